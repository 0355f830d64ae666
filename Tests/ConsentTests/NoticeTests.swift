import Crypto
import Testing

@testable import Consent

/// The words in which a purpose is asked for, and when it may be asked again.
@Suite struct NoticeTests {
    static func own(_ version: String, _ text: String = "Words.") -> [NoticeText] {
        [NoticeText(purpose: .offers, version: version, language: "en", text: text)]
    }

    @Test func everyPurposeHasWordsInTwoLanguages() throws {
        for purpose in PurposeCode.allCases {
            for language in ["en", "de"] {
                let text = try #require(Notices.builtIn.text(for: purpose, in: language))
                #expect(text.language == language)
                #expect(text.text.split(separator: " ").count <= 20, "short enough to be read")
                #expect(text.hash.description == Hex.encode(SHA256.hash(data: Array(text.text.utf8))))
            }
        }
    }

    @Test func aRegionFallsBackToItsLanguageAndTheUnknownToTheFirst() {
        #expect(Notices.builtIn.text(for: .offers, in: "de-AT")?.language == "de")
        #expect(Notices.builtIn.text(for: .offers, in: "DE")?.language == "de")
        #expect(Notices.builtIn.text(for: .offers, in: "fr")?.language == "en")
    }

    @Test func aDecisionIsBoundToTheExactWords() throws {
        let german = try #require(Notices.builtIn.text(for: .offers, in: "de"))
        let notice = try Notices.builtIn.answered(.offers, version: "1", language: "de-CH", hash: nil)
        #expect(notice == Notice(version: "1", language: "de", hash: german.hash))
        _ = try Notices.builtIn.answered(.offers, version: "1", language: "de", hash: german.hash.description)
    }

