import Shop

/// How the requests of a shop stand.
public struct RequestWatch: Sendable, Hashable {
    public var open = 0
    public var overdue = 0
    public var blocked = 0
    /// Rows that were deleted because their time to be kept was over.
    public var expired = 0
    /// Ends of requests that a data-rights hub could not be told, for days.
    public var untold = 0

    public init() {}
}

extension RequestDesk {
    /// Does what time asks for: carries out what a fault had kept back, closes what she did not answer, deletes what was
    /// kept long enough, and says what is late. Repeating it changes nothing.
    public func watch(now: Int64) async throws -> RequestWatch {
        var watch = RequestWatch()
        for filed in try await book.requests(in: shop, onlyOpen: true, limit: .max).map(filed) {
            var request = filed.request
            if !request.givenUp(at: now).isEmpty {
                _ = try await act(.tick, on: filed.number, now: now)
                watch.untold += 1
            }
            let owed = request.owed(at: now)
            if owed.contains(.carryOut) {
                request = try await advance(try await load(filed.number), now: now).filed.request
            } else if owed.contains(where: { if case .lapse = $0 { true } else { false } }) {
                request = try await act(.tick, on: filed.number, now: now).filed.request
            }
            guard request.isOpen else { continue }
            watch.open += 1
            let left = request.owed(at: now)
            if left.contains(.raise(.overdue)) { watch.overdue += 1 }
            if left.contains(.raise(.blocked)) { watch.blocked += 1 }
        }
        for row in try await book.requests(in: shop, onlyOpen: false, limit: .max)
        where !row.isOpen && row.keepUntil < now {
            _ = try await journal.commit(Change(shop: shop, writes: [.dropRequest(row.number)]))
            watch.expired += 1
        }
        return watch
    }
}
