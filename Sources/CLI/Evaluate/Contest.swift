import Recommend

/// Fits, measures and times models on the same questions, one row of the report each.
struct Contest<Query: Sendable> {
    /// So many single predictions are timed at most.
    static var timed: Int { 20_000 }

    let trials: [Trial<Query>]
    let limit: Int
    /// How often each item of the catalog was learned.
    let interactions: [Int]
    /// By item: its category; 0 is none. Empty where no file tells.
    let categories: [UInt32]
    /// The items that a query knows of whoever asks.
    let history: (Query) -> [ItemNumber]
    private(set) var rows: [Report.Row] = []

    init(
        trials: [Trial<Query>], limit: Int, learned: some Sequence<ItemNumber>, items: Int, categories: [UInt32],
        history: @escaping (Query) -> [ItemNumber]
    ) {
        self.trials = trials
        self.limit = limit
        var interactions = [Int](repeating: 0, count: items)
        for item in learned where item < items { interactions[Int(item)] += 1 }
        self.interactions = interactions
        self.categories = categories
        self.history = history
    }

    /// Fits a model and measures it; `bytes` tells what it holds in memory, where it can say.
    mutating func enter<Model: Predictor>(
        _ name: String, parameters: [(name: String, value: Double)] = [], bytes: (Model) -> Int? = { _ in nil },
        fit: () async -> Model
    ) async where Model.Query == Query {
        Terminal.progress("\(name): fitting")
        let clock = ContinuousClock()
        let start = clock.now
        let model = await fit()
        let seconds = (clock.now - start) / .seconds(1)
        Terminal.progress("\(name): answering \(trials.count) queries")
        var measurement = await model.measure(trials, limit: limit, items: interactions.count, keepingLists: true)
        let step = max(1, trials.count / Self.timed)
        measurement.microseconds = model.times(
            stride(from: 0, to: trials.count, by: step).map { trials[$0] }, limit: limit)
        rows.append(
            Report.Row(
                name: name, measurement: measurement, fitSeconds: seconds, bytes: bytes(model), parameters: parameters,
                parts: parts(measurement), beyond: beyond(measurement)))
        Terminal.endProgress()
    }
}

/// Chooses parameters on questions whose answers are known.
struct Choosing<Parameters: Sendable, Query: Sendable> {
    let dials: [Dial<Parameters>]
    let trials: [Trial<Query>]
    let items: Int
    let limit: Int
    let seconds: Int
    /// What a setting has to be better by on a single question; on `n` of them, by a √n-th of that.
    var doubt = 0.0

    /// On fewer questions than this, what looks better is mostly chance.
    private static var fewest: Int { 2_000 }

    /// The parameters with the highest `score` among those tried; `model` gives what answers under some parameters.
    func best<Model: Predictor>(
        from start: Parameters, score: (Accuracy, Model, [Trial<Query>]) -> Double,
        model: (Parameters) async -> Model
    ) async -> Parameters where Model.Query == Query {
        guard seconds > 0, !trials.isEmpty else { return start }
        let clock = ContinuousClock()
        let begin = clock.now
        let count = Double(trials.count)
        let smallest = min(1, Double(Self.fewest) / count)
        let doubt = doubt
        let search = ParameterSearch(
            dials, within: .seconds(seconds), margin: { doubt / (max($0, smallest) * count).squareRoot() },
            elapsed: { clock.now - begin })
        let order = trials.shuffledForSampling()
        var tried = 0
        let outcome = await search.best(from: start) { parameters, share in
            let model = await model(parameters)
            let asked = order.sample(max(share, smallest))
            let measured = await model.measure(asked, limit: limit, items: items)
            tried += 1
            let spent = Int((clock.now - begin) / .seconds(1))
            Terminal.progress("choosing parameters: \(tried) settings, \(spent) of \(seconds) s")
            return score(measured.accuracy, model, asked)
        }
        Terminal.endProgress()
        return outcome.parameters
    }
}

extension Dial {
    /// The numbers of the dials, by name, for the report.
    static func figures(_ dials: [Dial], _ parameters: Parameters) -> [(name: String, value: Double)] {
        dials.map { ($0.name, parameters[keyPath: $0.path]) }
    }
}
