/// What visits like this one went on to: session-based nearest neighbours.
///
/// An index from items to their visits, newest last, as in VMIS-kNN (Kersbergen, Sprangers, Schelter: Serenade, SIGMOD
/// 2022), with the decays of V-SKNN (Ludewig, Jannach: UMUAI 2018) and STAN (Garg et al., SIGIR 2019). Each item of the
/// query looks at its own newest visits, so that what one brings does not depend on the others crowding it out. The
/// index keeps every visit of an item, so that forgetting a new one reveals an older one.
public struct NextItem: Model {
    /// The name beside its digest.
    public static let name = "next_item"

    /// What scoring a candidate needs of it, close together; it follows from the index.
    struct Standing: Sendable {
        /// In how many visits the item stands.
        var visits: UInt32 = 0
        /// The day of the newest of them.
        var newest: Int32 = 0
    }

    private(set) var tables: NextItemTables
    private(set) var records = VisitRecords()
    /// Where each item stands in the records of its visits, oldest visit first.
    private(set) var index = Rows<UInt32>(blank: 0)
    private(set) var standings: [Standing] = []

    /// An empty model.
    public init(_ parameters: NextItemParameters = .init()) {
        tables = NextItemTables(parameters)
    }

    init(_ parameters: NextItemParameters, records: VisitRecords, index: Rows<UInt32>, standings: [Standing]) {
        tables = NextItemTables(parameters)
        self.records = records
        self.index = index
        self.standings = standings
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
        for place in records.inOrder() {
            writer.put(records.moment(place))
            let items = records.items(place)
            writer.put(UInt32(items.count))
            for item in items { writer.put(item) }
        }
        // The index follows from the visits; it is hashed too, so that a stale entry cannot hide.
        for item in 0..<index.count where index.count(item) > 0 {
            writer.put(UInt32(item))
            writer.put(UInt32(index.count(item)))
            for spot in index.row(item) { writer.put(records.moment(records.place(of: spot))) }
        }
        return writer.finish()
    }

    mutating func add(_ footprint: Footprint, _ moment: Moment) {
        guard !footprint.items.isEmpty else { return }
        let place = records.add(moment, footprint.items)
        for (item, spot) in zip(footprint.items, records.spots(place)) {
            index.insert(UInt32(spot), at: offset(of: moment, in: item), in: Int(item))
            stand(item)
        }
    }

    mutating func subtract(_ footprint: Footprint, _ moment: Moment) {
        var place: UInt32?
        for item in footprint.items {
            let range = index.range(Int(item))
            let entry = range.lowerBound + offset(of: moment, in: item)
            guard entry < range.upperBound, case let found = visit(at: entry), records.moment(found) == moment
            else { continue }
            place = found
            index.remove(at: entry - range.lowerBound, in: Int(item))
            stand(item)
        }
        if let place { records.remove(place) }
    }

    /// Notes the number and the newest day of the visits of an item.
    private mutating func stand(_ item: ItemNumber) {
        if standings.count < index.count {
            standings.append(contentsOf: repeatElement(.init(), count: index.count - standings.count))
        }
        let visits = index.range(Int(item))
        let newest = visits.last.map { records.day(visit(at: $0)) }
        standings[Int(item)] = Standing(visits: UInt32(visits.count), newest: newest ?? 0)
    }

    /// The place of the visit that an entry of the index leads to.
    func visit(at entry: Int) -> UInt32 { records.place(of: index[at: entry]) }

    /// The first offset in the visits of an item that is not older than a moment.
    private func offset(of moment: Moment, in item: ItemNumber) -> Int {
        let range = index.range(Int(item))
        // Mostly a visit is newer than all others.
        guard let last = range.last, !records.isOlder(visit(at: last), than: moment) else { return range.count }
        var low = range.lowerBound
        var high = last
        while low < high {
            let middle = (low + high) / 2
            if records.isOlder(visit(at: middle), than: moment) { low = middle + 1 } else { high = middle }
        }
        return low - range.lowerBound
    }
}
