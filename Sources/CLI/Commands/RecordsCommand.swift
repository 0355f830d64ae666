import ArgumentParser
import Consent
import Oversight
import Server
import Shop
import Storage

/// `confide records …`.
struct RecordsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "records",
        abstract: "Print what the law wants in writing, made from the configuration and the database.",
        discussion: """
            processing  the record of processing activities (GDPR 30)
            notice      what shoppers are told, in plain words (GDPR 13); --language de or en
            dpia        a draft of the impact assessment (GDPR 35)
            processors  who else handles data (GDPR 28)
            map         each dataset: purposes, levels, how long, how many rows
            """)

    @OptionGroup var options: StoreOptions

    @Argument(help: "processing, notice, dpia, processors or map.")
    var kind: String

    @Option(help: "The language of the notice: en or de.")
    var language = "en"

    func validate() throws {
        guard Records.Kind(rawValue: kind) != nil else {
            let known = Records.Kind.allCases.map(\.rawValue)
            let hint = NearMiss.hint(kind, among: known)
            throw ValidationError("there is no record \(kind)\(hint); give \(known.joined(separator: ", ")).")
        }
        guard ["en", "de"].contains(language) else { throw ValidationError("--language is en or de.") }
    }

    func run() async throws {
        guard let kind = Records.Kind(rawValue: kind) else { return }
        let settings = try await options.settings()
        let store = try options.openStore(settings)
        defer { store.close() }
        let record = try await options.record(in: store)
        let rights = try settings.openRights()
        let records = Records(
            shop: record.number, policy: try settings.openPolicy(), limits: settings.retention,
            processors: rights.processors, kept: rights.kept, book: store)
        try Terminal.emit(try await records.text(kind, language: language))
    }
}
