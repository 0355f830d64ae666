import ArgumentParser
import Consent
import Oversight
import Server
import Shop
import Storage

/// `confide retention …`.
struct RetentionCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retention", abstract: "Delete what is past its date.", subcommands: [Run.self])

    /// `confide retention run`.
    struct Run: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Delete now what is past its date; the server does it once a day.",
            discussion: """
                The limits are retention.* in the configuration. Whatever goes is also subtracted from the models of
                every running server, and its bytes are in no file of the database afterwards.
                """)

        @OptionGroup var options: StoreOptions

        @Flag(help: "Only say what would be deleted.")
        var dryRun = false

        @Flag(help: "Answer in JSON.")
        var json = false

        func run() async throws {
            let settings = try await options.settings()
            let master = try settings.openMasterKey()
            let store = try options.openStore(settings)
            defer { store.close() }
            for record in try await options.records(in: store) {
                let retention = try settings.retention(of: record, in: store, master: master)
                let now = Terminal.now()
                let report = dryRun ? try await retention.preview(now: now) : try await retention.run(now: now)
                if json {
                    try Terminal.emit(report.json(shop: record.name, isDryRun: dryRun) + "\n")
                } else {
                    try Terminal.emit(report.text(shop: record.name, isDryRun: dryRun))
                }
            }
        }
    }
}

extension StoreOptions {
    /// The named shop, or all of them.
    func records(in store: SQLiteStore) async throws -> [ShopRecord] {
        if shop != nil { return [try await record(in: store)] }
        let all = try await store.shops()
        if all.isEmpty { throw Refusal.noShop }
        return all
    }
}

extension Settings {
    /// The retention of one shop of an open store.
    func retention(of record: ShopRecord, in store: SQLiteStore, master: MasterKey) throws -> Retention {
        Retention(
            shop: record.number, limits: retention, book: store, consents: store,
            desk: ConsentDesk(
                book: store, master: master, struck: try openRights().struck, clock: Terminal.now), journal: store,
            profiles: Profiles(shelf: store))
    }
}

extension RetentionReport {
    fileprivate func text(shop: String, isDryRun: Bool) -> String {
        var lines = ["\(shop): \(isDryRun ? "past their date" : "deleted")"]
        for row in rows { lines.append("  \(row.kind.rawValue): \(row.count), kept for \(row.days) days") }
        lines.append("  consents that ran out: \(lapsed)")
        if !isDryRun { lines.append("  words about forgotten visits: \(forgotten)") }
        return lines.joined(separator: "\n") + "\n"
    }

    fileprivate func json(shop: String, isDryRun: Bool) -> String {
        var json = JSONWriter()
        json.object { json in
            json.member("shop", shop)
            json.member("dry_run", isDryRun)
            json.member("lapsed", lapsed)
            json.member("forgotten", forgotten)
            json.member("position", position)
            json.array("records") { json in
                for row in rows {
                    json.object { json in
                        json.member("class", row.kind.rawValue)
                        json.member("days", row.days)
                        json.member("count", row.count)
                    }
                }
            }
        }
        return String(decoding: json.bytes, as: UTF8.self)
    }
}
