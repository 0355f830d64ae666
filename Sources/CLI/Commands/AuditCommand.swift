import ArgumentParser
import Consent
import Ledger
import Oversight
import Shop
import Storage

/// `confide audit …`.
struct AuditCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit", abstract: "Check that this installation does what was promised.",
        subcommands: [Privacy.self])

    /// `confide audit privacy`.
    struct Privacy: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Look for breaches: what is past its date, in clear, without consent, or open to others.",
            discussion: "It changes nothing. Exit code 0: no breach. 1: at least one, each with its remedy.")

        @OptionGroup var options: StoreOptions

        @Flag(help: "Answer in JSON.")
        var json = false

        func run() async throws {
            let settings = try await options.settings()
            // Before the store is opened, which closes its file to others.
            var findings = FileChecks(settings).findings()
            let master = try settings.openMasterKey(evenIfOpen: true)
            let store = try options.openStore(settings)
            defer { store.close() }
            let audit = PrivacyAudit(inspection: store)
            for record in try await options.records(in: store) {
                let secret = try ShopSecret(wrapped: record.wrappedSecret, of: record.number, by: master)
                findings += try await audit.findings(
                    of: record.name, try settings.retention(of: record, in: store, master: master),
                    try ShopLedger(record, secret: secret, book: store), now: Terminal.now())
            }
            findings += try await audit.storeFindings()
            try Terminal.emit(json ? findings.json() + "\n" : findings.text())
            if findings.contains(where: \.isBreach) { throw ExitCode(1) }
        }
    }
}

/// What an audit looks at around the store: files, transport, and who answers.
struct FileChecks {
    private let settings: Settings

    init(_ settings: Settings) { self.settings = settings }

    func findings() -> [Finding] {
        var findings: [Finding] = []
        let files = [
            settings.database, settings.database + "-wal", settings.database + "-shm", settings.masterKeyFile,
            settings.struckKeysFile, settings.privateKey, settings.webhookSecretFile,
            settings.openDSR?.key,
        ]
        for file in files.compactMap({ $0 }) where Files.isOpenToOthers(file) {
            findings.append(Finding(.fileMode, at: file, "others than its owner can open it"))
        }
        if settings.certificate == nil, !["127.0.0.1", "::1", "localhost"].contains(settings.host) {
            findings.append(Finding(.transport, at: "server.host \(settings.host)", "it answers a network without TLS"))
        }
        let controller = settings.controller
        let blank = Controller()
        if controller.name == blank.name || controller.contact == blank.contact || controller.authority.isEmpty {
            findings.append(
                Finding(.controller, at: "controller", "its name, its contact or the complaint authority is not set"))
        }
        return findings
    }
}

extension [Finding] {
    fileprivate func text() -> String {
        if isEmpty { return "nothing found\n" }
        return map { finding in
            """
            \(finding.isBreach ? "BREACH" : "look") \(finding.check.rawValue) at \(finding.place): \(finding.what)
              promise: \(finding.check.promise)
              next: \(finding.check.remedy)

            """
        }.joined()
    }

    fileprivate func json() -> String {
        var json = JSONWriter()
        json.object { json in
            json.member("breach", contains(where: \.isBreach))
            json.array("findings") { json in
                for finding in self {
                    json.object { json in
                        json.member("check", finding.check.rawValue)
                        json.member("breach", finding.isBreach)
                        json.member("place", finding.place)
                        json.member("what", finding.what)
                        json.member("promise", finding.check.promise)
                        json.member("remedy", finding.check.remedy)
                    }
                }
            }
        }
        return String(decoding: json.bytes, as: UTF8.self)
    }
}
