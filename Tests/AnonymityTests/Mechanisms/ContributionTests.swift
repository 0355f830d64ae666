import Anonymity
import Testing

/// The engine holds each person to the bound. Noise from the same bits is the same, so the difference of two releases
/// is the difference of what the noise was added to.
@Suite struct ContributionTests {
    static let cells = 40

    typealias Event = (person: Int, cell: Int)

    func release(_ events: [Event], _ bound: ContributionBound) async throws -> [Int64] {
        let vector = try BoundedVector(count: Self.cells, bound: bound, events: events)
        let mechanism = try GaussianMechanism(variance: try Ratio(1_000), bound: bound)
        var purse = try await purse()
        var bits = DiceBits(seed: 11)
        return try mechanism.release(vector, paying: &purse, from: &bits)
    }

    /// How far one more person moves the vector.
    func difference(_ others: [Event], _ hers: [Event], _ bound: ContributionBound) async throws -> [Int64] {
        zip(try await release(others + hers, bound), try await release(others, bound)).map { $0 - $1 }
    }

    static func bounds() throws -> [ContributionBound] {
        try [
            .clipped(cells: 1), .clipped(cells: 3, perCell: 2), .clipped(cells: 40, perCell: 1_000),
            .shared(norm: 1 << 16, cells: 7), .shared(norm: 1_000, cells: 45), .shared(norm: 1, cells: 3),
            .scaled(norm: 1 << 16, cells: 7), .scaled(norm: 1_000, cells: 45), .scaled(norm: 1, cells: 3),
        ]
    }

    @Test func nobodyMovesAVectorByMoreThanTheBound() async throws {
        var dice = Dice(seed: 5)
        for bound in try Self.bounds() {
            for size in [0, 1, 2, 5, 30, 400] {
                let others = (0..<200).map { _ in
                    (person: Int.random(in: 1...50, using: &dice), cell: Int.random(in: 0..<Self.cells, using: &dice))
                }
                // Some spread their events, some put all of them in a few cells.
                let reach = Bool.random(using: &dice) ? Self.cells : 4
                let hers = (0..<size).map { _ in (person: 0, cell: Int.random(in: 0..<reach, using: &dice)) }
                let moved = try await difference(others, hers, bound)
                #expect(moved.count { $0 != 0 } <= bound.cells)
                #expect(moved.allSatisfy { $0.magnitude <= bound.perCell })
                #expect(moved.reduce(0) { $0 + $1.magnitude } <= bound.length)
                #expect(moved.reduce(0) { $0 + $1.magnitude * $1.magnitude } <= bound.squaredLength)
            }
        }
    }

    @Test func anyNumberOfEventsIsOnePerson() async throws {
        let bound = try ContributionBound.clipped(cells: 3, perCell: 2)
        let hers = (0..<ChiSquare.draws).lazy.map { (person: 0, cell: $0 % Self.cells) }
        let vector = try BoundedVector(count: Self.cells, bound: bound, events: hers)
        let mechanism = try GaussianMechanism(variance: try Ratio(1, 1_024), bound: .clipped(cells: 3, perCell: 2))
        var purse = try await purse()
        // With next to no noise, and a price to match: three cells of two.
        let shown = try mechanism.release(vector, paying: &purse)
        #expect(shown.reduce(0, +) == 6 && shown.max() == 2)
    }

    @Test func theLargestAmountsAreKept() async throws {
        let hers: [Event] = [(0, 3), (0, 3), (0, 1), (0, 7), (0, 7), (0, 7)]
        let moved = try await difference([], hers, .clipped(cells: 2, perCell: 5))
        #expect(moved[3] == 2 && moved[7] == 3 && moved[1] == 0)
    }

    @Test func aSharedBoundIsAllUsed() async throws {
        let four = try await difference([], (0..<4).map { (0, $0) }, .shared(norm: 1_000, cells: 4))
        #expect(four.prefix(4) == [500, 500, 500, 500])
        let one = try await difference([], [(0, 9)], .shared(norm: 1_000, cells: 4))
        #expect(one[9] == 1_000)
    }

