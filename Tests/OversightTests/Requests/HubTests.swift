import Oversight
import Shop
import Storage
import Testing

/// Requests that a data-rights hub sends: taken back in time or done, and told to the end.
@Suite struct HubTests {
    static let id = "a7551968-d5d6-44b2-9831-815ac9017798"
    static let minute: Int64 = 60
    static let day: Int64 = 86_400

    static func hub(
        _ callbacks: [String] = ["https://hub.example/a", "https://hub.example/b"], digest: [UInt8] = [1],
        pending: Int64 = 10 * minute
    ) -> HubReference {
        HubReference(
            id: id, digest: digest, callbacks: callbacks, isLegacy: false, begins: Shopfront.now + pending)
    }

    static func send(
        _ front: Shopfront, _ kind: RequestKind = .erase, _ hub: HubReference = hub(), now: Int64 = Shopfront.now
    ) async throws -> FiledRequest {
        try await front.requests.open(
            .init(kind, by: .openDSR, identity: .platform), from: hub, of: front.shopper("ada"), now: now)
    }

    /// A desk of another process over the same store.
    static func restarted(_ front: Shopfront) -> RequestDesk {
        RequestDesk(
            shop: Shopfront.number, secret: front.secret, book: front.store, journal: front.journal,
            answers: front.answers, erasure: front.erasure, courier: front.courier)
    }

    static func owed(_ desk: RequestDesk, now: Int64) async throws -> [String] {
        try await desk.owedCallbacks(now: now).map { "\($0.url) \($0.status.rawValue)" }
    }

    @Test func nothingIsDoneAsLongAsItCanBeTakenBack() async throws {
        let front = try await ErasureTests.front()
        let filed = try await Self.send(front)
        #expect(filed.request.hubStatus(at: Shopfront.now) == .pending)
        #expect(try await front.requests.watch(now: Shopfront.now + 9 * Self.minute).open == 1)
        #expect(try await front.entry(of: "ada") != nil)
        let later = Shopfront.now + 10 * Self.minute
        #expect(filed.request.hubStatus(at: later) == .inProgress)
        #expect(try await front.requests.watch(now: later).open == 0)
        #expect(try await front.entry(of: "ada") == nil)
        let done = try #require(try await front.requests.filed(fromHub: Self.id))
        #expect(done.request.hubStatus(at: later) == .completed, "that it was done outlives her rows")
        await #expect(throws: RequestFault(.begun)) { try await front.requests.takeBack(done, now: later) }
    }

