// expect: implicit conversion to 'Permit<Recommending>?' is consuming
import Consent

final class Keeper {
    var kept: Permit<Recommending>?
    func keep(_ permit: borrowing Permit<Recommending>) { kept = permit }
}
