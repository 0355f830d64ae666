/// One level for each purpose, or none where nothing was said: eight bytes, no allocation.
public struct Choices: Sendable, Hashable {
    /// Four bits a purpose; 0 is "nothing said", otherwise the level's raw value plus one.
    private var packed: UInt64 = 0

    /// Nothing said about anything.
    public init() {}

    /// The same level for every purpose.
    public init(all level: Level) {
        for purpose in PurposeCode.allCases { self[purpose] = level }
    }

    /// What was said about a purpose; nil is "nothing".
    public subscript(purpose: PurposeCode) -> Level? {
        get {
            let bits = (packed >> (UInt64(purpose.rawValue) * 4)) & 0xF
            return bits == 0 ? nil : Level(rawValue: UInt8(bits - 1))
        }
        set {
            let shift = UInt64(purpose.rawValue) * 4
            packed &= ~(0xF << shift)
            if let newValue { packed |= UInt64(newValue.rawValue + 1) << shift }
        }
    }

    /// Whether nothing was said about anything.
    public var isEmpty: Bool { packed == 0 }

    /// The purposes about which something was said, in order.
    public var said: [(purpose: PurposeCode, level: Level)] {
        PurposeCode.allCases.compactMap { purpose in self[purpose].map { (purpose, $0) } }
    }
}
