import Testing

@testable import Recommend

/// Law 2 for histories: after any learning and forgetting the whole numbers are those of the survivors, and nothing is
/// served that still holds the forgotten.
@Suite struct ForYouTests {
    @Test(arguments: 0..<8 as Range<UInt64>)
    func learningInAnyWayGivesTheSameDigest(seed: UInt64) {
        var dice = Dice(seed: seed)
        let histories = dice.histories(60)
        let parameters = dice.forYouParameters()
        let bulk = ForYou(learning: histories, parameters)
        var single = ForYou(parameters)
        for history in histories.shuffled(using: &dice) { single.learn(history) }
        #expect(single.digest() == bulk.digest())
        #expect(ForYou(learning: histories.shuffled(using: &dice), parameters).digest() == bulk.digest())
    }

    @Test(arguments: 0..<12 as Range<UInt64>)
    func forgettingIsExact(seed: UInt64) {
        var dice = Dice(seed: seed)
        let parameters = dice.forYouParameters()
        let histories = dice.histories(80)
        let (before, after) = (histories[..<50], histories[50...])
        var model = ForYou(learning: Array(before), parameters, dense: seed % 2 == 0)
        for history in after { model.learn(history) }
        let survivors = histories.filter { _ in dice.below(2) == 0 }
        let forgotten = histories.filter { !survivors.contains($0) }
        for history in forgotten.shuffled(using: &dice) { model.forget(history) }
        let rebuilt = ForYou(learning: survivors.shuffled(using: &dice), parameters, dense: seed % 2 == 0)
        #expect(model.digest() == rebuilt.digest())
        model.settle(now: 0)
        for _ in 0..<10 {
            let query = dice.history(id: 0)
            #expect(model.answer(query) == rebuilt.answer(query))
        }
        for history in survivors { model.forget(history) }
        #expect(model.digest() == ForYou(parameters, dense: seed % 2 == 0).digest())
    }

    @Test func everyDifferenceShowsInTheDigest() {
        let base = History(id: 1, items: [1, 2, 3])
        var others = Array(repeating: base, count: 4)
        others[0].entries[0].day = 7
        others[1].entries.swapAt(0, 2)
        others[2].entries[1].sitting = 0
        others[3].entries.append(base.entries[0])
        let digests = ([base] + others).map { ForYou(learning: [$0]).digest() } + [ForYou().digest()]
        #expect(Set(digests).count == digests.count)
    }

    @Test(arguments: 0..<8 as Range<UInt64>)
    func untilTheNextSolveTheWeightsAreCorrected(seed: UInt64) {
        var dice = Dice(seed: seed)
        var parameters = dice.forYouParameters()
        parameters.popularity = 0.01
        let histories = dice.histories(60)
        var model = ForYou(learning: histories, parameters)
        for history in histories[..<5] { model.forget(history) }
        #expect(model.served == nil && model.linear.corrections.count == 5)
        var rebuilt = ForYou(learning: Array(histories[5...]), parameters)
        rebuilt.served = nil  // so that faint weights count here too
        for _ in 0..<10 {
            let query = dice.history(id: 0)
            let (corrected, solved) = (model.scores(query), rebuilt.scores(query))
            for item in Set(corrected.keys).union(solved.keys) {
                #expect(abs((corrected[item] ?? 0) - (solved[item] ?? 0)) < 1e-4)
            }
        }
    }

