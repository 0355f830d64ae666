public import Consent
import Engagement
public import Oversight
import Shop

/// The shops of this node, and what they share.
public struct House: Sendable {
    public let store: any Store
    public let rooms: [ShopNumber: ShopRoom]
    public let insight: Insight
    let keys: KeyRing
    /// Whole seconds since 1970.
    let clock: @Sendable () -> Int64

    /// Opens every shop of the store and folds its journal.
    ///
    /// Throws `StoreFault`, and `KeyFault.cannotUnwrap` when the master key is not the one the store was made with.
    public init(
        store: any Store, master: MasterKey, clock: @escaping @Sendable () -> Int64
    ) async throws {
        self.store = store
        self.clock = clock
        insight = Insight(book: store)
        keys = KeyRing(register: store)
        var rooms: [ShopNumber: ShopRoom] = [:]
        for record in try await store.shops() {
            let room = try await ShopRoom(record, store: store, master: master, clock: clock)
            try await room.follower.catchUp()
            rooms[record.number] = room
        }
        self.rooms = rooms
        try await keys.reload()
    }

    /// Follows what other processes write, such as an import beside a running server, until the task is cancelled;
    /// keeps a signed checkpoint of each ledger that grew.
    ///
    /// `onFault` hears of readings that failed; the next one is tried all the same.
    public func follow(every interval: Duration, onFault: @Sendable (any Error) -> Void) async {
        while !Task.isCancelled {
            for room in rooms.values {
                do {
                    try await room.follower.catchUp()
                    try await room.ledger.keepCheckpoint()
                } catch { if !Task.isCancelled { onFault(error) } }
            }
            do { try await keys.reload() } catch { if !Task.isCancelled { onFault(error) } }
            try? await Task.sleep(for: interval)
        }
    }
}
