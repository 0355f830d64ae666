/// Where a shopper is, as far as it is known, and what the shop sells: what decides which laws apply.
///
/// What is not known excludes no law.
public struct Place: Sendable, Hashable, CustomStringConvertible {
    /// Two letters (ISO 3166-1); nil when it is not known.
    public var country: String?
    /// What follows the country in ISO 3166-2, such as `CA` in `US-CA`; nil when it is not known.
    public var region: String?
    /// What the shop sells; nil when it is not known.
    public var goods: Goods?

    /// Kinds of goods for which some laws have rules of their own.
    public enum Goods: String, Sendable, CaseIterable {
        case food
        case other
    }

    /// Nothing is known.
    public init() {}

    /// Reads `DE` or `US-CA`; nil for every other text.
    public init?(_ text: some StringProtocol, goods: Goods? = nil) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count <= 2, let first = parts.first, first.utf8.count == 2,
            first.utf8.allSatisfy({ (0x41...0x5A).contains($0) })
        else { return nil }
        country = String(first)
        if parts.count == 2 {
            let isRegion = { (byte: UInt8) in (0x41...0x5A).contains(byte) || (0x30...0x39).contains(byte) }
            guard (1...3).contains(parts[1].utf8.count), parts[1].utf8.allSatisfy(isRegion) else { return nil }
            region = String(parts[1])
        }
        self.goods = goods
    }

    /// `US-CA`, `DE`, or `unknown`.
    public var description: String { country.map { $0 + (region.map { "-\($0)" } ?? "") } ?? "unknown" }
}

/// Where a law applies; nil stands for everywhere, or everything.
public struct Scope: Sendable, Hashable {
    public var countries: Set<String>?
    public var regions: Set<String>?
    public var goods: Set<Place.Goods>?

    /// Whether the law may apply at a place: it does unless what is known excludes it.
    public func reaches(_ place: Place) -> Bool {
        Self.admits(countries, place.country) && Self.admits(regions, place.region) && Self.admits(goods, place.goods)
    }

    private static func admits<Element>(_ set: Set<Element>?, _ element: Element?) -> Bool {
        guard let set, let element else { return true }
        return set.contains(element)
    }
}
