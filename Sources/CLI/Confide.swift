import Anonymity
import ArgumentParser
import Consent
import Ledger
import Server
import Shop

/// The program.
@main
struct Confide: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "confide",
        abstract: "Personalization within what each shopper agreed to.",
        discussion: """
            Try it:      confide demo
            Set it up:   confide init && confide serve
            Fill it:     confide catalog import products.tsv && confide events import events.jsonl
            """,
        version: Version.current,
        subcommands: [
            DemoCommand.self, Init.self, Serve.self, CatalogCommand.self, EventsCommand.self, KeysCommand.self,
            TokenCommand.self, PacksCommand.self, RequestsCommand.self, RetentionCommand.self, AuditCommand.self,
            RecordsCommand.self, LedgerCommand.self, ReceiptCommand.self, EvaluateCommand.self, TuneCommand.self,
            FrontierCommand.self, SnippetCommand.self,
        ])

    /// Exit codes: 0 done, 1 it could not be done, 2 it was asked wrongly.
    static func main() async {
        do {
            var command = try parseAsRoot()
            if var command = command as? any AsyncParsableCommand { try await command.run() } else { try command.run() }
        } catch {
            let said = Fault.words(for: error)
            if let said {
                Terminal.say("confide: \(said)")
                Self.exit(withError: ExitCode(1))
            }
            // Help and version are errors to the parser; only what is left was asked wrongly.
            let code = Self.exitCode(for: error)
            if code == .validationFailure {
                Terminal.say(Self.fullMessage(for: error))
                Self.exit(withError: ExitCode(2))
            }
            Self.exit(withError: error)
        }
    }
}

/// The words for what the rooms below throw.
enum Fault {
    /// Nil for what is the parser's own.
    static func words(for error: any Error) -> String? {
        switch error {
        case let refusal as Refusal: refusal.description
        case let fault as StoreFault: "\(fault.code.rawValue)\n  next: \(fault.advice)"
        case KeyFault.cannotUnwrap:
            "the master key is not the one that this database was made with\n  next: name the right file with --master-key-file"
        case let fault as KeyFault: "\(fault)\n  next: check the master key"
        case let fault as FileFault: "\(fault)\n  next: name a file that this user can read; - is standard input"
        case let fault as LogFault:
            "the ledger does not verify: \(fault)\n  next: keep this copy, and compare with a backup and with checkpoints kept elsewhere; see docs/ledger.md"
        case let error as LedgerError: "the ledger does not verify: \(error.code.rawValue)\n  next: see docs/ledger.md"
        case let error as BudgetError:
            "the book of charges cannot be used: \(error.code.rawValue)\n  next: put back what publishing.charges_file names, with its .note; see docs/anonymity.md"
        case let fault as PackFault:
            "\(fault)\n  next: correct the file; docs/rule-packs.md and docs/consent.md say what each field means"
        case let fault as InputFault: "\(fault.place): \(fault.advice) (\(fault.code.rawValue))"
        default: nil
        }
    }
}
