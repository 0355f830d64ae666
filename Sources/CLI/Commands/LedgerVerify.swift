import ArgumentParser
import Ledger
import Oversight
import Shop

/// `confide ledger verify`.
struct LedgerVerify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Check every line of the ledger, in the store or in a copy.",
        discussion: """
            Exit code 0: all is as it was signed. 1: something is not, and the first such line is named.
              confide ledger verify
              confide ledger verify --checkpoint kept-last-year.txt
              confide ledger verify --file copy.txt --checkpoint-key 'confide/shop/…+…+…'
            """)

    @OptionGroup var options: StoreOptions

    @Option(help: "A copy that confide ledger export wrote, instead of the store; - is standard input.")
    var file: String?

    @Option(help: "The verifier key that a copy must be signed with; without it the copy's own word is taken.")
    var checkpointKey: String?

    @Option(help: "A signed checkpoint that was kept earlier, which the lines must still lead to.")
    var checkpoint: String?

    func validate() throws {
        guard checkpointKey == nil || file != nil else { throw ValidationError("--checkpoint-key goes with --file.") }
        if let checkpointKey { _ = try VerifierKey(argument: checkpointKey) }
    }

    func run() async throws {
        if let file {
            let key = try checkpointKey.map { try VerifierKey(argument: $0) }
            let read = try readCopy(file, key)
            return say(read.checkpoint.size, read.key)
        }
        let earlier = try earlier()
        try await options.withLedger { ledger in
            let size = try await ledger.audit().size
            if let earlier { try await ledger.check(earlier: earlier) }
            say(size, ledger.verifier)
        }
    }

    private func readCopy(_ path: String, _ key: VerifierKey?) throws -> (checkpoint: Checkpoint, key: VerifierKey) {
        var reader = LogFileReader(key: key, earlier: try earlier())
        let source = try FileSource(path: path)
        while true {
            let piece = try source.next(max: 1 << 16)
            if piece.isEmpty { break }
            try reader.read(piece)
        }
        return try reader.finish()
    }

    private func earlier() throws -> SignedNote? {
        guard let checkpoint else { return nil }
        guard let bytes = Files.read(checkpoint), let note = try? SignedNote(String(decoding: bytes, as: UTF8.self))
        else {
            throw Refusal(
                "\(checkpoint) is not a signed checkpoint", next: "name a file that confide ledger checkpoint wrote")
        }
        return note
    }

    private func say(_ size: Int, _ key: VerifierKey) {
        print("\(size) lines, all as they were signed\nby \(key)")
    }
}

extension VerifierKey {
    /// A key as it is given on the command line; a wrong one was asked wrongly.
    init(argument text: String) throws(ValidationError) {
        do { try self.init(text) } catch {
            throw ValidationError(
                "the checkpoint key is not one (\(error.code.rawValue)); give name+hash+key, as confide ledger key prints it."
            )
        }
    }
}
