import Crypto

/// The key that wraps every other key. It never touches a shopper's data itself.
///
/// What it wraps begins with its id, so that a store can hold keys wrapped by two master keys while one follows the
/// other, and each says which of them opens it.
public struct MasterKey: Sendable, CustomStringConvertible, CustomReflectable {
    private let key: SymmetricKey
    /// Eight bytes that tell it from others and say nothing of the key (HKDF-SHA256, RFC 5869).
    private let idBytes: [UInt8]
    /// Master keys that open what they wrapped, and wrap nothing any more or nothing yet.
    private var others: [MasterKey] = []

    /// The 32 bytes of the key; any other count throws `KeyFault.wrongLength`.
    public init(bytes: [UInt8]) throws(KeyFault) {
        guard bytes.count == 32 else { throw KeyFault.wrongLength }
        let key = SymmetricKey(data: bytes)
        self.key = key
        let id = HKDF<SHA256>.deriveKey(
            inputKeyMaterial: key, info: Array("confide/master-key-id/v1".utf8), outputByteCount: Self.idLength)
        idBytes = unsafe id.withUnsafeBytes { unsafe Array($0) }
    }

    /// 64 hexadecimal digits, with white space around them allowed, as `confide init` writes them.
    public init(hex: String) throws(KeyFault) {
        guard let bytes = Hex.decode(hex.trimmingWhitespace()) else { throw KeyFault.notHexadecimal }
        try self.init(bytes: bytes)
    }

    /// A new random key as 64 hexadecimal digits.
    public static func newHex() -> String { Hex.encode(randomBytes(32)) }

    /// By which operators tell master keys apart: 16 hexadecimal digits, which give nothing of the key away.
    public var id: String { Hex.encode(idBytes) }

    public var description: String { "<master key>" }
    public var customMirror: Mirror { Mirror(self, children: []) }

    /// This key, which wraps, together with another that only opens: for as long as keys are wrapped by either.
    public func opening(also other: MasterKey) -> MasterKey {
        var both = self
        both.others += [other] + other.others
        return both
    }

    /// The id of the master key that wrapped something; nil for what was wrapped before keys said so.
    public static func id(of wrapped: [UInt8]) -> String? {
        wrapped.count == idLength + boxLength ? Hex.encode(wrapped.prefix(idLength)) : nil
    }

    /// Wraps 32 bytes so that only this key opens them, bound to `context` (AES-256-GCM).
    func wrap(_ secret: SymmetricKey, context: [UInt8]) throws(KeyFault) -> [UInt8] {
        do {
            let box = try unsafe secret.withUnsafeBytes {
                try unsafe AES.GCM.seal($0, using: key, authenticating: context)
            }
            guard let combined = box.combined else { throw KeyFault.cannotWrap }
            return idBytes + combined
        } catch { throw KeyFault.cannotWrap }
    }

    /// Opens what `wrap` made; a wrong master key or a changed byte throws `KeyFault.cannotUnwrap`.
    func unwrap(_ wrapped: [UInt8], context: [UInt8]) throws(KeyFault) -> SymmetricKey {
        let isNamed = wrapped.count == Self.idLength + Self.boxLength
        let box = isNamed ? wrapped.dropFirst(Self.idLength) : wrapped[...]
        for master in [self] + others where !isNamed || wrapped.starts(with: master.idBytes) {
            if let opened = try? AES.GCM.open(.init(combined: box), using: master.key, authenticating: context) {
                return SymmetricKey(data: opened)
            }
        }
        throw KeyFault.cannotUnwrap
    }

    /// The same secret wrapped by this key; nil when it is already.
    ///
    /// It is opened all the same, so that a key which cannot be is found while the other master key is still there.
    func rewrap(_ wrapped: [UInt8], context: [UInt8]) throws(KeyFault) -> [UInt8]? {
        let secret = try unwrap(wrapped, context: context)
        return Self.id(of: wrapped) == id ? nil : try wrap(secret, context: context)
    }

    private static let idLength = 8
    /// A nonce of 12 bytes, 32 of the secret, a tag of 16.
    private static let boxLength = 60
}

/// What can go wrong with a key; it names no shopper and holds no byte of a key.
public enum KeyFault: String, Error, Equatable, CustomStringConvertible {
    case wrongLength, notHexadecimal, cannotWrap, cannotUnwrap, cannotSeal, cannotOpen, noAccount
    public var description: String { "KeyFault.\(rawValue)" }
}

/// Bytes from the system's random source.
func randomBytes(_ count: Int) -> [UInt8] {
    var source = SystemRandomNumberGenerator()
    return (0..<count).map { _ in UInt8.random(in: 0...255, using: &source) }
}
