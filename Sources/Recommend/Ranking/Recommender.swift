/// All models of one shop, over one book of visits.
///
/// A value: it knows numbers of items and visits, and nothing of shops, people, storage or the network.
public struct Recommender: Sendable {
    private var book = VisitBook()
    private(set) var popularity: Popularity
    private(set) var goesWith: GoesWith
    private(set) var nextItem: NextItem
    private(set) var looksLike: LooksLike
    private(set) var newest: Newest
    /// The model for histories as of its last making, and the steps that it holds of each visit.
    var forYou: ForYou?
    var held: [UInt64: Int32] = [:]
    /// How many visits were learned or forgotten since.
    public internal(set) var changesSinceForYou = 0
    let parameters: Parameters
    private(set) var today: Int32 = 0

    /// An empty recommender.
    public init(parameters: Parameters = .init()) {
        popularity = Popularity(parameters.popularity)
        goesWith = GoesWith(parameters.goesWith)
        nextItem = NextItem(parameters.nextItem)
        looksLike = LooksLike(parameters.looksLike)
        newest = Newest(share: parameters.newest)
        self.parameters = parameters
    }

    /// How many visits are known.
    public var visits: Int { book.visits }

    /// How many steps the known visits have together.
    public var events: Int { book.events }

    /// What is known of a visit: its first ``Visit/longest`` steps with items below the bound.
    public func visit(_ id: UInt64) -> Visit? { book[id] }

    /// The numbers of what the catalog says of an item: words, categories, brand. Nothing in them comes from visits.
    public func traits(of item: ItemNumber) -> [UInt32] { looksLike.traits(of: item) }

    /// Learns a visit; a known id extends that visit, which keeps its day and order.
    ///
    /// Steps beyond ``Visit/longest`` and items from ``Step/itemBound`` on are left out; a visit without steps is not
    /// kept.
    public mutating func learn(_ visit: Visit) {
        var whole = visit
        if let known = book[visit.id] {
            guard known.steps.count < Visit.longest else { return }
            drop(known, again: true)
            whole = known
            whole.steps += visit.steps
        }
        take(whole)
    }

    /// Forgets a visit, as if it had never been learned; false when it is not known.
    @discardableResult
    public mutating func forget(_ id: UInt64) -> Bool {
        guard let known = book[id] else { return false }
        drop(known)
        return true
    }

    /// Forgets an item of a visit, as if the visit had never had it; false when it is not known.
    @discardableResult
    public mutating func forget(item: ItemNumber, in id: UInt64) -> Bool {
        guard let known = book[id], known.steps.contains(where: { $0.item == item }) else { return false }
        drop(known)
        var rest = known
        rest.steps.removeAll { $0.item == item }
        take(rest)
        return true
    }

    /// Takes in what the catalog says of an item, in the place of what was known of it; category 0 is none.
    ///
    /// A fact of the catalog: it is no part of the ``digest()``. An item's number is taken for the order in which items
    /// came in.
    public mutating func put(_ text: ItemText, category: UInt32) {
        guard text.item < Step.itemBound else { return }
        looksLike.put(text)
        popularity.put(text.item, category: category)
        newest.put(text.item, day: Int32(text.item), category: category)
    }

    /// Takes an item out of the catalog; what visits taught of it stays.
    public mutating func remove(_ item: ItemNumber) {
        looksLike.remove(item)
        popularity.put(item, category: 0)
        newest.remove(item)
    }

    /// How popular an item is lately, in contributions of today.
    public func popularity(of item: ItemNumber) -> Double { popularity.score(item) }

    /// The newest items of the catalog, newest first.
    public var newestItems: [ItemNumber] { newest.items() }

    /// Brings what is derived up to a day: the popular items, and the age of visits. Cheap when nothing changed.
    ///
    /// `solving` also brings in what was learned of items that go together, which takes milliseconds; without it they go
    /// on as they were. What was forgotten is out at once, either way.
    public mutating func settle(day: Int32, solving: Bool = true) {
        today = day
        popularity.settle(day: day)
        goesWith.settle(day: day, solving: solving)
        newest.settle()
    }

    /// Every known visit, oldest first.
    public var everyVisit: [Visit] { book.inOrder() }

    /// What learning the same visits under other parameters gives.
    public func retuned(_ parameters: Parameters) -> Recommender {
        var other = Recommender(parameters: parameters)
        other.looksLike = looksLike
        other.forYou = forYou
        other.held = held
        other.newest = newest
        other.popularity.take(categoriesOf: popularity)
        for visit in book.inOrder() { other.take(visit) }
        other.today = today
        return other
    }

    /// SHA-256 over the digests of the book of visits and of all models.
    public func digest() -> Digest {
        var writer = CanonicalWriter("recommender")
        for part in digests() { writer.put(part.digest) }
        return writer.finish()
    }

    /// The digests of the book of visits and of each model.
    public func digests() -> [(name: String, digest: Digest)] {
        [
            (VisitBook.name, book.digest()),
            (Popularity.name, popularity.digest()),
            (GoesWith.name, goesWith.digest()),
            (NextItem.name, nextItem.digest()),
        ]
    }

    private mutating func take(_ visit: Visit) {
        var visit = visit
        if visit.steps.contains(where: { $0.item >= Step.itemBound }) {  // hardly ever; removing copies
            visit.steps.removeAll { $0.item >= Step.itemBound }
        }
        if visit.steps.count > Visit.longest { visit.steps.removeSubrange(Visit.longest...) }
        guard !visit.steps.isEmpty else { return }
        book.enter(visit)
        changesSinceForYou += 1
        let footprint = Footprint(visit)
        popularity.add(footprint, day: visit.day)
        goesWith.add(footprint, day: visit.day)
        nextItem.add(footprint, visit.moment)
    }

    /// `again`: the visit is about to be learned again together with more steps.
    private mutating func drop(_ visit: Visit, again: Bool = false) {
        book.strike(visit.id)
        if !again { release(visit) }
        let footprint = Footprint(visit)
        popularity.subtract(footprint, day: visit.day)
        goesWith.subtract(footprint, day: visit.day, again: again)
        nextItem.subtract(footprint, visit.moment)
    }
}
