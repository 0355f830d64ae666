/// A source's bytes as they come, one piece in memory at a time.
///
/// The kind of source is forgotten here, once for each piece, so that the readers, which look at every byte, are not
/// generic: other modules would get them unspecialised.
struct ByteWindow {
    private var source: any ByteSource
    private var piece: [UInt8] = []
    private var at = 0
    private var isDone = false

    init(_ source: some ByteSource) { self.source = source }

    /// Makes sure that there is a byte to look at; false at the end.
    @inline(__always)
    mutating func fill() throws -> Bool { at < piece.count ? true : try refill() }

    /// The byte ahead, when the piece in memory has one.
    var peek: UInt8? { at < piece.count ? piece[at] : nil }

    /// The byte ahead, which is taken; nil at the end.
    @inline(__always)
    mutating func take() throws -> UInt8? {
        guard try fill() else { return nil }
        at += 1
        return piece[at - 1]
    }

    mutating func advance(_ count: Int) { at += count }

    /// What is in memory before the given byte.
    func bytes(upTo end: UInt8) -> ArraySlice<UInt8> {
        var stop = at
        while stop < piece.count, piece[stop] != end { stop += 1 }
        return piece[at..<stop]
    }

    /// At least `count` bytes ahead without taking them, or all that are left.
    mutating func ahead(_ count: Int) throws -> ArraySlice<UInt8> {
        while piece.count - at < count, try grow() {}
        return piece[at...].prefix(count)
    }

    /// Passes over a UTF-8 byte order mark.
    mutating func skipMark() throws {
        if try ahead(3).elementsEqual([0xEF, 0xBB, 0xBF]) { at += 3 }
    }

    private mutating func refill() throws -> Bool {
        piece = []
        at = 0
        return try grow()
    }

    private mutating func grow() throws -> Bool {
        guard !isDone else { return false }
        let more = try source.next(max: 1 << 16)
        isDone = more.isEmpty
        if at > 0 {
            piece.removeFirst(at)
            at = 0
        }
        piece = piece.isEmpty ? more : piece + more
        return !isDone
    }
}
