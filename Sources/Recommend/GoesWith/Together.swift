import Glibc

/// Items that stood together in visits of one kind: their weights, and what follows from these.
struct Together: Sendable {
    let parameters: GoesWithParameters
    /// The state: everything else follows from it, the parameters and the day.
    private(set) var pairs = PairWeights()
    private(set) var recency: Recency
    /// The decayed weights of the items, as of the settled day.
    private(set) var totals: [UInt64] = []
    /// What its own weight makes of an item's score.
    private(set) var factors: [Double] = []
    private(set) var columns = Columns()
    private var next = 0

    init(_ parameters: GoesWithParameters) {
        self.parameters = parameters.sound
        recency = Recency(today: 0, halfLife: self.parameters.halfLife)
    }

    /// What adding the baskets would give, settled on a day with every column solved, in so many parts at a time.
    init(_ baskets: Baskets, _ parameters: GoesWithParameters, day: Int32, solving: Bool, parts: Int) async {
        self.init(parameters)
        recency = Recency(today: Recency.period(of: day), halfLife: self.parameters.halfLife)
        pairs = await PairWeights(baskets, parts: parts)
        open(pairs.rows.count)
        for item in totals.indices { weigh(ItemNumber(item)) }
        if solving, self.parameters.company > 0 { await solve(parts: parts) }
    }

    func total(_ item: ItemNumber) -> UInt64 { item < totals.count ? totals[Int(item)] : 0 }

    mutating func add(_ items: [ItemNumber], day: Int32) {
        guard let highest = items.max() else { return }
        let period = Recency.period(of: day)
        pairs.add(items, parameters.weight(ofVisitWith: items.count), period)
        open(Int(highest) + 1)
        for item in items { weigh(item) }
        columns.noteLearned(items)
    }

    /// `again`: all that is subtracted is about to be added again together with more.
    mutating func subtract(_ items: [ItemNumber], day: Int32, again: Bool) {
        pairs.subtract(items, parameters.weight(ofVisitWith: items.count), Recency.period(of: day))
        for item in items where item < totals.count { weigh(item) }
        if !again { columns.noteForgotten(items) }
    }

    /// Brings what is derived up to a day, and solves some of the stale columns: those of a small catalog all at once.
    mutating func settle(day: Int32, solving: Bool, with solver: inout ColumnSolver) {
        see(day)
        guard solving else { return }
        var looks = min(totals.count, Self.looks)
        var turns = Self.turns
        while looks > 0, turns > 0 {
            if next >= totals.count { next = 0 }
            if !columns.confirm(ItemNumber(next)) {
                columns.store(column(ItemNumber(next), with: &solver), of: ItemNumber(next))
                turns -= 1
            }
            next += 1
            looks -= 1
        }
    }

    /// Solves every column.
    private mutating func solve(parts: Int) async {
        let whole = self
        let all = await withTaskGroup(of: (Int, [[UInt64]]).self) { group in
            for part in 0..<parts {
                group.addTask {
                    var solver = ColumnSolver()
                    let mine = stride(from: part, to: whole.totals.count, by: parts)
                    return (part, mine.map { whole.column(ItemNumber($0), with: &solver) })
                }
            }
            var all = [[[UInt64]]](repeating: [], count: parts)
            for await (part, columns) in group { all[part] = columns }
            return all
        }
        for item in totals.indices { columns.store(all[item % parts][item / parts], of: ItemNumber(item)) }
    }

    /// How many columns are looked at, and how many solved, in one settling.
    private static let looks = 8_192
    private static let turns = 256

    /// Weighs everything as of a day.
    private mutating func see(_ day: Int32) {
        let today = Recency.period(of: day)
        guard today != recency.today else { return }
        recency = Recency(today: today, halfLife: parameters.halfLife)
        for item in totals.indices { weigh(ItemNumber(item)) }
        columns.rewind()
    }

    private mutating func open(_ count: Int) {
        guard count > totals.count else { return }
        totals.append(contentsOf: repeatElement(0, count: count - totals.count))
        factors.append(contentsOf: repeatElement(1, count: count - factors.count))
        columns.open(count)
    }

    private mutating func weigh(_ item: ItemNumber) {
        let total = pairs.weight(item, item, recency)
        totals[Int(item)] = total
        // A bound, so that what has almost faded is not the most special.
        let visits = max(Double(total) / (Recency.one * GoesWithParameters.unit), 0.01)
        factors[Int(item)] = pow(visits, -parameters.damping)
    }

    func column(_ item: ItemNumber, with solver: inout ColumnSolver) -> [UInt64] {
        solve(item, with: &solver)
        return zip(solver.items, solver.gains).map { Columns.entry($0, $1) }
    }

    func solve(_ item: ItemNumber, with solver: inout ColumnSolver) {
        solver.solve(item, pairs, recency, parameters)
    }
}
