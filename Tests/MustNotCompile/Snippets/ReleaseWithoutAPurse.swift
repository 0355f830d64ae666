// expect: missing argument for parameter 'paying'
import Anonymity

func release(_ vector: borrowing BoundedVector, _ mechanism: GaussianMechanism) throws {
    _ = try mechanism.release(vector)
}
