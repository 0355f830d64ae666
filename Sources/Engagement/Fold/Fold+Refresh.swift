import Dispatch
import Recommend
import Shop
import Synchronization

/// When the model for histories is made anew, which takes up to seconds of two cores.
struct Refreshing: Sendable {
    var isMaking = false
    /// When it was last made, and how long that took.
    var ended: ContinuousClock.Instant?
    var took = Duration.zero

    /// Whether it is time: enough is new, and making it takes no more than a fiftieth of all time.
    func isDue(_ now: ContinuousClock.Instant, visits: Int, changes: Int) -> Bool {
        guard !isMaking, visits >= Self.fewest, changes >= max(1, visits / 20) else { return false }
        guard let ended else { return true }
        return now - ended >= max(Self.rest, took * 50)
    }

    /// With fewer visits there is nothing to be found.
    private static let fewest = 50
    private static let rest = Duration.seconds(30)
}

extension Fold {
    /// Makes the model for histories anew when somebody with a history has asked and it is time, beside whatever answers and learns; does not wait for it.
    func refresh(day: Int32) {
        guard isForYouWanted.load(ordering: .relaxed) else { return }
        let (visits, changes) = state.read { ($0.recommender.visits, $0.recommender.changesSinceForYou) }
        let now = ContinuousClock.now
        let isDue = refreshing.withLock { refreshing in
            guard refreshing.isDue(now, visits: visits, changes: changes) else { return false }
            refreshing.isMaking = true
            return true
        }
        guard isDue else { return }
        // Not on a thread that tasks share: they would all wait.
        DispatchQueue.global(qos: .utility).async { [self] in
            make(day: day)
            let ended = ContinuousClock.now
            refreshing.withLock { $0 = Refreshing(isMaking: false, ended: ended, took: ended - now) }
        }
    }

    /// Makes the model for histories anew, and returns once it is in use.
    func make(day: Int32) {
        let making = state.read { $0.recommender }.makeForYou(day: day)
        learning.withLock { _ in
            var settled = state.read { $0.recommender }
            settled.adopt(making)
            state.write { $0.recommender = settled }
        }
    }
}
