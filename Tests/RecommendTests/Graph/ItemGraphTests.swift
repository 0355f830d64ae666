import Testing

@testable import Recommend

@Suite("An item graph")
struct ItemGraphTests {
    @Test("ranks by the sum of position weights times edges, and the rest by popularity")
    func ranks() throws {
        let graph = try ItemGraph(
            positions: [10, 5],
            neighbours: [
                [.init(to: 3, weight: 4)], [.init(to: 3, weight: 2), .init(to: 4, weight: 9)],
                [.init(to: 0, weight: 255)], [], [],
            ])
        // 0 is the newest: 3 gets 10·4 + 5·2 = 50, 4 gets 5·9 = 45; then 2 by popularity.
        #expect(graph.rank([1, 0], limit: 5) == [3, 4, 2])
        #expect(graph.rank([1, 0], hidden: [3], limit: 2) == [4, 2])
        // The oldest step has no position left, and speaks no more.
        #expect(graph.rank([2, 1, 0], limit: 5) == [3, 4])
        // What an earlier visit saw speaks as well, and may come back.
        #expect(graph.rank([3, 1, 0], seen: [0], limit: 5) == [3, 4, 1, 2])
        // A step that came back counts where it stood last.
        #expect(graph.rank([0, 1, 0, 0], limit: 1) == [3])
        #expect(graph.rank([], limit: 2) == [0, 1])
        #expect(graph.rank([-1, 77], limit: 9) == [0, 1, 2, 3, 4])
        #expect(graph.rank([0], limit: 0).isEmpty)
    }

    @Test("names as reasons those whose absence lowers the score", arguments: 0..<40)
    func reasons(seed: Int) throws {
        var dice = Dice(seed: UInt64(seed))
        let (graph, _) = try Self.random(&dice, items: 30)
        let visit = (0..<6).map { _ in Int32(dice.below(30)) }
        for item in graph.rank(visit, limit: 10) {
            let reasons = graph.reasons(for: item, after: visit)
            for reason in reasons {
                let without = visit.filter { $0 != reason }
                #expect(
                    Self.score(item, graph, reasons.filter { $0 != reason }, visit)
                        < Self.score(item, graph, reasons, visit))
                #expect(!graph.reasons(for: item, after: without).contains(reason))
            }
        }
    }

    @Test("is the same after travelling, in shards of any size", arguments: [1, 7, 30, 10_000])
    func travels(size: Int) throws {
        var dice = Dice(seed: 7)
        let (graph, names) = try Self.random(&dice, items: 30)
        let shards = try graph.shards(of: size, names: names)
        #expect(shards.count == (30 + size - 1) / size)
        var read: [String] = []
        #expect(try ItemGraph(shards: shards, names: &read) == graph)
        #expect(read == names)
    }

    @Test("may be empty")
    func empty() throws {
        let graph = try ItemGraph(positions: [3], neighbours: [])
        var names: [String] = []
        let shards = try graph.shards(names: [])
        #expect(try ItemGraph(shards: shards, names: &names) == graph)
        #expect(graph.rank([0], limit: 3).isEmpty)
    }

    @Test("refuses bytes that were cut, changed or are not all there")
    func refuses() throws {
        var dice = Dice(seed: 9)
        let (graph, names) = try Self.random(&dice, items: 12)
        let shards = try graph.shards(of: 8, names: names)
        var read: [String] = []
        for length in shards[0].indices {
            #expect(throws: GraphFault.self) {
                try ItemGraph(shards: [Array(shards[0].prefix(length)), shards[1]], names: &read)
            }
        }
        #expect(throws: GraphFault(.shardMissing)) { try ItemGraph(shards: [shards[0]], names: &read) }
        #expect(throws: GraphFault(.shardMissing)) { try ItemGraph(shards: [shards[1], shards[0]], names: &read) }
        #expect(throws: GraphFault(.shardMissing)) { try ItemGraph(shards: [], names: &read) }
        #expect(throws: GraphFault(.notAGraph)) { try ItemGraph(shards: [shards[0], shards[1] + [0]], names: &read) }
        // Whatever a byte is changed to, there is a graph or a fault, and never a crash.
        for place in shards[0].indices {
            var changed = shards
            changed[0][place] ^= UInt8(1 + dice.below(255))
            _ = try? ItemGraph(shards: changed, names: &read)
        }
    }

    @Test("refuses neighbours that cannot be")
    func strange() {
        #expect(throws: GraphFault(.strangeNeighbour)) {
            try ItemGraph(positions: [], neighbours: [[.init(to: 0, weight: 1)]])
        }
        #expect(throws: GraphFault(.strangeNeighbour)) {
            try ItemGraph(positions: [], neighbours: [[.init(to: 1, weight: 1), .init(to: 1, weight: 2)], []])
        }
        #expect(throws: GraphFault(.strangeNeighbour)) {
            try ItemGraph(positions: [], neighbours: [[.init(to: 2, weight: 1)], []])
        }
        #expect(throws: GraphFault(.noWeight)) {
            try ItemGraph(positions: [], neighbours: [[.init(to: 1, weight: 0)], []])
        }
        #expect(throws: GraphFault(.tooManyPositions)) {
            try ItemGraph(positions: Array(repeating: 1, count: 17), neighbours: [])
        }
        #expect(throws: GraphFault(.namesMissing)) {
            try ItemGraph(positions: [], neighbours: [[]]).shards(names: [])
        }
    }

    static func random(_ dice: inout Dice, items: Int) throws -> (graph: ItemGraph, names: [String]) {
        let neighbours = (0..<items).map { item in
            Set((0..<dice.below(8)).map { _ in Int32(dice.below(items)) }).filter { $0 != item }
                .map { ItemGraph.Edge(to: $0, weight: UInt8(1 + dice.below(255))) }
        }
        let graph = try ItemGraph(positions: [900, 500, 300, 100], neighbours: neighbours)
        return (graph, (0..<items).map { "item-\($0)-\u{e9}" })
    }

    /// What the given steps say for an item, each in its own place of the visit.
    private static func score(_ item: Int32, _ graph: ItemGraph, _ steps: [Int32], _ visit: [Int32]) -> Int {
        var recent: [Int32] = []
        for step in visit.reversed() where !recent.contains(step) { recent.append(step) }
        return zip(recent, graph.positions).filter { steps.contains($0.0) }.reduce(0) { sum, place in
            sum + Int(place.1) * Int(graph.neighbours[Int(place.0)].first { $0.to == item }?.weight ?? 0)
        }
    }
}
