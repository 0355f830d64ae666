import Consent
import Ledger
import Shop

extension RequestDesk {
    /// A request on the desk: its events, of which the first `stored` are durable.
    struct Loaded {
        let number: RequestNumber
        let shopper: Pseudonym?
        var events: [RequestEvent]
        let stored: Int

        var request: SubjectRequest {
            get throws {
                guard let request = SubjectRequest(events) else { throw StoreFault(.corrupt) }
                return request
            }
        }
    }

    func load(_ number: RequestNumber) async throws -> Loaded {
        guard let row = try await book.request(number, in: shop) else { throw RequestFault(.unknown) }
        return Loaded(
            number: number, shopper: row.shopper, events: try seal.open(row), stored: row.events.count)
    }

    func store(_ loaded: Loaded, _ events: [RequestEvent], now: Int64) async throws {
        var loaded = loaded
        loaded.events += events
        let row = try row(loaded, shopper: loaded.shopper, now: now)
        _ = try await journal.commit(Change(shop: shop, writes: [.request(row, after: loaded.stored)]))
    }

    private func row(_ loaded: Loaded, shopper: Pseudonym?, now: Int64) throws -> RequestRow {
        let request = try loaded.request
        let due = request.due(at: now)
        // Closed, but its hub has not heard of it: a row that is open until then, or until it is given up.
        let isAwaited = !request.isOpen && !request.untold(at: now).isEmpty
        return RequestRow(
            number: loaded.number, shopper: shopper, isOpen: request.isOpen || isAwaited,
            due: isAwaited ? now + 2 * SubjectRequest.callbackPatience : due,
            keepUntil: (request.closed ?? due) + keptFor,
            events: try loaded.events.enumerated().map { try seal.seal($1, of: loaded.number, at: $0) })
    }

    /// Carries a request out when that is what it needs.
    func advance(
        _ loaded: Loaded, now: Int64
    ) async throws -> (filed: FiledRequest, outcome: RequestOutcome) {
        let request = try loaded.request
        guard request.owed(at: now).contains(.carryOut), loaded.shopper != nil else {
            return (FiledRequest(number: loaded.number, request: request), RequestOutcome())
        }
        return try await carryOut(loaded, proven: false, now: now)
    }

    /// Does what is asked and writes that it was done, in one change: after a crash both are there, or neither.
    func carryOut(
        _ first: Loaded, proven: Bool, now: Int64
    ) async throws -> (filed: FiledRequest, outcome: RequestOutcome) {
        do {
            return try await retrying {
                // Only what is stored can have changed meanwhile.
                var loaded = first.stored == 0 ? first : try await load(first.number)
                let done = try loaded.request.decide(.answer, now: now)
                guard !done.isEmpty else {
                    return (FiledRequest(number: loaded.number, request: try loaded.request), RequestOutcome())
                }
                loaded.events += done
                let outcome = try await perform(loaded, proven: proven, now: now)
                return (FiledRequest(number: loaded.number, request: try loaded.request), outcome)
            }
        } catch is KeyFault {
            // Said, not hidden: her key does not open, and only the operator can change that.
            var loaded = first.stored == 0 ? first : try await load(first.number)
            let events = try loaded.request.decide(.block(.keyUnavailable, .operator), now: now)
            if !events.isEmpty { try await store(loaded, events, now: now) }
            loaded.events += events
            return (FiledRequest(number: loaded.number, request: try loaded.request), RequestOutcome())
        }
    }

    private func perform(_ loaded: Loaded, proven: Bool, now: Int64) async throws -> RequestOutcome {
        guard let shopper = loaded.shopper else { throw RequestFault(.notNow) }
        let request = try loaded.request
        let isWhole = request.kind == .erase && request.scope == .everything
        var deed = try await deed(of: request, shopper, now: now)
        // Erasing her also erases her requests; what is written of this one leads to nobody.
        let row = try row(loaded, shopper: isWhole ? nil : shopper, now: now)
        deed.change.writes.append(.request(row, after: isWhole ? 0 : loaded.stored))
        let lines = deed.openings
        var outcome = RequestOutcome()
        if request.kind == .erase || request.kind == .correct {
            let certificate = try await erasure.perform(deed, of: shopper, whole: isWhole, proven: proven) { _ in }
            outcome.receipts = [certificate.receipt].compactMap(\.self)
            outcome.certificate = certificate
        } else {
            if let shopper = deed.strikes { try await erasure.desk.strike(shopper, in: shop) }
            let committed = try await journal.commit(deed.change)
            outcome.receipts = Receipt.all(lines, committed.lines)
        }
        return outcome
    }

    private func deed(of request: SubjectRequest, _ shopper: Pseudonym, now: Int64) async throws -> Deed {
        switch request.kind {
        case .erase: return try await erasure.deed(of: request.scope, shopper, time: now)
        case .correct: return try await erasure.correction(of: request.scope, shopper, time: now)
        case .withdraw, .object, .restrict:
            return try await answers.deed(
                lowered(request, now), of: shopper, keeping: request.kind == .restrict)
        case .access, .export, .complaint, .review:
            var deed = Deed(shop)
            deed.add(Opening(act: .request, payload: Array("kind=\(request.kind.rawValue) time=\(now)".utf8)))
            return deed
        }
    }

    /// Her no, as a decision like any other: it holds until she herself says otherwise.
    private func lowered(_ request: SubjectRequest, _ now: Int64) -> [Decision] {
        let purposes: [PurposeCode]
        if case .purpose(let purpose) = request.scope { purposes = [purpose] } else { purposes = PurposeCode.allCases }
        let notice = Notice(version: "request:\(request.kind.rawValue)", language: "und")
        return purposes.map { Decision(purpose: $0, level: .off, notice: notice, time: now) }
    }
}
