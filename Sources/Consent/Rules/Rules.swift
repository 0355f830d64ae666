/// What one or several laws ask, joined: for every question the strictest answer.
///
/// Each member is a lattice of its own (a maximum, a minimum, a union), so that joining is commutative, associative and
/// idempotent, and a further law never permits more. `Rules()` asks nothing.
public struct Rules: Sendable, Hashable {
    /// Which packs these rules come from.
    public var packs: Set<PackMark> = []
    /// How far an optional purpose reaches for a shopper who said nothing.
    public var standard = Level.account
    /// From which age on she can agree for herself, in years; 0 where no law names one.
    public var ageOfConsent = 0
    /// The signals that must be obeyed.
    public var signals: Set<SignalName> = []
    /// The signals of which she must be shown that they were obeyed.
    public var shownSignals: Set<SignalName> = []
    public var deadlines = Deadlines()
    public var identity: Set<IdentityRule> = []
    /// Sentences that must be shown.
    public var disclosures: Set<Disclosure> = []
    public var messages = MessageRules()
    public var pricing = PricingRules()
    public var asking = AskingRules()
    public var rights: Set<LegalRight> = []
    public var sensitive = SensitiveRule.free
    public var breach = BreachRules()

    public init() {}

    /// The strictest of both.
    public func joined(with other: Rules) -> Rules {
        var joined = self
        joined.packs.formUnion(other.packs)
        joined.standard = min(standard, other.standard)
        joined.ageOfConsent = max(ageOfConsent, other.ageOfConsent)
        joined.signals.formUnion(other.signals)
        joined.shownSignals.formUnion(other.shownSignals)
        joined.deadlines = deadlines.joined(with: other.deadlines)
        joined.identity.formUnion(other.identity)
        joined.disclosures.formUnion(other.disclosures)
        joined.messages = messages.joined(with: other.messages)
        joined.pricing = pricing.joined(with: other.pricing)
        joined.asking = asking.joined(with: other.asking)
        joined.rights.formUnion(other.rights)
        joined.sensitive = max(sensitive, other.sensitive)
        joined.breach = breach.joined(with: other.breach)
        return joined
    }

    /// Whether a shopper of this age can agree for herself.
    public func isOfAge(_ years: Int) -> Bool { years >= ageOfConsent }

    /// A digest over the digests of the packs: the same packs in the same words, the same fingerprint.
    public var fingerprint: Fingerprint {
        let marks = packs.sorted { $0.id.utf16.lexicographicallyPrecedes($1.id.utf16) }
        let members = marks.map {
            JSONTree.Member(name: $0.id, value: JSONTree(line: 1, value: .text($0.fingerprint.description)))
        }
        return Fingerprint(of: JSONTree(line: 1, value: .object(members)))
    }
}

/// A pack's name and the digest of its words.
public struct PackMark: Sendable, Hashable {
    public let id: String
    public let fingerprint: Fingerprint
}