    @Test func whatIsTakenBackIsNotDone() async throws {
        let front = try await ErasureTests.front()
        let filed = try await Self.send(front)
        try await front.requests.takeBack(filed, now: Shopfront.now + 1)
        let gone = try #require(try await front.requests.filed(fromHub: Self.id))
        #expect(gone.request.hubStatus(at: Shopfront.now) == .cancelled)
        try await front.requests.takeBack(gone, now: Shopfront.now + 2)
        _ = try await front.requests.watch(now: Shopfront.now + Self.day)
        #expect(try await front.entry(of: "ada") != nil)
        await #expect(throws: RequestFault(.begun), "and not once its time has come") {
            try await front.requests.takeBack(filed, now: Shopfront.now + Self.day)
        }
    }

    @Test func withoutAWaitItIsDoneAtOnce() async throws {
        let front = try await ErasureTests.front()
        let filed = try await Self.send(front, .erase, Self.hub(pending: 0))
        #expect(filed.request.hubStatus(at: Shopfront.now) == .completed)
        #expect(try await front.entry(of: "ada") == nil)
    }

    @Test func theSameMessageIsTheSameRequest() async throws {
        let front = try await ErasureTests.front()
        let first = try await Self.send(front)
        let again = try await Self.send(front, now: Shopfront.now + Self.day)
        #expect(again.number == first.number && again.request == first.request)
        await #expect(throws: RequestFault(.differs)) {
            try await Self.send(front, .access, Self.hub(digest: [2]))
        }
        #expect(try await front.store.requests(in: Shopfront.number, onlyOpen: false, limit: 9).count == 1)
        // Also where two come at once: the journal lets the other one be quicker.
        let busy = try await ErasureTests.front()
        busy.journal.interrupt { _ = try await Self.send(busy) }
        #expect(try await Self.send(busy).request.hub == Self.hub())
        #expect(try await busy.store.requests(in: Shopfront.number, onlyOpen: false, limit: 9).count == 1)
    }

    @Test(arguments: [RequestKind.access, .erase])
    func everyChangeIsOwedToEveryAddressUntilItWasTold(_ kind: RequestKind) async throws {
        let front = try await ErasureTests.front()
        _ = try await Self.send(front, kind)
        let now = Shopfront.now
        #expect(
            try await Self.owed(front.requests, now: now) == [
                "https://hub.example/a pending", "https://hub.example/b pending",
            ])
        let first = try #require(try await front.requests.owedCallbacks(now: now).first)
        try await front.requests.noteTold(first, now: now)
        try await front.requests.noteTold(first, now: now)
        #expect(
            try await Self.owed(Self.restarted(front), now: now) == ["https://hub.example/b pending"],
            "a restart forgets nothing")

        let later = now + Self.day
        for callback in try await front.requests.owedCallbacks(now: later) {
            #expect(callback.status == .inProgress)
            try await front.requests.noteTold(callback, now: later)
        }
        #expect(try await front.entry(of: "ada") != nil, "to tell is not to do")
        _ = try await front.requests.watch(now: later)
        let ends = try await Self.restarted(front).owedCallbacks(now: later)
        #expect(ends.map(\.status) == [.completed, .completed], "what was not told of before is behind it")
        #expect(try await front.requests.requests(onlyOpen: true, limit: 9).isEmpty, "for staff it is closed")
        for callback in ends { try await front.requests.noteTold(callback, now: later) }
        #expect(try await Self.owed(front.requests, now: later).isEmpty)
        let row = try #require(try await front.store.requests(in: Shopfront.number, onlyOpen: false, limit: 9).first)
        #expect(!row.isOpen)
        #expect((row.shopper == nil) == (kind == .erase))
    }

    @Test func whoNeverAnswersIsGivenUpAndTheRowExpires() async throws {
        let front = try await ErasureTests.front()
        _ = try await Self.send(front, .access)
        let done = Shopfront.now + Self.day
        #expect(try await front.requests.watch(now: done).untold == 0)
        let end = done + SubjectRequest.callbackPatience
        #expect(try await front.requests.watch(now: end).untold == 0)
        #expect(try await Self.owed(front.requests, now: end).count == 2)
        #expect(try await front.requests.watch(now: end + 1).untold == 1)
        #expect(try await front.requests.watch(now: end + 1).untold == 0, "said once")
        #expect(try await Self.owed(front.requests, now: end + 1).isEmpty)
        #expect(try await front.requests.watch(now: end + 4 * 366 * Self.day).expired == 1)
    }

    @Test func aHubThatLeftNoAddressIsOwedNothing() async throws {
        let front = try await ErasureTests.front()
        let filed = try await Self.send(front, .access, Self.hub([]))
        #expect(try await front.requests.owedCallbacks(now: Shopfront.now).isEmpty)
        #expect(throws: RequestFault(.notNow)) {
            try filed.request.decide(.noteTold(callback: 0, .pending), now: Shopfront.now)
        }
        #expect(try await front.requests.filed(fromHub: "a7551968-d5d6-44b2-9831-815ac9017799") == nil)
    }

    /// Every way of four steps: a step done twice is done once, and in the end nobody is owed anything for ever.
    @Test func inWhateverOrderItEnds() throws {
        let commands: [RequestCommand] =
            HubStatus.allCases.map { .noteTold(callback: 0, $0) } + [
                .answer, .withdraw, .block(.needsDecision, .staff), .tick,
            ]
        let dates = StrictestClockwork().dates(for: .erase, at: nil, received: Shopfront.now)
        let start = try #require(
            SubjectRequest([
                .received(kind: .erase, scope: .everything, channel: .openDSR, dates: dates, at: Shopfront.now),
                .referred(Self.hub(), at: Shopfront.now), .identified(.platform, at: Shopfront.now),
            ]))
        var ways = [start]
        for step in 1...4 {
            let now = Shopfront.now + Int64(step) * 4 * Self.minute
            ways = Array(
                Set(
                    ways.flatMap { request in
                        commands.map { command in
                            guard let events = try? request.decide(command, now: now) else { return request }
                            var next = request
                            for event in events { next.apply(event) }
                            #expect((try? next.decide(command, now: now)) == [], "\(command)")
                            return next
                        }
                    }))
        }
        #expect(ways.count > 50, "the walk is worth its name")
        for request in ways where !request.isOpen {
            let late = Shopfront.now + Self.day + SubjectRequest.callbackPatience
            var end = request
            for event in try request.decide(.tick, now: late) { end.apply(event) }
            #expect(end.untold(at: late).isEmpty)
            #expect(end.phase == request.phase)
        }
    }

    /// What staff do counts for the hub as well: each phase has its word.
    @Test(arguments: [
        ([RequestCommand.block(.needsDecision, .staff)], HubStatus.inProgress), ([.ask], .inProgress),
        ([.refuse(.legallyRequired)], .cancelled), ([.withdraw], .cancelled), ([.answer], .completed),
    ])
    func eachPhaseHasItsWord(_ commands: [RequestCommand], _ status: HubStatus) async throws {
        let front = try await ErasureTests.front()
        let filed = try await Self.send(front, .access)
        var request = filed.request
        let later = Shopfront.now + Self.day
        for command in commands {
            for event in try request.decide(command, now: later) { request.apply(event) }
        }
        #expect(request.hubStatus(at: later) == status)
    }
}
