import Anonymity
import Consent
import Oversight
import Shop
import Testing

/// What the shop may read about many visits: nothing below k, and nothing of a day that still grows.
@Suite struct InsightTests {
    struct Book: TallyBook {
        var all: [Counter] = []

        func counters(of shop: ShopNumber, from: Int32, to: Int32) async throws -> [Counter] {
            all.filter { from <= $0.key.day && $0.key.day <= to }.sorted { $0.key < $1.key }
        }
    }

    static func counter(
        _ item: ItemNumber, day: Int32 = 10, kind: EventKind = .viewItem, events: Int64? = nil, by contributors: Int64
    ) -> Counter {
        Counter(
            key: Tally.Key(day: day, kind: kind, item: item), events: events ?? contributors, pieces: 1,
            contributors: contributors)
    }

    static func tables(
        _ counters: [Counter], from: Int32 = 0, to: Int32 = 100, today: Int32 = 50
    ) async throws
        -> [Insight.Table]
    {
        try await Insight(book: Book(all: counters)).measurements(of: 1, from: from, to: to, today: today)
    }

    @Test func aCountOfFewIsNotShown() async throws {
        let tables = try await Self.tables([Self.counter(1, by: 9), Self.counter(2, by: 10)])
        #expect(tables.count == 1)
        #expect(tables[0].cells.shown.allSatisfy { $0.contributors >= 10 })
        #expect(!tables[0].cells.shown.contains { $0.key == 1 })
        let alone = try await Self.tables([Self.counter(1, by: 9)])
        #expect(alone.allSatisfy { $0.cells.shown.isEmpty && $0.cells.total == nil })
    }

    @Test func aCountOfManyIsShown() async throws {
        let tables = try await Self.tables([Self.counter(1, events: 40, by: 12)])
        #expect(tables.first?.cells.shown.map(\.count) == [40])
        #expect(tables.first?.cells.shown.map(\.contributors) == [12])
        #expect(tables.first?.day == 10 && tables.first?.kind == .viewItem)
    }

    /// A thousand events without a visit may all be one person's.
    @Test func eventsWithoutAVisitAreNobodysGroup() async throws {
        let tables = try await Self.tables([
            Self.counter(1, events: 1_000, by: 0), Self.counter(2, events: 1_000, by: 9),
        ])
        #expect(tables.allSatisfy { $0.cells.shown.isEmpty && $0.cells.total == nil })
    }

    @Test func aDayIsPublishedWhenItIsOver() async throws {
        let counters = (8...12).map { Self.counter(1, day: $0, by: 20) }
        #expect(try await Self.tables(counters, today: 11).map(\.day) == [8, 9, 10])
        #expect(try await Self.tables(counters, from: 11, to: 11, today: 11).isEmpty)
        #expect(try await Self.tables(counters, from: 9, to: 10).map(\.day) == [9, 10])
        #expect(try await Self.tables(counters, from: 10, to: 9).isEmpty)
    }

    /// A visitor who comes every day is one visitor: ten days of one are not a group of ten.
    @Test func daysAreNotAddedUp() async throws {
        let tables = try await Self.tables((0..<30).map { Self.counter(1, day: $0, by: 1) })
        #expect(tables.allSatisfy { $0.cells.shown.isEmpty && $0.cells.total == nil })
    }

    @Test func kindsOfEventsAreTablesOfTheirOwn() async throws {
        let tables = try await Self.tables([
            Self.counter(1, kind: .viewItem, by: 100), Self.counter(1, kind: .purchase, by: 3),
        ])
        #expect(tables.map(\.kind) == [.viewItem, .purchase])
        #expect(tables[1].cells.shown.isEmpty && tables[1].cells.total == nil, "one buyer does not hide among viewers")
    }

    @Test(arguments: [10, 25])
    func nothingBelowKInAnyTable(k: Int) async throws {
        var dice = SeededDice(UInt64(k))
        for _ in 0..<200 {
            var counters: [Counter] = []
            for day in 0..<3 as Range<Int32> {
                for item in 0..<ItemNumber(1 + dice.below(6)) {
                    let contributors = Int64(dice.below(2 * k))
                    let extra = Int64(dice.below(3))
                    counters.append(Self.counter(item, day: day, events: contributors + extra, by: contributors))
                }
            }
            let insight = Insight(book: Book(all: counters), threshold: try Threshold(k: k))
            for table in try await insight.measurements(of: 1, from: 0, to: 9, today: 9) {
                #expect(table.cells.shown.allSatisfy { $0.contributors >= k })
                let shown = table.cells.shown.reduce(0) { $0 + $1.count }
                if let total = table.cells.total { #expect(!(1..<k).contains(total.count - shown)) }
            }
        }
    }

    /// From the events of visitors to what the shop reads.
    @Test(arguments: [9, 10])
    func tenVisitsAreTheFewestThatAreSeen(visits: Int) async throws {
        let front = try Shopfront()
        var carried = Choices()
        carried[.measurement] = .visit
        for visit in 0..<visits {
            let event = Event(
                kind: .viewItem, time: Shopfront.now, visit: "v\(visit)", lines: [EventLine(item: "a")],
                carried: carried)
            _ = try await front.intake.take([event, event, event], claim: front.claim(nil))
        }
        let insight = Insight(book: front.store)
        let day = Shopfront.day
        let tables = try await insight.measurements(of: Shopfront.number, from: day, to: day, today: day + 1)
        #expect(tables.flatMap(\.cells.shown).map(\.count) == (visits < 10 ? [] : [30]))
    }
}
