/// Where random choices come from; one that repeats its numbers replays an answer.
public protocol Chance {
    /// A number below the bound, each with the same probability; the bound is at least 1.
    mutating func below(_ bound: UInt64) -> UInt64
}

/// Choices from any generator of random words.
public struct RandomChance<Generator: RandomNumberGenerator>: Chance {
    private var generator: Generator

    /// Choices from the generator.
    public init(_ generator: Generator) { self.generator = generator }

    /// A number below the bound.
    public mutating func below(_ bound: UInt64) -> UInt64 { .random(in: 0..<bound, using: &generator) }
}
