import Glibc

/// What is popular lately: whole-number weights per item and day, seen through a half-life.
///
/// A visit adds to each of its items once, by its strongest action, so that nobody makes an item popular alone.
public struct Popularity: Model {
    /// The name beside its digest.
    public static let name = "popularity"
    /// One in fixed point: the weight of a contribution of today.
    private static let one = 1_048_576.0

    /// What one day brought to an item. Sums wrap around rather than trap; subtracting unwraps them.
    private struct Entry: Sendable {
        var day: Int32
        var sum: UInt32
    }

    let parameters: PopularityParameters
    private let decay: [UInt64]
    private var days = Rows<Entry>(blank: Entry(day: 0, sum: 0))
    private(set) var today: Int32?
    private var scores: [UInt64] = []
    /// Whether a ranking or a list is older than what it is made of.
    var dirty = false
    var categories: [UInt32] = []
    var lists = ShortLists()

    /// The best items as of the last ``settle(day:)``, best first.
    private(set) var ranking: [ItemNumber] = []
    /// Whether the ranking had to leave out items.
    private(set) var rankingIsFull = false

    /// An empty model.
    public init(_ parameters: PopularityParameters = .init()) {
        self.parameters = parameters
        let halfLife = Double(min(max(parameters.halfLife, 1), 3_650))
        let ages = Int(halfLife * 21)
        decay = (0..<ages).map { UInt64((Self.one * exp2(-Double($0) / halfLife)).rounded()) }
    }

    /// Adds the contribution of a visit.
    public mutating func learn(_ visit: Visit) { add(Footprint(visit), day: visit.day) }

    /// Subtracts what learning the visit added.
    public mutating func forget(_ visit: Visit) { subtract(Footprint(visit), day: visit.day) }

    /// Ranks the items as of a day; does nothing when the ranking is still true.
    public mutating func settle(day: Int32) {
        if today != day {
            today = day
            scores = (0..<days.count).map { item in
                days.row(item).reduce(0) { $0 &+ weight(of: $1.day) &* UInt64($1.sum) }
            }
            dirty = true
        }
        guard dirty else { return }
        dirty = false
        var best = Best()
        best.reset(limit: parameters.listed)
        var known = 0
        for (item, score) in scores.enumerated() where score > 0 {
            known += 1
            best.offer(ItemNumber(item), Double(score))
        }
        best.sort()
        ranking = best.items
        rankingIsFull = known > ranking.count
        listCategories()
    }

    /// The decayed weight of an item as of the settled day, in contributions of that day; 0: not popular at all.
    public func score(_ item: ItemNumber) -> Double { Double(rawScore(item)) / Self.one }

    /// The number of the highest item that was ever learned, plus one.
    var itemCount: Int { days.count }

    /// SHA-256 over the whole numbers, item by item.
    public func digest() -> Digest {
        var writer = CanonicalWriter(Self.name)
        for item in 0..<days.count where days.count(item) > 0 {
            writer.put(UInt32(item))
            writer.put(UInt32(days.count(item)))
            for entry in days.row(item) {
                writer.put(entry.day)
                writer.put(entry.sum)
            }
        }
        return writer.finish()
    }

    mutating func add(_ footprint: Footprint, day: Int32) {
        for (item, action) in zip(footprint.items, footprint.actions) {
            let amount = amount(of: action)
            guard amount > 0 else { continue }
            let (offset, found) = find(day, in: Int(item))
            if found {
                let place = days.range(Int(item)).lowerBound + offset
                days[at: place].sum &+= amount
            } else {
                days.insert(Entry(day: day, sum: amount), at: offset, in: Int(item))
            }
            change(item, by: weight(of: day) &* UInt64(amount))
        }
    }

    mutating func subtract(_ footprint: Footprint, day: Int32) {
        for (item, action) in zip(footprint.items, footprint.actions) {
            let amount = amount(of: action)
            let (offset, found) = find(day, in: Int(item))
            guard amount > 0, found else { continue }
            let place = days.range(Int(item)).lowerBound + offset
            days[at: place].sum &-= amount
            if days[at: place].sum == 0 { days.remove(at: offset, in: Int(item)) }
            change(item, by: 0 &- weight(of: day) &* UInt64(amount))
        }
    }

    func rawScore(_ item: ItemNumber) -> UInt64 { item < scores.count ? scores[Int(item)] : 0 }

    private func amount(of action: Action) -> UInt32 {
        Int(action.rawValue) < parameters.weights.count ? parameters.weights[Int(action.rawValue)] : 0
    }

    /// Days to come count like today.
    private func weight(of day: Int32) -> UInt64 {
        guard let today else { return 0 }
        let age = max(0, Int(today) - Int(day))
        return age < decay.count ? decay[age] : 0
    }

    private mutating func change(_ item: ItemNumber, by amount: UInt64) {
        guard today != nil else { return }
        if item >= scores.count { scores.append(contentsOf: repeatElement(0, count: Int(item) + 1 - scores.count)) }
        scores[Int(item)] &+= amount
        dirty = true
    }

    /// Where the day stands in the row of an item: newest days last, and mostly it is the last.
    private func find(_ day: Int32, in item: Int) -> (offset: Int, found: Bool) {
        let range = days.range(item)
        var place = range.upperBound
        while place > range.lowerBound, days[at: place - 1].day > day { place -= 1 }
        if place > range.lowerBound, days[at: place - 1].day == day { return (place - 1 - range.lowerBound, true) }
        return (place - range.lowerBound, false)
    }
}
