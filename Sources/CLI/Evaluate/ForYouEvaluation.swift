import Recommend

/// What a for-you model is asked: the history of a user, and whether what she had may be suggested.
struct ForYouQuery: Sendable {
    var history: [History.Entry]
    var excludeOwn: Bool
}

/// A for-you model with the day of the questions.
struct ForYouPredictor: Predictor {
    let model: ForYou
    let now: Int32

    func memory() -> HistoryScratch { HistoryScratch() }

    func best(_ query: ForYouQuery, limit: Int, _ memory: inout HistoryScratch) -> [ItemNumber] {
        model.suggest(query.history, now: now, limit: limit, excludeOwn: query.excludeOwn, scratch: memory)
        return memory.items
    }
}

/// Models of the same histories under other parameters, made from the nearest of those made before.
actor ForYouModels {
    private let histories: [History]
    private let now: Int32
    private var made: [ForYou] = []

    init(_ histories: [History], now: Int32) {
        self.histories = histories
        self.now = now
    }

    func model(_ parameters: ForYouParameters) -> ForYou {
        let nearest = made.min { $0.parameters.effort(to: parameters) < $1.parameters.effort(to: parameters) }
        guard let nearest, nearest.parameters.effort(to: parameters) < .learn else {
            return keep(ForYou(learning: histories, parameters, now: now))
        }
        let model = nearest.reweighed(parameters)
        return nearest.parameters.effort(to: parameters) >= .solve ? keep(model) : model
    }

    /// The newest two are kept: moves go back and forth between two values.
    private func keep(_ model: ForYou) -> ForYou {
        made = made.suffix(1) + [model]
        return model
    }
}
