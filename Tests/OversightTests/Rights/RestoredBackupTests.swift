import Consent
import Engagement
import Foundation
import Oversight
import Shop
import Storage
import Testing

/// A copy of the database file from before an erasure is put back: her rows stay closed, and everybody else's open.
@Suite struct RestoredBackupTests {
    /// One shop over a database file, as a process opens it.
    struct Node {
        let store: SQLiteStore
        let desk: ConsentDesk
        let secret: ShopSecret
        let fold: Fold
        let answers: Answers
        let intake: Intake
        let erasure: Erasure
        let profiles: Profiles

        init(_ path: String, _ secret: ShopSecret, _ master: MasterKey, struck: (any StruckKeys)?) async throws {
            self.secret = secret
            store = try SQLiteStore(path: path)
            desk = ConsentDesk(book: store, master: master, struck: struck) { Shopfront.now }
            fold = Fold(catalog: Catalog(shop: 1, shelf: store))
            let follower = Follower(fold: fold, journal: store) { Shopfront.now }
            try await follower.catchUp()
            let journal = FollowedJournal(store, followedBy: follower)
            profiles = Profiles(shelf: store)
            answers = Answers(shop: 1, book: store, desk: desk, journal: journal, profiles: profiles)
            intake = Intake(
                shop: 1, secret: secret, desk: desk, journal: journal, profiles: profiles, catalog: fold.catalog,
                clock: { Shopfront.now })
            erasure = Erasure(
                shop: 1, secret: secret, book: store, desk: desk, journal: journal, profiles: profiles,
                catalog: fold.catalog)
        }

        func fill(_ name: String) async throws {
            let shopper = secret.pseudonym(of: name)
            let yes = [PurposeCode.recommendations, .learning].map { Shopfront.decision($0, .account) }
            _ = try await answers.record(yes, of: shopper)
            let event = Event(
                kind: .viewItem, time: Shopfront.now, visit: "a visit of \(name)", lines: [EventLine(item: "tent")],
                carried: .init())
            _ = try await intake.take([event], claim: Claim(shop: 1, shopper: shopper))
        }

        /// How many steps open for recommendations; nil without a permit.
        func opens(_ name: String) async throws -> Int? {
            let claim = Claim(shop: 1, shopper: secret.pseudonym(of: name))
            return try await desk.withStanding(for: claim) { standing in
                try await standing.withPermit(Recommending.self) { permit in
                    try await profiles.profile(under: permit).profile.sittings.count
                }
            }
        }

        func dutyOpens(_ duty: Duty, _ name: String) async throws -> Bool {
            try await desk.withDuty(duty, to: secret.pseudonym(of: name), in: 1, Recommending.self) { permit in
                try await !profiles.profile(under: permit).profile.sittings.isEmpty
            } ?? false
        }
    }

    @Test func aRestoredBackupCannotOpenHerRows() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "confide-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let (path, copy) = (folder.appending(path: "confide.sqlite").path, folder.appending(path: "backup.sqlite").path)
        let list = folder.appending(path: "confide.struck").path
        let master = try MasterKey(hex: MasterKey.newHex())
        let secret = try ShopSecret(wrapped: ShopSecret.newWrapped(for: 1, by: master), of: 1, by: master)

        do {
            let node = try await Node(path, secret, master, struck: try StruckKeyFile(path: list))
            defer { node.store.close() }
            for name in ["ada", "eve"] { try await node.fill(name) }
            try await node.store.checkpoint()
            try FileManager.default.copyItem(atPath: path, toPath: copy)
            #expect(try await node.opens("ada") == 1)
            let certificate = try await node.erasure.erase(
                secret.pseudonym(of: "ada"), time: Shopfront.now, proven: true)
            #expect(certificate.proof?.sweep.found == 0)
            #expect(try await node.opens("ada") == nil)
        }

        // The disaster: the old file is back, with the same master key and the list beside it.
        let node = try await Node(copy, secret, master, struck: try StruckKeyFile(path: list))
        defer { node.store.close() }
        #expect(
            try await node.store.entry(of: secret.pseudonym(of: "ada"), in: 1)?.wrappedKey != nil, "it is all there")
        #expect(try await node.opens("ada") == nil, "and it does not open")
        #expect(try await !node.dutyOpens(.inform, "ada"))
        #expect(try await node.opens("eve") == 1)

        // Her visits can still be taken out of the models, and what is left of her rows deleted.
        let again = try await node.erasure.erase(secret.pseudonym(of: "ada"), time: Shopfront.now)
        #expect(again.visitsForgotten == 1 && again.keysDestroyed == 1)
        // Coming back is beginning anew.
        try await node.fill("ada")
        #expect(try await node.opens("ada") == 1)
    }

    /// After a crash between the list and the database her rows are there under a closed key: a new yes clears them.
    @Test func aNewYesAfterACrashBeginsAnew() async throws {
        let struck = StruckInMemory()
        let front = try Shopfront(struck: struck)
        try await front.say("ada", .account, to: .recommendations, .learning)
        try await front.note("a", of: "ada", visit: "one")
        try await front.desk.strike(front.shopper("ada"), in: Shopfront.number)
        #expect(try await front.remembered("ada", Recommending.self) == nil)
        try await front.say("ada", .account, to: .recommendations)
        #expect(try await front.remembered("ada", Recommending.self) == 0)
        #expect(front.fold.size.visits == 0)
    }

    @Test func aTornListKeepsWhatItHolds() async throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "struck-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        let marks = (1...3).compactMap { KeyMark(bytes: Array(repeating: $0, count: 16)) }
        do {
            let list = try StruckKeyFile(path: path)
            try await list.strike(Array(marks.dropLast()))
        }
        let file = try #require(FileHandle(forWritingAtPath: path))
        try file.seekToEnd()
        try file.write(contentsOf: Data([9, 9, 9]))
        try file.close()
        let list = try StruckKeyFile(path: path)
        #expect(marks.map(list.contains) == [true, true, false])
        try await list.strike([marks[2]])
        #expect(try StruckKeyFile(path: path).contains(marks[2]))
    }
}
