import Shop

/// How the requests of a shop stand.
public struct RequestWatch: Sendable, Hashable {
    /// The open requests of one kind.
    public struct Standing: Sendable, Hashable {
        public var open = 0
        public var overdue = 0
        /// By when the most urgent must be answered; seconds since 1970.
        public var nextDue = Int64.max

        /// None.
        public init() {}

        /// Adds those of another shop.
        mutating func add(_ other: Standing) {
            open += other.open
            overdue += other.overdue
            nextDue = min(nextDue, other.nextDue)
        }
    }

    /// By kind; a kind without open requests is missing.
    public var kinds: [RequestKind: Standing] = [:]
    public var blocked = 0
    /// Rows that were deleted because their time to be kept was over.
    public var expired = 0
    /// Ends of requests that a data-rights hub could not be told, for days.
    public var untold = 0

    public init() {}

    public var open: Int { kinds.values.reduce(0) { $0 + $1.open } }
    public var overdue: Int { kinds.values.reduce(0) { $0 + $1.overdue } }

    /// Adds what is known of another shop's.
    public mutating func add(_ other: RequestWatch) {
        for (kind, standing) in other.kinds { kinds[kind, default: Standing()].add(standing) }
        blocked += other.blocked
        expired += other.expired
        untold += other.untold
    }
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
            let left = request.owed(at: now)
            var standing = RequestWatch.Standing()
            standing.open = 1
            standing.overdue = left.contains(.raise(.overdue)) ? 1 : 0
            standing.nextDue = request.due(at: now)
            watch.kinds[request.kind, default: .init()].add(standing)
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
