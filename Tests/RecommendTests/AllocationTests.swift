import CountingAllocator
import Testing

@testable import Recommend

/// Predictions work in memory that stays: once it has grown, nothing is allocated but what the caller keeps.
///
/// Without optimization the compiler itself takes small blocks, for accessors and iterators, so in debug builds only
/// the large ones are counted: every array that grows with the catalog is one, and a copy of it by mistake shows.
@Suite(.enabled(if: countedBlocks() >= 0, "counted with glibc only"))
struct AllocationTests {
    #if DEBUG
        private static let least = 4_096
    #else
        private static let least = 0
    #endif
    private static let catalog = 3_000

    private let visits: [Visit]
    private let queries: [[ItemNumber]]

    init() {
        var dice = Dice(seed: 4)
        visits = (0..<1_000).map { Visit(id: $0, day: 20_000, order: $0, steps: dice.steps(catalog: Self.catalog)) }
        queries = (0..<20).map { _ in dice.steps(catalog: Self.catalog).map(\.item) }
    }

    /// How many blocks are allocated while all queries are answered, after they have been answered once.
    private func counted(_ answer: ([ItemNumber]) -> Void) -> Int {
        for query in queries { answer(query) }
        countBlocks(Self.least)
        for query in queries { answer(query) }
        return countedBlocks()
    }

    @Test func theCounterCounts() {
        var kept: [[UInt8]] = []
        kept.reserveCapacity(2 * queries.count)
        #expect(counted { _ in kept.append([UInt8](repeating: 1, count: 10_000)) } == queries.count)
    }

    @Test func nextItem() {
        let model = NextItem(learning: visits)
        let scratch = Scratch()
        #expect(counted { _ = model.best(after: $0, today: 20_000, limit: 20, scratch: scratch) } == 0)
    }

    /// What was forgotten lately makes columns be solved while answering.
    @Test(arguments: [0, 20])
    func goesWith(forgotten: Int) async {
        var parameters = GoesWithParameters()
        parameters.explainers = 10
        var model = await GoesWith(visits, parameters: parameters, day: 20_000)
        for visit in visits[..<forgotten] { model.forget(visit) }
        let scratch = Scratch()
        #expect(counted { _ = model.best(with: $0, limit: 20, scratch: scratch) } == 0)
    }

    @Test(arguments: [0, 1] as [Double])
    func forYou(ease: Double) {
        // Few items far apart, so that the linear model is solved quickly without optimization too.
        func few(_ item: ItemNumber) -> ItemNumber { item % 100 * 30 }
        let histories = visits.map { visit in History(id: visit.id, items: visit.steps.map { few($0.item) }) }
        let asked = queries.map { History(id: 0, items: $0.map(few)).entries }
        var parameters = ForYouParameters()
        parameters.ease = ease
        let model = ForYou(learning: histories, parameters)
        let scratch = HistoryScratch()
        var next = 0
        let answered = counted { _ in
            model.suggest(asked[next % asked.count], now: 0, limit: 20, excludeOwn: true, scratch: scratch)
            next += 1
        }
        #expect(answered == 0)
    }

    /// A source finds its best without allocating: only its suggestions and their reasons are new.
    @Test(arguments: [Source.nextItem, .alsoViewed])
    func sources(source: Source) {
        let recommender = Recommender(of: visits)
        let asked = queries.map { Query(chain: [Blend(source)], page: $0, visit: $0) }
        let scratch = Scratch()
        var next = 0
        let answered = counted { _ in
            let query = asked[next % asked.count]
            recommender.open(source, query, scratch)
            scratch.best.reset(limit: 20)
            recommender.offer(recommender.candidates(source, query, scratch), source, scratch) { _ in true }
            recommender.close(scratch)
            next += 1
        }
        #expect(answered == 0)
    }
}