    @Test func aScaledBoundKeepsHowAmountsStandToEachOther() async throws {
        let bound = try ContributionBound.scaled(norm: 1_000, cells: 2)
        #expect(try await difference([], [(0, 1), (0, 1), (0, 1), (0, 4), (0, 4), (0, 4), (0, 4)], bound)[1] == 600)
        #expect(try await difference([], [(0, 4)], bound)[4] == 1_000)
        // Amounts without end are equal to each other.
        let vector = try BoundedVector(count: 3, bound: bound, people: [(person: 1, row: [0: .max, 2: .max])])
        var purse = try await purse()
        let shown = try GaussianMechanism(variance: try Ratio(1), bound: bound).release(vector, paying: &purse)
        #expect(zip(shown, [707, 0, 707]).allSatisfy { ($0 - $1).magnitude < 10 })
    }

    @Test func aRowMayNameACellAgain() async throws {
        let bound = try ContributionBound.scaled(norm: 1_000, cells: 2)
        let row = [(cell: 1, amount: 1), (cell: 0, amount: 4), (cell: 1, amount: 2)]
        let vector = try BoundedVector(count: 2, bound: bound, rows: [(person: 1, row: row)])
        var purse = try await purse()
        let shown = try GaussianMechanism(variance: try Ratio(1), bound: bound).release(vector, paying: &purse)
        #expect(zip(shown, [800, 600]).allSatisfy { ($0 - $1).magnitude < 10 })
        #expect(throws: PrivacyError(.overflow)) {
            _ = try BoundedVector(
                count: 2, bound: bound, rows: [(person: 1, row: [(cell: 1, amount: .max), (cell: 1, amount: 1)])])
        }
        #expect(throws: PrivacyError(.negative)) {
            _ = try BoundedVector(
                count: 2, bound: bound, rows: [(person: 1, row: [(cell: 1, amount: 3), (cell: 1, amount: -1)])])
        }
    }

    @Test func allOfAPersonComesAtOnce() throws {
        let bound = try ContributionBound.clipped(cells: 2)
        #expect(throws: PrivacyError(.personTwice)) {
            _ = try BoundedVector(count: 2, bound: bound, people: [(person: 1, row: [0: 1]), (person: 1, row: [1: 1])])
        }
        #expect(throws: PrivacyError(.personTwice)) {
            _ = try BoundedHistogram(bound: bound, people: [(person: 1, row: ["a": 1]), (person: 1, row: [:])])
        }
    }

    @Test func wrongTablesAreRefused() throws {
        let bound = try ContributionBound.clipped(cells: 2)
        let nobody: [(person: Int, row: [Int: Int])] = []
        #expect(throws: PrivacyError(.empty)) { _ = try BoundedVector(count: 0, bound: bound, people: nobody) }
        #expect(throws: PrivacyError(.empty)) { _ = try BoundedVector(count: -1, bound: bound, people: nobody) }
        #expect(throws: PrivacyError(.tooLarge)) { _ = try BoundedVector(count: .max, bound: bound, people: nobody) }
        #expect(throws: PrivacyError(.unknownCell)) {
            _ = try BoundedVector(count: 2, bound: bound, people: [(person: 1, row: [2: 1])])
        }
        #expect(throws: PrivacyError(.negative)) {
            _ = try BoundedVector(count: 2, bound: bound, people: [(person: 1, row: [0: -1])])
        }
        #expect(throws: PrivacyError(.negative)) {
            _ = try BoundedHistogram(bound: bound, people: [(person: 1, row: ["a": .min])])
        }
        let none = try BoundedVector(count: 2, bound: bound, people: nobody)
        #expect(none.count == 2)
    }

    @Test func wrongBoundsAreRefused() throws {
        for (cells, size) in [(0, 1), (1, 0), (-1, 1), (1, -1)] {
            #expect(throws: PrivacyError(.notPositive)) { try ContributionBound.clipped(cells: cells, perCell: size) }
            #expect(throws: PrivacyError(.notPositive)) { try ContributionBound.shared(norm: size, cells: cells) }
            #expect(throws: PrivacyError(.notPositive)) { try ContributionBound.scaled(norm: size, cells: cells) }
        }
        for (cells, size) in [(.max, 1), (1, .max), (1 << 20, 1 << 30)] as [(Int, Int)] {
            #expect(throws: PrivacyError(.tooLarge)) { try ContributionBound.clipped(cells: cells, perCell: size) }
        }
        #expect(throws: PrivacyError(.tooLarge)) { try ContributionBound.shared(norm: 1, cells: .max) }
        #expect(try ContributionBound.shared(norm: 1 << 30, cells: 1 << 20).length == 1 << 40)
    }
}
