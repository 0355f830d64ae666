import ArgumentParser
import Ledger
import Oversight
import Server
import Shop

/// `confide receipt …`: for whoever holds a receipt; no database, no key of the shop and no network is needed.
struct ReceiptCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "receipt", abstract: "Check a receipt, without asking anybody.",
        subcommands: [Verify.self, Page.self])

    /// `confide receipt verify`.
    struct Verify: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Check that a receipt's line is in the ledger that a key signs for.",
            discussion: "Exit code 0: it is. 1: it is not, and why. 2: asked wrongly.")

        @Argument(help: "The receipt: the JSON object that an act was answered with.")
        var file: String

        @Option(help: "The shop's verifier key: name+hash+key.")
        var checkpointKey: String

        func validate() throws { _ = try VerifierKey(argument: checkpointKey) }

        func run() throws {
            let key = try VerifierKey(argument: checkpointKey)
            guard let bytes = Files.read(file) else {
                throw Refusal("\(file) cannot be read", next: "name a file that this user can read")
            }
            do {
                let receipt = try Receipt(json: bytes)
                let checkpoint = try receipt.verify(by: key)
                print(
                    """
                    good: \(receipt.opening.act.name), line \(receipt.index) of the \(checkpoint.size) of \(checkpoint.origin)
                    \(String(decoding: receipt.opening.payload, as: UTF8.self))
                    """)
            } catch let fault as InputFault {
                throw Refusal(
                    "the receipt does not verify: \(fault.place): \(fault.advice) (\(fault.code.rawValue))",
                    next: "use the file exactly as it came")
            } catch let error as LedgerError {
                throw Refusal(
                    "the receipt does not verify: \(error.code.rawValue)",
                    next:
                        "compare the key with another place where the shop published it; docs/ledger.md explains the codes"
                )
            }
        }
    }

    /// `confide receipt page`.
    struct Page: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Print a page that checks receipts in a browser, from the disk and without a network.",
            discussion: "confide receipt page > verify.html")

        func run() throws { try Terminal.emit(String(decoding: ReceiptPage.html, as: UTF8.self)) }
    }
}
