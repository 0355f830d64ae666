import Glibc

/// Whether two numbers agree to a relative tolerance.
func isClose(_ one: Double, _ other: Double, _ tolerance: Double) -> Bool {
    abs(one - other) <= tolerance * max(abs(one), abs(other))
}

func exponential(_ x: Double) -> Double { exp(x) }

/// The chance that a standard normal number is below `x`.
func normal(below x: Double) -> Double { erfc(-x / 2.0.squareRoot()) / 2 }

func logarithm(_ x: Double) -> Double { log(x) }
