/// One record of delimited text: its fields as bytes, made into text only where somebody reads them.
public struct CSVRecord: Sendable, Hashable {
    /// The line on which it begins, from 1.
    public internal(set) var line = 0
    var bytes: [UInt8] = []
    private var ends: [Int] = []

    init() {}

    mutating func endField() { ends.append(bytes.count) }

    /// How many fields there are.
    public var count: Int { ends.count }

    /// A field's bytes.
    public subscript(index: Int) -> ArraySlice<UInt8> { bytes[(index == 0 ? 0 : ends[index - 1])..<ends[index]] }

    /// A field as text; nil when it is not UTF-8.
    ///
    /// It is not repaired: two ids that differ in one unreadable byte would become the same id.
    public func text(_ index: Int) -> String? { String(validating: self[index], as: UTF8.self) }

    /// Every field as text; nil when one is not UTF-8.
    public var texts: [String]? {
        var texts: [String] = []
        for index in 0..<count {
            guard let text = text(index) else { return nil }
            texts.append(text)
        }
        return texts
    }
}
