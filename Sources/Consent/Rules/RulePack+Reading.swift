extension RulePack {
    /// Reads a pack; throws the `PackFault` that names the line and the field.
    ///
    /// Every section that is there needs a source, because a rule that nobody can look up is an opinion.
    public init(_ bytes: [UInt8], file: String) throws(PackFault) {
        let tree: JSONTree
        do throws(JSONTree.Fault) { tree = try JSONTree.read(bytes) } catch {
            throw PackFault(file: file, line: error.line, path: "", advice: error.advice)
        }
        let document = PackReader(file: file, path: "", tree: tree)
        let pack = try document.object(
            "id", "version", "law", "status", "from", "scope", "sources", "notes", "default_level", "age_of_consent",
            "signals", "deadlines", "identity", "disclosures", "messages", "pricing", "asking", "rights", "sensitive",
            "breach")
        var rules = Rules()
        if let found = pack.optional("default_level") { rules.standard = try found.level() }
        let age = try pack.optional("age_of_consent").map { (found) throws(PackFault) in try found.ages() }
        rules.ageOfConsent = age?.general ?? 0
        for found in try pack.optional("signals")?.list() ?? [] { try found.signal(into: &rules) }
        var clocks: Set<Deadline> = []
        for found in try pack.optional("deadlines")?.list() ?? [] { clocks.insert(try found.deadline()) }
        rules.deadlines = Deadlines(clocks)
        if let found = pack.optional("identity") { rules.identity = try found.words(IdentityRule.self) }
        for found in try pack.optional("disclosures")?.list() ?? [] {
            rules.disclosures.insert(try found.disclosure())
        }
        if let found = pack.optional("messages") { rules.messages = try found.messages() }
        if let found = pack.optional("pricing") { rules.pricing = try found.pricing() }
        if let found = pack.optional("asking") { rules.asking = try found.asking() }
        if let found = pack.optional("rights") { rules.rights = try found.words(LegalRight.self) }
        if let found = pack.optional("sensitive") { rules.sensitive = try found.word(SensitiveRule.self) }
        if let found = pack.optional("breach") { rules.breach = try found.breach() }

        let id = try pack.required("id")
        let isName = { (byte: UInt8) in (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x2D }
        guard try id.text().utf8.allSatisfy(isName) else { throw id.fault("has lower-case letters, digits and '-'") }
        var sources: [Source] = []
        for found in try pack.required("sources").list() { sources.append(try found.source()) }
        for member in pack.members where Self.sections.contains(member.name) && member.value.value != .null {
            guard sources.contains(where: { $0.of == member.name }) else {
                throw try pack.required(member.name).fault("has no entry in sources: say where it was read")
            }
        }
        var notes: [String] = []
        for found in try pack.optional("notes")?.list() ?? [] { notes.append(try found.text()) }
        self.init(
            id: try id.text(), version: try pack.required("version").day(), law: try pack.required("law").text(),
            status: try pack.required("status").word(Status.self),
            from: try pack.optional("from").map { (found) throws(PackFault) in try found.day() },
            scope: try pack.required("scope").scope(), sources: sources, notes: notes, ages: age?.byCountry ?? [:],
            fingerprint: Fingerprint(of: tree), general: rules)
    }

    static let sections = [
        "default_level", "age_of_consent", "signals", "deadlines", "identity", "disclosures", "messages", "pricing",
        "asking", "rights", "sensitive", "breach",
    ]
}

extension PackReader {
    fileprivate func level() throws(PackFault) -> Level {
        let name = try text()
        guard let level = Level(name: name) else {
            let known = Level.allCases.map(\.name)
            throw fault("must be one of \(known.joined(separator: ", "))" + NearMiss.hint(name, among: known))
        }
        return level
    }

    fileprivate func ages() throws(PackFault) -> (general: Int, byCountry: [String: Int]) {
        let object = try object("general", "countries")
        var ages: [String: Int] = [:]
        for (country, age) in try object.optional("countries")?.entries() ?? [] {
            guard Place(country)?.region == nil, Place(country) != nil else {
                throw age.fault("is not a country such as DE")
            }
            ages[country] = try age.number(0...25)
        }
        return (try object.required("general").number(0...25), ages)
    }

    fileprivate func signal(into rules: inout Rules) throws(PackFault) {
        let object = try object("name", "shown")
        let name = try object.required("name").word(SignalName.self)
        rules.signals.insert(name)
        if try object.optional("shown")?.flag() ?? false { rules.shownSignals.insert(name) }
    }

    fileprivate func deadline() throws(PackFault) -> Deadline {
        let object = try object("for", "acknowledge", "answer", "extend", "pauses", "rolls")
        return Deadline(
            try object.required("for").word(Deadline.Matter.self),
            acknowledge: try object.optional("acknowledge").map { (found) throws(PackFault) in try found.term() },
            answer: try object.required("answer").term(),
            extend: try object.optional("extend").map { (found) throws(PackFault) in try found.term() },
            pauses: try object.optional("pauses")?.words(Deadline.Pause.self) ?? [],
            rolls: try object.optional("rolls")?.flag() ?? false)
    }

    fileprivate func disclosure() throws(PackFault) -> Disclosure {
        let object = try object("when", "language", "text")
        return Disclosure(
            try object.required("when").word(Disclosure.Occasion.self),
            language: try object.required("language").text(), text: try object.required("text").text())
    }

    fileprivate func messages() throws(PackFault) -> MessageRules {
        let object = try object("stop", "postal_address", "opt_out_works_days")
        var rules = MessageRules()
        if let stop = object.optional("stop") { rules.stop = [try stop.term()] }
        rules.needsPostalAddress = try object.optional("postal_address")?.flag() ?? false
        rules.optOutWorksDays = try object.optional("opt_out_works_days")?.number(0...3_660) ?? 0
        return rules
    }

    fileprivate func pricing() throws(PackFault) -> PricingRules {
        let object = try object(
            "personal", "prohibits_protected_classes", "prior_price_days", "incentive_notice", "human_review")
        var rules = PricingRules()
        rules.personal = try object.optional("personal")?.word(PricingRules.Personal.self) ?? .allowed
        rules.prohibitsProtectedClasses = try object.optional("prohibits_protected_classes")?.flag() ?? false
        rules.priorPriceDays = try object.optional("prior_price_days")?.number(0...366) ?? 0
        rules.needsIncentiveNotice = try object.optional("incentive_notice")?.flag() ?? false
        rules.needsHumanReview = try object.optional("human_review")?.flag() ?? false
        return rules
    }

    fileprivate func asking() throws(PackFault) -> AskingRules {
        let object = try object("months_after_no", "months_after_yes")
        var rules = AskingRules()
        rules.monthsAfterNo = try object.optional("months_after_no")?.number(0...120) ?? 0
        rules.monthsAfterYes = try object.optional("months_after_yes").map { (found) throws(PackFault) in
            try found.number(1...120)
        }
        return rules
    }

    fileprivate func breach() throws(PackFault) -> BreachRules {
        let object = try object("authority_hours", "record_months")
        var rules = BreachRules()
        rules.authorityHours = try object.optional("authority_hours").map { (found) throws(PackFault) in
            try found.number(1...720)
        }
        rules.recordMonths = try object.optional("record_months")?.number(0...240) ?? 0
        return rules
    }

    fileprivate func scope() throws(PackFault) -> Scope {
        let object = try object("countries", "regions", "goods")
        var scope = Scope()
        if let found = object.optional("countries") {
            scope.countries = try found.codes { Place($0)?.region == nil && Place($0) != nil }
        }
        if let found = object.optional("regions") { scope.regions = try found.codes { Place("XX-\($0)") != nil } }
        if let found = object.optional("goods") { scope.goods = try found.words(Place.Goods.self) }
        guard scope.regions == nil || scope.countries?.count == 1 else {
            throw fault("names regions, and so must name their one country")
        }
        return scope
    }

    private func codes(_ isCode: (String) -> Bool) throws(PackFault) -> Set<String> {
        var codes: Set<String> = []
        for found in try list() {
            let code = try found.text()
            guard isCode(code) else { throw found.fault("is not a code of ISO 3166, such as DE or, for a region, CA") }
            codes.insert(code)
        }
        guard !codes.isEmpty else { throw fault("names nothing: leave it out where the law applies everywhere") }
        return codes
    }

    fileprivate func source() throws(PackFault) -> RulePack.Source {
        let object = try object("of", "evidence", "cite")
        let of = try object.required("of")
        let known = RulePack.sections + ["notes", "from", "scope"]
        guard known.contains(try of.text()) else {
            throw of.fault("is no section" + NearMiss.hint(try of.text(), among: known))
        }
        return RulePack.Source(
            of: try of.text(), evidence: try object.required("evidence").word(RulePack.Source.Evidence.self),
            cite: try object.required("cite").text())
    }
}
