import Consent
import Oversight
import Shop
import Storage
import Testing

/// The records say what the code does: nothing that is asked for or kept is missing from them.
@Suite struct RecordsTests {
    static func records(
        limits: RetentionLimits = .init(), processors: [String] = [], controller: Controller = Controller()
    ) -> Records {
        Records(
            shop: 1, policy: Policy(controller: controller), limits: limits, processors: processors,
            kept: [KeptElsewhere(what: "orders", by: "the shop", basis: "tax law", years: 7)], book: MemoryStore())
    }

    @Test func everyPurposeThatIsAskedForIsInEveryRecordOfIt() async throws {
        let records = Self.records()
        for purpose in Policy().notices.purposes {
            #expect(try await records.text(.processing).contains("| \(purpose.name) |"))
            #expect(try await records.text(.dpia).contains("- \(purpose.name): "))
            for language in ["en", "de"] {
                let words = Policy().notices.text(for: purpose, in: language)?.text ?? "?"
                #expect(try await records.text(.notice, language: language).contains(words))
            }
        }
    }

    /// `Reach` names every table of the schema (its own test), and every table is in the map.
    @Test func everyTableIsInTheMap() async throws {
        let map = try await Self.records().text(.map)
        let datasets = try await MemoryStore().datasets(of: 1)
        #expect(datasets.count >= 18)
        for set in datasets { #expect(map.contains("| \(set.table) |"), "\(set.table)") }
        for holding in Holding.allCases where holding != .repeats {
            #expect(datasets.contains { $0.holdings.contains(holding) }, "\(holding)")
        }
    }

    @Test func theLimitsAreTheConfiguredOnes() async throws {
        var limits = RetentionLimits()
        for (at, kind) in RecordClass.configured.enumerated() { limits[kind] = 101 + at }
        let records = Self.records(limits: limits)
        for kind in RecordClass.configured {
            var all = ""
            for document in [Records.Kind.processing, .map, .dpia] { all += try await records.text(document) }
            #expect(all.contains("\(limits[kind]) days"), "\(kind)")
        }
        #expect(try await records.text(.notice).contains("\(limits[.profiles]) days"))
    }

    @Test func whoAnswersAndWhoHelpsIsNamed() async throws {
        let who = Controller(
            name: "Lamps Ltd", address: "1 Quay", contact: "privacy desk", officer: "the officer",
            authority: "the authority")
        let records = Self.records(processors: ["Host Inc, hosting"], controller: who)
        for (kind, language) in [(Records.Kind.processing, "en"), (.notice, "en"), (.notice, "de")] {
            let text = try await records.text(kind, language: language)
            for part in ["Lamps Ltd", "1 Quay", "privacy desk", "the officer", "the authority", "Host Inc, hosting"] {
                #expect(text.contains(part), "\(part)")
            }
        }
        #expect(try await records.text(.processors).contains("- Host Inc"))
        #expect(try await Self.records().text(.processors).contains("None."))
        #expect(try await Self.records().text(.processing).contains("orders, by the shop, for 7 years"))
    }

    /// Short sentences: a reading age of twelve allows some fifteen words.
    @Test(arguments: ["en", "de"]) func theNoticeIsShortSentences(language: String) async throws {
        let notice = try await Self.records().text(.notice, language: language)
        for sentence in notice.split(whereSeparator: { ".:\n".contains($0) }) {
            #expect(sentence.split(separator: " ").count <= 18, "\(sentence)")
        }
    }
}
