import Consent
import Engagement
import Foundation
import Glibc
import Oversight
import Shop
import Storage
import Testing

/// Law 5: after its date no byte of a record is in the database file, its log, or a model.
@Suite struct RetentionTests {
    /// Seconds since 1970, so many days after the shop's present.
    static func later(_ days: Int64) -> Int64 { Shopfront.now + days * 86_400 }

    /// Runs `body` over memory, and over a file whose path it gets.
    static func withBoth(
        _ limits: RetentionLimits = .init(), _ body: (Shopfront, String?) async throws -> Void
    )
        async throws
    {
        try await body(try Shopfront(limits: limits), nil)
        let folder = FileManager.default.temporaryDirectory.appending(path: "confide-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "confide.sqlite").path
        let store = try SQLiteStore(path: path)
        defer { store.close() }
        try await body(try Shopfront(store: store, limits: limits), path)
    }

    /// Which of the needles any file of the database holds.
    static func found(_ needles: [String: [UInt8]], in path: String) throws -> Set<String> {
        var found: Set<String> = []
        for suffix in ["", "-wal", "-shm"] where FileManager.default.fileExists(atPath: path + suffix) {
            let file = try Data(contentsOf: URL(filePath: path + suffix))
            // A search in debug Swift, byte by byte, takes minutes.
            for (name, needle) in needles {
                if unsafe file.withUnsafeBytes({ unsafe holds($0, needle) }) { found.insert(name) }
            }
        }
        return found
    }

    private static func holds(_ bytes: UnsafeRawBufferPointer, _ needle: [UInt8]) -> Bool {
        var at = 0
        while at + needle.count <= bytes.count, let base = bytes.baseAddress {
            guard let next = unsafe memchr(base + at, Int32(needle[0]), bytes.count - needle.count - at + 1)
            else {
                return false
            }
            if unsafe memcmp(next, needle, needle.count) == 0 { return true }
            at = unsafe UnsafeRawPointer(next) - base + 1
        }
        return false
    }

    @Test func whatIsPastItsDateIsInNoFileAndNoModel() async throws {
        try await Self.withBoth { front, path in
            try await front.say("ada", .account, to: .learning, .recommendations, .history)
            for number in 0..<12 {
                try await front.note("old-\(number)", of: nil, visit: "old", daysAgo: 20, message: "m-\(number)")
                try await front.note("her-\(number)", of: "ada", visit: "hers", daysAgo: 20)
                try await front.note("new-\(number)", of: nil, visit: "new")
            }
            try await front.note("new-1", of: "ada", visit: "hers too")
            let visit = front.secret.visitNumber(of: "old")
            let mark = (0..<12).map { front.secret.messageNumber(of: "m-\($0)") ^ 0xE220_A839_7B1D_CDAF }
            let needles = [
                "sealed": try #require(try await front.sealedRow("ada", Recommending.self)).bytes,
                "message": Self.key(of: try #require(mark.first { $0 >> 56 > 0 })), "visit": Self.bytes(of: visit),
            ]
            if let path { #expect(try Self.found(needles, in: path).count == 3) }

            // 350 days on, what was 20 days old is past 365 days and what was new is not.
            let preview = try await front.retention.preview(now: Self.later(350))
            let report = try await front.retention.run(now: Self.later(350))
            #expect(preview[.visits] == 24 && report[.visits] == 2, "a look counts rows, a run whole visits")
            #expect(report[.profiles] == 1 && report[.links] == 1 && report[.messages] == 12)
            if let path { #expect(try Self.found(needles, in: path) == ["visit"], "in the word that it is forgotten") }
            _ = try await front.retention.run(now: Self.later(358))
            if let path { #expect(try Self.found(needles, in: path) == []) }

            // The models are those of a shop that never saw more than the survivors.
            let gone: Set = [visit, front.secret.visitNumber(of: "hers")]
            let survivors = try await ExactForgettingTests.standing(of: front, without: gone)
            let node = try await front.newNode()
            #expect(front.fold.standing().digest == survivors.digest && node.digest == survivors.digest)
            #expect(node.visits == 2)
            #expect(try await front.remembered("ada", Recommending.self) == 1)
            let links = try await front.desk.withDuty(
                .erase, to: front.shopper("ada"), in: Shopfront.number, Learning.self
            ) { permit in try await Profiles(shelf: front.store).links(under: permit).links.visits }
            #expect(links == [front.secret.visitNumber(of: "hers too")])
            #expect(try await front.retention.preview(now: Self.later(358)).total == 0)
        }
    }

    /// Her yes ends, and with it everything that it let the shop keep; the evidence that she gave it stays for a while.
    @Test func aYesThatRanOutTakesWhatItAllowed() async throws {
        try await Self.withBoth { front, _ in
            try await front.say("ada", .account, to: .learning, .recommendations)
            try await front.note("a", of: "ada", visit: "v")
            try await front.note("b", of: nil, visit: "w")
            let report = try await front.retention.run(now: Self.later(364))
            #expect(report.lapsed == 0 && front.fold.size.visits == 2)
            let after = try await front.retention.run(now: Self.later(366))
            #expect(after.lapsed == 1)
            let entry = try #require(try await front.entry(of: "ada"))
            #expect(entry.wrappedKey == nil && entry.choices.isEmpty, "no key without a purpose")
            #expect(try await front.sealedRow("ada", Recommending.self) == nil)
            #expect(try await front.store.decisions(of: front.shopper("ada"), in: Shopfront.number).count == 2)

            // Three years after they ran out the decisions go, and with the last of them all that was left.
            _ = try await front.retention.run(now: Self.later(366 + 1_095))
            #expect(try await front.entry(of: "ada") != nil)
            let last = try await front.retention.run(now: Self.later(366 + 1_098))
            #expect(last[.decisions] == 2)
            #expect(try await front.entry(of: "ada") == nil)
        }
    }

    @Test func oneYesThatRanOutLeavesTheOthers() async throws {
        let front = try Shopfront()
        try await front.say("ada", .account, to: .learning, .recommendations)
        try await front.note("a", of: "ada", visit: "v")
        var renewed = Shopfront.decision(.recommendations, .account)
        renewed.time = Self.later(100)
        renewed.expires = CalendarDay(containing: Self.later(400))
        _ = try await front.answers.record([renewed], of: front.shopper("ada"))
        #expect(try await front.retention.run(now: Self.later(365)).lapsed == 1)
        let entry = try #require(try await front.entry(of: "ada"))
        #expect(entry.choices[.recommendations] == .account && entry.choices[.learning] == nil)
        #expect(entry.wrappedKey != nil && front.fold.size.visits == 0)
    }

    @Test func theWordsAboutForgottenVisitsLeaveAWeekLater() async throws {
        let front = try Shopfront()
        try await front.note("a", of: nil, visit: "v")
        let number = front.secret.visitNumber(of: "v")
        _ = try await front.retention.run(now: Self.later(366))
        var facts = try await front.store.facts(of: Shopfront.number, after: 0, limit: .max)
        #expect(facts.contains { $0.body == .forgotten(visit: number) })
        #expect(try await front.retention.run(now: Self.later(372)).forgotten == 0)
        #expect(try await front.retention.run(now: Self.later(373)).forgotten == 1)
        facts = try await front.store.facts(of: Shopfront.number, after: 0, limit: .max)
        #expect(!facts.contains { $0.body == .forgotten(visit: number) })
    }

    @Test func aLimitIsKeptToTheDay() async throws {
        var limits = RetentionLimits()
        limits[.visits] = 10
        let front = try Shopfront(limits: limits)
        try await front.note("a", of: nil, visit: "v")
        #expect(try await front.retention.run(now: Self.later(10))[.visits] == 0)
        #expect(try await front.retention.run(now: Self.later(11))[.visits] == 1)
    }

    @Test func itIsLateADayAndAHalfAfterTheLastRun() async throws {
        let front = try Shopfront()
        #expect(try await !front.retention.isLate(now: Shopfront.now), "an empty shop owes nothing")
        #expect(try await front.retention.isDue(now: Shopfront.now))
        try await front.note("a", of: nil, visit: "v")
        #expect(try await front.retention.isLate(now: Self.later(366)))
        _ = try await front.retention.run(now: Self.later(366))
        let ran = Self.later(366)
        #expect(try await !front.retention.isLate(now: ran + 129_600))
        #expect(try await front.retention.isLate(now: ran + 129_601))
        #expect(try await !front.retention.isDue(now: ran + 86_399))
        #expect(try await front.retention.isDue(now: ran + 86_400))
    }

    @Test func aRowThatNothingOpensIsDeleted() async throws {
        let front = try Shopfront()
        try await front.say("ada", .account, to: .recommendations)
        let row = try await front.desk.withDuty(
            .erase, to: front.shopper("ada"), in: Shopfront.number, Recommending.self
        ) { permit in try permit.seal([9, 9, 9], revision: 1) }
        _ = try await front.store.commit(Change(shop: Shopfront.number, writes: [.seal(try #require(row))]))
        #expect(try await front.retention.run(now: Shopfront.now)[.profiles] == 1)
        #expect(try await front.sealedRow("ada", Recommending.self) == nil)
    }

    /// A key that was mixed up must not look like a reason to delete what it cannot open.
    @Test func aWrongMasterKeyDeletesNothing() async throws {
        let front = try Shopfront()
        try await front.say("ada", .account, to: .recommendations)
        try await front.note("a", of: "ada", visit: "v")
        var limits = RetentionLimits()
        limits[.profiles] = 1
        let stranger = Retention(
            shop: Shopfront.number, limits: limits, book: front.store, consents: front.store,
            desk: ConsentDesk(book: front.store, master: try MasterKey(hex: MasterKey.newHex())) { Shopfront.now },
            journal: front.journal, profiles: Profiles(shelf: front.store))
        await #expect(throws: KeyFault.cannotUnwrap) { _ = try await stranger.run(now: Self.later(30)) }
        #expect(try await front.remembered("ada", Recommending.self) == 1)
    }

    /// Eight bytes, as a column of SQLite holds a large whole number.
    private static func bytes(of number: UInt64) -> [UInt8] {
        (0..<8).map { UInt8(truncatingIfNeeded: number >> (56 - UInt64($0) * 8)) }
    }

    /// Nine bytes, as SQLite writes a large row number: seven bits a byte, and eight in the last.
    private static func key(of number: UInt64) -> [UInt8] {
        (0..<8).map { UInt8(truncatingIfNeeded: number >> (57 - UInt64($0) * 7)) | 0x80 }
            + [UInt8(truncatingIfNeeded: number)]
    }
}
