public import Recommend
import Shop

extension Fold {
    /// Every visit that the models hold, oldest first: what models are measured and tuned on.
    public var visits: [Visit] { state.read { $0.recommender.everyVisit } }

    /// Whether the models hold a visit.
    public func knows(_ visit: UInt64) -> Bool { state.read { $0.recommender.visit(visit) != nil } }

    /// How the models are tuned.
    public var parameters: Parameters { state.read { Parameters(numbers: $0.tuning?.numbers ?? [:]) } }
}
