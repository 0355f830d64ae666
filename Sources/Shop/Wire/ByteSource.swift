/// Where bytes come from, a piece at a time.
public protocol ByteSource {
    /// The next bytes, at most `max`; none at the end. Blocks until there are some.
    mutating func next(max: Int) throws -> [UInt8]
}

/// Bytes that are in memory already.
public struct MemorySource: ByteSource, Sendable {
    private var rest: ArraySlice<UInt8>

    /// A source of these bytes.
    public init(_ bytes: [UInt8]) { rest = bytes[...] }

    /// The next bytes; none at the end.
    public mutating func next(max: Int) -> [UInt8] {
        let piece = Array(rest.prefix(max))
        rest = rest.dropFirst(piece.count)
        return piece
    }
}
