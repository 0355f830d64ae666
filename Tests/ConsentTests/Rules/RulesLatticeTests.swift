import Testing

@testable import Consent

/// Law 4: packs join by *strictest wins*, and a further pack never permits more.
@Suite struct RulesLatticeTests {
    @Test(arguments: 0..<300 as Range<UInt64>)
    func joiningIsALattice(seed: UInt64) {
        var dice = Dice(seed: seed)
        let (a, b, c) = (dice.rules(), dice.rules(), dice.rules())
        #expect(a.joined(with: b) == b.joined(with: a), "commutative")
        #expect(a.joined(with: b).joined(with: c) == a.joined(with: b.joined(with: c)), "associative")
        #expect(a.joined(with: a) == a, "idempotent")
        #expect(a.joined(with: Rules()) == a, "nothing asked changes nothing")
    }

    /// What the house looks up in the rules: none of it may become freer.
    @Test(arguments: 0..<300 as Range<UInt64>)
    func aFurtherPackNeverPermitsMore(seed: UInt64) {
        var dice = Dice(seed: seed)
        let before = dice.rules()
        let after = before.joined(with: dice.rules())
        let day = CalendarDay(number: 20_000)
        #expect(after.standard <= before.standard)
        for age in 0...30 where after.isOfAge(age) { #expect(before.isOfAge(age)) }
        #expect(after.signals.isSuperset(of: before.signals))
        #expect(after.shownSignals.isSuperset(of: before.shownSignals))
        for matter in Deadline.Matter.allCases {
            guard let due = before.deadlines.due(matter, received: day) else { continue }
            #expect(after.deadlines.due(matter, received: day).map { $0 <= due } == true)
        }
        if let last = before.messages.lastDay(after: day) {
            #expect(after.messages.lastDay(after: day).map { $0 <= last } == true)
        }
        #expect(after.identity.isSuperset(of: before.identity))
        #expect(after.disclosures.isSuperset(of: before.disclosures))
        #expect(after.rights.isSuperset(of: before.rights))
        #expect(after.pricing.personal >= before.pricing.personal)
        #expect(after.asking.monthsAfterNo >= before.asking.monthsAfterNo)
        if let months = before.asking.monthsAfterYes {
            #expect(after.asking.monthsAfterYes.map { $0 <= months } == true)
        }
    }

    /// The same for the packs that are shipped: whatever a shop adds, wherever she is, nothing becomes freer.
    @Test(arguments: 0..<60 as Range<UInt64>)
    func aShopsOwnPackOnlyTightens(seed: UInt64) throws {
        var dice = Dice(seed: seed)
        let own = dice.pack(id: "own")
        let book = try RuleBook.builtIn.adding([own])
        let day = CalendarDay(number: 20_800)
        for place in [Place(), Place("DE"), Place("US-CA"), Place("US"), Place("CH"), Place("XX")].compactMap({ $0 }) {
            let before = RuleBook.builtIn.rules(at: place, on: day)
            let after = book.rules(at: place, on: day)
            #expect(before.joined(with: after) == after, "the strictest of both is what holds after")
        }
    }
}

extension Dice {
    mutating func rules() -> Rules {
        var rules = Rules()
        rules.packs = some(of: ["a", "b", "c"].map { PackMark(id: $0, fingerprint: Fingerprint(of: Array($0.utf8))) })
        rules.standard = one(of: Level.allCases)
        rules.ageOfConsent = Int.random(in: 0...21, using: &self)
        rules.signals = some(of: SignalName.allCases)
        rules.shownSignals = some(of: SignalName.allCases)
        rules.deadlines = Deadlines(Set((0..<Int.random(in: 0...4, using: &self)).map { _ in clock() }))
        rules.identity = some(of: IdentityRule.allCases)
        rules.disclosures = some(of: ["x", "y"].map { Disclosure(.personalPrice, language: "en", text: $0) })
        rules.messages.stop = Set((0..<Int.random(in: 0...2, using: &self)).map { _ in term() })
        rules.messages.needsPostalAddress = Bool.random(using: &self)
        rules.messages.optOutWorksDays = Int.random(in: 0...60, using: &self)
        rules.pricing.personal = one(of: PricingRules.Personal.allCases)
        rules.pricing.prohibitsProtectedClasses = Bool.random(using: &self)
        rules.pricing.priorPriceDays = Int.random(in: 0...40, using: &self)
        rules.pricing.needsHumanReview = Bool.random(using: &self)
        rules.pricing.needsIncentiveNotice = Bool.random(using: &self)
        rules.asking.monthsAfterNo = Int.random(in: 0...24, using: &self)
        rules.asking.monthsAfterYes = Bool.random(using: &self) ? Int.random(in: 1...24, using: &self) : nil
        rules.rights = some(of: LegalRight.allCases)
        rules.sensitive = one(of: SensitiveRule.allCases)
        rules.breach.authorityHours = Bool.random(using: &self) ? Int.random(in: 1...100, using: &self) : nil
        rules.breach.recordMonths = Int.random(in: 0...24, using: &self)
        return rules
    }

    mutating func pack(id: String) -> RulePack {
        let countries: [Set<String>?] = [nil, ["DE"], ["US"], ["CH"]]
        return RulePack(
            id: id, version: CalendarDay(number: 20_700), law: "A law", status: one(of: RulePack.Status.allCases),
            from: one(of: [nil, CalendarDay(number: 20_000), CalendarDay(number: 30_000)]),
            scope: Scope(countries: one(of: countries), regions: nil, goods: nil), sources: [], notes: [],
            ages: one(of: [[:], ["DE": 18, "CH": 3]]), fingerprint: Fingerprint(of: Array(id.utf8)), general: rules())
    }
}