    @Test func wordsThatNobodyCanHaveSeenAreRefused() {
        let all = Notices.builtIn
        #expect(throws: Notices.Fault.version(current: "1")) {
            try all.answered(.offers, version: "2", language: "en", hash: nil)
        }
        #expect(throws: Notices.Fault.language(known: ["en", "de"])) {
            try all.answered(.offers, version: "1", language: "fr", hash: nil)
        }
        #expect(throws: Notices.Fault.hash) {
            try all.answered(.offers, version: "1", language: "en", hash: String(repeating: "0", count: 64))
        }
        #expect(throws: Notices.Fault.notAsked) {
            try all.replacing([], asking: [.learning]).answered(.offers, version: "1", language: "en", hash: nil)
        }
    }

    @Test func aShopsOwnWordsReplaceThoseOfTheirPurposeOnly() throws {
        let notices = Notices.builtIn.replacing(Self.own("2026-2"), asking: nil)
        #expect(notices.version(of: .offers) == "2026-2" && notices.version(of: .learning) == "1")
        #expect(notices.text(for: .offers, in: "de")?.language == "en", "the German words were of another version")
    }

    @Test func aFileOfNoticesIsReadStrictly() throws {
        let text = """
            {"ask": ["offers", "learning"],
             "notices": [{"purpose": "offers", "version": "7",
               "texts": {"en": "We offer.", "de-AT": "Wir bieten an."}}]}
            """
        let notices = try Notices(Array(text.utf8), file: "words.json")
        #expect(notices.purposes == [.learning, .offers])
        #expect(notices.text(for: .offers, in: "de-AT")?.text == "Wir bieten an.")
        for (part, by, complaint) in [
            (
                #""offers", "version""#, #""ofers", "version""#,
                "words.json:2: notices[0].purpose is no purpose; did you mean 'offers'?"
            ),
            (#""version": "7","#, "", "words.json:2: notices[0].version is missing"),
            (#""en""#, #""e n""#, "words.json:3: notices[0].texts.e n is not a language such as en or de-AT"),
            (#""learning"]"#, #""lerning"]"#, "words.json:1: ask[1] is no purpose; did you mean 'learning'?"),
        ] {
            #expect {
                try Notices(Array(text.replacing(part, with: by).utf8), file: "words.json")
            } throws: { error in
                "\(error)" == complaint
            }
        }
    }
}

/// Not again within months of a no; again when a yes has run out, or the words are of a new version.
@Suite struct QuestionTests {
    static let now: Int64 = 20_779 * 86_400
    static let today = CalendarDay(number: 20_779)

    static func question(
        _ level: Level?, monthsAgo: Int = 0, version: String = "1", rules: Rules = floor, shop: Int = 6,
        signals: Signals = .init()
    ) -> Question {
        let day = today.adding(months: -monthsAgo)
        let latest = level.map {
            Decision(
                purpose: .offers, level: $0, notice: Notice(version: "1", language: "en"), time: day.number * 86_400)
        }
        return Question(
            .offers, latest: latest, version: version, rules: rules, monthsAfterNo: shop, signals: signals, on: today)
    }

    static let floor = RuleBook.builtIn.rules(at: Place("DE") ?? Place(), on: today)
    static let california = RuleBook.builtIn.rules(at: Place("US-CA") ?? Place(), on: today)

    @Test func whoWasNeverAskedMayBeAsked() { #expect(Self.question(nil).mayAsk) }

    @Test func aNoHoldsForMonthsWhateverTheWordsAre() {
        let young = Self.question(.off, monthsAgo: 5)
        #expect(!young.mayAsk && young.because == .saidNo && young.notBefore == Self.today.adding(months: 1))
        #expect(!Self.question(.off, monthsAgo: 5, version: "2").mayAsk, "a new version is no way around a no")
        #expect(Self.question(.off, monthsAgo: 6).because == .noIsOld)
        #expect(!Self.question(.off, monthsAgo: 11, rules: Self.california).mayAsk)
        #expect(Self.question(.off, monthsAgo: 12, rules: Self.california).mayAsk)
    }

    @Test func theShopMayWaitLongerAndNotShorter() {
        #expect(!Self.question(.off, monthsAgo: 8, shop: 9).mayAsk)
        #expect(Self.question(.off, monthsAgo: 9, shop: 9).mayAsk)
        #expect(!Self.question(.off, monthsAgo: 5, shop: 1).mayAsk)
    }

    @Test func aYesIsAskedAgainWhenItRunsOutOrTheWordsAreNew() {
        #expect(Self.question(.visit, monthsAgo: 11).because == .saidYes)
        #expect(Self.question(.visit, monthsAgo: 12).because == .expired)
        let changed = Self.question(.account, monthsAgo: 1, version: "2")
        #expect(changed.mayAsk && changed.because == .changed)
    }

    @Test func aSignalAndHerAgeAnswerForHer() {
        #expect(Self.question(nil, signals: Signals(globalPrivacyControl: true)).because == .signal)
        let young = Self.question(nil, signals: Signals(globalPrivacyControl: true, isBelowAge: true))
        #expect(!young.mayAsk && young.because == .belowAge)
    }
}

/// Whatever is not a valid consent denies.
@Suite struct StatusTests {
    @Test(arguments: [
        (Level?.none, Level.off, ConsentStatus.refused), (nil, .visit, .given), (.off, .off, .refused),
        (.off, .account, .given), (.account, .off, .withdrawn), (.visit, .account, .renewed),
        (.account, .visit, .renewed),
    ])
    func whatAnAnswerDoes(before: Level?, answer: Level, status: ConsentStatus) {
        #expect(ConsentStatus.after(answer, following: before) == status)
        #expect(status.isValid == (answer > .off))
    }

    @Test func onlyTwoOfElevenAreValid() {
        #expect(ConsentStatus.allCases.filter(\.isValid) == [.given, .renewed])
        #expect(Set(ConsentStatus.allCases.map(\.term)).count == 11)
    }
}

/// A yes does not last for ever.
@Suite struct ExpiryTests {
    @Test func aYesThatRanOutIsOff() async throws {
        var house = try House()
        try house.record("ada", Choices([.recommendations: .account, .learning: .account, .offers: .off]))
        let today = CalendarDay(containing: House.now)
        house.book.entries[house.shopper("ada")]?.expiries[.recommendations] = today
        house.book.entries[house.shopper("ada")]?.expiries[.learning] = today + 1
        let levels = await house.levels(house.claim("ada", carried: Choices([.recommendations: .visit])))
        let limits = await house.limits(house.claim("ada"))
        #expect(levels[0] == .off && limits[0] == .expired)
        #expect(levels[2] == .account, "its last day is today")
    }

    @Test(arguments: 0..<50 as Range<UInt64>)
    func daysComeBackFromTheirBytes(seed: UInt64) {
        var dice = Dice(seed: seed)
        var expiries = Expiries()
        for purpose in PurposeCode.allCases where Bool.random(using: &dice) {
            expiries[purpose] = CalendarDay(number: Int64.random(in: -1_000...100_000, using: &dice))
        }
        #expect(Expiries(stored: expiries.bytes) == expiries)
        #expect(Expiries(stored: Array(expiries.bytes.dropLast())) == nil)
    }
}
