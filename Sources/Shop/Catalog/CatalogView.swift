/// What answers need of the catalog, in flat arrays by item number.
public struct CatalogView: Sendable {
    /// One item, as small as filters and shelves allow.
    public struct Entry: Sendable, Hashable {
        public internal(set) var availability = Availability.unlisted
        /// The place of its category in `categories`.
        public internal(set) var category: UInt32 = 0
        /// Equal for variants of one product; 0 for a product without variants.
        public internal(set) var group: UInt32 = 0
        public internal(set) var price: Money?
        var wasListed = false
    }

    private var entries: [Entry] = []
    private var ids: [String] = []
    private var numbers: [String: ItemNumber] = [:]
    /// Every category there is; the first is "none".
    public private(set) var categories: [[String]] = [[]]
    private var categoryNumbers: [[String]: UInt32] = [[]: 0]
    private var groupNumbers: [String: UInt32] = ["": 0]
    /// How many items are listed.
    public private(set) var listedCount = 0
    /// Every item that was ever listed, oldest first; an unlisted one stays in it and is told by its entry.
    public private(set) var listed: [ItemNumber] = []
    /// Whether any items are variants of one product.
    public var hasGroups: Bool { groupNumbers.count > 1 }

    init() {}

    /// How many numbers are in use; every number is below it.
    public var count: Int { entries.count }

    /// The number of an id that this node has heard of.
    public func number(of id: String) -> ItemNumber? { numbers[id] }

    /// The id of a number; empty when it is unknown.
    public func id(of number: ItemNumber) -> String { Int(number) < ids.count ? ids[Int(number)] : "" }

    /// The entry of a number; unlisted when it is unknown.
    public func entry(_ number: ItemNumber) -> Entry { Int(number) < entries.count ? entries[Int(number)] : Entry() }

    /// Whether a shopper can order the item now.
    public func isOrderable(_ number: ItemNumber) -> Bool {
        Int(number) < entries.count && entries[Int(number)].availability.isOrderable
    }

    /// The places in `categories` of every category on a path that has one of these names.
    public func categories(named names: [String]) -> Set<UInt32> {
        Set(categories.indices.filter { at in categories[at].contains { names.contains($0) } }.map { UInt32($0) })
    }

    mutating func name(_ number: ItemNumber, _ id: String) {
        grow(to: number)
        ids[Int(number)] = id
        numbers[id] = number
    }

    mutating func put(_ item: Item, at number: ItemNumber) {
        name(number, item.id)
        let at = Int(number)
        if entries[at].availability != .unlisted { listedCount -= 1 }
        if item.availability != .unlisted { listedCount += 1 }
        let wasListed = entries[at].wasListed
        if !wasListed, item.availability != .unlisted { listed.append(number) }
        entries[at] = Entry(
            availability: item.availability, category: category(item.category), group: group(item.group),
            price: item.price, wasListed: wasListed || item.availability != .unlisted)
    }

    private mutating func grow(to number: ItemNumber) {
        let missing = Int(number) + 1 - entries.count
        guard missing > 0 else { return }
        entries.append(contentsOf: repeatElement(Entry(), count: missing))
        ids.append(contentsOf: repeatElement("", count: missing))
    }

    private mutating func category(_ path: [String]) -> UInt32 {
        if let known = categoryNumbers[path] { return known }
        let number = UInt32(categories.count)
        categories.append(path)
        categoryNumbers[path] = number
        return number
    }

    private mutating func group(_ name: String) -> UInt32 {
        if let known = groupNumbers[name] { return known }
        let number = UInt32(groupNumbers.count)
        groupNumbers[name] = number
        return number
    }
}
