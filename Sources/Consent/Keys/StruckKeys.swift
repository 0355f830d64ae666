import Crypto

/// By what a destroyed key, or a shopper who was erased, is known again.
public struct KeyMark: Sendable, Hashable {
    /// Sixteen bytes.
    public let bytes: [UInt8]

    /// Sixteen bytes as they were stored; any other length is nil.
    public init?(bytes: [UInt8]) {
        guard bytes.count == 16 else { return nil }
        self.bytes = bytes
    }

    init(_ key: SymmetricKey) { bytes = unsafe key.withUnsafeBytes { unsafe Array($0) } }
    init(_ code: HMAC<SHA256>.MAC) { bytes = Array(code.prefix(16)) }
}

/// The list of destroyed keys, kept apart from the database: a backup that is older than an erasure still holds her
/// wrapped key, and only this list, which is not a part of it, keeps that key from opening anything. It also holds by
/// what the shop's own secret knows an erased shopper again, so that no import of old events brings her back.
public protocol StruckKeys: Sendable {
    /// Whether this key was destroyed.
    func contains(_ mark: KeyMark) -> Bool
    /// Adds marks, all of them with one wait for the disk; durable when it returns.
    func strike(_ marks: [KeyMark]) async throws
}
