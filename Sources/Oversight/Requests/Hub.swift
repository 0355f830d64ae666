/// What a data-rights hub said of a request that it sent: what it calls it, and where it wants to hear how it stands.
public struct HubReference: Sendable, Hashable, Codable {
    /// The hub's own name for the request, a UUID; it leads to nobody here.
    public let id: String
    /// By what its message is known when it comes again: a keyed digest, which nobody without the key can try.
    public let digest: [UInt8]
    /// Addresses that hear of every change.
    public let callbacks: [String]
    /// Whether the hub speaks the first version of the protocol.
    public let isLegacy: Bool
    /// Until this moment the hub can take the request back, and nothing is done; seconds since 1970.
    public let begins: Int64

    public init(id: String, digest: [UInt8], callbacks: [String], isLegacy: Bool, begins: Int64) {
        self.id = id
        self.digest = digest
        self.callbacks = callbacks
        self.isLegacy = isLegacy
        self.begins = begins
    }
}

/// How a request stands, in the words of OpenDSR 2.0 (section 8).
public enum HubStatus: String, CaseIterable, Codable, Sendable {
    case pending
    case inProgress = "in_progress"
    case completed, cancelled
}

/// A callback that is still to be made.
public struct OwedCallback: Sendable {
    public let filed: FiledRequest
    /// Which of the hub's addresses is to hear it.
    public let index: Int
    public let url: String
    public let status: HubStatus
}

extension SubjectRequest {
    /// For how long after its end a request's hub is tried to be told, in seconds.
    public static let callbackPatience: Int64 = 3 * 86_400

    /// How it stands for the hub that sent it; nil when none did.
    public func hubStatus(at now: Int64) -> HubStatus? {
        guard let hub else { return nil }
        switch phase {
        case .answered: return .completed
        case .refused, .withdrawn: return .cancelled
        case .received, .identity, .clarify, .working, .blocked: return now < hub.begins ? .pending : .inProgress
        }
    }

    /// Which of the hub's addresses have not heard how it stands.
    public func untold(at now: Int64) -> [Int] {
        guard let hub, let status = hubStatus(at: now) else { return [] }
        return hub.callbacks.indices.filter { told[$0] != status }
    }

    /// What is given up because no address took it for days after the end.
    func givenUp(at now: Int64) -> [RequestEvent] {
        guard let closed, now > closed + Self.callbackPatience, let status = hubStatus(at: now) else { return [] }
        return untold(at: now).map { .told(callback: $0, status, delivered: false, at: now) }
    }
}
