/// An exact fraction as people write it: `1/50`, `3/2`, `2`.
public struct Share: Sendable, Hashable {
    public static let zero = Share(0)
    public static let one = Share(1)

    /// The number above the line.
    public let numerator: UInt32
    /// The number below the line, at least 1.
    public let denominator: UInt32

    public init(_ numerator: UInt32, over denominator: UInt32 = 1) {
        self.numerator = numerator
        self.denominator = max(denominator, 1)
    }

    /// Reads one or two whole numbers with a stroke between them; nil for anything else, and for a denominator of 0.
    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), let numerator = Self.whole(parts[0]) else { return nil }
        let denominator = parts.count == 2 ? Self.whole(parts[1]) : 1
        guard let denominator, denominator > 0 else { return nil }
        self.init(numerator, over: denominator)
    }

    /// The fraction as it is read.
    public var text: String { denominator == 1 ? "\(numerator)" : "\(numerator)/\(denominator)" }

    private static func whole(_ digits: some StringProtocol) -> UInt32? {
        digits.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ? UInt32(digits) : nil
    }
}
