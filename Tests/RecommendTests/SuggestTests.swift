import Recommend
import Testing

@Suite struct SuggestTests {
    @Test(arguments: 0..<30 as Range<UInt64>)
    func exclusionsAndThePredicateHoldForEverySource(seed: UInt64) {
        var dice = Dice(seed: seed)
        let recommender = Recommender(of: dice.visits(80))
        let scratch = Scratch()
        for source in Source.allCases {
            var query = dice.query()
            query.chain = [Blend(source)]
            let answer = recommender.suggest(query, scratch: scratch) { $0 % 3 != 0 }
            #expect(answer.count <= query.limit)
            #expect(Set(answer.map(\.item)).count == answer.count)
            var refused = query.page + query.exclude
            if !query.repeatsVisit { refused += query.visit }
            if !query.repeatsVisit, source == .nextItem { refused += (query.history + query.visit).suffix(5) }
            #expect(answer.allSatisfy { $0.item % 3 != 0 && !refused.contains($0.item) })
        }
    }

    @Test(arguments: 0..<30 as Range<UInt64>)
    func theLimitIsReachedWhileAllowedItemsAreLeft(seed: UInt64) {
        var dice = Dice(seed: seed)
        let recommender = Recommender(of: dice.visits(dice.below(60)))
        for _ in 0..<20 {
            let query = dice.query()
            let refused = ItemNumber(1 + dice.below(5))
            let out = Set(query.page + query.exclude + (query.repeatsVisit ? [] : query.visit))
            let left = query.listed.filter { !out.contains($0) && $0 % refused == 0 }
            let answer = recommender.suggest(query, scratch: Scratch()) { $0 % refused == 0 }
            #expect(answer.count == min(query.limit, left.count))
        }
    }

    @Test func anEmptyModelAnswersFromTheCatalog() {
        let answer = Recommender().suggest(Query(page: [3], visit: [1], limit: 3, listed: [3, 9, 9, 1, 4, 2, 5]))
        #expect(answer.map(\.item) == [9, 4, 2])
        #expect(answer.allSatisfy { $0.reasons == [Reason(.inCatalog)] })
    }

    @Test func theChainIsFollowedInItsOrder() {
        let recommender = Recommender(of: [
            .views(1, [1, 2]), .views(2, [7, 8], .purchase), .views(3, [7, 6]), .views(4, [30]), .views(5, [30]),
        ])
        let query = Query(page: [7], visit: [1], limit: 5, listed: [40])
        let codes = recommender.suggest(query).map { $0.reasons[0].code }
        #expect(codes == [.becauseYouViewed, .alsoViewed, .alsoViewed, .popular, .inCatalog])
        var other = query
        other.chain = [[.listed: 1], [.boughtTogether: 1]]
        #expect(recommender.items(other) == [40, 8])
    }

    @Test func whatIsPopularInTheCategoryComesFirst() {
        var recommender = Recommender(
            of: (1...5).flatMap { item in
                (0..<item).map { Visit.views(item * 10 + $0, [ItemNumber(item)]) }
            })
        for item in 1...5 { recommender.put(ItemText(ItemNumber(item), title: "t"), category: item % 2 == 0 ? 1 : 2) }
        recommender.settle(day: 20_020)
        let answer = recommender.suggest(Query(chain: [[.popular: 1]], limit: 4, category: 1))
        #expect(answer.map(\.item) == [4, 2, 5, 3])
        #expect(answer.map { $0.reasons[0].code } == [.popularInCategory, .popularInCategory, .popular, .popular])
    }

    @Test func newItemsAndThoseThatLookAlikeNeedNoVisits() {
        var parameters = Parameters()
        parameters.newest = .one
        var recommender = Recommender(parameters: parameters)
        for (item, title) in ["red tent", "green tent", "tin mug", "blue tent", "steel mug"].enumerated() {
            recommender.put(ItemText(ItemNumber(item), title: title), category: title.hasSuffix("mug") ? 2 : 1)
        }
        recommender.settle(day: 20_020)
        let alike = recommender.suggest(Query(chain: [[.looksLike: 1]], page: [2]))
        #expect(alike.map(\.item) == [4])
        #expect(alike.first?.reasons == [Reason(.looksLike, 2)])
        let new = recommender.suggest(Query(chain: [[.newest: 1]], category: 1))
        #expect(new.map(\.item) == [3, 1, 0, 4, 2])
        #expect(new.map { $0.reasons[0].code } == [.newInCategory, .newInCategory, .newInCategory, .new, .new])
        recommender.remove(3)
        #expect(recommender.items(Query(chain: [[.newest: 1]], limit: 1, category: 1)) == [1])
        #expect(recommender.items(Query(chain: [[.looksLike: 1]], page: [3])).isEmpty)
    }

    @Test func tiesGoToTheLowerNumber() {
        let recommender = Recommender(of: (0..<9).map { .views($0, [1, ItemNumber(20 - $0)]) })
        #expect(recommender.items(Query(chain: [[.alsoViewed: 1]], page: [1], limit: 4)) == [12, 13, 14, 15])
        #expect(recommender.items(Query(chain: [[.popular: 1]], limit: 4)) == [1, 12, 13, 14])
        #expect(recommender.items(Query(chain: [[.nextItem: 1]], visit: [1], limit: 4)) == [12, 13, 14, 15])
    }

    @Test func itemsOfTheVisitComeBackOnlyWhenAskedFor() {
        let recommender = Recommender(of: [.views(1, [1, 2]), .views(2, [1, 2])])
        #expect(recommender.items(Query(chain: [[.nextItem: 1]], visit: [1, 2])) == [])
        #expect(Set(recommender.items(Query(chain: [[.nextItem: 1]], visit: [1, 2], repeatsVisit: true))) == [1, 2])
    }

    /// Shopper u liked every product of her own parity except product u: the right answer is u.
    @Test(arguments: [Source.nextItem, .alsoViewed, .boughtTogether])
    func theCheckerboardIsSolved(by source: Source) {
        let size = 30
        let rows = (0..<size).map { u in stride(from: u % 2, to: size, by: 2).filter { $0 != u }.map(ItemNumber.init) }
        let recommender = Recommender(of: rows.enumerated().map { .views($0, $1, .purchase) })
        for (shopper, row) in rows.enumerated() {
            #expect(recommender.items(Query(chain: [Blend(source)], page: row, visit: row)) == [ItemNumber(shopper)])
        }
    }

    @Test func aPoolLendsAScratchToEachThread() {
        let pool = ScratchPool()
        let first = pool.with { ObjectIdentifier($0) }
        #expect(pool.with { ObjectIdentifier($0) } == first)
        #expect(pool.with { outer in pool.with { inner in outer !== inner } })
    }
}
