/// One rule as a sentence for people, so that a pack, or a change of one, can be read without reading JSON.
public struct Clause: Sendable, Hashable {
    /// Whom a rule is about.
    public enum Audience: String, Sendable, CaseIterable {
        case shoppers, staff
    }

    public let audience: Audience
    /// What it is about; the same subject in two versions of a pack is the same rule.
    public let subject: String
    public let sentence: String

    init(_ audience: Audience, _ subject: String, _ sentence: String) {
        self.audience = audience
        self.subject = subject
        self.sentence = sentence
    }
}

extension RulePack {
    /// Every rule of the pack as a sentence, for shoppers first.
    public var clauses: [Clause] {
        var all = general.clauses
        for (country, age) in ages.sorted(by: { $0.key < $1.key }) {
            all.append(
                Clause(
                    .shoppers, "age of consent in \(country)",
                    "In \(country) she agrees for herself from \(age) years on."))
        }
        all.append(Clause(.staff, "status", statusSentence))
        for note in notes { all.append(Clause(.staff, "note: \(note)", "Note: \(note)")) }
        for source in sources {
            all.append(
                Clause(
                    .staff, "source of \(source.of): \(source.cite)",
                    "Source of \(source.of): \(source.cite) (\(source.evidence.rawValue))."))
        }
        return all.filter { $0.audience == .shoppers } + all.filter { $0.audience == .staff }
    }

    private var statusSentence: String {
        switch (status, from) {
        case (.inForce, nil): "It is in force."
        case (.inForce, let from?): "It is in force from \(from) on."
        case (.pending, nil): "It is pending and does not count."
        case (.pending, let from?): "It is pending and counts from \(from) on."
        }
    }
}

extension Rules {
    /// Every rule that asks for something, as a sentence.
    public var clauses: [Clause] {
        var all: [Clause] = []
        func shoppers(_ subject: String, _ sentence: String) { all.append(Clause(.shoppers, subject, sentence)) }
        func staff(_ subject: String, _ sentence: String) { all.append(Clause(.staff, subject, sentence)) }

        if standard < .account {
            shoppers("default level", "Without a word from her, optional purposes are at \(standard.name).")
        }
        if ageOfConsent > 0 { shoppers("age of consent", "She agrees for herself from \(ageOfConsent) years on.") }
        for signal in signals.sorted() {
            shoppers("signal \(signal.rawValue)", "The signal \(signal.rawValue) of her browser is obeyed.")
        }
        for signal in shownSignals.sorted() {
            shoppers("showing \(signal.rawValue)", "She is shown that the signal \(signal.rawValue) was obeyed.")
        }
        for clock in deadlines.clocks.sorted() {
            shoppers("deadline for a \(clock.matter.rawValue)", clock.sentence)
        }
        for right in rights.sorted() { shoppers("right \(right.rawValue)", "She has the right: \(right.words).") }
        for told in disclosures.sorted() {
            shoppers(
                "sentence for \(told.occasion.rawValue) in \(told.language)", "She reads: \u{201C}\(told.text)\u{201D}")
        }
        if asking.monthsAfterNo > 0 {
            shoppers("asking after a no", "After a no she is not asked again for \(asking.monthsAfterNo) months.")
        }
        if let months = asking.monthsAfterYes {
            shoppers("asking after a yes", "A yes runs out after \(months) months.")
        }
        if let sentence = pricing.personal.sentence { shoppers("personal data in prices", sentence) }
        if pricing.priorPriceDays > 0 {
            shoppers(
                "prior price",
                "A reduced price stands beside the lowest one of the last \(pricing.priorPriceDays) days.")
        }
        if pricing.needsHumanReview {
            shoppers("human review", "A person looks at an automated decision when she asks.")
        }
        if pricing.needsIncentiveNotice {
            shoppers(
                "incentive notice", "An offer that is tied to data comes with a notice of the financial incentive.")
        }
        if pricing.prohibitsProtectedClasses {
            staff("protected classes", "Membership in a protected class is no input of a price.")
        }
        for rule in identity.sorted() { staff("identity \(rule.rawValue)", rule.sentence) }
        for term in messages.stop.sorted() {
            staff("stopping messages", "Messages have stopped \(term == .atOnce ? "" : "within ")\(term) after a no.")
        }
        if messages.needsPostalAddress { staff("postal address", "Every message holds the sender's postal address.") }
        if messages.optOutWorksDays > 0 {
            staff("way out of messages", "The way to say no works for \(messages.optOutWorksDays) days after sending.")
        }
        if sensitive > .free { staff("sensitive data", "Sensitive data: \(sensitive.words).") }
        if let hours = breach.authorityHours {
            staff("breach", "The authority hears of a breach within \(hours) hours.")
        }
        if breach.recordMonths > 0 {
            staff("breach record", "The record of a breach is kept for \(breach.recordMonths) months.")
        }
        return all
    }
}

extension Deadline {
    fileprivate var sentence: String {
        var sentence = "A \(matter.rawValue) is answered \(answer == .atOnce ? "" : "within ")\(answer)"
        if let extend { sentence += ", or \(extend) later when she is told why in time" }
        if let acknowledge { sentence += "; she hears that it came in within \(acknowledge)" }
        if !pauses.isEmpty {
            sentence +=
                "; the clock stands still while waiting for \(pauses.sorted().map(\.rawValue).joined(separator: " or "))"
        }
        return sentence + "."
    }
}

extension IdentityRule {
    fileprivate var sentence: String {
        switch self {
        case .onlyOnReasonableDoubt: "Ask who somebody is only where there is reasonable doubt."
        case .noneForOptOut: "An opt-out needs no check of who somebody is."
        case .collectNothingToIdentify: "Collect nothing just to identify somebody."
        case .inProportion: "What is asked to know who somebody is grows with what is at stake."
        case .agentsMayAsk: "Somebody whom she authorised may ask for her."
        }
    }
}

extension LegalRight { fileprivate var words: String { rawValue.replacing("_", with: " ") } }

extension SensitiveRule { fileprivate var words: String { rawValue.replacing("_", with: " ") } }

extension PricingRules.Personal {
    fileprivate var sentence: String? {
        switch self {
        case .allowed: nil
        case .disclose: "A price that personal data made says so."
        case .prohibitIncrease: "Personal data raises no price."
        case .prohibit: "Personal data makes no price, neither higher nor lower."
        }
    }
}
