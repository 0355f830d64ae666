/// Which items go well together: once by all actions, once by purchases only.
public struct GoesWith: Model {
    /// The name beside its digest.
    public static let name = "goes_with"

    /// Which visits count.
    public enum Kind: Sendable {
        /// Whatever was done with the items.
        case viewed
        /// What was bought.
        case bought
    }

    /// Pairs within a visit, whatever was done with the items.
    private(set) var viewed: Together
    /// Pairs that were bought in one visit.
    private(set) var bought: Together
    private var solver = ColumnSolver()

    /// An empty model.
    public init(_ parameters: GoesWithParameters = .init()) {
        viewed = Together(parameters)
        bought = Together(parameters)
    }

    /// A model that has learned the visits, settled on a day: quicker than learning them one by one, with the same
    /// digest; `parts` is the number of cores to use.
    ///
    /// Without `solving`, questions about several items solve what they need themselves: right for models that are
    /// asked little.
    public init(
        _ visits: [Visit], parameters: GoesWithParameters = .init(), day: Int32, solving: Bool = true, parts: Int = 2
    ) async {
        var viewed = Baskets()
        var bought = Baskets()
        let sound = parameters.sound
        for visit in visits {
            let footprint = Footprint(visit)
            let period = Recency.period(of: visit.day)
            viewed.append(footprint.items, sound.weight(ofVisitWith: footprint.items.count), period)
            let purchases = footprint.bought
            bought.append(purchases, sound.weight(ofVisitWith: purchases.count), period)
        }
        self.viewed = await Together(viewed, parameters, day: day, solving: solving, parts: max(parts, 1))
        self.bought = await Together(bought, parameters, day: day, solving: solving, parts: max(parts, 1))
    }

    /// Adds the contribution of a visit.
    public mutating func learn(_ visit: Visit) { add(Footprint(visit), day: visit.day) }

    /// Subtracts what learning the visit added; nothing that is answered from now on contains it.
    public mutating func forget(_ visit: Visit) { subtract(Footprint(visit), day: visit.day) }

    /// Brings what is derived up to a day. Bounded work: in a large catalog what was learned lately comes in by and by.
    ///
    /// Without `solving` only the day is brought in.
    public mutating func settle(day: Int32, solving: Bool = true) {
        viewed.settle(day: day, solving: solving, with: &solver)
        bought.settle(day: day, solving: solving, with: &solver)
    }

    /// SHA-256 over the whole numbers, item by item.
    public func digest() -> Digest {
        var writer = CanonicalWriter(Self.name)
        viewed.pairs.write(to: &writer)
        writer.put(UInt32.max)
        bought.pairs.write(to: &writer)
        return writer.finish()
    }

    /// How much two items stood together, in visits of a single item and decayed; with itself: how much an item stood.
    public func weight(_ a: ItemNumber, _ b: ItemNumber, _ kind: Kind = .viewed) -> Double {
        let model = self[kind]
        return Double(model.pairs.weight(a, b, model.recency)) / (Recency.one * GoesWithParameters.unit)
    }

    /// What goes with an item or a basket, best first, without its own items; ties go to the lower item number.
    public func best(
        with items: [ItemNumber], _ kind: Kind = .viewed, limit: Int, scratch: Scratch,
        where allowed: (ItemNumber) -> Bool = { _ in true }
    ) -> [ItemNumber] {
        scratch.seen.clear()
        scratch.items.removeAll(keepingCapacity: true)
        for item in items where scratch.seen.insert(item) { scratch.items.append(item) }
        scratch.best.reset(limit: limit)
        self[kind].gather(scratch.items, for: &scratch.company, into: &scratch.tally)
        let seen = scratch.seen
        self[kind].offer(
            scratch.tally.touched, from: scratch.tally, &scratch.company, to: &scratch.best, limit: limit
        ) { !seen.contains($0) && allowed($0) }
        scratch.tally.clear()
        scratch.best.sort()
        return scratch.best.items
    }

    subscript(kind: Kind) -> Together {
        _read { yield kind == .viewed ? viewed : bought }
    }

    mutating func add(_ footprint: Footprint, day: Int32) {
        viewed.add(footprint.items, day: day)
        bought.add(footprint.bought, day: day)
    }

    /// `again`: all that is subtracted is about to be added again together with more.
    mutating func subtract(_ footprint: Footprint, day: Int32, again: Bool = false) {
        viewed.subtract(footprint.items, day: day, again: again)
        bought.subtract(footprint.bought, day: day, again: again)
    }
}
