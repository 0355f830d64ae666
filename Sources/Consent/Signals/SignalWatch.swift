import Synchronization

/// Transitions of signals that requests showed and that wait to be recorded: answering does not wait for the ledger.
///
/// It is only ever in memory, at most one for each shopper, and empty again within a second. What a crash takes from it
/// the shopper's next request shows again.
public final class SignalWatch: Sendable {
    private let seen = Mutex<[Pseudonym: Bool]>([:])

    public init() {}

    /// Notes what a request showed.
    func note(_ shopper: Pseudonym, isSet: Bool) {
        seen.withLock { seen in if seen.count < 100_000 { seen[shopper] = isSet } }
    }

    /// Takes what was noted.
    public func take() -> [(shopper: Pseudonym, isSet: Bool)] {
        seen.withLock { seen in
            defer { seen = [:] }
            return seen.map { ($0.key, $0.value) }
        }
    }
}
