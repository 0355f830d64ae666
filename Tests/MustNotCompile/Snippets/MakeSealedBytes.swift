// expect: initializer is inaccessible due to 'internal' protection level
import Consent

func forge(_ account: Account) -> Sealed {
    Sealed(account: account, purpose: .learning, revision: 1, bytes: [1, 2, 3])
}
