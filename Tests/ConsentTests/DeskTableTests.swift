import Testing

@testable import Consent

/// Law 4: what is on record, what a browser carries and what a signal asks for join by "the lowest wins".
@Suite struct DeskTableTests {
    /// One cell of the table: what was recorded, what is carried, and the highest level that signals leave.
    struct Cell: Sendable, CustomTestStringConvertible {
        let recorded: Level?
        let carried: Level?
        let ceiling: Level

        var testDescription: String {
            "recorded \(recorded?.name ?? "nothing"), carried \(carried?.name ?? "nothing"), ceiling \(ceiling.name)"
        }

        var outcome: (level: Level, limit: Limit) {
            ConsentDesk.effective(recorded: recorded, carried: carried, ceiling: ceiling)
        }
    }

    static let said: [Level?] = [nil] + Level.allCases
    static let cells = said.flatMap { recorded in
        said.flatMap { carried in
            Level.allCases.map { Cell(recorded: recorded, carried: carried, ceiling: $0) }
        }
    }

    @Test func everyCellIsInTheTable() { #expect(Self.cells.count == 5 * 5 * 4) }

    @Test(arguments: cells)
    func theLowestWins(_ cell: Cell) {
        let level = cell.outcome.level
        #expect(level <= cell.ceiling)
        if let recorded = cell.recorded { #expect(level <= recorded) }
        if let carried = cell.carried { #expect(level <= carried) }
        if cell.recorded == nil { #expect(level <= .visit, "only a decision on record reaches beyond the visit") }
        if cell.recorded == nil, cell.carried == nil { #expect(level == .off, "silence is a no") }

        // And it is not lower than it has to be.
        let bounds = [cell.recorded ?? .visit, cell.carried ?? .account, cell.ceiling]
        let silent = cell.recorded == nil && cell.carried == nil
        #expect(level == (silent ? .off : bounds.min()))
    }

    @Test(arguments: cells)
    func aSignalNeverRaises(_ cell: Cell) {
        let without = Cell(recorded: cell.recorded, carried: cell.carried, ceiling: .account)
        #expect(cell.outcome.level <= without.outcome.level)
    }

    @Test(arguments: cells)
    func whatABrowserCarriesNeverRaisesWhatIsOnRecord(_ cell: Cell) {
        guard cell.recorded != nil else { return }
        let without = Cell(recorded: cell.recorded, carried: nil, ceiling: cell.ceiling)
        #expect(cell.outcome.level <= without.outcome.level)
    }

    @Test(arguments: cells)
    func theLimitNamesWhatHeldItBack(_ cell: Cell) {
        let (level, limit) = cell.outcome
        let unsignalled = Cell(recorded: cell.recorded, carried: cell.carried, ceiling: .account).outcome.level
        if level < unsignalled {
            #expect(limit == .signal)
        } else if cell.recorded != nil {
            #expect(limit == .decided)
        } else if let carried = cell.carried {
            #expect(limit == (carried == .off ? .decided : .noAccount))
        } else {
            #expect(limit == .notAsked)
        }
    }

    /// The same through the desk itself, for a shopper with a key and all purposes at once.
    @Test(arguments: said, said)
    func theDeskAnswersWhatTheTableSays(recorded: Level?, carried: Level?) async throws {
        var house = try House()
        try house.record("ada", recorded.map(Choices.init(all:)) ?? Choices())
        for gpc in [false, true] {
            let signals = Signals(globalPrivacyControl: gpc)
            let claim = house.claim("ada", carried: carried.map(Choices.init(all:)) ?? Choices(), signals: signals)
            let expected = PurposeCode.allCases.map {
                ConsentDesk.effective(recorded: recorded, carried: carried, ceiling: signals.ceiling(for: $0)).level
            }
            #expect(await house.levels(claim) == expected)
        }
    }

    @Test(arguments: said)
    func aVisitorReachesNoFurtherThanHerVisit(carried: Level?) async throws {
        let house = try House()
        let levels = await house.levels(house.claim(nil, carried: carried.map(Choices.init(all:)) ?? Choices()))
        #expect(levels == levels.map { _ in min(carried ?? .off, .visit) })
    }

    @Test func purposesDoNotLeakIntoEachOther() async throws {
        var house = try House()
        try house.record("ada", Choices([.learning: .account]))
        let levels = await house.levels(house.claim("ada"))
        #expect(levels == PurposeCode.allCases.map { $0 == .learning ? .account : .off })
    }

    @Test func onlyTheHighestLevelNeedsNoExcuse() async throws {
        var house = try House()
        try house.record("ada", Choices([.learning: .account, .offers: .off]))
        let limits = await house.limits(house.claim("ada"))
        for (purpose, limit) in zip(PurposeCode.allCases, limits) {
            switch purpose {
            case .learning: #expect(limit == nil)
            case .offers: #expect(limit == .decided)
            default: #expect(limit == .notAsked)
            }
        }
    }
}
