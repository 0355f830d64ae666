import Consent
import Foundation
import Testing

/// The Swift in the chapters of Consent.docc stands here too, between marks, where it is compiled and run.
///
/// One test compares the two, so that neither can change alone.
@Suite struct DocumentationTests {
    /// 2027-04-01, five months after the no of the chapters.
    private let spring = CalendarDay("2027-04-01") ?? CalendarDay(number: 0)
    private let germany = Place("DE") ?? Place()
    private let california = Place("US-CA") ?? Place()

    @Test func silenceIsANo() {
        // docs: ThePromise
        let nothing = Choices()
        assert(PurposeCode.allCases.allSatisfy { nothing[$0] == nil })

        let yes = Decision(
            purpose: .offers, level: .account, notice: Notice(version: "1", language: "en"), time: 1_795_341_600)
        assert(yes.expires.description == "2027-11-22")
        // end
    }

    @Test func aNoIsRespected() {
        // docs: ThePromise
        let no = Decision(
            purpose: .offers, level: .off, notice: Notice(version: "1", language: "en"), time: 1_795_341_600)
        let inSpring = Question(
            .offers, latest: no, version: "2", rules: RuleBook.builtIn.rules(at: Place(), on: spring), monthsAfterNo: 1,
            signals: Signals(), on: spring)
        assert(!inSpring.mayAsk && inSpring.because == .saidNo)
        // end
    }

    @Test func aMachineOnlySaysLess() {
        // docs: ThePromise
        let signals = Signals(secGPC: ["1"])
        assert(signals.ceiling(for: .recommendations) == .visit)
        assert(signals.ceiling(for: .learning) == .off)
        assert(PlatformConsent.choices([("marketing", .account)])[.messages] == .visit)
        // end
    }

    @Test func theLawOnlyAdds() {
        // docs: ThePromise
        let here = RuleBook.builtIn.rules(at: germany, on: spring)
        let anywhere = RuleBook.builtIn.rules(at: Place(), on: spring)
        assert(here.joined(with: anywhere) == anywhere)
        // end
    }

    @Test func theSamePacksGiveTheSameDigest() {
        // docs: WhatIsProved
        let rules = RuleBook.builtIn.rules(at: california, on: spring)
        assert(rules.packs.map(\.id).contains("us-ca-ccpa"))
        assert(rules.fingerprint == RuleBook.builtIn.rules(at: california, on: spring).fingerprint)
        // end
    }

    @Test func whatIsUnverifiedSaysSo() {
        // docs: WhatIsNotPromised
        let unverified = RuleBook.builtIn.packs.flatMap(\.sources).filter { $0.evidence == .unverified }
        assert(!unverified.isEmpty, "have these confirmed before you rely on them")
        // end
    }

    @Test(arguments: ["ThePromise", "WhatIsProved", "WhatIsNotPromised", "Consent"])
    func theChapterSaysWhatRunsHere(chapter: String) throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
        let article = try String(
            contentsOf: root.appending(path: "Sources/Consent/Consent.docc/\(chapter).md"), encoding: .utf8)
        let source = try String(contentsOf: URL(filePath: #filePath), encoding: .utf8)
        let written = Self.blocks(in: article, from: "```swift", to: "```", indent: "")
        let run = Self.blocks(in: source, from: "        // docs: \(chapter)", to: "        // end", indent: "        ")
        #expect(written == run)
    }

    /// The lines between two marks, as often as they come.
    private static func blocks(in text: String, from start: String, to end: String, indent: String) -> [[String]] {
        var blocks: [[String]] = []
        var block: [String]?
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line == start {
                block = []
            } else if line == end, let whole = block {
                blocks.append(whole)
                block = nil
            } else {
                block?.append(line.hasPrefix(indent) ? String(line.dropFirst(indent.count)) : String(line))
            }
        }
        return blocks
    }

    /// Every suite that a chapter names is there.
    @Test func theTestsThatAreNamedExist() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
        let article = try String(
            contentsOf: root.appending(path: "Sources/Consent/Consent.docc/WhatIsProved.md"), encoding: .utf8)
        let tests = FileManager.default.enumerator(at: root.appending(path: "Tests"), includingPropertiesForKeys: nil)
        var suites: Set<String> = []
        for case let file as URL in tests ?? .init() where file.pathExtension == "swift" {
            let text = try String(contentsOf: file, encoding: .utf8)
            for match in text.matches(of: /struct (\w+Tests)\b/) { suites.insert(String(match.1)) }
        }
        for match in article.matches(of: /`(\w+Tests)`/) where match.1 != "ConsentTests" && match.1 != "ServerTests" {
            #expect(suites.contains(String(match.1)), "\(match.1)")
        }
    }
}
