import Foundation
import Recommend
import Testing

@Suite struct DiversityTests {
    private func after(_ method: Diversity.Method, _ share: Double) -> AfterRanking {
        var after = AfterRanking()
        after.relevance = .score
        after.reach = 100
        after.diversity = Diversity(share: share, method: method)
        return after
    }

    /// The determinant by elimination with pivots.
    private func determinant(_ matrix: [[Double]]) -> Double {
        var rows = matrix
        var product = 1.0
        for column in rows.indices {
            guard let pivot = (column..<rows.count).max(by: { abs(rows[$0][column]) < abs(rows[$1][column]) }),
                rows[pivot][column] != 0
            else { return 0 }
            if pivot != column {
                rows.swapAt(pivot, column)
                product = -product
            }
            product *= rows[column][column]
            for row in rows.indices where row > column {
                let factor = rows[row][column] / rows[column][column]
                for place in column..<rows.count { rows[row][place] -= factor * rows[column][place] }
            }
        }
        return product
    }

    private func volume(_ placed: [Candidate]) -> Double {
        determinant(placed.map { a in placed.map { b in a == b ? 1 : Traits.likeness(a.traits, b.traits) } })
    }

    @Test(arguments: 0..<30 as Range<UInt64>)
    func marginalRelevanceIsTheDefinition(seed: UInt64) {
        var dice = Dice(seed: seed)
        let candidates = dice.candidates(25)
        let share = Double(1 + dice.below(10)) / 10
        let places = after(.marginal, share).places(Ranked(candidates, limit: 25))
        var placed: [Candidate] = []
        for place in places {
            let values = candidates.map { candidate in
                placed.contains(candidate)
                    ? -1
                    : (1 - share) * candidate.score / candidates[0].score
                        - share * (placed.map { Traits.likeness($0.traits, candidate.traits) }.max() ?? 0)
            }
            #expect(abs(values[place.from] - (values.max() ?? 0)) < 1e-12)
            placed.append(candidates[place.from])
        }
    }

    /// The greedy choice by rows of the Cholesky factor against determinants of all sets that it could make.
    @Test(arguments: 0..<30 as Range<UInt64>)
    func determinantalSelectionIsTheDefinition(seed: UInt64) {
        var dice = Dice(seed: seed)
        let candidates = dice.candidates(14)
        let share = Double(1 + dice.below(10)) / 10
        let places = after(.determinantal, share).places(Ranked(candidates, limit: 8))
        var placed: [Candidate] = []
        func aim(_ set: [Candidate]) -> Double {
            (1 - share) * set.reduce(0) { $0 + $1.score / candidates[0].score } + share * log(volume(set))
        }
        for place in places {
            let best = candidates.filter { !placed.contains($0) }.map { aim(placed + [$0]) }.max() ?? 0
            placed.append(candidates[place.from])
            #expect(abs(aim(placed) - best) < 1e-9)
        }
    }

    /// On small sets greedy comes close to the best of all subsets.
    @Test func greedySelectionIsNearTheBestSubset() {
        var dice = Dice(seed: 5)
        var reached = 0.0
        for _ in 0..<20 {
            let candidates = dice.candidates(10)
            let places = after(.determinantal, 1).places(Ranked(candidates, limit: 4))
            var best = 0.0
            for a in 0..<10 {
                for b in 0..<a {
                    for c in 0..<b { for d in 0..<c { best = max(best, volume([a, b, c, d].map { candidates[$0] })) } }
                }
            }
            let own = volume(places.map { candidates[$0.from] })
            #expect(own <= best + 1e-12)
            reached += own / best / 20
        }
        #expect(reached > 0.9)
    }

    @Test(arguments: Diversity.Method.allCases)
    func copiesComeLast(method: Diversity.Method) {
        let kinds: [UInt32] = [1, 1, 1, 2, 2, 3]
        let candidates = kinds.enumerated().map {
            Candidate(ItemNumber($0), score: 1 - Double($0) / 10, traits: Traits(category: $1))
        }
        var chance = RandomChance(Dice(seed: 1))
        let places = after(method, 0.9).arrange(
            Ranked(candidates), scratch: Scratch(), chance: &chance,
            likeness: { $0.traits.category == $1.traits.category ? 1 : 0 }, where: { _ in true })
        #expect(places.map(\.item) == [0, 3, 5, 1, 2, 4])
        #expect(places.map(\.adjustments) == [[], .diversified, .diversified, [], [], []])
    }

    @Test func likenessIsSymmetricAndBounded() {
        var dice = Dice(seed: 8)
        let candidates = dice.candidates(60, groups: 20)
        for a in candidates {
            for b in candidates {
                let likeness = Traits.likeness(a.traits, b.traits)
                #expect(likeness == Traits.likeness(b.traits, a.traits) && (0...1).contains(likeness))
            }
        }
        let shirt = Candidate(1, traits: Traits(category: 2, price: 1_000, tags: 0b0111))
        let other = Candidate(2, traits: Traits(category: 2, price: 2_000, tags: 0b1110))
        #expect(Traits.likeness(shirt.traits, other.traits) == 0.5 + 0.125 + 0.125)
    }
}
