import Consent
import Oversight
import Testing

/// The life of a request, walked to its last corner: it cannot get stuck, be late unseen, or do a thing twice.
@Suite struct RequestMachineTests {
    /// A state at one of few moments: what follows depends on nothing else.
    struct Place: Hashable {
        var request: SubjectRequest
        var moment: Int
    }

    static let day: Int64 = 86_400

    /// RequestDates of every sort: with and without extension, with a clock that stands and one that never does.
    static let clocks = [
        StrictestClockwork().dates(for: .access, at: nil, received: 0),
        RequestDates(
            acknowledgeBy: 0, respondBy: 30 * day, extendedBy: 90 * day, stopsWhileAsking: true, pack: "stops"),
        RequestDates(
            acknowledgeBy: 10 * day, respondBy: 45 * day, extendedBy: 90 * day, stopsWhileAsking: false, pack: "extends"
        ),
    ]
    static let moments = [0, 2, 40, 100, 400].map { Int64($0) * day }

    static let hers: [RequestCommand] = [
        .noteCode(digest: [1]), .missCode(attempt: 1), .identify(.code), .clarify(nil), .clarify(.purpose(.learning)),
        .withdraw,
    ]
    static let ours: [RequestCommand] = [
        .identify(.staff), .ask, .block(.storeUnavailable, .operator), .block(.needsDecision, .staff), .unblock,
        .extend(.complexity), .noteExtensionTold, .answer, .refuse(.legallyRequired), .tick,
    ]

    static func received(_ kind: RequestKind, _ dates: RequestDates) -> RequestEvent {
        .received(kind: kind, scope: .everything, channel: .code, dates: dates, at: 0)
    }

