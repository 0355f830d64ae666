import Recommend

/// A next-item model with the day of the questions.
struct NextItemPredictor: Predictor {
    /// The blend, and what it is without one of its parts.
    enum Variant: String, CaseIterable {
        case neighbours, confide

        func parameters(from blend: NextItemParameters) -> NextItemParameters {
            var parameters = blend
            if self == .neighbours { parameters.echo = 0 }
            return parameters
        }
    }

    private var model: NextItem
    private let today: Int32

    /// A model of the visits, as of the day of the last.
    init(_ visits: [Visit], _ parameters: NextItemParameters) {
        model = NextItem(learning: visits, parameters)
        today = visits.last?.day ?? 0
    }

    /// The same under other parameters.
    func with(_ parameters: NextItemParameters) -> Self {
        var other = self
        other.model.parameters = parameters
        return other
    }

    /// What is aimed at: to be among the first, to be the very first, and to be quick.
    func worth(_ accuracy: Accuracy, on trials: [Trial<[ItemNumber]>]) -> Double {
        let looked = trials.reduce(0) { $0 + model.effort(after: $1.query) }
        return accuracy.hitRate + 2 * accuracy.reciprocalRank
            - Self.price * Double(looked) / Double(max(trials.count, 1))
    }

    /// Seventeen visits more to look at, which take over half a microsecond, must bring one more hit in a thousand.
    private static let price = 6e-5

    var bytes: Int { model.byteCount }

    func memory() -> Scratch { Scratch() }

    func best(_ query: [ItemNumber], limit: Int, _ memory: inout Scratch) -> [ItemNumber] {
        model.best(after: query, today: today, limit: limit, scratch: memory)
    }
}
