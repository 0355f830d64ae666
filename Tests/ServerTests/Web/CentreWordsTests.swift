import Consent
import Oversight
import Shop
import Testing

@testable import Server

/// The words of the privacy centre are short, plain, and there for everything that can be shown.
@Suite struct CentreWordsTests {
    /// Everything that the page says in one language.
    static func said(_ words: CentreWords) -> [String] {
        let own = Mirror(reflecting: words).children.flatMap { child -> [String] in
            switch child.value {
            case let text as String: [text]
            case let texts as [String]: texts
            case let texts as [String: String]: Array(texts.values)
            case let texts as [PurposeCode: String]: Array(texts.values)
            case let texts as [Level: String]: Array(texts.values)
            case let texts as [Holding: String]: Array(texts.values)
            case is CentreLabelWords, is CentreEnterWords:
                Mirror(reflecting: child.value).children.compactMap { $0.value as? String }
            default: []
            }
        }
        let notices = PurposeCode.allCases.compactMap { Notices.builtIn.text(for: $0, in: words.language)?.text }
        return own + notices
    }

    @Test(arguments: CentreWords.all) func sentencesAreShortAndPressNobody(_ words: CentreWords) {
        let said = Self.said(words)
        #expect(said.count > 130)
        for text in said {
            for sentence in text.split(whereSeparator: { ".?:".contains($0) }) {
                #expect(sentence.split(separator: " ").count <= 20, "\(sentence)")
            }
            for word in ["!", "experience", "enhance", "partner", "legitimate interest", "cookie", "leider"] {
                #expect(!text.lowercased().contains(word), "\(text)")
            }
        }
    }

    @Test(arguments: CentreWords.all) func nothingIsWithoutAWord(_ words: CentreWords) {
        #expect(words.months.count == 12 && Set(words.months).count == 12)
        for purpose in PurposeCode.allCases {
            #expect(words.purposes[purpose] != nil && words.effects[purpose] != nil, "\(purpose)")
        }
        for level in Level.allCases { #expect(words.levels[level] != nil, "\(level)") }
        for place in Holding.allCases { #expect(words.places[place] != nil, "\(place)") }
        for action in VisitAction.allCases { #expect(words.actions[action.name] != nil, "\(action)") }
        let names = Array(words.purposes.values) + Array(words.levels.values) + Array(words.places.values)
        #expect(Set(names).count == names.count, "one name for each thing")
    }

    @Test func daysAreWrittenAsPeopleWriteThem() {
        #expect(CentreWords.english.date(20_779) == "22 November 2026")
        #expect(CentreWords.german.date(20_779) == "22. November 2026")
        #expect(CentreWords.of("de-AT").language == "de" && CentreWords.of("fr").language == "en")
    }
}

/// What browsers send from a form.
@Suite struct FormReaderTests {
    @Test func fieldsAreDecoded() throws {
        let form = try FormReader(Array("a=b+c&umlaut=%C3%BC&empty=&bare&eq=x%3Dy=z".utf8))
        #expect(form["a"] == "b c" && form["umlaut"] == "ü" && form["empty"] == "" && form["bare"] == "")
        #expect(form["eq"] == "x=y=z" && form["missing"] == nil)
        #expect(try FormReader([])["a"] == nil)
    }

    private static let many = (0..<65).map { "f\($0)=" }.joined(separator: "&")

    @Test(arguments: ["a=%", "a=%2", "a=%zz", "%=a", "a=1&a=2", "a=%FF", many])
    func whatIsNoFormIsRefused(_ text: String) {
        #expect(throws: InputFault.self) { try FormReader(Array(text.utf8)) }
    }
}
