public import Recommend
import Shop

extension Fold {
    /// Every visit that the models hold, oldest first: what models are measured and tuned on.
    public var visits: [Visit] { state.read { $0.recommender.everyVisit } }

    /// How the models are tuned.
    public var parameters: Parameters { state.read { Parameters(numbers: $0.tuning?.numbers ?? [:]) } }
}
