import ArgumentParser
import Consent

/// `confide packs …`.
struct PacksCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "packs", abstract: "List, read and compare rule packs.",
        subcommands: [List.self, Show.self, Diff.self])

    /// `confide packs list`.
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List the packs, and which of them count where and when.")

        @OptionGroup var options: StoreOptions

        @Option(help: "Only those that apply at a place, such as DE or US-CA.")
        var place: String?

        @Option(help: "As of a day, such as 2027-01-01 (default: today).")
        var on: String?

        func validate() throws {
            if let place { guard Place(place) != nil else { throw ValidationError("--place is DE or US-CA.") } }
            if let on {
                guard CalendarDay(on) != nil else { throw ValidationError("--on is a date such as 2027-01-01.") }
            }
        }

        func run() async throws {
            let settings = try await options.settings()
            let book = try settings.openRuleBook()
            let day = on.flatMap { CalendarDay($0) } ?? CalendarDay(containing: Terminal.now())
            var shown = book.packs
            if let place = place.flatMap({ Place($0, goods: nil) }) {
                let ids = Set(book.rules(at: place, on: day).packs.map(\.id))
                shown = shown.filter { ids.contains($0.id) }
            }
            for pack in shown {
                let state = pack.counts(on: day) ? "counts " : "pending"
                let id = pack.id + String(repeating: " ", count: max(0, 22 - pack.id.count))
                print("\(state)  \(id)  \(pack.version)  \(pack.fingerprint.short)  \(pack.law)")
            }
        }
    }

    /// `confide packs show`.
    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Read one pack in plain words.")

        @OptionGroup var options: StoreOptions

        @Argument(help: "An id, or a file.")
        var pack: String

        func run() async throws {
            let pack = try await PacksCommand.open(pack, options)
            print("\(pack.id)  \(pack.law)\nversion \(pack.version)  fingerprint \(pack.fingerprint)")
            for audience in Clause.Audience.allCases {
                print("\nFor \(audience.rawValue):")
                for clause in pack.clauses where clause.audience == audience { print("  \(clause.sentence)") }
            }
        }
    }

    /// `confide packs diff`.
    struct Diff: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Say what changes for shoppers and staff from one pack to another.",
            discussion: "Each is an id or a file: confide packs diff us-ct ./us-ct-2027.json")

        @OptionGroup var options: StoreOptions

        @Argument(help: "An id, or a file: how it was.")
        var old: String

        @Argument(help: "An id, or a file: how it will be.")
        var new: String

        func run() async throws {
            let before = try await PacksCommand.open(old, options)
            let after = try await PacksCommand.open(new, options)
            let differences = PackDifference.between(before, after)
            print(
                "\(before.id) \(before.version) \(before.fingerprint.short) → \(after.id) \(after.version) \(after.fingerprint.short)"
            )
            if differences.isEmpty { print("Nothing changes.") }
            for audience in Clause.Audience.allCases where differences.contains(where: { $0.audience == audience }) {
                print("\nFor \(audience.rawValue):")
                for difference in differences where difference.audience == audience {
                    switch difference.kind {
                    case .added(let sentence): print("  + \(sentence)")
                    case .removed(let sentence): print("  - \(sentence)")
                    case .changed(let from, let to): print("  - \(from)\n  + \(to)")
                    }
                }
            }
        }
    }

    /// A pack by its id, or from its file.
    fileprivate static func open(_ name: String, _ options: StoreOptions) async throws -> RulePack {
        if Files.exists(name) { return try RulePack(file: name) }
        let book = try await options.settings().openRuleBook()
        guard let pack = book[name] else {
            throw Refusal(
                "there is no rule pack \(name)" + NearMiss.hint(name, among: book.packs.map(\.id)),
                next: "see them with: confide packs list; or name a file")
        }
        return pack
    }
}
