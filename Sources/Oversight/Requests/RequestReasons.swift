/// Why a request is refused: the justifications of the Data Privacy Vocabulary that fit a shop, never free text.
///
/// The raw value is what is stored and shown; `justification` is the term of DPV's GDPR extension.
public enum RefusalReason: String, CaseIterable, Codable, Sendable {
    case identityFailure = "identity_failure"
    case clarificationMissing = "clarification_missing"
    case manifestlyUnfounded = "manifestly_unfounded"
    case manifestlyExcessive = "manifestly_excessive"
    case legallyRequired = "legally_required"
    case legalClaims = "legal_claims"
    case freedomOfExpression = "freedom_of_expression"

    /// The term of DPV's GDPR extension (w3c.github.io/dpv/2.3/legal/eu/gdpr).
    public var justification: String {
        switch self {
        case .identityFailure, .clarificationMissing: "eu-gdpr:JustificationA12IdentityFailure"
        case .manifestlyUnfounded: "eu-gdpr:JustificationA12ManifestlyUnfounded"
        case .manifestlyExcessive: "eu-gdpr:JustificationA12ManifestlyExcessive"
        case .legallyRequired: "eu-gdpr:JustificationA17LegallyRequired"
        case .legalClaims: "eu-gdpr:JustificationA17LegalClaims"
        case .freedomOfExpression: "eu-gdpr:JustificationA17FreedomOfExpression"
        }
    }
}

/// Why an answer takes longer (GDPR 12(3)).
public enum DelayReason: String, CaseIterable, Codable, Sendable {
    case complexity
    case highVolume = "high_volume"
}

/// What keeps a request from going on, who can change that, and since when: said instead of silence.
public struct RequestBlock: Sendable, Hashable, Codable {
    /// What is in the way.
    public enum Reason: String, CaseIterable, Codable, Sendable {
        case storeUnavailable = "store_unavailable"
        case keyUnavailable = "key_unavailable"
        case needsDecision = "needs_decision"
        case wholeShop = "whole_shop"
    }

    /// Whose turn it is.
    public enum Owner: String, CaseIterable, Codable, Sendable { case `operator`, staff }

    public let reason: Reason
    public let owner: Owner
    /// Whole seconds since 1970.
    public let since: Int64

    public init(reason: Reason, owner: Owner, since: Int64) {
        self.reason = reason
        self.owner = owner
        self.since = since
    }
}