    @Test(arguments: 0..<4 as Range<UInt64>)
    func theServedWeightsAreThoseOfTheNumbersButForTheFaint(seed: UInt64) {
        var dice = Dice(seed: seed)
        let model = ForYou(learning: dice.histories(60), dice.forYouParameters())
        var exact = model
        exact.served = nil
        for _ in 0..<10 {
            let query = dice.history(id: 0)
            let (served, all) = (model.scores(query), exact.scores(query))
            let top = all.values.max() ?? 0
            for (item, score) in all { #expect(abs((served[item] ?? 0) - score) < 0.3 * top) }
        }
    }

    @Test func whatCannotBeCorrectedIsNotServed() {
        let wide = History(id: 0, items: Array(0..<ItemNumber(EaseCorrection.widest + 1)))
        let others = (1..<9).map { History(id: UInt64($0), items: [ItemNumber($0), ItemNumber($0 + 1)]) }
        var model = ForYou(learning: [wide] + others)
        model.forget(wide)
        #expect(model.linear.ease == nil)
        #expect(model.answer(History(id: 0, items: [3])).contains(4))
        #expect(!model.answer(History(id: 0, items: [3])).contains(100))
    }

    @Test func whatWasLearnedSinceTheSolveIsForgottenWithoutACorrection() {
        var model = ForYou(learning: [History(id: 1, items: [1, 2]), History(id: 2, items: [2, 3])])
        model.learn(History(id: 3, items: [1, 3]))
        model.forget(History(id: 3, items: [1, 3]))
        #expect(model.linear.corrections.isEmpty && model.linear.ease != nil)
    }

    @Test(arguments: 0..<6 as Range<UInt64>)
    func sharesAddUpToTheScore(seed: UInt64) {
        var dice = Dice(seed: seed)
        var parameters = dice.forYouParameters()
        parameters.popularity = 0
        let histories = dice.histories(60)
        var model = ForYou(learning: histories, parameters)
        let scratch = HistoryScratch()
        for round in 0..<2 {
            let query = dice.history(id: 0)
            model.suggest(query.entries, now: 9, limit: 20, excludeOwn: false, scratch: scratch)
            let answer = Array(zip(scratch.items, scratch.scores))
            for (item, score) in answer {
                let shares = model.shares(of: item, from: query.entries, now: 9, excludeOwn: false, scratch: scratch)
                #expect(abs(shares.reduce(0) { $0 + $1.share } - score) < 1e-4 * max(1, score))
            }
            if round == 0 { model.forget(histories[3]) }
        }
    }

    @Test func withoutTheItemsOfAReasonTheScoreFalls() {
        var dice = Dice(seed: 5)
        let model = ForYou(learning: dice.histories(60))
        let scratch = HistoryScratch()
        let query = dice.history(id: 0)
        model.suggest(query.entries, now: 0, limit: 5, excludeOwn: true, scratch: scratch)
        for (item, score) in Array(zip(scratch.items, scratch.scores)) {
            let shares = model.shares(of: item, from: query.entries, now: 0, excludeOwn: true, scratch: scratch)
            guard let reason = shares.first, reason.share > 0 else { continue }
            var without = query
            for at in without.entries.indices where without.entries[at].item == reason.item {
                without.entries[at].item = 9_999  // an item nobody knows keeps the place
            }
            #expect((model.scores(without)[item] ?? 0) < score)
        }
    }

    @Test func changingParametersCheaplyIsLikeLearningWithThem() {
        var dice = Dice(seed: 1)
        let histories = dice.histories(60)
        let start = ForYouParameters()
        for dial in ForYouParameters.dials {
            var turned = start
            turned[keyPath: dial.path] = dial.values[0]
            guard start.effort(to: turned) < .learn else { continue }
            let cheap = ForYou(learning: histories, start).reweighed(turned)
            let whole = ForYou(learning: histories, turned)
            let query = dice.history(id: 0)
            #expect(cheap.scores(query) == whole.scores(query), "\(dial.name)")
        }
    }

    @Test func ownItemsComeBackOnlyWhenAsked() {
        let model = ForYou(learning: [History(id: 1, items: [1, 2, 1]), History(id: 2, items: [2, 3])])
        let query = History(id: 0, items: [1])
        #expect(model.answer(query, excludeOwn: false).first == 1)
        #expect(!model.answer(query, excludeOwn: true).contains(1))
    }

    @Test func nothingIsTooStrangeToAsk() {
        var model = ForYou(learning: [])
        #expect(model.answer(History(id: 0, items: [1, .max])).isEmpty)
        model.forget(History(id: 1, items: [4]))
        model.learn(History(id: 1, items: [.max, Step.itemBound, 2]))
        model.settle(now: .min)
        #expect(model.answer(History(id: 0, items: [])) == [2])
        let mad = History(id: 2, entries: [.init(2, day: .max, sitting: 9), .init(3, day: .min, sitting: 0)])
        model.learn(mad)
        _ = model.answer(mad)
        model.forget(mad)
        #expect(model.answer(History(id: 0, items: [3])) == [2])
    }

    @Test func aHugeHistoryIsBounded() {
        let items = (0..<History.longest + 500).map { ItemNumber($0) }
        let model = ForYou(learning: [History(id: 1, items: items)], dense: false)
        #expect(model.days.total(0) == 0 && model.days.total(600) == 1)
    }
}

extension Dice {
    mutating func history(id: Int, catalog: Int = 30) -> History {
        var sitting: UInt32 = 0
        var day: Int32 = 0
        let entries = (0...below(12)).map { _ in
            if below(3) > 0 { sitting += UInt32(1 + below(3)) }
            if below(3) == 0 { day += Int32(below(20)) }
            return History.Entry(ItemNumber(below(below(catalog) + 1)), day: day, sitting: sitting)
        }
        return History(id: UInt64(id), entries: entries)
    }

    mutating func histories(_ count: Int) -> [History] { (0..<count).map { history(id: $0) } }

    mutating func forYouParameters() -> ForYouParameters {
        var parameters = ForYouParameters()
        for dial in ForYouParameters.dials {
            parameters[keyPath: dial.path] = dial.values[below(dial.values.count)]
        }
        parameters.ease = 1
        return parameters
    }
}

extension ForYou {
    func answer(_ history: History, excludeOwn: Bool = true) -> [ItemNumber] {
        let scratch = HistoryScratch()
        suggest(history.entries, now: 0, limit: 10, excludeOwn: excludeOwn, scratch: scratch)
        return scratch.items
    }

    func scores(_ history: History) -> [ItemNumber: Double] {
        let scratch = HistoryScratch()
        suggest(history.entries, now: 0, limit: 1_000, excludeOwn: true, scratch: scratch)
        return Dictionary(uniqueKeysWithValues: zip(scratch.items, scratch.scores))
    }
}
