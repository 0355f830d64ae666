import Recommend
import Testing

/// Law 10: a reason is true. Remove the data that it names and the item's score falls.
@Suite struct ReasonTests {
    /// No visit has it: put in place of an item, it takes the item away and keeps the places of the others.
    static let unknown: ItemNumber = 999

    @Test(arguments: 0..<8 as Range<UInt64>)
    func withoutTheNamedItemTheScoreFalls(seed: UInt64) {
        var dice = Dice(seed: seed)
        var recommender = Recommender(of: dice.visits(200))
        recommender.adopt(recommender.makeForYou(day: 20_020))
        var checked = 0
        let blends: [Blend] = [
            [.nextItem: 1], [.alsoViewed: 1], [.boughtTogether: 1], [.nextItem: 3, .alsoViewed: 1],
            [.boughtTogether: 2, .nextItem: 1, .popular: 0.5], [.forYou: 1], [.nextItem: 2, .forYou: 1],
        ]
        for blend in blends {
            for _ in 0..<10 {
                var query = dice.query()
                query.chain = [blend]
                for suggestion in recommender.suggest(query) {
                    for named in suggestion.reasons.compactMap(\.item) {
                        let blanked = score(suggestion.item, blank(named, in: query, keepingPlaces: true), recommender)
                        let removed = score(suggestion.item, blank(named, in: query, keepingPlaces: false), recommender)
                        if blanked >= suggestion.score || removed == suggestion.score {
                            Issue.record("\(suggestion) without \(named)")
                        }
                        checked += 1
                    }
                }
            }
        }
        #expect(checked > 200)
    }

    @Test func popularItemsLoseTheirPlaceWithTheirVisits() {
        var recommender = Recommender(of: [.views(1, [5, 6]), .views(2, [5])])
        let query = Query(chain: [[.popular: 1]])
        let first = recommender.suggest(query)[0]
        #expect(first.item == 5 && first.reasons == [Reason(.popular)])
        recommender.forget(item: 5, in: 2)
        recommender.settle(day: 20_020)
        #expect(score(5, query, recommender) < first.score)
    }

    @Test(arguments: 0..<8 as Range<UInt64>)
    func everySuggestionHasReasonsFromTheQuery(seed: UInt64) {
        var dice = Dice(seed: seed)
        let recommender = Recommender(of: dice.visits(100))
        for _ in 0..<40 {
            let query = dice.query()
            for suggestion in recommender.suggest(query) {
                #expect((1...3).contains(suggestion.reasons.count))
                #expect(Set(suggestion.reasons.map(\.item)).count == suggestion.reasons.count)
                for reason in suggestion.reasons {
                    switch reason.code {
                    case .becauseYouViewed, .becauseOfHistory:
                        #expect((query.visit + query.history).contains { $0 == reason.item })
                    case .alsoViewed, .boughtTogether: #expect(query.page.contains { $0 == reason.item })
                    case .looksLike: #expect((query.page + query.visit).contains { $0 == reason.item })
                    case .popular, .popularInCategory, .newInCategory, .new, .chosen, .explored, .inCatalog:
                        #expect(reason.item == nil)
                    }
                }
            }
        }
    }

    @Test func theGreatestShareIsNamedFirst() {
        let recommender = Recommender(of: [
            .views(1, [1, 9]), .views(2, [2, 9]), .views(3, [2, 9]), .views(4, [3, 4]),
        ])
        let named = recommender.suggest(Query(chain: [[.nextItem: 1]], visit: [1, 2]))[0]
        #expect(named.item == 9)
        #expect(named.reasons == [Reason(.becauseYouViewed, 2), Reason(.becauseYouViewed, 1)])
    }

    @Test func reasonsAreFoundInEarlierVisitsToo() {
        let recommender = Recommender(of: [.views(1, [1, 2])])
        let answer = recommender.suggest(Query(history: [7, 1]))
        #expect(answer.map(\.item).first == 2)
        #expect(answer.first?.reasons == [Reason(.becauseYouViewed, 1)])
    }

    private func score(_ item: ItemNumber, _ query: Query, _ recommender: Recommender) -> Double {
        recommender.rank([item], for: query, scratch: Scratch())[0].score
    }

    private func blank(_ item: ItemNumber, in query: Query, keepingPlaces: Bool) -> Query {
        func without(_ items: [ItemNumber]) -> [ItemNumber] {
            keepingPlaces ? items.map { $0 == item ? Self.unknown : $0 } : items.filter { $0 != item }
        }
        var query = query
        query.page = without(query.page)
        query.visit = without(query.visit)
        query.history = without(query.history)
        return query
    }
}
