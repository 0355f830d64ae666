import Consent
import Engagement
import Oversight
import Shop
import Storage
import Testing

/// Law 2, end to end: after an erasure or a withdrawal the models are those of a shop that never saw her.
@Suite struct ExactForgettingTests {
    /// What a node holds that reads a journal from which certain visits were always missing.
    static func standing(of front: Shopfront, without visits: Set<UInt64>) async throws -> FoldStanding {
        let fold = Fold(catalog: Catalog(shop: Shopfront.number, shelf: MemoryStore()))
        let journal = JournalWithout(front.journal.facts, visits: visits)
        try await Follower(fold: fold, journal: journal) { Shopfront.now }.catchUp()
        return fold.standing()
    }

    /// Many shoppers and visitors in a drawn order; some leave, some withdraw, some come back.
    @Test(arguments: 1...6 as ClosedRange<UInt64>)
    func theModelsAreThoseOfAShopThatNeverSawThem(seed: UInt64) async throws {
        var dice = SeededDice(seed)
        let front = try Shopfront()
        let names = (0..<8).map { "shopper \($0)" }
        for name in names { try await front.say(name, .account, to: .learning, .recommendations) }
        var visits: [String: Set<UInt64>] = [:]
        var gone: Set<UInt64> = []
        for turn in 0..<250 {
            let name = names[dice.below(names.count)]
            switch dice.below(20) {
            case 0:
                _ = try await front.erase(name)
                gone.formUnion(visits.removeValue(forKey: name) ?? [])
            case 1:
                try await front.say(name, dice.below(2) == 0 ? .off : .visit, to: .learning)
                gone.formUnion(visits.removeValue(forKey: name) ?? [])
            case 2, 3:
                try await front.say(name, .account, to: .learning)
            case 4...8:
                try await front.note("item \(dice.below(15))", of: nil, visit: "visitor \(dice.below(10))")
            default:
                // Visits are resumed now and then, but never after they were forgotten.
                let visit = "\(name), \(turn / 25)"
                let number = front.secret.visitNumber(of: visit)
                guard !gone.contains(number) else { continue }
                let learns = try await front.entry(of: name)?.choices[.learning] == .account
                let kind = dice.below(4) == 0 ? EventKind.purchase : .viewItem
                try await front.note("item \(dice.below(15))", as: kind, of: name, visit: visit)
                if learns { visits[name, default: []].insert(number) }
            }
        }
        #expect(!gone.isEmpty && !visits.isEmpty)
        let never = try await Self.standing(of: front, without: gone)
        let now = front.fold.standing()
        #expect(now.digest == never.digest)
        #expect(now.visits == never.visits && now.events == never.events && now.visits > 0)
        for (here, there) in zip(now.models, never.models) { #expect(here.digest == there.digest, "\(here.name)") }
        #expect(try await front.newNode().digest == never.digest, "and so is a node that starts now")
        let all = try await Self.standing(of: front, without: [])
        #expect(all.digest == now.digest, "a node that saw it all and forgot")
    }

    @Test func whenEverybodyLeavesTheModelsAreEmpty() async throws {
        let front = try Shopfront()
        let empty = front.fold.standing().digest
        for at in 0..<5 {
            try await front.say("shopper \(at)", .account, to: .learning)
            for item in 0..<6 { try await front.note("item \(item)", of: "shopper \(at)", visit: "visit \(at)") }
        }
        #expect(front.fold.standing().digest != empty)
        for at in 0..<5 { _ = try await front.erase("shopper \(at)") }
        #expect(front.fold.standing().digest == empty)
        #expect(front.fold.size == (0, 0))
    }
}
