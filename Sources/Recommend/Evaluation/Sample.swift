extension Array {
    /// The elements in an order that depends on nothing but their number, so that every beginning of it is a fair
    /// sample, and the beginnings of two searches are the same.
    public func shuffledForSampling() -> [Element] {
        var dice = SplitMix(seed: 0x5eed)
        return shuffled(using: &dice)
    }

    /// The share of them that stands at the beginning, at least one.
    public func sample(_ share: Double) -> [Element] {
        Array(prefix(Swift.max(1, Int((Double(count) * share).rounded()))))
    }
}
