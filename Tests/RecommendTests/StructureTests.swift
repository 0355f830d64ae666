import Testing

@testable import Recommend

/// The containers below the models, against the simplest thing that is right.
@Suite struct StructureTests {
    @Test(arguments: 0..<5 as Range<UInt64>)
    func rowsAreListsOfLists(seed: UInt64) {
        var dice = Dice(seed: seed)
        var rows = Rows<Int>(blank: -1)
        var plain = Array(repeating: [Int](), count: 12)
        for number in 0..<2_000 {
            let row = dice.below(plain.count)
            switch dice.below(8) {
            case 0..<5:
                let offset = dice.below(plain[row].count + 1)
                rows.insert(number, at: offset, in: row)
                plain[row].insert(number, at: offset)
            case 5, 6:
                guard !plain[row].isEmpty else { continue }
                let offset = dice.below(plain[row].count)
                rows.remove(at: offset, in: row)
                plain[row].remove(at: offset)
            default:
                let elements = (0..<dice.below(9)).map { number * 10 + $0 }
                rows.set(row, to: elements)
                plain[row] = elements
            }
            guard rows.row(row).elementsEqual(plain[row]) else {
                Issue.record("row \(row) after \(number) changes")
                return
            }
        }
        #expect(plain.indices.allSatisfy { rows.row($0).elementsEqual(plain[$0]) && rows.count($0) == plain[$0].count })
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func removingSeveralAtOnceIsRemovingOneAfterTheOther(seed: UInt64) {
        var dice = Dice(seed: seed)
        var rows = Rows<Int>(blank: -1)
        let plain = Array(0..<dice.below(60))
        rows.set(3, to: plain)
        let gone = plain.indices.filter { _ in dice.below(3) == 0 }
        rows.remove(at: gone, in: 3)
        #expect(rows.row(3).elementsEqual(plain.filter { !gone.contains($0) }))
        rows.remove(at: Array(0..<rows.count(3)), in: 3)
        #expect(rows.count(3) == 0)
    }

    @Test func roomsAreUsedAgain() {
        var rows = Rows<Int>(blank: 0)
        for row in 0..<100 { rows.set(row, to: [1, 2, 3, 4, 5]) }
        let size = rows.storage.count
        for round in 0..<10 {
            for row in 0..<100 { rows.clear(row) }
            for row in 0..<100 { rows.set(row, to: [round, 2, 3, 4, 5, 6]) }
        }
        #expect(rows.storage.count == size)
    }

    @Test(arguments: 0..<50 as Range<UInt64>)
    func selectionFindsWhatSortingFinds(seed: UInt64) {
        var dice = Dice(seed: seed)
        let numbers = (0...dice.below(300)).map { _ in UInt32(dice.below(1 + dice.below(100))) }
        let rank = 1 + dice.below(numbers.count)
        var reordered = numbers
        #expect(Selection.largest(rank, of: &reordered) == numbers.sorted(by: >)[rank - 1])
    }

    @Test(arguments: 0..<50 as Range<UInt64>)
    func theBestAreTheFirstOfAll(seed: UInt64) {
        var dice = Dice(seed: seed)
        let offers = (0..<dice.below(200)).map { (ItemNumber($0), Double(dice.below(9))) }
        var best = Best()
        let limit = min(offers.count, Int(seed % 30))
        best.reset(limit: limit)
        for (item, score) in offers.shuffled(using: &dice) { best.offer(item, score) }
        best.sort()
        let sorted = offers.sorted { Best.precedes($0.1, $0.0, $1.1, $1.0) }.prefix(limit)
        #expect(best.items == sorted.map(\.0))
        #expect(best.scores == sorted.map(\.1))
    }

    @Test func aDigestReadsAsHexadecimal() {
        let digest = CanonicalWriter("").finish()
        #expect(digest.bytes.count == 32)
        // SHA-256 of eight zero bytes: the length of an empty name.
        #expect(digest.description == "af5570f5a1810b7af78caf4bc70a660f0df51e42baf91d4de5b2328de0e83dfc")
    }
}
