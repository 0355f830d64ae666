import ArgumentParser
import Consent
import Server
import Shop
import Storage

/// `confide events …`.
struct EventsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "events", abstract: "Take in events.", subcommands: [Import.self])

    /// `confide events import`.
    struct Import: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take in events: JSON lines in our own form, GA4's or Segment's, or CSV with its columns mapped.",
            discussion: """
                Only what was agreed to is kept: what an event carries, what is on record about its shopper, or what \
                you state with --agreed from your own records. Everything else is dropped and counted.
                  confide events import events.jsonl
                  zcat orders.csv.gz | confide events import - --event purchase --agreed learning,measurement \\
                    --map item=StockCode,visit=InvoiceNo,time=InvoiceDate,quantity=Quantity,price=UnitPrice,customer=CustomerID,currency=GBP \\
                    --refuse 'InvoiceNo=C*' --refuse 'StockCode=POST,D,M'
                """)

        @OptionGroup var options: StoreOptions

        @Argument(help: "The file; - is standard input.")
        var file: String

        @Option(
            help:
                "For CSV: which columns hold what: item, visit, time, quantity, price, customer, message, event, currency."
        )
        var map: String?

        @Option(help: "For CSV: what each row is, such as view_item or purchase.")
        var event = "view_item"

        @Option(help: "For CSV: rows to refuse, as COLUMN=pattern,pattern; a pattern may end in *. Can be repeated.")
        var refuse: [String] = []

        @Option(help: "The currency of prices that name none, such as EUR.")
        var currency: String?

        @Option(help: "Purposes that, by your own records, these shoppers agreed to for their visits.")
        var agreed: String?

        @Option(help: "Days that are added to every time, to try with old data what keeps nothing so old.")
        var shiftDays = 0

        func validate() throws {
            guard (0...36_525).contains(shiftDays) else { throw ValidationError("--shift-days is from 0 to 36525.") }
            guard EventKind(name: event) != nil else {
                throw ValidationError(
                    "--event is one of \(EventKind.allCases.map(\.name).joined(separator: ", "))"
                        + NearMiss.hint(event, among: EventKind.allCases.map(\.name)))
            }
            _ = try Mapping.parse(map ?? "")
            _ = try choices()
            if let currency {
                guard Currency(code: currency) != nil else { throw ValidationError("--currency is three letters.") }
            }
        }

        func run() async throws {
            let settings = try await options.settings()
            let master = try settings.openMasterKey()
            let store = try options.openStore(settings)
            defer { store.close() }
            let record = try await options.record(in: store)
            let source = try FileSource(path: file)
            let shift = Int64(shiftDays) * 86_400
            var run = EventImport(
                intake: try Filling.intake(
                    record, store: store, master: master, struck: try settings.openRights().struck,
                    limits: settings.retention),
                shop: record.number, agreed: try choices(), shift: shift)
            // What is in the future once it is shifted is refused by its own time.
            let now = Terminal.now() - shift
            if let map {
                try await run.readTable(
                    source, mapping: try Mapping.parse(map), event: EventKind(name: event) ?? .viewItem,
                    refusing: try refuse.map { try RefusalRule(parsing: $0) }, now: now)
            } else {
                let parser = EventParser(
                    now: now, currency: currency.flatMap { Currency(code: $0) }, vouched: true)
                try await run.readLines(source, parser)
            }
            Terminal.endProgress()
            print(run.report.text)
            if (run.report.intake.dropped[.pastRetention] ?? 0) > 0 {
                Terminal.say(
                    "Events past their date were dropped: retention.* says for how many days each kind of record is kept. With --shift-days old data can be tried."
                )
            }
            if (run.report.intake.dropped[.erased] ?? 0) > 0 {
                Terminal.say(
                    "Events of customers who were erased were dropped: they stay out until these shoppers decide anew. Delete them from your own records too."
                )
            }
            if (run.report.intake.dropped[.noConsent] ?? 0) > 0, agreed == nil {
                Terminal.say(
                    "Events without consent were dropped. If your records show what these shoppers agreed to, say so with --agreed."
                )
            }
        }

        private func choices() throws -> Choices {
            var choices = Choices()
            for name in (agreed ?? "").split(separator: ",").map(String.init) {
                guard let purpose = PurposeCode(name: name) else {
                    throw ValidationError(
                        "--agreed: there is no purpose '\(name)'"
                            + NearMiss.hint(name, among: PurposeCode.allCases.map(\.name)))
                }
                choices[purpose] = .visit
            }
            return choices
        }
    }
}
