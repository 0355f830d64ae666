import Anonymity
import Testing

/// What a reader can work out from a published table.
@Suite struct DisclosureTests {
    /// Draws who contributed what, so that the checks know the true groups and not only the numbers.
    struct World {
        let cells: [Cell<Int>]
        let visits: [Int: Set<Int>]

        init(spread: Spread, dice: inout Dice) throws {
            let keys = Int.random(in: 0...8, using: &dice)
            var next = 0
            var cells: [Cell<Int>] = []
            var visits: [Int: Set<Int>] = [:]
            for key in 0..<keys {
                // Most cells near the threshold, where things go wrong.
                let size = Int.random(in: 0...(Bool.random(using: &dice) ? 12 : 40), using: &dice)
                let group: Set<Int>
                if spread == .oneCell {
                    group = Set(next..<(next + size))
                    next += size
                } else {
                    group = Set((0..<size).map { _ in Int.random(in: 0..<45, using: &dice) })
                }
                let extra = group.isEmpty ? 0 : Int.random(in: 0...3, using: &dice)
                cells.append(try Cell(key: key, count: group.count + extra, contributors: group.count))
                visits[key] = group
            }
            self.cells = cells.shuffled(using: &dice)
            self.visits = visits
        }
    }

    @Test(arguments: [Spread.oneCell, .severalCells], [10, 14])
    func noDifferenceIsolatesASmallGroup(spread: Spread, k: Int) throws {
        let threshold = try Threshold(k: k)
        var dice = Dice(seed: 20_260_101)
        for _ in 0..<1_000 {
            let world = try World(spread: spread, dice: &dice)
            let published = try threshold.publish(world.cells, spread: spread)
            #expect(try threshold.publish(world.cells.shuffled(using: &dice), spread: spread) == published)
            #expect(published.shown.allSatisfy { $0.contributors >= k })
            #expect(Set(published.shown).isSubset(of: world.cells))
            #expect(published.shown.map(\.key) == published.shown.map(\.key).sorted())

            guard let total = published.total else {
                #expect(published.shown.isEmpty && published.other == nil)
                continue
            }
            #expect(total.count == world.cells.reduce(0) { $0 + $1.count })
            let counted = total.count - published.shown.reduce(0) { $0 + $1.count }
            #expect(counted == published.other?.count ?? 0)
            #expect(!(1..<k).contains(counted))

            let hidden = Set(world.visits.keys).subtracting(published.shown.map(\.key))
            let group = hidden.reduce(into: Set<Int>()) { $0.formUnion(world.visits[$1] ?? []) }
            #expect(!(1..<k).contains(group.count))
            if spread == .oneCell {
                #expect(total.contributors == world.visits.values.reduce(0) { $0 + $1.count })
                #expect(published.other?.contributors ?? 0 == group.count)
            } else {
                #expect(total.contributors == nil && published.other?.contributors == nil)
            }
        }
    }

    /// A reader who knows the rule and every key compares a table with all others that would look the same.
    ///
    /// No withheld cell of fewer than k, and no sum of such cells, may be the same in all of them. All tables of three
    /// cells of up to `largest` contributors, one event each: fewer unknowns than any real reader has.
    @Test(arguments: [Spread.oneCell, .severalCells])
    func knowingTheRuleAndEveryKeyDoesNotHelp(spread: Spread) throws {
        let threshold = Threshold()
        let largest = 22
        var lookalikes: [PublishedTable<Int>: [[Int]]] = [:]
        for a in 0...largest {
            for b in 0...largest {
                for c in 0...largest {
                    let cells = try [a, b, c].enumerated().map {
                        try Cell(key: $0.offset, count: $0.element, contributors: $0.element)
                    }
                    lookalikes[try threshold.publish(cells, spread: spread), default: []].append([a, b, c])
                }
            }
        }
        for (published, tables) in lookalikes {
            // Beyond this sum the lookalikes with still larger cells are missing from the enumeration.
            if let other = published.other, other.count > largest { continue }
            for key in 0..<3 {
                let values = Set(tables.map { $0[key] })
                #expect(values.count > 1 || !values.contains { (1..<threshold.k).contains($0) }, "\(published)")
            }
            let small = Set(tables.map { $0.filter { $0 < threshold.k }.reduce(0, +) })
            #expect(small.count > 1 || !small.contains { (1..<threshold.k).contains($0) }, "\(published)")
        }
    }
}
