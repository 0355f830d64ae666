/// Where samplers get their randomness: bits, each as likely 0 as 1 and independent of all others.
///
/// Releases draw from ``SystemBits`` and nothing else; tests script the bits, and experiments repeat them.
package protocol RandomBits: ~Copyable {
    /// The next bits, from 1 to 64 of them, as a whole number.
    mutating func bits(_ count: Int) -> UInt64
}

extension RandomBits where Self: ~Copyable {
    /// The next bit.
    @inline(__always)
    mutating func bit() -> Bool { bits(1) == 1 }
}

/// The operating system's randomness. It cannot be copied, for two releases with the same noise give away their difference.
package struct SystemBits: RandomBits, ~Copyable {
    private var source = SystemRandomNumberGenerator()
    /// Bits fetched and not used yet, in the lowest places.
    private var word: UInt64 = 0
    private var left = 0

    package init() {}

    @inline(__always)
    package mutating func bits(_ count: Int) -> UInt64 {
        if count <= left { return take(count) }
        let have = left
        let high = take(have)
        word = source.next()
        left = 64
        return high << UInt64(count - have) | take(count - have)
    }

    @inline(__always)
    private mutating func take(_ count: Int) -> UInt64 {
        let bits = word & ((1 << UInt64(count)) &- 1)
        word >>= UInt64(count)
        left -= count
        return bits
    }
}
