import Crypto
import Testing

@testable import Recommend

/// Six shoppers and five items, counted by hand; then the third is forgotten.
@Suite struct GoesWithTests {
    static let visits: [Visit] = [
        .views(1, [0, 1, 2]), .views(2, [1, 2, 3]), .views(3, [0, 2, 3, 4]), .views(4, [2, 4]), .views(5, [0, 1, 4]),
        .views(6, [3]),
    ]
    static let before = [[3, 2, 2, 1, 2], [2, 3, 2, 1, 1], [2, 2, 4, 2, 2], [1, 1, 2, 3, 1], [2, 1, 2, 1, 3]]
    static let after = [[2, 2, 1, 0, 1], [2, 3, 2, 1, 1], [1, 2, 3, 1, 1], [0, 1, 1, 2, 0], [1, 1, 1, 0, 2]]

    /// Every visit weighs the same, so that weights are counts.
    static let counting: GoesWithParameters = {
        var parameters = GoesWithParameters()
        parameters.sizeDamping = 0
        return parameters
    }()

    @Test func countsAreThoseOfTheReferenceBeforeAndAfterForgetting() {
        var model = GoesWith(Self.counting)
        for visit in Self.visits { model.learn(visit) }
        model.settle(day: 20_000)
        #expect(matrix(model) == Self.before)
        #expect(sha256(model) == "773aa3d64a7f13eba568fb398f6dc5864046ab624fc43f36c8c54c6549b35b37")
        model.forget(Self.visits[2])
        #expect(matrix(model) == Self.after)
        #expect(sha256(model) == "7d32b30b4a4b4824e0ad2c7a5746254a85c9d20fe7f502bb8057e2e097391b7e")
    }

    @Test func onlyPurchasesAreBoughtTogether() {
        var model = GoesWith(Self.counting)
        model.learn(
            Visit(id: 1, day: 1, order: 1, steps: [Step(1), Step(2, .purchase), Step(3, .cart), Step(1, .purchase)]))
        model.settle(day: 1)
        #expect(model.weight(1, 2, .bought) == 1)
        #expect(model.weight(2, 3, .bought) == 0)
        #expect(model.weight(3, 1, .viewed) == 1)
        #expect(model.weight(3, 3, .bought) == 0)
    }

    @Test func aVisitOfManyItemsSaysLessAboutEachPair() {
        var parameters = GoesWithParameters()
        parameters.sizeDamping = 0.5
        var model = GoesWith(parameters)
        model.learn(.views(1, [1, 2]))
        model.learn(.views(2, [3, 4, 5, 6, 7, 8, 9, 10]))
        model.settle(day: 20_000)
        #expect(abs(model.weight(1, 2) - 0.7071) < 1e-3)  // 2^-0.5
        #expect(abs(model.weight(3, 4) - 0.3536) < 1e-3)  // 8^-0.5
        #expect(model.weight(1, 3) == 0)
    }

    @Test func oldVisitsFade() {
        var parameters = Self.counting
        parameters.halfLife = 64  // one period
        var model = GoesWith(parameters)
        model.learn(.views(1, [1, 2]))
        model.settle(day: 20_000)
        #expect(model.weight(1, 2) == 1)
        model.settle(day: 20_000 + 64)
        #expect(model.weight(1, 2) == 0.5)
        model.settle(day: 20_000 - 64)
        #expect(model.weight(1, 2) == 1)
    }

    @Test func aloneTheScoreIsTheWeightOverBothFrequencies() throws {
        var parameters = Parameters()
        parameters.goesWith = Self.counting
        parameters.goesWith.damping = 0.3
        let best = Recommender(of: Self.visits, parameters: parameters).suggest(
            Query(chain: [[.alsoViewed: 1]], page: [0]))
        // Item 0 stands in 3 visits, 1 in 3 (2 together), 2 in 4 (2 together), 4 in 3 (2), 3 in 3 (1).
        #expect(best.map(\.item) == [1, 4, 2, 3])
        let score = try #require(best.first).score
        #expect(abs(score - 2.0 / 3 * 0.719_223) < 1e-6)  // 3^-0.3
    }

