import Recommend
import Testing

/// Numbers and sizes that no shop has: everything answers, nothing traps.
@Suite struct HostileTests {
    @Test func anEndlessVisitIsCutOff() throws {
        var recommender = Recommender()
        recommender.learn(.views(1, (0..<10_000).map { ItemNumber($0) }, .purchase))
        #expect(try #require(recommender.visit(1)).steps.count == Visit.longest)
        let before = recommender.digest()
        recommender.learn(.views(1, [5]))
        #expect(recommender.digest() == before)
        #expect(recommender.items(Query(chain: [[.nextItem: 1]], visit: [0], limit: 1_000)).count == Visit.widest - 1)
        recommender.forget(1)
        #expect(recommender.digest() == Recommender().digest())
    }

    @Test func oneShopperAloneMakesNothingPopular() {
        let greedy = Visit(id: 1, day: 20_000, order: 0, steps: Array(repeating: Step(1), count: 1_000))
        let recommender = Recommender(of: [greedy, .views(2, [2]), .views(3, [2])])
        #expect(recommender.items(Query(chain: [[.popular: 1]])) == [2, 1])
    }

    @Test func numbersBeyondTheBoundAreLeftOut() {
        var recommender = Recommender(of: [.views(1, [.max, 1, Step.itemBound, 2])])
        #expect(recommender.visit(1)?.steps == [Step(1), Step(2)])
        recommender.learn(.views(2, [.max]))
        #expect(recommender.visits == 1)
        let query = Query(page: [.max], visit: [.max, 1], history: [.max], exclude: [.max], listed: [.max, 9])
        #expect(recommender.items(query) == [2, 9])
        var model = NextItem()
        model.learn(.views(1, [.max]))
        #expect(model.digest() == NextItem().digest())
    }

    @Test func aGapInTheNumbersOnlyCostsRoom() {
        let top: ItemNumber = 200_000
        let recommender = Recommender(of: [.views(1, [1, top])])
        #expect(recommender.items(Query(chain: [[.nextItem: 1]], visit: [1])) == [top])
        #expect(recommender.items(Query(chain: [[.alsoViewed: 1]], page: [top])) == [1])
    }

    @Test func extremeTimesAndIdsAreOrdinary() {
        let visits = [Int32.min, 0, .max].enumerated().map {
            Visit(id: .max - UInt64($0), day: $1, order: .max, steps: [Step(1), Step(2)])
        }
        for day in [Int32.min, 0, .max] {
            var recommender = Recommender(of: visits)
            recommender.settle(day: day)
            #expect(recommender.items(Query(chain: [[.nextItem: 1], [.popular: 1]], visit: [1])) == [2])
            for visit in visits { recommender.forget(visit.id) }
            #expect(recommender.digest() == Recommender().digest())
        }
    }

    @Test func hugeAndSenselessQueriesAnswer() {
        var dice = Dice(seed: 3)
        let recommender = Recommender(of: dice.visits(100))
        let many = (0..<100_000).map { ItemNumber($0 % 50_000) }
        #expect(recommender.suggest(Query(visit: many, limit: .max, repeatsVisit: true, listed: many)).count == 50_000)
        #expect(recommender.suggest(Query(page: many, visit: many, history: many, exclude: many, listed: many)).isEmpty)
        #expect(recommender.suggest(Query(limit: 0, listed: [1])).isEmpty)
        #expect(recommender.suggest(Query(limit: .min, listed: [1])).isEmpty)
        #expect(recommender.suggest(Query(chain: [], listed: [1])).isEmpty)
        #expect(recommender.rank([], for: Query(), scratch: Scratch()).isEmpty)
    }

    @Test func senselessParametersDoNotTrap() {
        var parameters = Parameters()
        parameters.nextItem.positions = 0
        parameters.nextItem.neighbours = -1
        parameters.nextItem.echoItems = -.infinity
        parameters.nextItem.echo = .infinity
        parameters.nextItem.ownItems = .nan
        parameters.nextItem.positionDecay = 0
        parameters.nextItem.recencyDays = 0
        parameters.nextItem.distance = 0
        parameters.nextItem.before = .infinity
        parameters.nextItem.rarity = .nan
        parameters.popularity.halfLife = 0
        parameters.popularity.weights = []
        parameters.popularity.listed = -1
        for path in [
            \GoesWithParameters.damping, \.sizeDamping, \.halfLife, \.company, \.prior, \.dropout, \.explainers,
        ] {
            parameters.goesWith[keyPath: path] = .nan
        }
        let recommender = Recommender(of: [.views(1, [1, 2]), .views(2, [1, 2])], parameters: parameters)
        #expect(recommender.items(Query(visit: [1], listed: [9])).last == 9)
    }
}
