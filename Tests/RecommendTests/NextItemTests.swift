import Testing

@testable import Recommend

@Suite struct NextItemTests {
    @Test(arguments: 0..<20 as Range<UInt64>)
    func sharesAddUpToTheScore(seed: UInt64) {
        var dice = Dice(seed: seed)
        var model = NextItem(Self.parameters(&dice))
        for visit in dice.visits(150) { model.learn(visit) }
        var near = Neighbourhood()
        var tally = Tally()
        for _ in 0..<10 {
            model.gather(dice.query(), today: 20_020, in: &near, into: &tally)
            let items = tally.touched
            model.share(among: items, from: &near)
            let width = near.items.count
            for (at, item) in items.enumerated() where width > 1 {
                #expect(near.shares[at * width..<(at + 1) * width].reduce(0, +) == tally[item])
            }
            tally.clear()
            near.clear()
        }
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func anotherOrderOfLearningGivesTheSameSuggestions(seed: UInt64) {
        var dice = Dice(seed: seed)
        var parameters = Parameters()
        parameters.nextItem = Self.parameters(&dice)
        let visits = dice.visits(150)
        let one = Recommender(of: visits, parameters: parameters)
        let other = Recommender(of: visits.shuffled(using: &dice), parameters: parameters)
        for _ in 0..<10 {
            var query = dice.query()
            query.chain = [.nextItem]
            #expect(one.suggest(query) == other.suggest(query))
        }
    }

    @Test func parametersChangeTheAnswerAndNotTheState() {
        var model = NextItem()
        model.learn(.views(1, [1, 2]))
        let before = model.digest()
        model.parameters.ownItems = 0
        #expect(model.parameters.ownItems == 0)
        #expect(model.digest() == before)
    }

    @Test func whereNobodyComesBackOwnItemsAreNotSuggested() {
        var parameters = Parameters()
        parameters.nextItem.ownItems = 0
        let visits = [Visit.views(1, [1, 2, 3]), .views(2, [2, 1])]
        let query = Query(chain: [.nextItem], visit: [1, 2], repeatsVisit: true)
        #expect(Recommender(of: visits, parameters: parameters).items(query) == [3])
        #expect(Set(Recommender(of: visits).items(query)) == [1, 2, 3])
    }

    @Test func theSecondStepReachesWhatNoVisitOfTheQueryHas() {
        var parameters = Parameters()
        let visits = [Visit.views(1, [1, 2]), .views(2, [2, 3])]
        let query = Query(chain: [.nextItem], visit: [1])
        #expect(Recommender(of: visits, parameters: parameters).items(query) == [2, 3])
        parameters.nextItem.echo = 0
        #expect(Recommender(of: visits, parameters: parameters).items(query) == [2])
    }

    @Test func whatComesAfterCountsMoreThanWhatCameBefore() {
        let recommender = Recommender(of: [.views(1, [2, 1, 3])])
        #expect(recommender.items(Query(chain: [.nextItem], visit: [1])) == [3, 2])
    }

    @Test func aFewCutBitsLeaveSmallNumbersExactAndKeepTheOrder() {
        let power = RoughPower(1)
        #expect((1...64).allSatisfy { power[$0] == Double($0) })
        let powers = (1...5_000).map { power[$0] }
        #expect(zip(powers, powers.dropFirst()).allSatisfy { $0 <= $1 })
        #expect((1...5_000).allSatisfy { power[$0] > Double($0) * 0.96 })
    }

    @Test func everyDialStartsAtOrBesideTheDefaultAndRises() {
        let defaults = NextItemParameters()
        for dial in NextItemParameters.dials {
            let value = defaults[keyPath: dial.path]
            #expect(dial.values == dial.values.sorted())
            #expect(dial.values[0] <= value && value <= dial.values[dial.values.count - 1], "\(dial.name)")
        }
        #expect(Set(NextItemParameters.dials.map(\.name)).count == NextItemParameters.dials.count)
    }

    /// Sometimes so tight that items and visits crowd each other out.
    private static func parameters(_ dice: inout Dice) -> NextItemParameters {
        var parameters = NextItemParameters()
        for dial in NextItemParameters.dials {
            parameters[keyPath: dial.path] = dial.values[dice.below(dial.values.count)]
        }
        parameters.neighbours = Double(1 + dice.below(30))
        parameters.echoItems = Double(dice.below(5))
        parameters.echoVisits = Double(1 + dice.below(5))
        return parameters
    }
}
