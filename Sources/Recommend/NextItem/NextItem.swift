/// What visits like this one went on to: session-based nearest neighbours.
///
/// An index from items to their visits, newest last, as in VMIS-kNN (Kersbergen, Sprangers, Schelter: Serenade, SIGMOD
/// 2022), with the decays of V-SKNN (Ludewig, Jannach: UMUAI 2018) and STAN (Garg et al., SIGIR 2019). Each item of the
/// query looks at its own newest visits, so that what one brings does not depend on the others crowding it out. The
/// index keeps every visit of an item, so that forgetting a new one reveals an older one.
public struct NextItem: Model {
    /// The name beside its digest.
    public static let name = "next_item"

    private(set) var tables: NextItemTables
    /// The visits: their moments, and rows of words: the day, then the distinct items in order of first appearance.
    ///
    /// A prediction needs the day first, and has the items at hand when it has read it.
    private(set) var slots = Slots()
    /// The slots of the visits of each item, oldest visit first.
    private(set) var index = Rows<UInt32>(blank: 0)

    /// An empty model.
    public init(_ parameters: NextItemParameters = .init()) {
        tables = NextItemTables(parameters)
    }

    /// How the next item is found. What was learned does not depend on it, so it may change at any time.
    public var parameters: NextItemParameters {
        get { tables.parameters }
        set { tables = NextItemTables(newValue) }
    }

    /// Adds the contribution of a visit.
    public mutating func learn(_ visit: Visit) { add(Footprint(visit), visit.moment) }

    /// Subtracts what learning the visit added.
    public mutating func forget(_ visit: Visit) { subtract(Footprint(visit), visit.moment) }

    /// SHA-256 over the whole numbers, item by item.
    public func digest() -> Digest {
        var writer = CanonicalWriter(Self.name)
        for slot in slots.inOrder() {
            writer.put(slots.moment(slot))
            let items = slots.rows.row(Int(slot)).dropFirst()
            writer.put(UInt32(items.count))
            for item in items { writer.put(item) }
        }
        // The index follows from the visits; it is hashed too, so that a stale entry cannot hide.
        for item in 0..<index.count where index.count(item) > 0 {
            writer.put(UInt32(item))
            writer.put(UInt32(index.count(item)))
            for slot in index.row(item) { writer.put(slots.moment(slot)) }
        }
        return writer.finish()
    }

    /// In how many visits the item stood.
    func visits(with item: ItemNumber) -> Int { index.count(Int(item)) }

    mutating func add(_ footprint: Footprint, _ moment: Moment) {
        guard !footprint.items.isEmpty else { return }
        let slot = slots.add(moment, words: [UInt32(bitPattern: moment.day)] + footprint.items)
        for item in footprint.items { index.insert(slot, at: offset(of: moment, in: item), in: Int(item)) }
    }

    mutating func subtract(_ footprint: Footprint, _ moment: Moment) {
        var slot: UInt32?
        for item in footprint.items {
            let range = index.range(Int(item))
            let place = range.lowerBound + offset(of: moment, in: item)
            guard place < range.upperBound, slots.moment(index[at: place]) == moment else { continue }
            slot = index[at: place]
            index.remove(at: place - range.lowerBound, in: Int(item))
        }
        if let slot { slots.remove(slot) }
    }

    /// The first offset in the visits of an item that is not older than a moment.
    private func offset(of moment: Moment, in item: ItemNumber) -> Int {
        let range = index.range(Int(item))
        // Mostly a visit is newer than all others.
        guard let last = range.last, !(slots.moment(index[at: last]) < moment) else { return range.count }
        var low = range.lowerBound
        var high = last
        while low < high {
            let middle = (low + high) / 2
            if slots.moment(index[at: middle]) < moment { low = middle + 1 } else { high = middle }
        }
        return low - range.lowerBound
    }
}
