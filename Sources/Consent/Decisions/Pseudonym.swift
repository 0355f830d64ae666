/// How a shopper is known to the house: sixteen bytes that only the shop's secret ties to her.
///
/// Safe for a person because it prints as nothing: no log line, error or test failure can carry it.
public struct Pseudonym: Sendable, Hashable, CustomStringConvertible, CustomReflectable {
    /// The sixteen bytes, for stores and for associated data.
    public let bytes: [UInt8]

    /// Sixteen bytes as a store gave them back; any other length is refused with nil.
    public init?(stored bytes: [UInt8]) {
        guard bytes.count == 16 else { return nil }
        self.bytes = bytes
    }

    init(bytes: [UInt8]) { self.bytes = bytes }

    public var description: String { "<pseudonym>" }
    public var customMirror: Mirror { Mirror(self, children: []) }
}
