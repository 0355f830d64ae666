import Anonymity
import Testing

@Suite struct PublishTests {
    /// One event per visit on each day: the tightest table there is.
    func days(_ visits: Int...) throws -> [Cell<Int>] {
        try visits.enumerated().map { try Cell(key: $0.offset, count: $0.element, contributors: $0.element) }
    }

    @Test func whatIsAboutEnoughIsShown() throws {
        let table = try days(10, 200, 31)
        let published = try Threshold().publish(table, spread: .oneCell)
        #expect(published.shown == table)
        #expect(published.other == nil)
        #expect(published.total?.count == 241)
        #expect(published.total?.contributors == 241)
    }

    @Test func smallCellsHideEachOther() throws {
        let published = try Threshold().publish(days(100, 5, 6, 50), spread: .oneCell)
        #expect(published.shown.map(\.key) == [0, 3])
        #expect(published.other?.contributors == 11)
        #expect(published.total?.contributors == 161)
    }

    @Test func aSumThatOnlyNinesReachHidesNothing() throws {
        let published = try Threshold().publish(days(9, 9, 70, 80), spread: .oneCell)
        #expect(published.shown.map(\.key) == [3])
        #expect(published.other?.contributors == 88)
    }

    @Test func aLoneSmallCellHidesBehindItsNeighbour() throws {
        let published = try Threshold().publish(days(100, 5, 60, 50), spread: .oneCell)
        #expect(published.shown.map(\.key) == [0, 3])
        #expect(published.other?.contributors == 65)
        let atTheEnd = try Threshold().publish(days(100, 60, 5), spread: .oneCell)
        #expect(atTheEnd.shown.map(\.key) == [0])
        #expect(atTheEnd.other?.contributors == 65)
    }

    @Test func cellsThatMayShareVisitsDoNotAddUp() throws {
        // Ten items seen by one visit each may be one visit that saw ten items.
        let many = try (0..<10).map { try Cell(key: $0, count: 1, contributors: 1) }
        let alone = try Threshold().publish(many)
        #expect(alone.shown.isEmpty && alone.other == nil && alone.total == nil)

        let published = try Threshold().publish(many + [Cell(key: 10, count: 40, contributors: 30)])
        #expect(published.shown.isEmpty)
        #expect(published.other?.count == 50)
        #expect(published.other?.contributors == nil)
    }

    @Test func nothingToHideBehindMeansNothingAtAll() throws {
        let published = try Threshold().publish(days(4, 5), spread: .oneCell)
        #expect(published.shown.isEmpty && published.other == nil && published.total == nil)
        #expect(try Threshold().publish(days()).total == nil)
        #expect(try Threshold().publish(days(0, 0)).total == nil)
    }

    @Test func aCellOfNobodyIsLeftOut() throws {
        let published = try Threshold().publish(days(0, 20, 0), spread: .oneCell)
        #expect(published.shown.map(\.key) == [1])
        #expect(published.other == nil)
    }

    @Test func aStricterThresholdIsKept() throws {
        let published = try Threshold(k: 100).publish(days(99, 100, 300), spread: .oneCell)
        #expect(published.shown.map(\.key) == [2])
        #expect(published.other?.contributors == 199)
    }

    @Test func wrongTablesAreRefused() throws {
        let twice = try days(20) + days(30)
        #expect(throws: ThresholdError(.duplicateKey)) { try Threshold().publish(twice) }
        let huge = try [1, 2].map { try Cell(key: $0, count: .max, contributors: 1) }
        #expect(throws: ThresholdError(.overflow)) { try Threshold().publish(huge) }
    }

    @Test func theLargestNumbersDoNotTrap() throws {
        let cells = try [
            Cell(key: 1, count: .max - 3, contributors: .max - 3), Cell(key: 2, count: 3, contributors: 3),
        ]
        for spread in [Spread.oneCell, .severalCells] {
            #expect(try Threshold().publish(cells, spread: spread).total?.count == .max)
            #expect(try Threshold(k: .max).publish(cells, spread: spread).shown.isEmpty)
        }
    }
}
