import Anonymity

/// Bits from a script; when it ends, it says so and goes on with others, so that the sampler comes to an end.
struct ScriptedBits: RandomBits {
    let script: UInt64
    let length: Int
    private(set) var used = 0
    private var after = Dice(seed: 7)

    init(script: UInt64, length: Int) {
        self.script = script
        self.length = length
    }

    /// Whether more bits were asked for than the script has.
    var isDry: Bool { used > length }

    mutating func bits(_ count: Int) -> UInt64 {
        var drawn: UInt64 = 0
        for _ in 0..<count {
            drawn = drawn << 1 | (used < length ? script >> UInt64(used) & 1 : after.next() & 1)
            used += 1
        }
        return drawn
    }
}

/// Repeatable bits, for statistics that must not fail by chance.
struct DiceBits: RandomBits {
    private var dice: Dice
    private var word: UInt64 = 0
    private var left = 0

    init(seed: UInt64) { dice = Dice(seed: seed) }

    mutating func bits(_ count: Int) -> UInt64 {
        if count > left {
            word = dice.next()
            left = 64
        }
        let drawn = word & ((1 << UInt64(count)) &- 1)
        word >>= UInt64(count)
        left -= count
        return drawn
    }
}

/// What a sampler gives for every script of up to `depth` bits, with exact probabilities.
struct BitTree<Outcome: Hashable> {
    /// For each outcome, how many of the 2^depth scripts of full length begin with one that leads to it.
    private(set) var found: [Outcome: Int] = [:]
    /// The scripts of full length that lead nowhere yet.
    private(set) var open = 0
    let depth: Int

    init(depth: Int, sampler: (inout ScriptedBits) -> Outcome) {
        self.depth = depth
        walk(0, 0, sampler)
    }

    private mutating func walk(_ script: UInt64, _ length: Int, _ sampler: (inout ScriptedBits) -> Outcome) {
        var bits = ScriptedBits(script: script, length: length)
        let outcome = sampler(&bits)
        if !bits.isDry {
            found[outcome, default: 0] += 1 << (depth - length)
        } else if length == depth {
            open += 1
        } else {
            walk(script, length + 1, sampler)
            walk(script | 1 << UInt64(length), length + 1, sampler)
        }
    }

    /// The chance that is certain already; the whole chance is between this and this with ``rest`` added.
    func chance(of outcome: Outcome) -> Double { Double(found[outcome, default: 0]) / Double(1 << depth) }

    /// The chance of all that the scripts do not decide.
    var rest: Double { Double(open) / Double(1 << depth) }
}
