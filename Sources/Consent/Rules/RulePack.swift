/// One jurisdiction's rules as dated, cited data.
public struct RulePack: Sendable, Hashable {
    /// Where a fact was read.
    public struct Source: Sendable, Hashable {
        /// How sure the fact is.
        public enum Evidence: String, Sendable, CaseIterable {
            /// Read in the law itself.
            case verified
            /// Read in somebody's account of the law.
            case secondary
            /// Not read anywhere that counts: have a lawyer confirm it.
            case unverified
            /// Our own decision, stricter than the law asks.
            case product
        }

        /// The section that it is about, such as `deadlines`.
        public var of: String
        public var evidence: Evidence
        public var cite: String
    }

    /// Whether it is law yet.
    public enum Status: String, Sendable, CaseIterable {
        case inForce = "in_force"
        /// Passed, proposed or announced: it counts from its date on, and without a date not at all.
        case pending
    }

    /// Lower-case letters, digits and `-`, such as `us-ca-ccpa`.
    public let id: String
    /// The day on which these facts were collected.
    public let version: CalendarDay
    public let law: String
    public let status: Status
    /// The first day on which it counts; nil for a law that always did, or for one whose day is not set.
    public let from: CalendarDay?
    public let scope: Scope
    public let sources: [Source]
    /// What a reader should know and no rule holds.
    public let notes: [String]
    /// The age of consent by country, where countries of one law differ.
    public let ages: [String: Int]
    /// The digest of the pack's canonical form.
    public let fingerprint: Fingerprint
    /// What the pack asks wherever it applies.
    let general: Rules

    init(
        id: String, version: CalendarDay, law: String, status: Status, from: CalendarDay?, scope: Scope,
        sources: [Source], notes: [String], ages: [String: Int], fingerprint: Fingerprint, general: Rules
    ) {
        self.id = id
        self.version = version
        self.law = law
        self.status = status
        self.from = from
        self.scope = scope
        self.sources = sources
        self.notes = notes
        self.ages = ages
        self.fingerprint = fingerprint
        self.general = general
    }

    /// Whether it counts on a day.
    public func counts(on day: CalendarDay) -> Bool {
        switch status {
        case .inForce: from.map { $0 <= day } ?? true
        case .pending: from.map { $0 <= day } ?? false
        }
    }

    /// What it asks at a place that its scope reaches; where the country is not known, the highest age.
    public func rules(at place: Place) -> Rules {
        var rules = general
        rules.packs = [PackMark(id: id, fingerprint: fingerprint)]
        let age = place.country.map { ages[$0] } ?? ages.values.max()
        // A country that is listed has its own age; the general one is for those that are not.
        if let age { rules.ageOfConsent = place.country == nil ? max(age, general.ageOfConsent) : age }
        return rules
    }
}