    /// 2 always comes with 1, and 9 only ever with both; 8 comes with 1 and 3, which never come together.
    @Test func inCompanyItCountsWhatAnItemSaysBeyondTheOthers() {
        var visits: [Visit] = []
        for id in 0..<40 {
            visits.append(.views(id, id % 2 == 0 ? [1, 2, 9] : [1, 2]))
            visits.append(.views(100 + id, id % 2 == 0 ? [1, 2, 3, 8] : [4, 5]))
        }
        var model = GoesWith(Self.counting)
        for visit in visits { model.learn(visit) }
        model.settle(day: 20_000)
        let scratch = Scratch()
        #expect(model.best(with: [2], limit: 1, scratch: scratch) == [1])
        #expect(model.best(with: [1, 2, 3], limit: 1, scratch: scratch) == [8])
    }

    /// Cholesky's way against the definition: (weights among the chosen + penalty) · gains = weights with the item.
    @Test(arguments: 0..<6 as Range<UInt64>)
    func aColumnSolvesItsEquations(seed: UInt64) {
        var dice = Dice(seed: seed)
        var model = GoesWith()
        for visit in dice.visits(150) { model.learn(visit) }
        model.settle(day: 20_020)
        let together = model[.viewed]
        var solver = ColumnSolver()
        for item in 0..<20 as Range<ItemNumber> where together.total(item) > 0 {
            var parameters = GoesWithParameters()
            parameters.explainers = 3
            parameters.prior = 2
            parameters.dropout = 0.5
            solver.solve(item, together.pairs, together.recency, parameters)
            guard solver.gains.allSatisfy({ $0 > 0 }) else { continue }  // what is below zero is cut off
            for a in solver.items {
                var sum = (2 + 0.5 * model.weight(a, a)) * solver.gains[solver.items.firstIndex(of: a) ?? 0]
                for (b, gain) in zip(solver.items, solver.gains) { sum += model.weight(a, b) * gain }
                #expect(abs(sum - model.weight(a, item)) < 1e-9)
            }
        }
    }

    @Test(arguments: 1..<5)
    func learningAllAtOnceIsLearningOneByOne(parts: Int) async {
        var dice = Dice(seed: UInt64(parts))
        var visits = dice.visits(300)
        for at in visits.indices { visits[at].day += Int32(dice.below(4) * 100) }
        let whole = await GoesWith(visits, parameters: Parameters.small.goesWith, day: 20_400, parts: parts)
        var model = GoesWith(Parameters.small.goesWith)
        for visit in visits.shuffled(using: &dice) { model.learn(visit) }
        model.settle(day: 20_400)
        #expect(whole.digest() == model.digest())
        for _ in 0..<20 {
            let items = dice.steps().map(\.item)
            #expect(
                whole.best(with: items, limit: 10, scratch: Scratch())
                    == model.best(with: items, limit: 10, scratch: Scratch()))
        }
        var rest = whole
        for visit in visits { rest.forget(visit) }
        #expect(rest.digest() == GoesWith().digest())
        #expect(await GoesWith([], day: 20_400, parts: parts).digest() == GoesWith().digest())
    }

    /// Between a forgetting and the next settling nothing is answered that contains what was forgotten.
    @Test(arguments: 0..<6 as Range<UInt64>)
    func whatIsForgottenIsGoneFromTheAnswersAtOnce(seed: UInt64) {
        var dice = Dice(seed: seed)
        let visits = dice.visits(200)
        var model = GoesWith(Parameters.small.goesWith)
        for visit in visits { model.learn(visit) }
        model.settle(day: 20_020)
        for visit in visits[..<60] { model.forget(visit) }
        var rebuilt = GoesWith(Parameters.small.goesWith)
        for visit in visits[60...].shuffled(using: &dice) { rebuilt.learn(visit) }
        rebuilt.settle(day: 20_020)
        let scratch = Scratch()
        for _ in 0..<40 {
            let items = dice.steps().map(\.item)
            for kind in [GoesWith.Kind.viewed, .bought] {
                #expect(
                    model.best(with: items, kind, limit: 10, scratch: scratch)
                        == rebuilt.best(with: items, kind, limit: 10, scratch: Scratch()))
            }
        }
    }

    private func matrix(_ model: GoesWith) -> [[Int]] {
        (0..<5).map { a in (0..<5).map { b in Int(model.weight(a, b)) } }
    }

    /// The reference writes the upper half, row by row, without zeros.
    private func sha256(_ model: GoesWith) -> String {
        let cells: [String] = (0..<5 as Range<ItemNumber>).flatMap { a in
            (a..<5).compactMap { b in
                let count = Int(model.weight(a, b))
                return count > 0 ? "\(a),\(b):\(count)" : nil
            }
        }
        let hash = SHA256.hash(data: Array(cells.joined(separator: ";").utf8))
        return hash.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }
}
