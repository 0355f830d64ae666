// expect: 'values' is inaccessible due to 'internal' protection level
import Anonymity

func read(_ vector: borrowing BoundedVector) { _ = vector.values }
