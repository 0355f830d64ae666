import Glibc

/// What the samplers draw, as floating-point numbers: for accounts, tables and tests. No draw comes from here.
extension DiscreteLaplace {
    /// The chance of drawing `value`.
    public func probability(of value: Int) -> Double {
        let rate = 1 / scale.value
        return tanh(rate / 2) * exp(-Double(value.magnitude) * rate)
    }

    /// The chance of drawing `value` or more.
    public func probability(from value: Int) -> Double {
        guard value > 0 else { return 1 - probability(from: 1 - value) }
        let rate = 1 / scale.value
        return exp(-Double(value) * rate) / (1 + exp(-rate))
    }
}

extension DiscreteGaussian {
    /// The chance of drawing `value`.
    public func probability(of value: Int) -> Double {
        weight(value) / normaliser
    }

    /// The chance of drawing `value` or more, summed from the far end, to about 14 digits.
    public func probability(from value: Int) -> Double {
        guard value > 0 else { return 1 - probability(from: 1 - value) }
        // Forty σ further on, a weight is less than e⁻⁸⁰⁰ of the first.
        let last = value + Int(40 * variance.value.squareRoot()) + 40
        var sum = 0.0
        for x in stride(from: last, through: value, by: -1) { sum += weight(x) }
        return sum / normaliser
    }

    private func weight(_ value: Int) -> Double {
        exp(-Double(value) * Double(value) / (2 * variance.value))
    }

    /// The sum of all weights. From σ = 3 on it is √(2πσ²) to more digits than a floating-point number has (Poisson
    /// summation: the first omitted term is 2·exp(-2π²σ²)).
    private var normaliser: Double {
        guard variance.value < 9 else { return (2 * Double.pi * variance.value).squareRoot() }
        var sum = 0.0
        for x in stride(from: 130, through: 1, by: -1) { sum += 2 * weight(x) }
        return 1 + sum
    }
}
