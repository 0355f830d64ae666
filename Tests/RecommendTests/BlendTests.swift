import Recommend
import Testing

@Suite struct BlendTests {
    /// 1 is seen before 2 and 3, 5 is bought with 2 and 4.
    private let recommender = Recommender(of: [
        .views(1, [1, 2]), .views(2, [1, 2]), .views(3, [1, 3]), .views(4, [5, 2], .purchase),
        .views(5, [5, 4], .purchase), .views(6, [5, 4], .purchase),
    ])

    private func scores(_ blend: Blend) -> [ItemNumber: Double] {
        let answer = recommender.suggest(Query(chain: [blend], page: [5], visit: [1]))
        return Dictionary(uniqueKeysWithValues: answer.map { ($0.item, $0.score) })
    }

    @Test func whatSeveralSourcesFindScoresTheSumOfItsParts() throws {
        let parameters = Parameters().blend
        let (next, bought) = (scores([.nextItem: 1]), scores([.boughtTogether: 1]))
        let both = scores([.nextItem: 3, .boughtTogether: 1])
        #expect(Set(both.keys) == [2, 3, 4])
        for (item, score) in both {
            let parts = [(3.0, next[item], parameters.nextItem), (1.0, bought[item], parameters.boughtTogether)]
            let sum = parts.reduce(0) { $0 + $1.0 * ($1.1 ?? 0) / (($1.1 ?? 0) + $1.2) }
            #expect(abs(score - sum) < 1e-12)
        }
    }

    @Test func reasonsComeFromAllPartsAndNameAnItemOnce() throws {
        let answer = recommender.suggest(Query(chain: [[.nextItem: 3, .boughtTogether: 1]], page: [5], visit: [1]))
        let two = try #require(answer.first { $0.item == 2 })
        #expect(Set(two.reasons.map(\.code)) == [.becauseYouViewed, .boughtTogether])
        let same = recommender.suggest(Query(chain: [[.nextItem: 1, .alsoViewed: 1]], page: [1], visit: [1]))
        #expect(same.allSatisfy { $0.reasons.count == 1 })
    }

    @Test func aWeightTurnsTheOrder() {
        func first(_ blend: Blend) -> ItemNumber? {
            recommender.items(Query(chain: [blend], page: [5], visit: [1], exclude: [2])).first
        }
        #expect(first([.nextItem: 9, .boughtTogether: 1]) == 3)
        #expect(first([.nextItem: 1, .boughtTogether: 9]) == 4)
    }

    @Test func whatABlendDoesNotFillTheNextLinkDoes() {
        let chain: [Blend] = [[.nextItem: 1, .boughtTogether: 1], [.popular: 1]]
        let answer = recommender.suggest(Query(chain: chain, page: [5], visit: [1], limit: 9))
        #expect(Set(answer.prefix(3).map(\.item)) == [2, 3, 4])
        #expect(answer.count == 3)  // the page and the visit are all there is else
    }

    @Test func uselessWeightsAreLeftOut() {
        let blend: Blend = [.nextItem: 2, .nextItem: 5, .popular: 0, .alsoViewed: -.infinity, .listed: .nan]
        #expect(blend.parts == [Blend.Part(source: .nextItem, weight: 2)])
        #expect(recommender.items(Query(chain: [[:]], visit: [1])).isEmpty)
    }
}
