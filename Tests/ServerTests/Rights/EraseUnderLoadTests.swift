import Consent
import Engagement
import HTTPTypes
import Oversight
import Shop
import Testing

@testable import Server

/// Shoppers are erased, whole and by item, while many others' visits come in and are learned.
@Suite struct EraseUnderLoadTests {
    private static let shoppers = 24
    private static let rounds = 8
    /// One in three is erased, one in three has an item erased; the others stay as they are.
    private static func isErased(_ shopper: Int) -> Bool { shopper % 3 == 0 }
    private static func losesAnItem(_ shopper: Int) -> Bool { shopper % 3 == 1 }
    private static let lost = "tent-1"

    private static func customer(_ shopper: Int) -> String { "c-\(shopper)" }
    private static func visit(_ shopper: Int, _ round: Int) -> Int { shopper * 100 + round }

    /// A visit of a shopper comes in; every one holds the item that some will have erased.
    private static func send(_ shopper: Int, _ round: Int, _ house: TestHouse) async throws -> Answer {
        let items = Say.tents(1, 2 + (shopper + round) % 6, 8 + (shopper * round) % 4)
        let token = house.tents.token(for: customer(shopper))
        return try await house.post(
            "/v1/events", Say.events(items, visit: visit(shopper, round)), shopper: token)
    }

    private static func erase(_ shopper: Int, _ house: TestHouse) async throws -> Answer {
        let scope = losesAnItem(shopper) ? #","item":"\#(lost)""# : ""
        let body = #"{"customer":"\#(customer(shopper))"\#(scope)}"#
        return try await house.send(
            .post, "/v1/erasures", key: house.tents.server.text, bytes: Array(body.utf8))
    }

    /// What a node learns that folds only what the store still holds.
    private static func rebuilt(_ house: TestHouse) async throws -> FoldStanding {
        let fold = Fold(catalog: Catalog(shop: 1, shelf: house.store))
        try await Follower(fold: fold, journal: house.store) { TestClock.start }.catchUp()
        return fold.standing()
    }

    /// The visits that the journal still holds, with their items.
    private static func taught(_ house: TestHouse) async throws -> [UInt64: Set<ItemNumber>] {
        var visits: [UInt64: Set<ItemNumber>] = [:]
        for fact in try await house.store.facts(of: 1, after: 0, limit: .max) {
            guard case .contributed(let contribution) = fact.body else { continue }
            visits[contribution.visit, default: []].formUnion(contribution.steps.map(\.item))
        }
        return visits
    }

    @Test(arguments: Engine.allCases)
    func theErasedAreGoneAndTheOthersWhole(_ engine: Engine) async throws {
        try await withHouse(on: engine) { house in
            for shopper in 0..<Self.shoppers {
                let token = house.tents.token(for: Self.customer(shopper))
                _ = try await house.consent(Say.account, shopper: token)
                _ = try await Self.send(shopper, 0, house)
            }
            let answers = try await withThrowingTaskGroup(of: [Answer].self) { group in
                for shopper in 0..<Self.shoppers {
                    group.addTask {
                        var answers: [Answer] = []
                        for round in 1...Self.rounds { answers.append(try await Self.send(shopper, round, house)) }
                        return answers
                    }
                    guard Self.isErased(shopper) || Self.losesAnItem(shopper) else { continue }
                    // Twice, side by side: two erasures of one shopper race.
                    for _ in 0..<2 { group.addTask { [try await Self.erase(shopper, house)] } }
                }
                return try await group.reduce(into: []) { $0 += $1 }
            }
            #expect(answers.allSatisfy { $0.status == 200 }, "\(answers.filter { $0.status != 200 }.map(\.text))")

            // Whatever was learned between the erasures and the last visits of an item's eraser goes by asking again.
            for shopper in 0..<Self.shoppers where Self.losesAnItem(shopper) {
                #expect(try await Self.erase(shopper, house).status == 200)
            }
            let (now, rebuilt) = (house.house.rooms[1]!.fold.standing(), try await Self.rebuilt(house))
            #expect(now.digest == rebuilt.digest, "the models are those of the visits that are left")

            let taught = try await Self.taught(house)
            let lost = try #require(try await house.store.number(of: Self.lost, in: 1))
            let secret = house.tents.secret
            var needles: [[UInt8]] = []
            for shopper in 0..<Self.shoppers {
                let visits = (0...Self.rounds).map { secret.visitNumber(of: Say.visit(Self.visit(shopper, $0))) }
                let pseudonym = secret.pseudonym(of: Self.customer(shopper))
                if Self.isErased(shopper) {
                    #expect(visits.allSatisfy { taught[$0] == nil }, "no visit of hers teaches any more")
                    #expect(try await house.store.entry(of: pseudonym, in: 1) == nil)
                    needles.append(pseudonym.bytes)
                } else if Self.losesAnItem(shopper) {
                    #expect(visits.allSatisfy { taught[$0]?.contains(lost) == false }, "the visits without the item")
                } else {
                    #expect(visits.allSatisfy { taught[$0]?.contains(lost) == true }, "nothing of hers is missing")
                }
            }
            #expect(try await house.store.sweep(for: needles).found == 0)
        }
    }

    /// Everybody is erased at once, while nobody's visits come in too: nothing is left but what nobody can be tied to.
    @Test func everybodyLeavesAtOnce() async throws {
        try await withHouse { house in
            for shopper in 0..<12 {
                let token = house.tents.token(for: Self.customer(shopper))
                _ = try await house.consent(Say.account, shopper: token)
                for round in 0..<3 { _ = try await Self.send(shopper, round, house) }
            }
            let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
                for shopper in 0..<12 {
                    group.addTask { try await house.delete("/v1/shoppers/\(Self.customer(shopper))").status }
                    group.addTask {
                        let body = Say.events(["tent-5"], visit: 9_000 + shopper, consent: Say.yes)
                        return try await house.post("/v1/events", body).status
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(statuses.allSatisfy { $0 == 200 })
            let standing = house.house.rooms[1]!.fold.standing()
            #expect(standing.visits == 12 && standing.events == 12)
            #expect(try await Self.rebuilt(house).digest == standing.digest)
        }
    }
}