    /// Every place that commands and time lead to, with the places that each leads to without her.
    static func walk(_ kind: RequestKind, _ dates: RequestDates) throws -> [Place: Set<Place>] {
        let start = Place(request: try #require(SubjectRequest([received(kind, dates)])), moment: 0)
        var found: [Place: Set<Place>] = [start: []]
        var rest = [start]
        while let place = rest.popLast() {
            func go(_ next: Place, withoutHer: Bool) {
                if withoutHer { found[place]?.insert(next) }
                if found[next] == nil {
                    found[next] = []
                    rest.append(next)
                }
            }
            if place.moment + 1 < moments.count {
                go(Place(request: place.request, moment: place.moment + 1), withoutHer: true)
            }
            for command in hers + ours {
                guard let events = try? place.request.decide(command, now: moments[place.moment]), !events.isEmpty
                else { continue }
                var next = place
                for event in events { next.request.apply(event) }
                go(next, withoutHer: ours.contains(command))
            }
        }
        return found
    }

    @Test(arguments: [RequestKind.erase, .complaint], clocks)
    func fromEverywhereThereIsAWayToAnEndWithoutHer(_ kind: RequestKind, _ dates: RequestDates) throws {
        let places = try Self.walk(kind, dates)
        #expect(places.count > 100, "the walk is worth its name")
        var ends = Set(places.keys.filter { !$0.request.isOpen })
        var grew = true
        while grew {
            let more = places.filter { !ends.contains($0.key) && !$0.value.isDisjoint(with: ends) }.map(\.key)
            ends.formUnion(more)
            grew = !more.isEmpty
        }
        #expect(ends.count == places.count, "\(places.count - ends.count) places are stuck")
    }

    /// Time alone closes what waits for her; what waits for us is raised until somebody ends it.
    @Test(arguments: [RequestKind.erase, .complaint], clocks)
    func whatIsLateIsRaised(_ kind: RequestKind, _ dates: RequestDates) throws {
        for place in try Self.walk(kind, dates).keys where place.request.isOpen {
            let now = Self.moments[place.moment]
            let owed = place.request.owed(at: now)
            if now > place.request.due(at: now) { #expect(owed.contains(.raise(.overdue))) }
            if case .lapse(let reason)? = owed.first(where: { if case .lapse = $0 { true } else { false } }) {
                #expect(try place.request.decide(.tick, now: now) == [.refused(reason, at: now)])
            }
            // Silence is only allowed while it is her turn, and never for ever.
            if owed.isEmpty {
                let late = max(now, place.request.due(at: now)) + SubjectRequest.patience + 1
                #expect(!place.request.owed(at: late).isEmpty)
            }
        }
    }

    @Test(arguments: [RequestKind.erase, .complaint], clocks)
    func everyStepDoneTwiceIsDoneOnce(_ kind: RequestKind, _ dates: RequestDates) throws {
        for place in try Self.walk(kind, dates).keys {
            let now = Self.moments[place.moment]
            for command in Self.hers + Self.ours {
                guard let events = try? place.request.decide(command, now: now), !events.isEmpty else { continue }
                var after = place.request
                for event in events { after.apply(event) }
                #expect(try after.decide(command, now: now).isEmpty, "\(command) from \(place.request.phase)")
            }
        }
    }

    /// A process that ends anywhere begins again from what was stored: the same is owed, and repeating what it was at
    /// ends where it would have ended.
    @Test func aCrashAtAnyStepLosesNothing() throws {
        let script: [(RequestCommand, Int64)] = [
            (.noteCode(digest: [1]), 0), (.missCode(attempt: 1), 1), (.identify(.code), 2), (.ask, 3),
            (.clarify(.purpose(.history)), Self.day), (.block(.storeUnavailable, .operator), Self.day + 1),
            (.extend(.highVolume), Self.day + 2), (.noteExtensionTold, Self.day + 3), (.unblock, Self.day + 4),
            (.answer, Self.day + 5),
        ]
        func run(from stored: [RequestEvent], _ script: some Sequence<(RequestCommand, Int64)>) throws -> [RequestEvent]
        {
            var events = stored
            for (command, now) in script {
                let request = try #require(SubjectRequest(events))
                // What is behind the request by now, such as a code after it was used, is refused and changes nothing.
                events += (try? request.decide(command, now: now)) ?? []
            }
            return events
        }
        let first = [Self.received(.erase, Self.clocks[1])]
        let whole = try run(from: first, script)
        #expect(SubjectRequest(whole)?.phase == .answered)
        for cut in 1...whole.count {
            let prefix = Array(whole.prefix(cut))
            let again = try run(from: prefix, script.dropFirst(cut - 1))
            #expect(again == whole, "cut after \(cut) events")
            // Also when the last step before the end of the process is repeated.
            let repeated = try run(from: prefix, script.dropFirst(max(0, cut - 2)))
            #expect(repeated == whole, "repeated after \(cut) events")
        }
    }

    @Test func aClockThatStandsIsLongerByTheWait() throws {
        var request = try #require(SubjectRequest([Self.received(.access, Self.clocks[1])]))
        request.apply(.identified(.staff, at: 2 * Self.day))
        #expect(request.due(at: 3 * Self.day) == 32 * Self.day)
        request.apply(.asked(at: 5 * Self.day))
        #expect(request.due(at: 15 * Self.day) == 42 * Self.day)
        request.apply(.clarified(nil, at: 10 * Self.day))
        #expect(request.due(at: 15 * Self.day) == 37 * Self.day)
    }

    @Test func anExtensionIsToldInTimeOrNotAtAll() throws {
        var request = try #require(SubjectRequest([Self.received(.access, Self.clocks[2])]))
        request.apply(.identified(.token, at: 0))
        #expect(throws: RequestFault(.tooLate)) { try request.decide(.extend(.complexity), now: 46 * Self.day) }
        for event in try request.decide(.extend(.complexity), now: 44 * Self.day) { request.apply(event) }
        #expect(request.due(at: 46 * Self.day) == 90 * Self.day)
        #expect(request.owed(at: 46 * Self.day).contains(.tellExtension))

        var strict = try #require(SubjectRequest([Self.received(.access, Self.clocks[0])]))
        strict.apply(.identified(.token, at: 0))
        #expect(throws: RequestFault(.noExtension)) { try strict.decide(.extend(.complexity), now: 1) }
    }

    @Test func codesRunOut() throws {
        var request = try #require(SubjectRequest([Self.received(.access, Self.clocks[0])]))
        for attempt in 1...SubjectRequest.codeLimit {
            for command in [RequestCommand.noteCode(digest: [UInt8(attempt)]), .missCode(attempt: attempt)] {
                for event in try request.decide(command, now: 0) { request.apply(event) }
            }
        }
        #expect(throws: RequestFault(.tooManyCodes)) { try request.decide(.noteCode(digest: [99]), now: 0) }
        #expect(try request.decide(.identify(.staff), now: 0) == [.identified(.staff, at: 0)])
    }

    @Test func whatIsClosedStaysClosed() throws {
        for end in [RequestEvent.answered(at: 1), .refused(.legalClaims, at: 1), .withdrawn(at: 1)] {
            let request = try #require(SubjectRequest([Self.received(.erase, Self.clocks[0]), end]))
            #expect(request.owed(at: .max / 2).isEmpty)
            for command in [RequestCommand.identify(.staff), .ask, .refuse(.manifestlyExcessive)] {
                #expect(throws: RequestFault(.closed)) { try request.decide(command, now: 2) }
            }
        }
    }
}
