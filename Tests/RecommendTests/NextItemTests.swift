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
            model.share(among: items, of: tally, from: &near)
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
            query.chain = [[.nextItem: 1]]
            #expect(one.suggest(query) == other.suggest(query))
        }
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func learningAllAtOnceIsLearningOneByOne(seed: UInt64) {
        var dice = Dice(seed: seed)
        let visits = dice.visits(dice.below(200)).shuffled(using: &dice)
        var whole = NextItem(learning: visits)
        var model = NextItem()
        for visit in visits { model.learn(visit) }
        #expect(whole.digest() == model.digest())
        let query = dice.query().visit
        func best(_ model: NextItem) -> [ItemNumber] {
            model.best(after: query, today: 20_020, limit: 9, scratch: Scratch())
        }
        #expect(best(whole) == best(model))
        for visit in visits.prefix(visits.count / 2) {
            whole.forget(visit)
            model.forget(visit)
        }
        #expect(whole.digest() == model.digest())
        #expect(whole.digest() == NextItem(learning: Array(visits.dropFirst(visits.count / 2))).digest())
        #expect(best(whole) == best(model))
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func passingOverWhatCannotBeAmongTheBestLosesNothing(seed: UInt64) {
        var dice = Dice(seed: seed)
        var model = NextItem(Self.parameters(&dice))
        for id in 0..<400 { model.learn(.views(id, dice.steps(catalog: 300).map(\.item))) }
        var near = Neighbourhood()
        var tally = Tally()
        for _ in 0..<10 {
            let query = dice.query(catalog: 300)
            model.gather(query, today: 20_020, in: &near, into: &tally)
            let scored = tally.touched.map { item in
                (item, model.score(item, tally[item], near) * model.freshness(item, today: 20_020))
            }
            let sorted = scored.filter { $0.1 > 0 }.sorted { Best.precedes($0.1, $0.0, $1.1, $1.0) }
            var best = Best()
            best.reset(limit: 5)
            model.offer(tally.touched, today: 20_020, from: tally, near, to: &best) { _ in true }
            best.sort()
            #expect(best.items == sorted.prefix(5).map(\.0))
            tally.clear()
            near.clear()
        }
    }

    @Test func recordsOfForgottenVisitsAreUsedAgain() {
        var records = VisitRecords()
        let places = (0..<100).map { records.add(Moment(day: $0, order: 1, id: 2), [3, 4, 5]) }
        let size = records.words.count
        for place in places { records.remove(place) }
        #expect(records.places.isEmpty)
        #expect(Set(records.words) == Set<UInt32>([0, 0x8000_0003]))
        let moment = Moment(day: -1, order: .max, id: .max - 1)
        let again = (0..<100).map { _ in records.add(moment, [6, 7, 8]) }
        #expect(Set(again) == Set(places))
        #expect(records.words.count == size)
        #expect(again.allSatisfy { records.moment($0) == moment && records.items($0) == [6, 7, 8] })
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
        let query = Query(chain: [[.nextItem: 1]], visit: [1, 2], repeatsVisit: true)
        #expect(Recommender(of: visits, parameters: parameters).items(query) == [3])
        #expect(Set(Recommender(of: visits).items(query)) == [1, 2, 3])
    }

    @Test func theSecondStepReachesWhatNoVisitOfTheQueryHas() {
        var parameters = Parameters()
        let visits = [Visit.views(1, [1, 2]), .views(2, [2, 3])]
        let query = Query(chain: [[.nextItem: 1]], visit: [1])
        #expect(Recommender(of: visits, parameters: parameters).items(query) == [2, 3])
        parameters.nextItem.echo = 0
        #expect(Recommender(of: visits, parameters: parameters).items(query) == [2])
    }

    @Test func whatComesAfterCountsMoreThanWhatCameBefore() {
        let recommender = Recommender(of: [.views(1, [2, 1, 3])])
        #expect(recommender.items(Query(chain: [[.nextItem: 1]], visit: [1])) == [3, 2])
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
