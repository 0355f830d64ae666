import Consent
import Shop
import Testing

@testable import confide

@Suite struct DemoVisitsTests {
    /// 2026-11-22T00:00:00Z.
    private let today: Int64 = 1_795_305_600

    @Test func theSameSeedGivesTheSameVisits() {
        let once = Array(DemoShop.visits(seed: 7, count: 300, today: today))
        #expect(once == Array(DemoShop.visits(seed: 7, count: 300, today: today)))
        #expect(once != Array(DemoShop.visits(seed: 8, count: 300, today: today)))
        // Frozen, so that a change of the generator is seen: demos and screenshots depend on it.
        var dice = SplitMix64(seed: 0)
        #expect(dice.next() == 0xE220_A839_7B1D_CDAF && dice.next() == 0x6E78_9E6A_A1B9_65F4)
    }

    @Test func everyEventIsOneThatIntakeAccepts() {
        let ids = Set(DemoShop.items.map(\.id))
        var messages: Set<String> = []
        var tokens: Set<String> = []
        var last: Int64 = 0
        for visit in DemoShop.visits(seed: 1, today: today) {
            #expect((1...60).contains(visit.count))
            let token = visit.first?.visit ?? ""
            #expect(token.utf8.count == 32 && tokens.insert(token).inserted)
            #expect(visit[0].time >= last, "visits come oldest first")
            last = visit[0].time
            for event in visit {
                #expect(event.visit == token && event.carried == visit[0].carried && event.customer == nil)
                #expect(event.time >= today - 90 * 86_400 && event.time < today)
                #expect(!event.lines.isEmpty && event.lines.allSatisfy { ids.contains($0.item) && $0.price != nil })
                let message = event.message ?? ""
                #expect((1...100).contains(message.utf8.count) && messages.insert(message).inserted)
            }
        }
        #expect(tokens.count == 3_000)
    }

    @Test func mostVisitorsAgreeAndSomeDoNot() {
        let carried = DemoShop.visits(seed: 1, today: today).map { $0[0].carried }
        let both = carried.count { $0[.learning] == .visit && $0[.measurement] == .visit }
        let none = carried.count { $0.isEmpty }
        #expect(both > carried.count * 7 / 10)
        #expect(none > carried.count / 10 && none < carried.count / 4)
        #expect(carried.allSatisfy { $0[.recommendations] == nil && $0[.history] == nil })
    }

    @Test(arguments: [1, 2, 3] as [UInt64]) func plantedPairsAreBoughtTogetherFarAboveChance(_ seed: UInt64) {
        let baskets = DemoShop.visits(seed: seed, today: today)
            .compactMap { $0.first { $0.kind == .purchase } }.map { Set($0.lines.map(\.item)) }
        #expect(baskets.count > 300)
        for (first, second) in DemoShop.pairs {
            let one = baskets.count { $0.contains(first) }
            let other = baskets.count { $0.contains(second) }
            let both = baskets.count { $0.contains(first) && $0.contains(second) }
            #expect(both >= 10, "\(first) + \(second): \(both)")
            // Lift: how much more often than if the two had nothing to do with each other.
            #expect(both * baskets.count > 4 * one * other, "\(first) + \(second): \(both) of \(one) and \(other)")
        }
    }

    @Test func visitorsHaveTastes() {
        let shelf = Dictionary(uniqueKeysWithValues: DemoShop.items.map { ($0.id, $0.category) })
        let views = DemoShop.visits(seed: 1, today: today).map { visit in
            visit.filter { $0.kind == .viewItem }.flatMap(\.lines).compactMap { shelf[$0.item] }
        }.filter { $0.count >= 4 }
        let narrow = views.count { shelves in
            let counts = Dictionary(grouping: shelves) { $0 }.values.map(\.count).sorted(by: >)
            return counts.prefix(2).reduce(0, +) * 10 >= shelves.count * 7
        }
        #expect(narrow * 10 > views.count * 7)
    }

    @Test func tentsAreForSummerAndLampsForWinter() {
        func share(_ category: String, until end: Int64) -> Int {
            let lines = DemoShop.visits(seed: 1, today: end).joined().filter { $0.kind == .viewItem }.flatMap(\.lines)
            let wanted = Set(DemoShop.items.filter { $0.category.last == category }.map(\.id))
            return lines.count { wanted.contains($0.item) } * 1_000 / lines.count
        }
        let august: Int64 = 1_788_134_400
        let january: Int64 = 1_801_353_600
        #expect(share("Tents", until: august) > 2 * share("Tents", until: january))
        #expect(share("Light and warmth", until: january) > 2 * share("Light and warmth", until: august))
    }

    @Test(arguments: [(0, 1), (951_782_400, 2), (951_868_800, 3), (1_795_305_600, 11), (1_798_761_599, 12)])
    func monthsAreRight(_ seconds: Int64, _ month: Int) { #expect(DemoCalendar.month(of: seconds) == month) }
}
