/// What a consent is at a moment, in the words of the Data Privacy Vocabulary and ISO/IEC TS 27560.
///
/// Whatever is not valid denies. The raw values are stored.
public enum ConsentStatus: UInt8, CaseIterable, Sendable, Hashable {
    case unknown = 0
    case requested, deferred, given, renewed, refused, withdrawn, revoked, expired, terminated, invalidated

    /// The term, such as `ConsentGiven`.
    public var term: String {
        switch self {
        case .unknown: "ConsentUnknown"
        case .requested: "ConsentRequested"
        case .deferred: "ConsentRequestDeferred"
        case .given: "ConsentGiven"
        case .renewed: "RenewedConsentGiven"
        case .refused: "ConsentRefused"
        case .withdrawn: "ConsentWithdrawn"
        case .revoked: "ConsentRevoked"
        case .expired: "ConsentExpired"
        case .terminated: "ConsentTerminated"
        case .invalidated: "ConsentInvalidated"
        }
    }

    /// Whether data may be used under it.
    public var isValid: Bool { self == .given || self == .renewed }

    /// What an answer does to what held before; nil is "nothing said".
    public static func after(_ answer: Level, following before: Level?) -> ConsentStatus {
        switch (before ?? .off, answer) {
        case (.off, .off): .refused
        case (_, .off): .withdrawn
        case (.off, _): .given
        default: .renewed
        }
    }
}
