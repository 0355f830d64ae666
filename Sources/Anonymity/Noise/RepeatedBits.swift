/// Bits for experiments: fast, and the same for the same seed (Vigna's SplitMix64). What is published never draws from them.
package struct RepeatedBits: RandomBits, ~Copyable {
    private var state: UInt64
    /// Bits drawn and not used yet, in the lowest places.
    private var word: UInt64 = 0
    private var left = 0

    package init(seed: UInt64) { state = seed }

    @inline(__always)
    package mutating func bits(_ count: Int) -> UInt64 {
        if count > left {
            // What is left over is thrown away: these bits cost next to nothing.
            state &+= 0x9E37_79B9_7F4A_7C15
            word = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
            word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
            word ^= word >> 31
            left = 64
        }
        let bits = word & (~0 >> UInt64(64 - count))
        word = count < 64 ? word >> UInt64(count) : 0
        left -= count
        return bits
    }
}

extension GaussianMechanism {
    /// A release for an experiment: it is charged and bounded as any other, and its noise can be had again.
    package func release(
        _ vector: borrowing BoundedVector, paying purse: inout Purse, repeating bits: inout RepeatedBits
    ) throws(PrivacyError) -> [Int64] {
        try release(vector, paying: &purse, from: &bits)
    }
}
