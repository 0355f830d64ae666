/// One thing that happened to a request. Events are only ever appended; the request is what follows from them.
///
/// Times are whole seconds since 1970.
public enum RequestEvent: Sendable, Hashable, Codable {
    case received(kind: RequestKind, scope: RequestScope, channel: RequestChannel, dates: RequestDates, at: Int64)
    /// A one-time code left the house; only its digest is kept.
    case codeSent(digest: [UInt8], at: Int64)
    /// A wrong code was given; `attempt` counts from 1.
    case codeMissed(attempt: Int, at: Int64)
    case identified(RequestIdentity, at: Int64)
    /// A data-rights hub sent it.
    case referred(HubReference, at: Int64)
    /// One of the hub's addresses has heard how it stands, or is told no more.
    case told(callback: Int, HubStatus, delivered: Bool, at: Int64)
    /// She was asked what she means.
    case asked(at: Int64)
    case clarified(RequestScope?, at: Int64)
    case blocked(RequestBlock.Reason, RequestBlock.Owner, at: Int64)
    case unblocked(at: Int64)
    case extended(DelayReason, at: Int64)
    /// She was told of the extension.
    case extensionTold(at: Int64)
    case answered(at: Int64)
    case refused(RefusalReason, at: Int64)
    case withdrawn(at: Int64)
}

/// What somebody, or the clock, wants to do with a request.
public enum RequestCommand: Sendable, Hashable {
    case noteCode(digest: [UInt8])
    case missCode(attempt: Int)
    case identify(RequestIdentity)
    case ask
    case clarify(RequestScope?)
    case block(RequestBlock.Reason, RequestBlock.Owner)
    case unblock
    case extend(DelayReason)
    case noteExtensionTold
    /// One of the hub's addresses has heard how it stands.
    case noteTold(callback: Int, HubStatus)
    case answer
    case refuse(RefusalReason)
    case withdraw
    /// Time has passed.
    case tick
}

/// What a request still needs; computed from its state, so that after a crash the same is owed as before.
public enum RequestAction: Sendable, Hashable {
    case sendCode
    /// The house does what is asked.
    case carryOut
    /// A person must look at it.
    case waitFor(RequestBlock.Owner)
    case tellExtension
    /// She did not answer in time: a `tick` closes it.
    case lapse(RefusalReason)
    /// Somebody must hear of it: it is past its deadline, or has been blocked for a day.
    case raise(Alarm)

    public enum Alarm: String, Sendable, Hashable { case overdue, blocked }
}

/// Why a command does not fit.
public struct RequestFault: Error, Equatable, CustomStringConvertible {
    public enum Code: String, Sendable {
        case closed = "request_closed"
        case notNow = "request_not_now"
        case scope = "request_scope"
        case noExtension = "no_extension"
        case tooLate = "too_late"
        case tooManyCodes = "too_many_codes"
        case codeWrong = "code_wrong"
        case unknown = "request_unknown"
        /// Another message has the name.
        case differs = "request_differs"
        /// It can be taken back no more.
        case begun = "request_begun"
    }

    public let code: Code
    public init(_ code: Code) { self.code = code }
    public var description: String { "RequestFault.\(code.rawValue)" }
}
