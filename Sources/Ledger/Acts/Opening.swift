/// What opens a commitment: the act, its payload, and the salt that hides them. Only the person keeps it.
///
/// Without the salt nobody can guess what a line of the ledger says, not even from a short list of possible acts;
/// once the opening is deleted, the line is a random number.
public struct Opening: Sendable, Equatable, CustomStringConvertible {
    /// The number of bytes of a salt: 32.
    public static let saltByteCount = 32

    /// 32 random bytes.
    public let salt: [UInt8]

    /// What happened.
    public let act: Act

    /// What the act was about, in the caller's own encoding.
    public let payload: [UInt8]

    /// An opening for a new act, with a salt from the system's generator.
    public init(act: Act, payload: [UInt8]) {
        var generator = SystemRandomNumberGenerator()
        self.init(act: act, payload: payload, saltedBy: &generator)
    }

    /// Restores an opening that somebody shows; throws `salt-length` when the salt has other than 32 bytes.
    public init(salt: [UInt8], act: Act, payload: [UInt8]) throws(LedgerError) {
        guard salt.count == Self.saltByteCount else { throw LedgerError(.saltLength) }
        self.salt = salt
        self.act = act
        self.payload = payload
    }

    /// Not public: a salt from a predictable generator hides nothing.
    init(act: Act, payload: [UInt8], saltedBy generator: inout some RandomNumberGenerator) {
        salt = (0..<Self.saltByteCount).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
        self.act = act
        self.payload = payload
    }

    /// Whether this is what was committed to.
    public func matches(_ commitment: Commitment) -> Bool {
        Commitment(opening: self) == commitment
    }

    /// The act only, so that a careless log line holds neither payload nor salt.
    public var description: String { "Opening(\(act.name))" }
}
