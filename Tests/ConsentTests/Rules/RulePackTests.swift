import Foundation
import Testing

@testable import Consent

/// A pack is read strictly: what is missing or misspelt is named with its line.
@Suite struct RulePackTests {
    static let sound = """
        {
          "id": "xx-test", "version": "2026-01-01", "law": "A law", "status": "in_force",
          "scope": { "countries": ["DE"] },
          "deadlines": [
            { "for": "request",
              "answer": "1 month" }
          ],
          "sources": [{ "of": "deadlines", "evidence": "verified", "cite": "somewhere" }]
        }
        """

    static func read(_ text: String) throws -> RulePack { try RulePack(Array(text.utf8), file: "xx.json") }

    @Test func aSoundPackIsRead() throws {
        let pack = try Self.read(Self.sound)
        #expect(pack.id == "xx-test" && pack.status == .inForce && pack.from == nil)
        let due = pack.rules(at: Place()).deadlines.due(.request, received: CalendarDay(number: 0))
        #expect(due?.description == "1970-02-01")
    }

    @Test(arguments: [
        (#""answer": "1 month""#, #""extend": "1 month""#, "xx.json:5: deadlines[0].answer is missing"),
        (
            #""answer": "1 month""#, #""anser": "1 month""#,
            "xx.json:6: deadlines[0].anser is not known; did you mean 'answer'?"
        ),
        (
            #""answer": "1 month""#, #""answer": "1 moon""#,
            "xx.json:6: deadlines[0].answer must be a length of time: '45 days', '10 business days', '1 month' or 'at once'"
        ),
        (#""law": "A law","#, "", "xx.json:1: law is missing"),
        (#""law": "A law""#, #""law": """#, "xx.json:2: law must be a text that is not empty"),
        (
            #""in_force""#, #""in_farce""#,
            "xx.json:2: status must be one of in_force, pending; did you mean 'in_force'?"
        ),
        ("2026-01-01", "2026-02-30", "xx.json:2: version must be a date such as 2026-11-22"),
        (
            #"["DE"]"#, #"["Germany"]"#,
            "xx.json:3: scope.countries[0] is not a code of ISO 3166, such as DE or, for a region, CA"
        ),
        (#"["DE"]"#, "[]", "xx.json:3: scope.countries names nothing: leave it out where the law applies everywhere"),
        (
            #""of": "deadlines""#, #""of": "notes""#,
            "xx.json:4: deadlines has no entry in sources: say where it was read"
        ),
        (
            #""of": "deadlines""#, #""of": "dedlines""#,
            "xx.json:8: sources[0].of is no section; did you mean 'deadlines'?"
        ),
        (#""xx-test""#, #""XX test""#, "xx.json:2: id has lower-case letters, digits and '-'"),
        (#""id""#, #""id": "a", "id""#, "xx.json:2: 'id' is given twice"),
        (#""for": "request","#, #""for": "request""#, "xx.json:6: a comma or } is missing"),
        ("]\n}", "]\n} x", "xx.json:9: something stands after the end of the document"),
    ])
    func whatIsWrongIsNamedWithItsLine(part: String, by: String, complaint: String) {
        #expect {
            try Self.read(Self.sound.replacing(part, with: by))
        } throws: { error in
            #expect("\(error)" == complaint)
            return true
        }
    }

    @Test(arguments: [
        "", "{", "[]", "nul", "{\"id\": 1.5}", "{\"id\": 01}", "\"\\ud800\"", "\u{FEFF}{}", "{\"a\": \"\n\"}",
    ])
    func thisIsNoPack(text: String) {
        #expect(throws: PackFault.self) { try Self.read(text) }
    }

    @Test func itIsNotReadDeeperThanItsStack() {
        #expect(throws: PackFault.self) { try Self.read(String(repeating: "[", count: 100_000)) }
    }

    @Test func theFingerprintIsOfTheWordsAndNotOfTheirOrder() throws {
        let first = try Self.read(Self.sound).fingerprint
        let spaced = Self.sound.replacing("\n", with: "\n\n")
        #expect(try Self.read(spaced).fingerprint == first)
        let swapped = Self.sound.replacing(
            #""id": "xx-test", "version": "2026-01-01""#, with: #""version": "2026-01-01", "id": "xx-test""#)
        #expect(try Self.read(swapped).fingerprint == first)
        #expect(try Self.read(Self.sound.replacing("A law", with: "A lau")).fingerprint != first)
    }

    @Test func namesAreSortedByCodeUnits() throws {
        // RFC 8785, section 3.2.3: by UTF-16 code units, so that a letter beyond the first plane comes before U+FB33.
        let tree = try JSONTree.read(Array("{\"\u{FB33}\":1,\"\u{1F600}\":2,\"\\r\":3,\"1\":4,\"\u{80}\":5}".utf8))
        #expect(
            String(decoding: tree.canonical, as: UTF8.self)
                == "{\"\\r\":3,\"1\":4,\"\u{80}\":5,\"\u{1F600}\":2,\"\u{FB33}\":1}")
    }
}

/// The packs that come with the program.
@Suite struct RuleBookTests {
    static let today = CalendarDay(year: 2026, month: 11, day: 22) ?? CalendarDay(number: 0)

    static func rules(_ place: String, goods: Place.Goods? = nil, on day: CalendarDay = today) -> Rules {
        RuleBook.builtIn.rules(at: Place(place, goods: goods) ?? Place(), on: day)
    }

    @Test func everyPackIsReadAndSaysWhereItsFactsAreFrom() {
        #expect(RuleBook.builtIn.packs.count == 38)
        #expect(Set(RuleBook.builtIn.packs.map(\.id)).count == 38)
        for pack in RuleBook.builtIn.packs {
            #expect(!pack.sources.isEmpty && pack.version == Self.today)
            #expect(pack.sources.allSatisfy { !$0.cite.isEmpty })
        }
    }

    /// What a lawyer would look up, place by place: age of consent, answer to a request, asking again, prices.
    @Test(arguments: [
        ("DE", 16, "2026-12-22", 6, PricingRules.Personal.prohibitIncrease),
        ("AT", 16, "2026-12-22", 6, .prohibitIncrease),
        ("GB", 16, "2026-12-22", 6, .prohibitIncrease),
        ("US-CA", 16, "2027-01-06", 12, .prohibitIncrease),
        ("US-IA", 16, "2027-01-06", 6, .prohibitIncrease),
        ("US-NY", 16, "2027-01-06", 6, .prohibitIncrease),
        ("BR", 16, "2026-12-07", 6, .prohibitIncrease),
        ("CA-QC", 16, "2026-12-22", 6, .prohibitIncrease),
        ("JP", 16, "2026-12-06", 6, .prohibitIncrease),
    ])
    func whatHoldsWhere(
        place: String, age: Int, due: String, monthsAfterNo: Int, personal: PricingRules.Personal
    ) {
        let rules = Self.rules(place)
        #expect(rules.ageOfConsent == age)
        #expect(rules.deadlines.due(.request, received: Self.today)?.description == due)
        #expect(rules.asking.monthsAfterNo == monthsAfterNo)
        #expect(rules.pricing.personal == personal)
        #expect(rules.standard == .off && rules.signals == [.globalPrivacyControl])
    }

    @Test func theLawsOwnAgesStandBehindTheFloor() throws {
        let gdpr = try #require(RuleBook.builtIn["eu-gdpr"])
        #expect(gdpr.rules(at: Place("AT") ?? Place()).ageOfConsent == 14)
        #expect(gdpr.rules(at: Place("DK") ?? Place()).ageOfConsent == 15)
        #expect(gdpr.rules(at: Place()).ageOfConsent == 16)
    }

    @Test func newYorkHearsItsSentence() {
        let sentence = "THIS PRICE WAS SET BY AN ALGORITHM USING YOUR PERSONAL DATA."
        #expect(Self.rules("US-NY").disclosures.map(\.text).contains(sentence))
        #expect(!Self.rules("US-CA").disclosures.map(\.text).contains(sentence))
        #expect(Self.rules("US").disclosures.map(\.text).contains(sentence), "any of its states may be meant")
    }

    @Test func whereSheIsNotKnownToBeTheStrictestHolds() {
        let unknown = Self.rules("")
        for place in ["DE", "US-CA", "US-NY", "JP", "GB"] {
            #expect(unknown.joined(with: Self.rules(place)) == unknown)
        }
        #expect(Self.rules("CH") == unknown && Self.rules("ZZ-9") == unknown)
        #expect(unknown.deadlines.due(.request, received: Self.today)?.description == "2026-12-06")
    }

    @Test func lawsForFoodApplyUnlessItIsKnownThatThereIsNone() throws {
        let id = "us-md-hb895"
        #expect(Self.rules("US-MD").packs.contains { $0.id == id })
        #expect(Self.rules("US-MD", goods: .food).packs.contains { $0.id == id })
        #expect(!Self.rules("US-MD", goods: .other).packs.contains { $0.id == id })
    }

    @Test func aLawCountsFromItsDayOn() throws {
        let start = try #require(CalendarDay("2026-10-01"))
        #expect(!Self.rules("US-CT", on: start + -1).packs.contains { $0.id == "us-ct-pa26-64" })
        #expect(Self.rules("US-CT", on: start).packs.contains { $0.id == "us-ct-pa26-64" })
        #expect(!Self.rules("US-NY").packs.contains { $0.id == "us-ny-one-fair-price" }, "it is not law yet")
        #expect(RuleBook.builtIn["us-ny-one-fair-price"]?.status == .pending)
    }

    @Test func aPendingLawWithADayCountsFromThenOn() throws {
        let text = RulePackTests.sound.replacing(#""in_force""#, with: #""pending", "from": "2027-01-01""#)
        let pack = try RulePackTests.read(text)
        let start = try #require(CalendarDay("2027-01-01"))
        #expect(!pack.counts(on: start + -1) && pack.counts(on: start))
    }

    @Test func aShopMayAddPacksAndReplacesNone() throws {
        let own = try RulePackTests.read(RulePackTests.sound)
        let book = try RuleBook.builtIn.adding([own])
        #expect(book["xx-test"] == own && book.packs.count == 39)
        let taken = try RulePackTests.read(RulePackTests.sound.replacing("xx-test", with: "floor"))
        #expect(throws: RuleBook.TakenID(id: "floor")) { try RuleBook.builtIn.adding([taken]) }
    }

    @Test func aChangeReadsAsWhatItMeansForPeople() throws {
        let old = try RulePackTests.read(RulePackTests.sound)
        #expect(PackDifference.between(old, old).isEmpty)
        let new = try RulePackTests.read(
            RulePackTests.sound.replacing("1 month", with: "14 days").replacing(
                #""deadlines": ["#, with: #""age_of_consent": {"general": 15}, "deadlines": ["#
            ).replacing(
                #""sources": ["#, with: #""sources": [{"of":"age_of_consent","evidence":"secondary","cite":"x"},"#))
        #expect(
            PackDifference.between(old, new) == [
                PackDifference(audience: .shoppers, kind: .added("She agrees for herself from 15 years on.")),
                PackDifference(
                    audience: .shoppers,
                    kind: .changed(
                        from: "A request is answered within 1 month.", to: "A request is answered within 14 days.")),
                PackDifference(
                    audience: .staff, kind: .added("Source of age_of_consent: x (secondary).")),
            ])
    }
}
