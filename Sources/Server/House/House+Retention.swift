import Consent
import Oversight
public import Shop
import Synchronization

extension House {
    /// Runs what retention owes, now and once a day, until the task is cancelled.
    ///
    /// `onEvent` hears what was deleted, what failed, and that a shop is late; a run that failed is tried again.
    public func retain(every interval: Duration, onEvent: @Sendable (RetentionEvent) -> Void) async {
        while !Task.isCancelled {
            for room in rooms.values { await retain(room, onEvent) }
            try? await Task.sleep(for: interval)
        }
    }

    private func retain(_ room: ShopRoom, _ onEvent: @Sendable (RetentionEvent) -> Void) async {
        let now = clock()
        do {
            if try await room.retention.isDue(now: now) {
                let report = try await room.retention.run(now: now)
                onEvent(.ran(deleted: report.total))
            }
        } catch { if !Task.isCancelled { onEvent(.failed(error as? StoreFault)) } }
        // A store that cannot say when retention last ran has no run to show for.
        let last = (try? await room.retention.lastRun(now: now)) ?? nil
        let isLate = (try? await room.retention.isLate(now: now)) ?? true
        room.retentionWatch.note(last: last, isLate: isLate)
        if isLate, !Task.isCancelled { onEvent(.late) }
    }
}

/// What operators hear of retention.
public enum RetentionEvent: Sendable {
    /// It ran, and deleted so much.
    case ran(deleted: Int)
    /// It could not; the store's fault, if it was one.
    case failed(StoreFault?)
    /// More than a day and a half has passed since it last ran.
    case late
}

/// How retention of one shop stands, for the metrics.
final class RetentionWatch: Sendable {
    private let state = Mutex((last: Int64?.none, isLate: false))

    func note(last: Int64?, isLate: Bool) { state.withLock { $0 = (last, isLate) } }

    /// The time of the last run, if any, and whether the next is overdue.
    var standing: (last: Int64?, isLate: Bool) { state.withLock { $0 } }
}
