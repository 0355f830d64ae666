// expect: 'permit' is borrowed and cannot be consumed
import Consent

func double(_ permit: borrowing Permit<Messaging>) {
    let copy = permit
    _ = copy.level
}
