/// A data subject request: the fold of its events.
///
/// `received → identity → (clarify) → working → answered | refused | withdrawn`, and `blocked` beside `working`.
public struct SubjectRequest: Sendable, Hashable {
    /// Where it stands.
    public enum Phase: Sendable, Hashable {
        case received, identity, clarify, working
        case blocked(RequestBlock)
        case answered
        case refused(RefusalReason)
        case withdrawn

        /// The word for it in answers.
        public var name: String {
            switch self {
            case .received: "received"
            case .identity: "identity"
            case .clarify: "clarify"
            case .working: "working"
            case .blocked: "blocked"
            case .answered: "answered"
            case .refused: "refused"
            case .withdrawn: "withdrawn"
            }
        }
    }

    /// A code on its way to her.
    public struct SentCode: Sendable, Hashable {
        public let digest: [UInt8]
        public let sent: Int64
    }

    public let kind: RequestKind
    public private(set) var scope: RequestScope
    public let channel: RequestChannel
    public let received: Int64
    public let dates: RequestDates
    public private(set) var phase = Phase.received
    public private(set) var identity: RequestIdentity?
    /// The one-time code that is out, by its digest, and since when.
    public private(set) var code: SentCode?
    public private(set) var codesMissed = 0
    /// Whether she was asked what she meant, and said so.
    public private(set) var isClarified = false
    public private(set) var extended: DelayReason?
    public private(set) var isExtensionTold = false
    public private(set) var closed: Int64?
    /// The hub that sent it.
    public private(set) var hub: HubReference?
    /// What each of the hub's addresses heard last, by its place in the list.
    public private(set) var told: [Int: HubStatus] = [:]
    /// Since when it waits for her.
    private(set) var waiting: Int64?
    /// Seconds for which the clock stood.
    private var stood: Int64 = 0

    /// The request that events make; nil when they do not begin with its receipt.
    public init?(_ events: some Sequence<RequestEvent>) {
        var rest = events.makeIterator()
        guard case .received(let kind, let scope, let channel, let dates, let at)? = rest.next() else { return nil }
        self.kind = kind
        self.scope = scope
        self.channel = channel
        self.dates = dates
        received = at
        waiting = at
        while let event = rest.next() { apply(event) }
    }

    public var isOpen: Bool { closed == nil }

    /// By when it must be answered, as things stand at `now`.
    public func due(at now: Int64) -> Int64 {
        let base = extended == nil ? dates.respondBy : dates.extendedBy ?? dates.respondBy
        guard dates.stopsWhileAsking else { return base }
        return base + stood + (waiting.map { max(0, now - $0) } ?? 0)
    }

    /// Takes over an event. Folding is total: whatever was stored can be folded.
    public mutating func apply(_ event: RequestEvent) {
        switch event {
        case .received: break
        case .codeSent(let digest, let at):
            code = SentCode(digest: digest, sent: at)
            phase = .identity
        case .codeMissed(let attempt, _): codesMissed = max(codesMissed, attempt)
        case .identified(let identity, let at):
            self.identity = identity
            code = nil
            work(at)
        case .referred(let hub, _): self.hub = hub
        case .told(let callback, let status, _, _): told[callback] = status
        case .asked(let at):
            phase = .clarify
            waiting = at
        case .clarified(let scope, let at):
            if let scope { self.scope = scope }
            isClarified = true
            work(at)
        case .blocked(let reason, let owner, let at):
            phase = .blocked(RequestBlock(reason: reason, owner: owner, since: at))
        case .unblocked(let at): work(at)
        case .extended(let reason, _): extended = reason
        case .extensionTold: isExtensionTold = true
        case .answered(let at): close(.answered, at)
        case .refused(let reason, let at): close(.refused(reason), at)
        case .withdrawn(let at): close(.withdrawn, at)
        }
    }

    private mutating func work(_ now: Int64) {
        stopWaiting(now)
        phase = .working
    }

    private mutating func close(_ phase: Phase, _ now: Int64) {
        stopWaiting(now)
        self.phase = phase
        closed = now
    }

    private mutating func stopWaiting(_ now: Int64) {
        if let waiting { stood += max(0, now - waiting) }
        waiting = nil
    }
}
