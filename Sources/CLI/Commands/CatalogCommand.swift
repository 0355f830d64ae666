import ArgumentParser
import Server
import Shop
import Storage

/// `confide catalog …`.
struct CatalogCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "catalog", abstract: "Fill the catalog.", subcommands: [Import.self])

    /// `confide catalog import`.
    struct Import: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Read a product feed: Google Merchant TSV or RSS/XML, CSV, or JSON lines.",
            discussion: """
                A feed is the whole truth: what it held before and holds no more becomes unlisted.
                  confide catalog import products.tsv
                  zcat items.csv.gz | confide catalog import - --map id=StockCode,title=Description,price=UnitPrice --currency GBP
                """)

        @OptionGroup var options: StoreOptions

        @Argument(help: "The feed's file; - is standard input.")
        var file: String

        @Option(help: "The feed's name, where a shop has several.")
        var feed = "default"

        @Option(help: "For CSV: which columns hold what, such as id=StockCode,title=Description,price=UnitPrice.")
        var map: String?

        @Option(help: "The currency of prices that name none, such as EUR.")
        var currency: String?

        @Flag(help: "Let the feed take more than half of its items off the shelves.")
        var allowShrink = false

        func validate() throws {
            if let map { _ = try Mapping.parse(map) }
            if let currency {
                guard Currency(code: currency) != nil else { throw ValidationError("--currency is three letters.") }
            }
        }

        func run() async throws {
            let settings = try await options.settings()
            let store = try options.openStore(settings)
            defer { store.close() }
            let record = try await options.record(in: store)
            let reader = try FeedReader(
                try FileSource(path: file),
                options: FeedOptions(
                    now: Terminal.now(), mapping: try map.map(Mapping.parse) ?? [:],
                    currency: currency.flatMap { Currency(code: $0) }))
            do {
                let report = try await FeedImport(shop: record.number, shelf: store, journal: store)
                    .run(reader, feed: feed, allowsShrinking: allowShrink) { report in
                        Terminal.progress("\(report.rows) rows, \(report.taken) taken, \(report.refusedCount) refused")
                    }
                Terminal.endProgress()
                show(report)
            } catch let fault as FeedFault {
                Terminal.endProgress()
                show(fault.report)
                throw Refusal(
                    "\(fault.code.rawValue): \(fault.advice)",
                    next: fault.code == .shrinks ? "--allow-shrink" : "correct the feed and import it again")
            }
        }

        private func show(_ report: FeedReport) {
            for (line, fault) in report.refused {
                Terminal.say("\(file):\(line): \(fault.place): \(fault.advice) (\(fault.code.rawValue))")
            }
            if report.refusedCount > report.refused.count {
                Terminal.say("… and \(report.refusedCount - report.refused.count) more")
            }
            print(
                """
                feed \(report.feed): \(report.rows) rows, \(report.taken) taken, \(report.refusedCount) refused\
                \(report.repeated > 0 ? ", \(report.repeated) repeat an id (the first row counts)" : ""); \
                \(report.changed) items new or changed, \(report.unlisted) unlisted
                """)
        }
    }
}

/// `name=Column,name=Column`.
enum Mapping {
    static func parse(_ text: String) throws -> [String: String] {
        var mapping: [String: String] = [:]
        for pair in text.split(separator: ",") {
            guard let sign = pair.firstIndex(of: "="), sign != pair.startIndex else {
                throw ValidationError("a mapping is name=Column,name=Column; '\(pair)' is not.")
            }
            mapping[String(pair[..<sign])] = String(pair[pair.index(after: sign)...])
        }
        return mapping
    }
}
