/// How much more often a pair is wanted than the popularity of its items says, by the level of what they share.
///
/// The more telling what two items share, the more: what noise turns round is put together (pool adjacent violators).
struct Lifts {
    /// By level.
    let values: [Double]

    /// Lifts from noisy counts by level and from what was expected there.
    init(_ counts: [Double], expected: [Double]) {
        var blocks: [(count: Double, expected: Double, levels: Int)] = []
        for (count, expected) in zip(counts, expected) {
            blocks.append((count, expected, 1))
            while blocks.count > 1 {
                let (before, last) = (blocks[blocks.count - 2], blocks[blocks.count - 1])
                guard before.count * last.expected >= last.count * before.expected else { break }
                blocks.removeLast(2)
                blocks.append(
                    (before.count + last.count, before.expected + last.expected, before.levels + last.levels))
            }
        }
        let whole = expected.reduce(0, +)
        let mean = whole > 0 ? max(counts.reduce(0, +), 1) / whole : 1
        values = blocks.flatMap { block in
            let lift = block.expected > 0 ? block.count / block.expected / mean : 1
            return [Double](repeating: max(lift, Self.least), count: block.levels)
        }
    }

    /// No level rules a pair out.
    private static let least = 0.05
}
