import Anonymity
import Engagement
public import Shop

extension House {
    /// Publishes what each shop owes, now and once in each period, until the task is cancelled.
    ///
    /// `onEvent` hears what was published and what failed; what failed is tried again.
    public func publish(every interval: Duration, onEvent: @Sendable (PublishingEvent) -> Void) async {
        while !Task.isCancelled {
            for room in rooms.values { await publish(room, onEvent) }
            try? await Task.sleep(for: interval)
        }
    }

    private func publish(_ room: ShopRoom, _ onEvent: @Sendable (PublishingEvent) -> Void) async {
        guard let press = room.press else { return }
        do {
            if let items = try await press.publish(now: clock()) { onEvent(.published(items: items)) }
        } catch let error as BudgetError where error.code == .spent {
            onEvent(.spent)
        } catch { if !Task.isCancelled { onEvent(.failed(error as? StoreFault)) } }
    }
}

/// What operators hear of publishing.
public enum PublishingEvent: Sendable {
    /// A graph of so many items.
    case published(items: Int)
    /// This period is paid for and has no edition, as after a crash: the next one is for the next period.
    case spent
    /// It could not; the store's fault, if it was one.
    case failed(StoreFault?)
}
