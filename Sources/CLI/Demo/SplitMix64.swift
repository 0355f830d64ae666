/// Sebastiano Vigna's SplitMix64: small, fast, and the same numbers everywhere. Not for secrets.
struct SplitMix64: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A number in `0..<limit`; the bias is below `limit / 2^64`.
    mutating func below(_ limit: Int) -> Int { Int(next().multipliedFullWidth(by: UInt64(limit)).high) }

    /// True in `percent` of 100 cases.
    mutating func chance(_ percent: Int) -> Bool { below(100) < percent }

    /// A place in `weights`, chosen as often as its weight says.
    mutating func pick(_ weights: [Int]) -> Int {
        var left = below(weights.reduce(0, +))
        for (at, weight) in weights.enumerated() {
            if left < weight { return at }
            left -= weight
        }
        return weights.count - 1
    }

    /// One number from a text, to seed a generator by name (FNV-1a).
    static func seed(from text: String) -> UInt64 {
        text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }
}
