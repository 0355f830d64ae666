import Shop
import Testing

@testable import Consent
@testable import Storage

/// Who belongs to a cohort is what the desk would say of each shopper by herself, at the moment of reading.
@Suite struct CohortContract {
    static let today: Int64 = 20_500
    static let shoppers: [UInt8] = Array(1...40)

    static func desk(_ store: any Store) -> ConsentDesk {
        ConsentDesk(book: store, master: house) { today * 86_400 + 5 }
    }

    static let house = try! MasterKey(hex: MasterKey.newHex())

    /// Shoppers of every kind: of each level, with a yes that runs out today, tomorrow or long ago, with a signal that
    /// is set or was, whose key was destroyed, who were erased, and who never decided.
    static func fill(_ store: any Store, seed: UInt64) async throws {
        var dice = Dice(seed: seed)
        var writes: [Write] = []
        for number in shoppers where number % 10 != 0 {
            let purposes = PurposeCode.allCases.filter { _ in Int.random(in: 0..<4, using: &dice) > 0 }
            let decisions = purposes.map { purpose in
                Decision(
                    purpose: purpose, level: Level.allCases.randomElement(using: &dice)!,
                    notice: Notice(version: "1", language: "en"), time: (today - 9) * 86_400,
                    expires: CalendarDay(number: today + [-30, 0, 1, 30].randomElement(using: &dice)!))
            }
            let key = try desk(store).newWrappedKey(for: Mint.shopper(number), in: 1)
            writes.append(.decide(Mint.shopper(number), decisions, after: 0, key: key))
        }
        _ = try await store.commit(Change(shop: 1, writes: writes))

        writes = [.line(Mint.commitment("signal"))]
        for number in shoppers {
            let shopper = Mint.shopper(number)
            guard let version = try await store.entry(of: shopper, in: 1)?.version else { continue }
            let salt = [UInt8](repeating: 1, count: 32)
            if number % 3 == 0 {
                let mark = SignalMark(isSet: number % 2 == 0, time: today * 86_400, line: 0, salt: salt)
                writes.append(.signal(shopper, mark, after: version))
            }
            if number % 11 == 0 {
                writes.append(.erase(shopper, after: version))
            } else if number % 7 == 0 {
                writes.append(.destroyKey(shopper))
            }
        }
        _ = try await store.commit(Change(shop: 1, writes: writes))
    }

    /// What the desk says of everybody, one by one, with the signal that was last seen of each.
    static func expected<P: Purpose>(_ store: any Store, _: P.Type) async throws -> [Level: Int] {
        var counts: [Level: Int] = [:]
        for shopper in shoppers.map(Mint.shopper) {
            let signal = try await store.entry(of: shopper, in: 1)?.signal?.isSet ?? false
            let claim = Claim(shop: 1, shopper: shopper, signals: Signals(globalPrivacyControl: signal))
            let level = await desk(store).withStanding(for: claim) { $0.level(of: P.code) }
            if level > .off { counts[level, default: 0] += 1 }
        }
        return counts
    }

    static func members<P: Purpose>(_ store: any Store, _: P.Type, shop: ShopNumber = 1) async throws -> [Level: Int] {
        try await desk(store).withCohort(of: shop, P.self) { try await store.members(of: $0) }
    }

    static func compare<P: Purpose>(_ store: any Store, _: P.Type) async throws -> Int {
        let (found, expected) = try await (members(store, P.self), expected(store, P.self))
        #expect(found == expected, "\(P.code)")
        return found.values.reduce(0, +)
    }

