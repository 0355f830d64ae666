public import Consent
import Ledger
public import Shop

/// Takes requests in, carries them out, and sees to it that none is forgotten.
public struct RequestDesk: Sendable {
    let shop: ShopNumber
    let secret: ShopSecret
    let book: any RequestBook
    let journal: any Journal
    let answers: Answers
    let erasure: Erasure
    let courier: any Courier
    let clockwork: any Clockwork
    let seal: RequestSeal
    /// How long a closed request is kept to show that it was answered, in seconds.
    let keptFor: Int64

    public init(
        shop: ShopNumber, secret: ShopSecret, book: any RequestBook, journal: any Journal, answers: Answers,
        erasure: Erasure, courier: any Courier, clockwork: any Clockwork = StrictestClockwork(),
        keptFor: Int64 = 3 * 366 * 86_400
    ) {
        self.shop = shop
        self.secret = secret
        self.book = book
        self.journal = journal
        self.answers = answers
        self.erasure = erasure
        self.courier = courier
        self.clockwork = clockwork
        self.keptFor = keptFor
        seal = RequestSeal(shop: shop, secret: secret)
    }

    /// A request as it comes in.
    public struct Intake: Sendable {
        public var kind: RequestKind
        public var scope: RequestScope
        public var channel: RequestChannel
        /// How it is known to be hers; nil until a code shows it.
        public var identity: RequestIdentity?
        /// What the sender calls it, where a repeated message must be the same request.
        public var name: String?
        /// Whether an erasure shall be looked at before and after.
        public var proven = false
        /// Where she is, as far as she said; nil where the shop says that its shoppers are.
        public var place: Place?
        /// The hub that sent it, where one did.
        public var hub: HubReference?

        public init(
            _ kind: RequestKind, _ scope: RequestScope = .everything, by channel: RequestChannel,
            identity: RequestIdentity?, name: String? = nil, proven: Bool = false, place: Place? = nil
        ) {
            self.place = place
            self.kind = kind
            self.scope = scope
            self.channel = channel
            self.identity = identity
            self.name = name
            self.proven = proven
        }
    }

    /// Takes a request in. What is known to be hers and needs no person is done when this returns, in one change.
    ///
    /// Throws `RequestFault.scope`, and `StoreFault` when nothing was written.
    public func open(
        _ intake: Intake, of shopper: Pseudonym?, now: Int64
    ) async throws -> (filed: FiledRequest, outcome: RequestOutcome) {
        guard intake.kind.takes(intake.scope) else { throw RequestFault(.scope) }
        let number = intake.name.flatMap { RequestNumber(bytes: secret.requestBytes(of: $0)) } ?? RequestNumber()
        if intake.name != nil, let known = try await filed(number) { return (known, RequestOutcome()) }
        let received = RequestEvent.received(
            kind: intake.kind, scope: intake.scope, channel: intake.channel,
            dates: clockwork.dates(for: intake.kind, at: intake.place, received: now), at: now)
        var events = [received]
        if let hub = intake.hub { events.append(.referred(hub, at: now)) }
        if let identity = intake.identity { events.append(.identified(identity, at: now)) }
        let fresh = Loaded(number: number, shopper: shopper, events: events, stored: 0)
        let request = try fresh.request
        if shopper != nil, request.owed(at: now).contains(.carryOut) {
            return try await carryOut(fresh, proven: intake.proven, now: now)
        }
        try await store(fresh, [], now: now)
        return (FiledRequest(number: number, request: request), RequestOutcome())
    }

    /// Does something with a request. When that makes it ready to be carried out, it is.
    public func act(
        _ command: RequestCommand, on number: RequestNumber, now: Int64
    ) async throws -> (filed: FiledRequest, outcome: RequestOutcome) {
        try await retrying {
            let loaded = try await load(number)
            let request = try loaded.request
            let events = try request.decide(command, now: now)
            if !events.isEmpty { try await store(loaded, events, now: now) }
            return try await advance(try await load(number), now: now)
        }
    }

    /// A request by its number; nil when there is none.
    public func filed(_ number: RequestNumber) async throws -> FiledRequest? {
        guard let row = try await book.request(number, in: shop) else { return nil }
        return try filed(row)
    }

    /// A request of hers; anybody else's is as if it were not there.
    public func filed(_ number: RequestNumber, of shopper: Pseudonym) async throws -> FiledRequest? {
        guard let row = try await book.request(number, in: shop), row.shopper == shopper else { return nil }
        return try filed(row)
    }

    /// Every request of a shopper.
    public func requests(of shopper: Pseudonym) async throws -> [FiledRequest] {
        try await book.requests(of: shopper, in: shop).map(filed)
    }

    /// The open requests, or all, the most urgent first.
    public func requests(onlyOpen: Bool, limit: Int) async throws -> [FiledRequest] {
        // A row is open as well while a hub has not heard of its end.
        try await book.requests(in: shop, onlyOpen: onlyOpen, limit: limit).map(filed)
            .filter { !onlyOpen || $0.request.isOpen }
    }

    /// What is held of her, for an answered request for access or export; put together now and kept nowhere.
    ///
    /// Throws `RequestFault.notNow` for every other request, and for one of a shopper who was erased.
    public func dossier(for number: RequestNumber, now: Int64) async throws -> Dossier {
        guard let row = try await book.request(number, in: shop) else { throw RequestFault(.unknown) }
        let filed = try filed(row)
        guard let shopper = row.shopper, filed.request.kind == .access || filed.request.kind == .export,
            filed.request.phase == .answered
        else { throw RequestFault(.notNow) }
        return try await erasure.dossier(of: shopper, requests: try await requests(of: shopper), time: now)
    }

    /// What is held of her, for her to look at; kept nowhere.
    public func overview(of shopper: Pseudonym, now: Int64) async throws -> Dossier {
        try await erasure.dossier(of: shopper, requests: try await requests(of: shopper), time: now)
    }

    func filed(_ row: RequestRow) throws -> FiledRequest {
        guard let request = SubjectRequest(try seal.open(row)) else { throw StoreFault(.corrupt) }
        return FiledRequest(number: row.number, request: request)
    }
}
