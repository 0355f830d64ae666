import Consent
import Engagement
import Ledger
import Oversight
import Shop
import Storage
import Testing

/// Requests from reception to their end: who may, what a fault does, and what races do.
@Suite struct RequestDeskTests {
    @Test func aCodeShowsThatARequestIsHers() async throws {
        let front = try await ErasureTests.front()
        let filed = try await front.requests.openByCode(
            .init(.erase, by: .code, identity: nil), customer: "ada", now: Shopfront.now)
        #expect(filed.request.phase == .identity)
        #expect(try await front.entry(of: "ada") != nil, "nothing is done yet")
        let code = try #require(front.courier.code)
        #expect(front.courier.letters.map(\.customer) == ["ada"])
        await #expect(throws: RequestFault(.codeWrong)) {
            try await front.requests.confirm(filed.number, code: "x" + code, now: Shopfront.now)
        }
        let done = try await front.requests.confirm(filed.number, code: code, now: Shopfront.now + 60)
        #expect(done.filed.request.phase == .answered)
        #expect(try await front.entry(of: "ada") == nil)
        await #expect(throws: RequestFault(.codeWrong), "a code counts once") {
            try await front.requests.confirm(filed.number, code: code, now: Shopfront.now + 60)
        }
    }

    @Test func codesExpireAndRunOut() async throws {
        let front = try await ErasureTests.front()
        let filed = try await front.requests.openByCode(
            .init(.access, by: .code, identity: nil), customer: "ada", now: Shopfront.now)
        let code = try #require(front.courier.code)
        await #expect(throws: RequestFault(.codeWrong)) {
            try await front.requests.confirm(
                filed.number, code: code, now: Shopfront.now + SubjectRequest.codeLife + 1)
        }
        for attempt in 2...SubjectRequest.codeLimit {
            await #expect(throws: RequestFault(.codeWrong), "attempt \(attempt)") {
                try await front.requests.confirm(filed.number, code: "00000000x", now: Shopfront.now)
            }
        }
        await #expect(throws: RequestFault(.codeWrong), "even the right one comes too late") {
            try await front.requests.confirm(filed.number, code: code, now: Shopfront.now)
        }
        await #expect(throws: RequestFault(.tooManyCodes)) {
            try await front.requests.sendCode(filed.number, customer: "ada", now: Shopfront.now)
        }
        // Staff can still say who she is.
        let done = try await front.requests.act(.identify(.staff), on: filed.number, now: Shopfront.now)
        #expect(done.filed.request.phase == .answered)
    }

    @Test func askingForACustomerNobodyKnowsLooksTheSame() async throws {
        let front = try await ErasureTests.front()
        let known = try await front.requests.openByCode(
            .init(.access, by: .code, identity: nil), customer: "ada", now: Shopfront.now)
        let unknown = try await front.requests.openByCode(
            .init(.access, by: .code, identity: nil), customer: "nobody", now: Shopfront.now)
        #expect(known.request.phase.name == unknown.request.phase.name)
        #expect(front.courier.letters.count == 2)
        await #expect(throws: RequestFault(.unknown)) {
            try await front.requests.sendCode(known.number, customer: "eve", now: Shopfront.now)
        }
    }

    @Test func twoErasuresRace() async throws {
        let front = try await ErasureTests.front()
        front.journal.interrupt { try await front.ask("ada", .erase) }
        let second = try await front.ask("ada", .erase)
        #expect(second.filed.request.phase == .answered)
        #expect(second.outcome.certificate?.visitsForgotten == 0, "the first was quicker")
        #expect(front.fold.size.visits == 2)
        #expect(try await front.store.requests(in: Shopfront.number, onlyOpen: false, limit: 9).count == 2)
    }

    @Test func oneRequestIsCarriedOutOnceByTwo() async throws {
        let front = try await ErasureTests.front()
        let filed = try await front.requests.openByCode(
            .init(.erase, by: .code, identity: nil), customer: "ada", now: Shopfront.now)
        let number = filed.number
        _ = try await front.requests.act(.identify(.staff), on: number, now: Shopfront.now)
        let again = try await front.requests.act(.identify(.staff), on: number, now: Shopfront.now)
        #expect(again.outcome.certificate == nil && again.filed.request.phase == .answered)
        let watch = try await front.requests.watch(now: Shopfront.now)
        #expect(watch == RequestWatch())
    }

    @Test func aVisitLearnedMeanwhileDoesNotEscape() async throws {
        let front = try await ErasureTests.front(struck: nil)
        front.journal.interrupt { try await front.note("c", of: "ada", visit: "three of ada") }
        #expect(try await front.ask("ada", .erase).outcome.certificate?.visitsForgotten == 3)
        #expect(front.fold.size.visits == 2)
    }

    /// A store that fails leaves the request as it was: the next watch carries it out.
    @Test func whatAFaultKeptBackIsDoneLater() async throws {
        let front = try await ErasureTests.front()
        let number = try await front.requests.openByCode(
            .init(.erase, by: .code, identity: nil), customer: "ada", now: Shopfront.now
        ).number
        // The first change notes who she is; the second, which would erase, fails.
        front.journal.interrupt {}
        front.journal.interrupt { throw StoreFault(.unavailable) }
        await #expect(throws: StoreFault(.unavailable)) {
            try await front.requests.act(.identify(.staff), on: number, now: Shopfront.now)
        }
        #expect(try await front.requests.filed(number)?.request.phase == .working)
        #expect(try await front.entry(of: "ada") != nil)
        #expect(try await front.requests.watch(now: Shopfront.now).open == 0)
        #expect(try await front.requests.filed(number)?.request.phase == .answered)
        #expect(front.fold.size.visits == 2, "her visits left the models")
    }

    @Test func whatIsLateIsCountedAndWhatLapsedIsClosed() async throws {
        let front = try await ErasureTests.front()
        _ = try await front.ask("ada", .complaint)
        let number = try await front.requests.openByCode(
            .init(.access, by: .code, identity: nil), customer: "eve", now: Shopfront.now
        ).number
        let later = Shopfront.now + 16 * 86_400
        let watch = try await front.requests.watch(now: later)
        #expect((watch.open, watch.overdue) == (1, 1))
        #expect(try await front.requests.filed(number)?.request.phase == .refused(.identityFailure))
        #expect(try await front.requests.watch(now: later) == watch, "watching twice is watching once")
        #expect(try await front.requests.watch(now: later + 4 * 366 * 86_400).expired == 1)
        #expect(try await front.requests.filed(number) == nil)
    }

    @Test func rowsTellNobodyWhatWasAsked() async throws {
        let front = try await ErasureTests.front()
        _ = try await front.ask("ada", .erase, .item("a-telling-item"))
        let rows = try await front.store.requests(of: front.shopper("ada"), in: Shopfront.number)
        let text = rows.flatMap(\.events).map { String(decoding: $0, as: UTF8.self) }.joined()
        #expect(!rows.isEmpty && !text.contains("telling") && !text.contains("erase"))
        #expect(rows.allSatisfy { $0.keepUntil > Shopfront.now })
        // A swapped event opens in no other place.
        var forged = try #require(rows.first)
        forged.events.swapAt(0, 1)
        _ = try await front.store.commit(
            Change(shop: Shopfront.number, writes: [.dropRequest(forged.number), .request(forged, after: 0)]))
        await #expect(throws: KeyFault.cannotOpen) { try await front.requests.filed(forged.number) }
    }

    @Test func erasingHerErasesHerRequestsToo() async throws {
        let front = try await ErasureTests.front()
        let complaint = try await front.ask("ada", .complaint).filed.number
        let visits = ["one of ada", "two of ada", "never"].map(front.secret.visitNumber)
        #expect(await FoldWitness(fold: front.fold).known(of: visits) == 2, "what the proof looks for would be found")
        let (erase, outcome) = try await front.ask("ada", .erase, proven: true)
        #expect(outcome.certificate?.requestsDeleted == 1)
        #expect(try await front.requests.requests(of: front.shopper("ada")).isEmpty)
        #expect(try await front.requests.filed(complaint) == nil)
        #expect(
            try await front.requests.filed(erase.number)?.request.phase == .answered, "that it was done stays known")
        #expect(try await front.requests.filed(erase.number, of: front.shopper("ada")) == nil, "but not whose it was")
        let proof = try #require(outcome.certificate?.proof)
        #expect(proof.visits == 0)
        #expect(await FoldWitness(fold: front.fold).known(of: visits) == 0)
        #expect(proof.sweep.found == 0 && proof.caches == 0)
        #expect(proof.modelsBefore != proof.modelsAfter)
        #expect(proof.modelsAfter == "\(front.fold.standing().digest)")
    }

    @Test func aPlanIsWhatIsThenDone() async throws {
        let front = try await ErasureTests.front()
        let changes = front.journal.changes.count
        let plan = try await front.erasure.plan(front.shopper("ada"), time: Shopfront.now)
        #expect(front.journal.changes.count == changes, "and nothing was done")
        let done = try #require(try await front.ask("ada", .erase).outcome.certificate)
        #expect(plan.places == done.places)
        #expect(plan.kept == done.kept && !plan.kept.isEmpty)
    }
}
