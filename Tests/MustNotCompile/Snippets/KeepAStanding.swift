// expect: implicit conversion to 'Standing?' is consuming
import Consent

final class Keeper {
    var kept: Standing?
    func keep(_ standing: borrowing Standing) { kept = standing }
}
