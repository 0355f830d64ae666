import ArgumentParser
import Consent
import Ledger
import Oversight
import Shop
import Storage

/// `confide ledger …`.
struct LedgerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ledger", abstract: "Check, copy and sign the ledger.",
        subcommands: [LedgerVerify.self, Export.self, Checkpoint.self, Key.self])

    /// `confide ledger export`.
    struct Export: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Write the whole ledger, with a signed checkpoint, to standard output.",
            discussion: "It holds nothing about a person. Check a copy with: confide ledger verify --file COPY")

        @OptionGroup var options: StoreOptions

        func run() async throws {
            try await options.withLedger { ledger in
                let checkpoint = try await ledger.checkpoint()
                let size = try Ledger.Checkpoint(checkpoint, by: ledger.verifier).size
                try Terminal.emit(LogFile.head(checkpoint, key: ledger.verifier))
                var written = 0
                while written < size {
                    let lines = try await ledger.lines(from: written, limit: min(1_000, size - written))
                    guard !lines.isEmpty else { throw LogFault(.missing, at: written) }
                    try Terminal.emit(lines.map(LogFile.line).joined())
                    written += lines.count
                }
            }
        }
    }

    /// `confide ledger checkpoint`.
    struct Checkpoint: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Print the signed checkpoint of all lines.",
            discussion:
                "Keep it elsewhere: confide ledger verify --checkpoint FILE shows later that no line was changed.")

        @OptionGroup var options: StoreOptions

        func run() async throws {
            try await options.withLedger { ledger in try Terminal.emit("\(try await ledger.checkpoint())") }
        }
    }

    /// `confide ledger key`.
    struct Key: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Print the verifier key, which checks checkpoints and receipts.",
            discussion: "Publish it, best in more than one place. It is the same as long as the shop's secret is.")

        @OptionGroup var options: StoreOptions

        func run() async throws {
            try await options.withLedger { ledger in print(ledger.verifier) }
        }
    }
}

extension StoreOptions {
    /// Opens the ledger of the shop that is meant, with the master key.
    func withLedger(_ body: (ShopLedger) async throws -> Void) async throws {
        let settings = try await settings()
        let master = try settings.openMasterKey()
        let store = try openStore(settings)
        defer { store.close() }
        let record = try await record(in: store)
        let secret = try ShopSecret(wrapped: record.wrappedSecret, of: record.number, by: master)
        try await body(try ShopLedger(record, secret: secret, book: store))
    }
}