    @Test(arguments: Engine.allCases, 0..<4)
    func aCohortIsWhomTheDeskWouldLetIn(_ engine: Engine, _ seed: UInt64) async throws {
        try await engine.withStore { store async throws in
            try await Self.fill(store, seed: seed)
            func all() async throws -> [Int] {
                [
                    try await Self.compare(store, Recommending.self), try await Self.compare(store, Remembering.self),
                    try await Self.compare(store, Learning.self), try await Self.compare(store, Measuring.self),
                    try await Self.compare(store, Messaging.self), try await Self.compare(store, Offering.self),
                    try await Self.compare(store, Researching.self),
                ]
            }
            let counts = try await all()
            #expect(counts.allSatisfy { (1..<30).contains($0) }, "a test of some who are in and some who are not")
            // Entries from before they said when a yes runs out.
            if let store = store as? SQLiteStore {
                _ = try await store.probeWriter("UPDATE entry SET expiries = NULL")
                #expect(try await all() == counts)
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func aWithdrawalHoldsForTheNextReading(_ engine: Engine) async throws {
        try await engine.withStore { store async throws in
            let her = Mint.shopper(1)
            let key = try Self.desk(store).newWrappedKey(for: her, in: 1)
            let yes = Decision(
                purpose: .messages, level: .account, notice: Notice(version: "1", language: "en"), time: 1,
                expires: CalendarDay(number: Self.today + 9))
            try await store.make(.decide(her, [yes], after: 0, key: key))
            #expect(try await Self.members(store, Messaging.self) == [.account: 1])
            #expect(try await Self.members(store, Messaging.self, shop: 2) == [:])
            #expect(try await Self.members(store, Learning.self) == [:])
            try await Self.desk(store).withCohort(of: 1, Messaging.self) { cohort in
                #expect(try await store.members(of: cohort) == [.account: 1])
                // A cohort that was minted before the withdrawal reaches no further than one minted after it.
                let version = try #require(try await store.entry(of: her, in: 1)).version
                try await store.make(.decide(her, [Mint.decision(.messages, .off)], after: version, key: nil))
                #expect(try await store.members(of: cohort) == [:])
            }
        }
    }

    /// Gives everybody who has a key a row for learning that says which shopper it is of; answers of whom there is one.
    static func sealRows(_ store: any Store) async throws -> [UInt8] {
        var sealed: [UInt8] = []
        for number in shoppers {
            let row = try await desk(store).withDuty(.correct, to: Mint.shopper(number), in: 1, Learning.self) {
                try $0.seal([number], revision: 1)
            }
            guard let row else { continue }
            try await store.make(.seal(row))
            sealed.append(number)
        }
        return sealed
    }

    /// Every row that a cohort reads, page by page, opened.
    static func opened<P: Purpose>(
        _ store: any Store, _: P.Type, shop: ShopNumber = 1, page: Int
    ) async throws -> [(shopper: UInt8, level: Level)] {
        try await desk(store).withCohort(of: shop, P.self) { cohort in
            var found: [(UInt8, Level)] = []
            var last: CohortRow?
            while true {
                let rows = try await store.rows(of: cohort, after: last, limit: page)
                #expect(rows.count <= page)
                for row in rows {
                    let (bytes, level) = try cohort.open(row)
                    found.append((try #require(bytes.first), level))
                }
                guard let end = rows.last else { return found }
                last = end
            }
        }
    }

    /// The rows of a cohort are everybody's, each with the level at which the desk would mint her a permit.
    @Test(arguments: Engine.allCases, 0..<3)
    func rowsComeWithTheLiveDecisionOfTheirShopper(_ engine: Engine, _ seed: UInt64) async throws {
        try await engine.withStore { store async throws in
            try await Self.fill(store, seed: seed)
            let sealed = try await Self.sealRows(store)
            #expect(sealed.count > 20)
            func check() async throws {
                for page in [1, 7, 1_000] {
                    let rows = try await Self.opened(store, Learning.self, page: page)
                    #expect(rows.map(\.shopper) == sealed, "each once, in the order of the pseudonyms")
                    for (number, level) in rows {
                        let signal = try await store.entry(of: Mint.shopper(number), in: 1)?.signal?.isSet ?? false
                        let claim = Claim(
                            shop: 1, shopper: Mint.shopper(number), signals: Signals(globalPrivacyControl: signal))
                        let expected = await Self.desk(store).withStanding(for: claim) { $0.level(of: .learning) }
                        #expect(level == expected)
                    }
                }
            }
            try await check()
            if let store = store as? SQLiteStore {
                _ = try await store.probeWriter("UPDATE entry SET expiries = NULL")
                try await check()
            }
            #expect(try await Self.opened(store, Remembering.self, page: 10).isEmpty, "rows of another purpose")
            #expect(try await Self.opened(store, Learning.self, shop: 2, page: 10).isEmpty, "rows of another shop")
            try await Self.desk(store).withCohort(of: 1, Learning.self) { cohort in
                let none = try await store.rows(of: cohort, after: nil, limit: 0)
                #expect(none.isEmpty)
            }
        }
    }

    /// A row is read with the decision of that moment: there is no list that a withdrawal could come too late for.
    @Test(arguments: Engine.allCases)
    func aRowOfWhoWithdrewCountsNoMore(_ engine: Engine) async throws {
        try await engine.withStore { store async throws in
            let her = Mint.shopper(1)
            let key = try Self.desk(store).newWrappedKey(for: her, in: 1)
            let yes = Decision(
                purpose: .learning, level: .account, notice: Notice(version: "1", language: "en"), time: 1,
                expires: CalendarDay(number: Self.today + 9))
            try await store.make(.decide(her, [yes], after: 0, key: key))
            #expect(try await Self.sealRows(store) == [1])
            try await Self.desk(store).withCohort(of: 1, Learning.self) { cohort in
                let before = try #require(try await store.rows(of: cohort, after: nil, limit: 10).first)
                let then = try cohort.open(before).level
                #expect(then == .account)
                let version = try #require(try await store.entry(of: her, in: 1)).version
                try await store.make(.decide(her, [Mint.decision(.learning, .off)], after: version, key: nil))
                let after = try #require(try await store.rows(of: cohort, after: nil, limit: 10).first)
                let now = try cohort.open(after).level
                #expect(now == .off)
                try await store.make(.destroyKey(her))
                #expect(try await store.rows(of: cohort, after: nil, limit: 10).isEmpty, "nothing opens it")
            }
        }
    }
}
