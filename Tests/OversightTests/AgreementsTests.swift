import Anonymity
import Consent
import Oversight
import Testing

/// How many agreed to what may be read; of whom it is few, it may not.
@Suite struct AgreementsTests {
    struct Book: CohortBook, ConsentBook {
        struct Broken: Error {}
        var live: [(LiveDecision, count: Int)] = []
        var isBroken = false

        func members<P: Purpose>(of cohort: borrowing Cohort<P>) async throws -> [Level: Int] {
            if isBroken { throw Broken() }
            var members: [Level: Int] = [:]
            for (decision, count) in live {
                let level = cohort.level(of: decision)
                if level > .off { members[level, default: 0] += count }
            }
            return members
        }

        func rows<P: Purpose>(
            of cohort: borrowing Cohort<P>, after last: CohortRow?, limit: Int
        ) async throws -> [CohortRow] { [] }
        func entry(of shopper: Pseudonym, in shop: ShopNumber) throws -> ConsentEntry? { nil }
        func decisions(of shopper: Pseudonym, in shop: ShopNumber) throws -> [Decision] { [] }
    }

    static let today = CalendarDay(number: 20_000)

    static func live(_ level: Level?, days: Int64 = 1, signal: Bool = false, key: Bool = true) -> LiveDecision {
        LiveDecision(
            choice: level, expires: CalendarDay(number: today.number + days), signalIsSet: signal, hasKey: key)
    }

    static func agreements(_ book: Book) throws -> Agreements {
        let desk = ConsentDesk(book: book, master: try MasterKey(hex: MasterKey.newHex())) { today.number * 86_400 }
        return Agreements(shop: 1, desk: desk, book: book)
    }

    static func shown<P: Purpose>(
        _ live: [(LiveDecision, count: Int)], _: P.Type
    ) async throws -> [Level: Int] {
        let table = try await agreements(Book(live: live)).table(for: P.self)
        return Dictionary(uniqueKeysWithValues: table.shown.map { ($0.key, $0.count) })
    }

    @Test func manyAreCountedByLevel() async throws {
        let live = [
            (Self.live(.account), count: 40), (Self.live(.visit), 15), (Self.live(.off), 90), (Self.live(nil), 70),
        ]
        #expect(try await Self.shown(live, Learning.self) == [.account: 40, .visit: 15])
    }

    @Test(arguments: 1..<10)
    func aGroupOfFewIsNotShown(count: Int) async throws {
        let alone = try await Self.agreements(Book(live: [(Self.live(.account), count)])).table(for: Learning.self)
        #expect(alone.shown.isEmpty && alone.other == nil && alone.total == nil)
        // Nor does it follow from the others.
        let beside = try await Self.agreements(
            Book(live: [(Self.live(.account), count), (Self.live(.visit), 50)])
        ).table(for: Learning.self)
        #expect(!beside.shown.contains { $0.key == .account })
        if let total = beside.total {
            #expect(total.count - beside.shown.reduce(0) { $0 + $1.count } >= 10)
        }
    }

    @Test func whoDoesNotAgreeNowIsNotCounted() async throws {
        let live = [
            (Self.live(.account), count: 20), (Self.live(.account, days: 0), 30),
            (Self.live(.account, signal: true), 40),
        ]
        #expect(try await Self.shown(live, Learning.self) == [.account: 20])
        #expect(
            try await Self.shown(live, Recommending.self) == [.account: 20, .visit: 40], "a visit may still be used")
        #expect(try await Self.shown([(Self.live(.account, key: false), count: 20)], Learning.self) == [.visit: 20])
    }

    @Test func everyPurposeHasItsTable() async throws {
        let tables = try await Self.agreements(Book(live: [(Self.live(.account), 12)])).tables()
        #expect(tables.map(\.purpose) == PurposeCode.allCases)
        #expect(tables.allSatisfy { $0.levels.total?.count == 12 })
    }

    @Test func aBrokenBookIsNotAnEmptyOne() async throws {
        let broken = try Self.agreements(Book(isBroken: true))
        await #expect(throws: Book.Broken.self) { _ = try await broken.tables() }
    }
}
