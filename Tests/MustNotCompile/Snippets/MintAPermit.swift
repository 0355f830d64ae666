// expect: initializer is inaccessible due to 'internal' protection level
import Consent

let permit = Permit<Recommending>(shop: 1, level: .account, basis: .carried, account: nil, subkey: nil)
