import Crypto

/// By what a destroyed key is known again.
public struct KeyMark: Sendable, Hashable {
    /// Sixteen bytes.
    public let bytes: [UInt8]

    /// Sixteen bytes as they were stored; any other length is nil.
    public init?(bytes: [UInt8]) {
        guard bytes.count == 16 else { return nil }
        self.bytes = bytes
    }

    init(_ key: SymmetricKey) { bytes = unsafe key.withUnsafeBytes { unsafe Array($0) } }
}

/// The list of destroyed keys, kept apart from the database: a backup that is older than an erasure still holds her
/// wrapped key, and only this list, which is not a part of it, keeps that key from opening anything.
public protocol StruckKeys: Sendable {
    /// Whether this key was destroyed.
    func contains(_ mark: KeyMark) -> Bool
    /// Adds a key; durable when it returns.
    func strike(_ mark: KeyMark) async throws
}
