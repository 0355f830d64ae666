import Consent
import Ledger
import Oversight
import Shop
import Testing

@Suite struct RequestContract {
    let her = Mint.shopper(1)

    private func row(
        _ number: UInt8, of shopper: Pseudonym?, open: Bool = true, due: Int64 = 100, events: [[UInt8]] = [[1]]
    ) throws -> RequestRow {
        RequestRow(
            number: try #require(RequestNumber(bytes: [number] + Array(repeating: 7, count: 15))), shopper: shopper,
            isOpen: open, due: due, keepUntil: 1_000, events: events)
    }

    @Test(arguments: Engine.allCases)
    func aRequestIsReadBackAsItWasWritten(_ engine: Engine) async throws {
        try await engine.withStore { store async throws in
            var row = try row(1, of: her, events: [[1, 2], []])
            try await store.make(.request(row, after: 0))
            #expect(try await store.request(row.number, in: 1) == row)
            #expect(try await store.request(row.number, in: 2) == nil, "each shop has its own")
            row.events.append([3])
            row.isOpen = false
            row.due = 50
            try await store.make(.request(row, after: 2))
            #expect(try await store.request(row.number, in: 1) == row)
        }
    }

    @Test(arguments: Engine.allCases)
    func eventsAreAppendedByOneAtATime(_ engine: Engine) async throws {
        try await engine.withStore { store async throws in
            var row = try row(1, of: her)
            #expect(try await fault { try await store.make(.request(row, after: 1)) } == .stale)
            try await store.make(.request(row, after: 0))
            #expect(try await fault { try await store.make(.request(row, after: 0)) } == .stale)
            row.events.append([2])
            try await store.make(.request(row, after: 1))
            #expect(try await fault { try await store.make(.request(row, after: 1)) } == .stale)
            #expect(try await store.request(row.number, in: 1)?.events == [[1], [2]])
        }
    }

    @Test(arguments: Engine.allCases)
    func requestsAreFoundByShopperAndByDeadline(_ engine: Engine) async throws {
        try await engine.withStore { store async throws in
            let rows = [
                try row(1, of: her, due: 300), try row(2, of: nil, due: 200),
                try row(3, of: her, open: false, due: 100),
                try row(4, of: Mint.shopper(2), due: 250),
            ]
            for row in rows { try await store.make(.request(row, after: 0)) }
            #expect(try await store.requests(of: her, in: 1) == [rows[2], rows[0]])
            #expect(try await store.requests(in: 1, onlyOpen: true, limit: 9) == [rows[1], rows[3], rows[0]])
            #expect(try await store.requests(in: 1, onlyOpen: true, limit: 1) == [rows[1]])
            #expect(try await store.requests(in: 1, onlyOpen: false, limit: 9).last == rows[2])
            #expect(try await store.requests(in: 1, onlyOpen: false, limit: 0).isEmpty)
            #expect(try await store.requests(of: her, in: 2).isEmpty)
        }
    }

    @Test(arguments: Engine.allCases)
    func erasingHerErasesHerRequests(_ engine: Engine) async throws {
        try await engine.withStore { store async throws in
            let (first, second, other) = (try row(1, of: her), try row(2, of: her), try row(3, of: Mint.shopper(2)))
            for row in [first, second, other] { try await store.make(.request(row, after: 0)) }
            // The request that asked for it is written anew, and leads to nobody.
            var cut = first
            cut.shopper = nil
            let counts = try await store.make(.erase(her, after: 0), .request(cut, after: 0)).counts
            #expect(counts.requestsDeleted == 2)
            #expect(try await store.requests(of: her, in: 1).isEmpty)
            #expect(try await store.request(first.number, in: 1) == cut)
            #expect(try await store.request(second.number, in: 1) == nil)
            #expect(try await store.request(other.number, in: 1) == other)
            #expect(try await store.make(.dropRequest(first.number)).counts.requestsDeleted == 1)
            #expect(try await store.make(.dropRequest(first.number)).counts.requestsDeleted == 0)
        }
    }

    @Test(arguments: Engine.allCases)
    func whatAVisitTaughtIsReadUnderItsPermit(_ engine: Engine) async throws {
        try await engine.withStore { store async throws in
            let (first, second) = (Mint.contribution(7, [1, 2]), Mint.contribution(7, [3]))
            try await store.make(.contribute(first), .contribute(Mint.contribution(8)), .contribute(second))
            let permit = Mint.permit(Learning.self, her)
            #expect(try await store.contributions(of: [7, 9], under: permit) == [first, second])
            try await store.make(.forget(visit: 7))
            #expect(try await store.contributions(of: [7], under: permit).isEmpty)
        }
    }
}
