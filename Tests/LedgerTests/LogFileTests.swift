import Ledger
import Testing

/// Whatever is changed in a log, the first wrong place is named.
@Suite struct LogFileTests {
    static func file(_ size: Int) throws -> String {
        let (key, log) = (try signingKey(), Log(size))
        return LogFile.head(try log.checkpoint(size, by: key), key: key.verifier)
            + log.lines.map(LogFile.line).joined()
    }

    static func read(_ text: String, key: VerifierKey? = nil, earlier: SignedNote? = nil) throws -> Checkpoint {
        var reader = LogFileReader(key: key, earlier: earlier)
        // In pieces that cut lines anywhere.
        for piece in Array(text.utf8).chunked(by: 37) { try reader.read(piece) }
        return try reader.finish().checkpoint
    }

    @Test(arguments: [0, 1, 2, 17, 40])
    func itIsReadAsItIsWritten(size: Int) throws {
        let key = try signingKey().verifier
        let checkpoint = try Self.read(Self.file(size), key: key)
        #expect(checkpoint == Checkpoint(origin: key.name, size: size, root: Log(size).frontier.root))
        #expect(try Self.read(Self.file(size)) == checkpoint)
    }

    @Test func everyFlippedBitIsFoundAndNamed() throws {
        let text = try Self.file(5)
        let key = try signingKey().verifier
        let head = LogFile.head(try Log(5).checkpoint(5, by: signingKey()), key: key).utf8.count
        let width = LogFile.line(Log(1).lines[0]).utf8.count
        for (at, flipped) in text.flippings.enumerated() {
            let byte = at / 8
            let fault = #expect(throws: LogFault.self) { try Self.read(flipped, key: key) }
            if byte < head {
                #expect(fault?.part == .head || fault?.part == .line || fault?.part == .missing)
            } else {
                #expect(fault?.index == (byte - head) / width, "\(byte) \(String(describing: fault))")
            }
        }
    }

    @Test func aFileThatEndsEarlySaysWhere() throws {
        let text = try Self.file(5)
        let width = LogFile.line(Log(1).lines[0]).utf8.count
        #expect(throws: LogFault(.missing, at: 4)) { try Self.read(String(text.dropLast(width))) }
        #expect(throws: LogFault(.line, at: 4, .hashDigits)) { try Self.read(String(text.dropLast(3))) }
        #expect(throws: LogFault(.head, at: 0)) { try Self.read("") }
        #expect(throws: LogFault(.head, at: 0)) { try Self.read(String(text.prefix(100))) }
        #expect(throws: LogFault(.line, at: 5, .treeSize)) { try Self.read(text + LogFile.line(Log(1).lines[0])) }
    }

    @Test func anotherKeysFileIsRefused() throws {
        #expect(throws: LogFault(.head, at: 0, .keyHash)) {
            try Self.read(Self.file(2), key: signingKey(8).verifier)
        }
    }

    @Test func aLogThatWasMadeAnewIsFoundByItsCheckpoint() throws {
        // Whoever can write everything but has no key makes lines, roots and nodes agree; the checkpoint does not.
        let key = try signingKey()
        var audit = LogAudit(key: key.verifier)
        for line in Log(3).lines { _ = try audit.read(line) }
        try audit.check(checkpoint: Log(3).checkpoint(3, by: key).description)
        let forged = try Checkpoint(origin: key.verifier.name, size: 3, root: Log(3).lines[1].root).signed(by: key)
        #expect(throws: LogFault(.checkpoint, at: 3, .rootMismatch)) {
            try audit.check(checkpoint: forged.description)
        }
        #expect(throws: LogFault(.checkpoint, at: 3, .notSigned)) {
            try audit.check(checkpoint: Log(3).checkpoint(3, by: signingKey(8)).description)
        }
        #expect(throws: LogFault(.checkpoint, at: 3, .treeSize)) {
            try audit.check(checkpoint: Log(3).checkpoint(2, by: key).description)
        }
    }

    @Test func anEarlierCheckpointIsHeldAgainstTheLines() throws {
        let (text, log, key) = (try Self.file(9), Log(9), try signingKey())
        for size in 0...9 { _ = try Self.read(text, earlier: log.checkpoint(size, by: key)) }
        let forked = try Checkpoint(origin: key.verifier.name, size: 4, root: log.lines[4].root).signed(by: key)
        #expect(throws: LogFault(.checkpoint, at: 4, .rootMismatch)) { try Self.read(text, earlier: forked) }
        #expect(throws: LogFault(.missing, at: 9)) { try Self.read(text, earlier: Log(12).checkpoint(12, by: key)) }
        #expect(throws: LogFault(.head, at: 0, .notSigned)) {
            try Self.read(text, earlier: log.checkpoint(4, by: signingKey(9)))
        }
    }

    @Test func faultsSayAPlaceOnly() {
        for part in LogFault.Part.allCases {
            #expect(part == .head || "\(LogFault(part, at: 41))".contains("41"))
        }
        #expect("\(LogFault(.line, at: 3, .rootMismatch))".hasSuffix("(root-mismatch)"))
    }
}

extension Array {
    fileprivate func chunked(by count: Int) -> [ArraySlice<Element>] {
        stride(from: 0, to: self.count, by: count).map { self[$0..<Swift.min($0 + count, self.count)] }
    }
}
