import Testing

@testable import Recommend

/// The linear model against its definition, computed by the simplest means.
@Suite struct EaseTests {
    @Test(arguments: 0..<6 as Range<UInt64>, [false, true])
    func theInverseIsTheInverse(seed: UInt64, own: Bool) throws {
        var dice = Dice(seed: seed)
        var gram = Gram(lengthDamping: 0.5)
        for history in dice.histories(40) { gram.add(History.distinct(history.entries)) }
        let ease = try #require(Ease(gram, ridge: 2, dropout: 0.25, own: own))
        let matrix = gram.dense(ridge: 2, dropout: 0.25)
        var memory = Ease.Memory()
        for item in 0..<ease.count {
            var row: [Float] = []
            ease.multiply([(ItemNumber(item), 1)], into: &row, &memory)
            #expect(abs(row[item] - ease.diagonal[item]) < 1e-5)
            for other in 0..<ease.count {  // P·G = I
                let product = (0..<ease.count).reduce(0) { $0 + Double(row[$1]) * matrix[$1][other] }
                #expect(abs(product - (item == other ? 1 : 0)) < 1e-4)
            }
        }
    }

    @Test func aMatrixThatIsNotPositiveDefiniteIsRefused() {
        for own in [false, true] {
            var matrix: [Float] = [1, 2, 2, 1]
            #expect(!SymmetricInverse.invert(&matrix, 2, own: own))
        }
    }

    /// Shopper u had every product of her own parity except product u: the right answer is u.
    @Test func theCheckerboardIsSolved() {
        let size = 20
        let histories = (0..<size).map { user in
            History(
                id: UInt64(user),
                items: stride(from: user % 2, to: size, by: 2).filter { $0 != user }.map { ItemNumber($0) })
        }
        var parameters = ForYouParameters()
        parameters.sittingDecay = 1
        parameters.popularity = 0
        parameters.ridge = 3
        let model = ForYou(learning: histories, parameters)
        for (user, history) in histories.enumerated() { #expect(model.answer(history).first == ItemNumber(user)) }
    }

    @Test func onlyTheStrongestWeightsAreKept() {
        var rows = WeightRows()
        var memory: [UInt32] = []
        let row = [0.5, -2, 1, 1, 0.1].enumerated().map { WeightRows.Entry(item: ItemNumber($0), weight: Float($1)) }
        rows.append(row, limit: 2, memory: &memory)
        rows.append(row, limit: 9, memory: &memory)
        #expect(rows.range(0).map { rows.entries[$0].item } == [1, 2])
        #expect(rows.weight(0, 1) == -2 && rows.weight(0, 3) == 0 && rows.weight(1, 4) == 0.1)
        #expect(rows.range(7).isEmpty)
    }
}

extension Gram {
    func dense(ridge: Double, dropout: Double) -> [[Double]] {
        var matrix = totals.map { _ in totals.map { _ in 0.0 } }
        for item in totals.indices {
            matrix[item][item] = ridge + Double(totals[item]) / Gram.one * (1 + dropout)
            for entry in rows.row(item) {
                let value = Double(entry & 0xffff_ffff) / Gram.one
                matrix[item][Int(entry >> 32)] = value
                matrix[Int(entry >> 32)][item] = value
            }
        }
        return matrix
    }
}
