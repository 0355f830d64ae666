import Recommend
import Testing

/// Law 2: after any sequence of learning and forgetting the state is that of a model built from the survivors only.
@Suite struct ForgettingTests {
    /// What should be known, kept by the simplest means.
    struct Survivors {
        var visits: [UInt64: Visit] = [:]

        mutating func learn(_ visit: Visit) {
            if visits[visit.id] == nil { visits[visit.id] = visit } else { visits[visit.id]?.steps += visit.steps }
        }

        mutating func forget(item: ItemNumber, in id: UInt64) {
            visits[id]?.steps.removeAll { $0.item == item }
            if visits[id]?.steps.isEmpty == true { visits[id] = nil }
        }

        func shuffled(_ dice: inout Dice) -> [Visit] {
            visits.values.sorted { $0.id < $1.id }.shuffled(using: &dice)
        }
    }

    @Test(arguments: 0..<12 as Range<UInt64>)
    func theWholeForgetsExactly(seed: UInt64) {
        var dice = Dice(seed: seed)
        var parameters = Parameters.small
        if seed % 2 == 1 {  // so tight that a forgotten visit makes room for another
            parameters.nextItem.neighbours = 3
            parameters.nextItem.echoItems = 2
            parameters.nextItem.echoVisits = 2
            parameters.popularity.listed = 5
        }
        var recommender = Recommender(parameters: parameters)
        var survivors = Survivors()
        let scratch = Scratch()
        for _ in 0..<400 {
            let id = dice.below(60)
            switch dice.below(10) {
            case 0..<6:
                let visit = dice.visit(id: id)
                recommender.learn(visit)
                survivors.learn(visit)
            case 6, 7:
                let known = survivors.visits.removeValue(forKey: UInt64(id)) != nil
                #expect(known == recommender.forget(UInt64(id)))
            case 8:
                let item = ItemNumber(dice.below(40))
                let known = survivors.visits[UInt64(id)]?.steps.contains { $0.item == item } ?? false
                #expect(recommender.forget(item: item, in: UInt64(id)) == known)
                survivors.forget(item: item, in: UInt64(id))
            default:
                recommender.settle(day: 20_000 + Int32(dice.below(30)))
                _ = recommender.suggest(dice.query(), scratch: scratch) { _ in true }
            }
        }
        recommender.settle(day: 20_020)
        let rebuilt = Recommender(of: survivors.shuffled(&dice), parameters: parameters)
        #expect(recommender.digest() == rebuilt.digest())
        #expect(recommender.digests().map(\.digest) == rebuilt.digests().map(\.digest))
        #expect(recommender.visits == survivors.visits.count)
        #expect(recommender.events == survivors.visits.values.reduce(0) { $0 + $1.steps.count })
        for _ in 0..<20 {
            let query = dice.query()
            #expect(recommender.suggest(query, scratch: scratch) { _ in true } == rebuilt.suggest(query))
            let candidates = dice.steps(catalog: 60).map(\.item)
            #expect(
                recommender.rank(candidates, for: query, scratch: scratch)
                    == rebuilt.rank(candidates, for: query, scratch: Scratch()))
        }
    }

    @Test(arguments: 0..<10 as Range<UInt64>)
    func eachModelForgetsExactly(seed: UInt64) {
        check(Popularity(), seed)
        check(GoesWith(), seed)
        check(NextItem(), seed)
    }

    private func check(_ empty: some Model, _ seed: UInt64) {
        var dice = Dice(seed: seed)
        let visits = dice.visits(120)
        let forgotten = Set(visits.map(\.id).filter { _ in dice.below(2) == 0 })
        var model = empty
        for visit in visits { model.learn(visit) }
        for visit in visits.shuffled(using: &dice) where forgotten.contains(visit.id) { model.forget(visit) }
        var rebuilt = empty
        for visit in visits.shuffled(using: &dice) where !forgotten.contains(visit.id) { rebuilt.learn(visit) }
        #expect(model.digest() == rebuilt.digest())
        #expect(model.digest() != empty.digest())
        for visit in visits where !forgotten.contains(visit.id) { model.forget(visit) }
        #expect(model.digest() == empty.digest())
    }

    @Test func everyDifferenceShowsInTheDigest() {
        let base = Visit(id: 1, day: 20_000, order: 1, steps: [Step(1), Step(2, .cart)])
        var seen: Set<Digest> = [Recommender().digest(), Recommender(of: [base]).digest()]
        var others = Array(repeating: base, count: 5)
        others[0].id = 2
        others[1].day += 1
        others[2].order += 1
        others[3].steps[1].action = .wish
        others[4].steps.swapAt(0, 1)
        for other in others { seen.insert(Recommender(of: [other]).digest()) }
        #expect(seen.count == 2 + others.count)
    }

    @Test func forgettingANewVisitRevealsAnOlderOne() {
        var parameters = Parameters()
        parameters.nextItem.neighbours = 1
        var recommender = Recommender(of: [.views(1, [1, 2]), .views(2, [1, 3])], parameters: parameters)
        let query = Query(chain: [[.nextItem: 1]], visit: [1])
        #expect(recommender.items(query) == [3])
        recommender.forget(2)
        #expect(recommender.items(query) == [2])
    }

    @Test func aForgottenItemIsNotPopularEvenBeforeTheNextSettling() {
        var recommender = Recommender(of: [.views(1, [5]), .views(2, [6])])
        recommender.forget(1)
        #expect(recommender.items(Query(chain: [[.popular: 1]])) == [6])
    }

    @Test func whatWasNeverLearnedIsPassedOver() {
        var recommender = Recommender(of: [.views(1, [1, 2])])
        let before = recommender.digest()
        let found = [
            recommender.forget(9), recommender.forget(item: 7, in: 1), recommender.forget(item: 1, in: 9),
        ]
        #expect(found == [false, false, false])
        #expect(recommender.digest() == before)
        var model = GoesWith()
        model.forget(.views(1, [1, 2]))
        #expect(model.digest() == GoesWith().digest())
    }

    @Test func aKnownVisitIsExtendedAndKeepsItsTime() {
        var recommender = Recommender(of: [.views(1, [1, 2])])
        recommender.learn(Visit(id: 1, day: 20_009, order: 99, steps: [Step(3, .purchase)]))
        let whole = Visit(id: 1, day: 20_000, order: 1, steps: [Step(1), Step(2), Step(3, .purchase)])
        #expect(recommender.visit(1) == whole)
        #expect(recommender.digest() == Recommender(of: [whole]).digest())
    }
}
