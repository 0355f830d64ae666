/// Signals that laws name.
public enum SignalName: String, Sendable, CaseIterable {
    /// Global Privacy Control (`Sec-GPC: 1`).
    case globalPrivacyControl = "gpc"
}

/// What may and may not be asked to know who somebody is.
public enum IdentityRule: String, Sendable, CaseIterable {
    /// More may be asked only where there is reasonable doubt.
    case onlyOnReasonableDoubt = "only_on_reasonable_doubt"
    /// An opt-out needs no check.
    case noneForOptOut = "none_for_opt_out"
    /// Nothing may be collected just to identify somebody.
    case collectNothingToIdentify = "collect_nothing_to_identify"
    /// What is asked grows with what is at stake.
    case inProportion = "in_proportion"
    /// Somebody whom she authorised may ask for her.
    case agentsMayAsk = "agents_may_ask"
}

/// What a shopper may ask for under some law.
public enum LegalRight: String, Sendable, CaseIterable {
    case confirm, access, correct, erase, restrict, portability, object, withdraw, complaint, appeal
    case objectToMarketing = "object_to_marketing"
    case notifyRecipients = "notify_recipients"
    case reviewDecision = "review_decision"
    case explainDecision = "explain_decision"
    case questionProfiling = "question_profiling"
    case optOutOfSale = "opt_out_of_sale"
    case optOutOfTargetedAds = "opt_out_of_targeted_ads"
    case optOutOfProfiling = "opt_out_of_profiling"
    case limitSensitive = "limit_sensitive"
    case listThirdParties = "list_third_parties"
    case explainRefusal = "explain_refusal"
    case anonymise, block, deindex
}

/// What must be true before data about health, belief, origin and the like may be used.
public enum SensitiveRule: String, Sendable, CaseIterable, Comparable {
    case free
    case optOut = "opt_out"
    case optIn = "opt_in"
    case strictlyNecessary = "strictly_necessary"

    private var rank: Int {
        switch self {
        case .free: 0
        case .optOut: 1
        case .optIn: 2
        case .strictlyNecessary: 3
        }
    }

    public static func < (a: Self, b: Self) -> Bool { a.rank < b.rank }
}

/// A sentence that must be shown.
public struct Disclosure: Sendable, Hashable {
    /// When it must be shown.
    public enum Occasion: String, Sendable, CaseIterable {
        /// Wherever a price is shown that came about with personal data.
        case personalPrice = "personal_price"
        /// Wherever a signal was obeyed.
        case signalObeyed = "signal_obeyed"
    }

    public var occasion: Occasion
    /// A BCP 47 tag.
    public var language: String
    /// The exact words.
    public var text: String

    public init(_ occasion: Occasion, language: String, text: String) {
        self.occasion = occasion
        self.language = language
        self.text = text
    }
}

/// Rules about writing to shoppers.
public struct MessageRules: Sendable, Hashable {
    /// By when messages must have stopped after a no; the earliest counts.
    public var stop: Set<Term> = []
    /// Whether a message must hold the sender's postal address.
    public var needsPostalAddress = false
    /// For how many days after sending its way to say no must work.
    public var optOutWorksDays = 0

    public init() {}

    /// The last day on which a message may still go out after a no; nil where no law names one.
    public func lastDay(after no: CalendarDay) -> CalendarDay? { stop.map { $0.end(from: no) }.min() }

    func joined(with other: Self) -> Self {
        var joined = self
        joined.stop.formUnion(other.stop)
        joined.needsPostalAddress = needsPostalAddress || other.needsPostalAddress
        joined.optOutWorksDays = max(optOutWorksDays, other.optOutWorksDays)
        return joined
    }
}

/// Rules about prices.
public struct PricingRules: Sendable, Hashable {
    /// What personal data may do to a price, from freest to strictest.
    public enum Personal: String, Sendable, CaseIterable, Comparable {
        case allowed
        /// The price must say that personal data made it.
        case disclose
        /// It may lower a price, never raise one.
        case prohibitIncrease = "prohibit_increase"
        case prohibit

        private var rank: Int {
            switch self {
            case .allowed: 0
            case .disclose: 1
            case .prohibitIncrease: 2
            case .prohibit: 3
            }
        }

        public static func < (a: Self, b: Self) -> Bool { a.rank < b.rank }
    }

    public var personal = Personal.allowed
    /// Whether membership in a protected class may not be an input.
    public var prohibitsProtectedClasses = false
    /// For how many days back the lowest price must be shown beside a reduced one.
    public var priorPriceDays = 0
    /// Whether a price that is tied to data needs a notice of the financial incentive.
    public var needsIncentiveNotice = false
    /// Whether she may have a person look at an automated decision.
    public var needsHumanReview = false

    public init() {}

    func joined(with other: Self) -> Self {
        var joined = self
        joined.personal = max(personal, other.personal)
        joined.prohibitsProtectedClasses = prohibitsProtectedClasses || other.prohibitsProtectedClasses
        joined.priorPriceDays = max(priorPriceDays, other.priorPriceDays)
        joined.needsIncentiveNotice = needsIncentiveNotice || other.needsIncentiveNotice
        joined.needsHumanReview = needsHumanReview || other.needsHumanReview
        return joined
    }
}

/// Rules about asking for consent again.
public struct AskingRules: Sendable, Hashable {
    /// How many months after a no nobody asks again.
    public var monthsAfterNo = 0
    /// After how many months a yes has run out; nil where no law names a limit.
    public var monthsAfterYes: Int?

    public init() {}

    func joined(with other: Self) -> Self {
        var joined = self
        joined.monthsAfterNo = max(monthsAfterNo, other.monthsAfterNo)
        joined.monthsAfterYes = [monthsAfterYes, other.monthsAfterYes].compactMap { $0 }.min()
        return joined
    }
}

/// Rules for the day on which data was lost.
public struct BreachRules: Sendable, Hashable {
    /// Within how many hours the authority must know; nil where no law names it.
    public var authorityHours: Int?
    /// For how many months the record of it is kept.
    public var recordMonths = 0

    public init() {}

    func joined(with other: Self) -> Self {
        var joined = self
        joined.authorityHours = [authorityHours, other.authorityHours].compactMap { $0 }.min()
        joined.recordMonths = max(recordMonths, other.recordMonths)
        return joined
    }
}
