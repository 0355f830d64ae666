/// The forms of a catalog feed.
public enum FeedForm: Sendable, Hashable {
    /// Google's text feed: tabs, or commas or semicolons, under a header row.
    case table
    /// RSS 2.0 or Atom, with Google's fields in their own namespace.
    case xml
    /// One item in our own form on each line.
    case jsonLines

    /// Tells the form by the first bytes that are not space.
    static func detect(_ head: ArraySlice<UInt8>) throws(InputFault) -> FeedForm {
        for (mark, advice) in [
            ([0xFF, 0xFE], "save the feed as UTF-8"), ([0xFE, 0xFF], "save the feed as UTF-8"),
            ([0x1F, 0x8B], "unpack the feed first (gzip -d)"),
            ([0x50, 0x4B, 0x03, 0x04], "unpack the feed first (unzip)"),
        ] as [([UInt8], String)] where head.starts(with: mark) {
            throw InputFault(.malformed, at: "line 1", advice)
        }
        switch head.first(where: { ![0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF].contains($0) }) {
        case UInt8(ascii: "<"): return .xml
        case UInt8(ascii: "{"): return .jsonLines
        case UInt8(ascii: "["):
            throw InputFault(.malformed, at: "line 1", "write one item on each line, without an array around them")
        default: return .table
        }
    }
}
