import HTTPTypes
import Shop
import Testing

@testable import Server

@Suite struct StoreFaultTests {
    static let codes: [StoreFault.Code] = [.stale, .seen, .busy, .full, .corrupt, .tooNew, .unavailable]
    /// Every route that writes.
    static let writers: [Route] = [
        .postEvents, .putItem, .deleteItem, .putFeed, .putConsent, .deleteShopper, .forgetVisit,
    ]

    @Test(arguments: codes, writers)
    func aChangeThatCannotBeMadeIsNotMade(_ code: StoreFault.Code, _ route: Route) async throws {
        try await withHouse(over: FaultyStore.init) { house in
            let token = house.tents.token(for: "c-1")
            _ = try await house.consent(Say.account, shopper: token)
            let before = try await house.snapshot()
            let store = try #require(house.store as? FaultyStore)
            store.fail(.commit, with: StoreFault(code))
            let key = route.door == .serverKey ? house.tents.server.text : house.tents.write.text
            let shopper = route.door == .serverKey ? nil : token
            let answer = try await house.send(
                route.method, route.samplePath, key: key, shopper: shopper,
                bytes: route.sampleBody.map { Array($0.utf8) })
            #expect(try await house.snapshot() == before)

            let isConflict = code == .stale || code == .seen
            // A batch that was sent before is looked at again without what is known, until it is given up.
            let shown = isConflict && route == .postEvents ? StoreFault.Code.stale : code
            ProblemTests.expectProblem(answer, isConflict ? 409 : 503, shown.rawValue)
            #expect(answer.json.detail.text == StoreFault(shown).advice)
            #expect(answer.header("Retry-After") == (isConflict ? nil : "5"))

            // The same request, once the store works again, is answered as if nothing had been.
            store.heal()
            let again = try await house.send(
                route.method, route.samplePath, key: key, shopper: shopper,
                bytes: route.sampleBody.map { Array($0.utf8) })
            #expect([200, 204].contains(again.status))
        }
    }

    @Test(arguments: [
        (Route.getItem, FaultyStore.Call.item), (.getLedger, .frontier), (.getMeasurements, .counters),
        (.getAgreements, .members), (.getRecord, .members),
        (.getConsent, .decisions), (.putConsent, .entry), (.deleteShopper, .entry), (.readyz, .head),
    ])
    func whatCannotBeReadIsNotMadeUp(_ route: Route, _ call: FaultyStore.Call) async throws {
        try await withHouse(over: FaultyStore.init) { house in
            (house.store as? FaultyStore)?.fail(call, with: StoreFault(.busy))
            let shopper = route.door == .shopper ? house.tents.token(for: "c-1") : nil
            let answer = try await house.send(
                route.method, route.samplePath, key: house.tents.server.text, shopper: shopper,
                bytes: route.sampleBody.map { Array($0.utf8) })
            ProblemTests.expectProblem(answer, 503, "store_busy")
        }
    }

    @Test(arguments: [1, 3])
    func aRaceThatIsLostNowAndThenIsWonAtLast(_ times: Int) async throws {
        // Somebody else changed her profile meanwhile: the house looks again by itself.
        try await withHouse(over: FaultyStore.init) { house in
            let token = house.tents.token(for: "c-1")
            func lose() { (house.store as? FaultyStore)?.fail(.commit, times: times, with: StoreFault(.stale)) }
            lose()
            let decided = try await house.consent(Say.account, shopper: token)
            #expect(decided.status == 200)
            lose()
            let sent = try await house.post("/v1/events", Say.events(["tent-1"], visit: 1), shopper: token)
            #expect(sent.status == 200)
            lose()
            let erased = try await house.delete("/v1/shoppers/c-1")
            #expect(erased.status == 200)
        }
    }
}
