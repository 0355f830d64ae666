import Crypto
import Recommend
import Testing

/// Six shoppers and five items, counted by hand; then the third is forgotten.
@Suite struct CoOccurrenceTests {
    static let visits: [Visit] = [
        .views(1, [0, 1, 2]), .views(2, [1, 2, 3]), .views(3, [0, 2, 3, 4]), .views(4, [2, 4]), .views(5, [0, 1, 4]),
        .views(6, [3]),
    ]
    static let before = [[3, 2, 2, 1, 2], [2, 3, 2, 1, 1], [2, 2, 4, 2, 2], [1, 1, 2, 3, 1], [2, 1, 2, 1, 3]]
    static let after = [[2, 2, 1, 0, 1], [2, 3, 2, 1, 1], [1, 2, 3, 1, 1], [0, 1, 1, 2, 0], [1, 1, 1, 0, 2]]

    @Test func countsAreThoseOfTheReferenceBeforeAndAfterForgetting() {
        var model = CoOccurrence()
        for visit in Self.visits { model.learn(visit) }
        #expect(matrix(model) == Self.before)
        #expect(sha256(model) == "773aa3d64a7f13eba568fb398f6dc5864046ab624fc43f36c8c54c6549b35b37")
        model.forget(Self.visits[2])
        #expect(matrix(model) == Self.after)
        #expect(sha256(model) == "7d32b30b4a4b4824e0ad2c7a5746254a85c9d20fe7f502bb8057e2e097391b7e")
    }

    @Test func onlyPurchasesAreBoughtTogether() {
        var model = CoOccurrence()
        model.learn(
            Visit(id: 1, day: 1, order: 1, steps: [Step(1), Step(2, .purchase), Step(3, .cart), Step(1, .purchase)]))
        #expect(model.boughtTogether(1, 2) == 1)
        #expect(model.boughtTogether(2, 3) == 0)
        #expect(model.viewedTogether(3, 1) == 1)
        #expect(model.boughtTogether(3, 3) == 0)
    }

    @Test func theScoreIsTheCountOverBothFrequencies() throws {
        let recommender = Recommender(of: Self.visits)
        let best = recommender.suggest(Query(chain: [.alsoViewed], page: [0]))
        // Item 0 stands in 3 visits, 1 in 3 (2 together), 2 in 4 (2 together), 4 in 3 (2), 3 in 3 (1).
        #expect(best.map(\.item) == [1, 4, 2, 3])
        let score = try #require(best.first).score
        #expect(abs(score - 2.0 / 3 * 0.719_223_093_0) < 1e-9)  // 3^-0.3
    }

    private func matrix(_ model: CoOccurrence) -> [[Int]] {
        (0..<5).map { a in (0..<5).map { b in model.viewedTogether(a, b) } }
    }

    /// The reference writes the upper half, row by row, without zeros.
    private func sha256(_ model: CoOccurrence) -> String {
        let cells: [String] = (0..<5 as Range<ItemNumber>).flatMap { a in
            (a..<5).compactMap { b in
                let count = model.viewedTogether(a, b)
                return count > 0 ? "\(a),\(b):\(count)" : nil
            }
        }
        let hash = SHA256.hash(data: Array(cells.joined(separator: ";").utf8))
        return hash.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }
}
