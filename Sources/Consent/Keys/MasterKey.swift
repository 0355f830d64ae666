import Crypto

/// The key that wraps every other key. It never touches a shopper's data itself.
public struct MasterKey: Sendable {
    private let key: SymmetricKey

    /// The 32 bytes of the key; any other count throws `KeyFault.wrongLength`.
    public init(bytes: [UInt8]) throws(KeyFault) {
        guard bytes.count == 32 else { throw KeyFault.wrongLength }
        key = SymmetricKey(data: bytes)
    }

    /// 64 hexadecimal digits, with white space around them allowed, as `confide init` writes them.
    public init(hex: String) throws(KeyFault) {
        guard let bytes = Hex.decode(hex.trimmingWhitespace()) else { throw KeyFault.notHexadecimal }
        try self.init(bytes: bytes)
    }

    /// A new random key as 64 hexadecimal digits.
    public static func newHex() -> String { Hex.encode(randomBytes(32)) }

    /// Wraps 32 bytes so that only this key opens them, bound to `context` (AES-256-GCM).
    func wrap(_ secret: SymmetricKey, context: [UInt8]) throws(KeyFault) -> [UInt8] {
        do {
            let box = try unsafe secret.withUnsafeBytes {
                try unsafe AES.GCM.seal($0, using: key, authenticating: context)
            }
            guard let combined = box.combined else { throw KeyFault.cannotWrap }
            return [UInt8](combined)
        } catch { throw KeyFault.cannotWrap }
    }

    /// Opens what `wrap` made; a wrong master key or a changed byte throws `KeyFault.cannotUnwrap`.
    func unwrap(_ wrapped: [UInt8], context: [UInt8]) throws(KeyFault) -> SymmetricKey {
        do {
            return SymmetricKey(data: try AES.GCM.open(.init(combined: wrapped), using: key, authenticating: context))
        } catch { throw KeyFault.cannotUnwrap }
    }
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
