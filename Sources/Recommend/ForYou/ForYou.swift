/// What fits a history: a linear model (EASE) and the followers of items, the trend, and having things again.
///
/// The state is whole numbers: in how many histories and on which days items stand, the Gram matrix, and which items
/// follow which. The served weights are cut from it by ``settle(now:)``. After a forget, and until the next settling,
/// answers are computed from the whole numbers themselves and from the corrected inverse: nothing that is served holds
/// the forgotten history any more.
public struct ForYou: Sendable {
    /// The name beside its digest.
    public static let name = "for_you"
    /// The most items for which the Gram matrix is kept, unless the caller says otherwise.
    public static let densest = 20_000

    /// How items are found.
    public private(set) var parameters: ForYouParameters
    var days = ItemDays()
    var followers: Followers
    var gram: Gram?
    var linear = LinearState()
    /// The weights cut at the last settling; nil after a forget.
    var served: WeightRows?
    var lifts = Lifts()
    var powers: Powers

    /// An empty model; `dense` says whether it keeps a Gram matrix, for catalogs up to about ``densest`` items.
    public init(_ parameters: ForYouParameters = .init(), dense: Bool = true) {
        self.parameters = parameters
        followers = Followers(gapPower: parameters.gapPower, reach: parameters.reach)
        gram = dense ? Gram(lengthDamping: parameters.lengthDamping) : nil
        powers = Powers(parameters)
    }

    /// A model of all the histories, settled on a day: counted in bulk on two cores.
    public init(
        learning histories: [History], _ parameters: ForYouParameters = .init(), now: Int32 = 0, dense: Bool? = nil
    ) {
        let kept = histories.map(\.kept)
        let table = HistoryTable(kept)
        let active = (0..<max(table.width, 0)).count { table.placeStarts[$0] < table.placeStarts[$0 + 1] }
        self.init(parameters, dense: dense ?? (active <= Self.densest))
        followers = Followers(table, gapPower: parameters.gapPower, reach: parameters.reach)
        if gram != nil { gram = Gram(table, lengthDamping: parameters.lengthDamping) }
        for entries in kept { days.add(entries, distinct: History.distinct(entries)) }
        settle(now: now)
    }

    /// Adds the contribution of a history.
    public mutating func learn(_ history: History) {
        let entries = history.kept
        let distinct = History.distinct(entries)
        days.add(entries, distinct: distinct)
        followers.add(entries)
        gram?.add(distinct)
        lifts.open(days.totals.count)
        linear.learned.insert(history.id)
    }

    /// Subtracts exactly what learning the history added, and stops serving what was cut with it.
    public mutating func forget(_ history: History) {
        let entries = history.kept
        let distinct = History.distinct(entries)
        days.subtract(entries, distinct: distinct)
        followers.subtract(entries)
        gram?.subtract(distinct)
        served = nil
        lifts.renew(distinct, days, parameters)
        if linear.learned.remove(history.id) == nil, let gram {
            linear.forget(distinct, weight: gram.weight(length: distinct.count), dropout: parameters.dropout)
        }
    }

    /// SHA-256 over the whole numbers, item by item.
    public func digest() -> Digest {
        var writer = CanonicalWriter(Self.name)
        days.write(to: &writer)
        writer.put(UInt32.max)
        followers.write(to: &writer)
        writer.put(UInt32.max)
        gram?.write(to: &writer)
        return writer.finish()
    }

    /// The same model with other parameters, at the least cost; they must not need the histories to be learned again.
    public func reweighed(_ other: ForYouParameters) -> ForYou {
        let effort = parameters.effort(to: other)
        precondition(effort < .learn, "these parameters need the histories again")
        var model = self
        model.parameters = other
        model.powers = Powers(other)
        if effort >= .solve || linear.isTouched { model.solve() }
        if effort >= .weigh || served == nil || linear.isTouched { model.weigh() }
        model.lifts = Lifts(model.days, other, now: lifts.now)
        return model
    }

    /// Solves and cuts the weights anew, and takes the day for today.
    public mutating func settle(now: Int32) {
        solve()
        weigh()
        lifts = Lifts(days, parameters, now: now)
    }

    /// The linear model, where it counts.
    var solved: Ease? { parameters.ease == 0 ? nil : linear.ease }

    private mutating func solve() {
        linear = LinearState()
        guard parameters.ease != 0, let gram else { return }
        linear.ease = Ease(gram, ridge: max(parameters.ridge, 1e-3), dropout: parameters.dropout)
    }
}
