// expect: extra argument 'from' in call
import Anonymity

func release(
    _ vector: borrowing BoundedVector, _ mechanism: GaussianMechanism, _ purse: inout Purse,
    _ dice: inout SystemRandomNumberGenerator
) throws {
    _ = try mechanism.release(vector, paying: &purse, from: &dice)
}
