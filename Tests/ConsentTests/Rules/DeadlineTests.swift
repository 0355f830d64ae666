import Consent
import Testing

/// The dates by which the law wants an answer.
@Suite struct DeadlineTests {
    static let gdpr = Deadline(.request, answer: Term(1, .month), extend: Term(2, .month), rolls: true)
    static let ccpa = Deadline(
        .request, acknowledge: Term(10, .businessDay), answer: Term(45, .day), extend: Term(45, .day))

    static func day(_ text: String) -> CalendarDay { CalendarDay(text) ?? CalendarDay(number: .min / 2) }

    @Test(arguments: [
        ("2026-01-31", "2026-03-02"),  // The 28th of February is the last day of the month, and a Saturday.
        ("2026-11-22", "2026-12-22"),
        ("2024-01-31", "2024-02-29"),
        ("2026-12-31", "2027-02-01"),
    ])
    func aMonthEndsOnItsLastDayAndRollsOverTheWeekend(received: String, due: String) {
        #expect(Self.gdpr.due(received: Self.day(received)) == Self.day(due))
    }

    @Test func withoutRollingAMonthEndsOnTheSaturday() {
        let clock = Deadline(.request, answer: Term(1, .month))
        #expect(clock.due(received: Self.day("2026-01-31")) == Self.day("2026-02-28"))
    }

    @Test func anExtensionCountsFromReceipt() {
        // Not from the 28th of February, which would end on the 28th of April.
        #expect(Self.gdpr.due(received: Self.day("2026-01-31"), isExtended: true) == Self.day("2026-04-30"))
        #expect(Self.ccpa.due(received: Self.day("2026-11-22")) == Self.day("2027-01-06"))
        #expect(Self.ccpa.due(received: Self.day("2026-11-22"), isExtended: true) == Self.day("2027-02-20"))
    }

    @Test(arguments: [("2026-11-22", "2026-12-04"), ("2026-11-20", "2026-12-04"), ("2026-11-23", "2026-12-07")])
    func businessDaysSkipWeekends(received: String, due: String) {
        #expect(Self.ccpa.acknowledgement(received: Self.day(received)) == Self.day(due))
    }

    @Test func onlyItsOwnPausesStopAClock() {
        var clock = Deadline(.request, answer: Term(30, .day), pauses: [.clarification])
        let received = Self.day("2026-11-22")
        #expect(clock.due(received: received, paused: [.clarification: 5, .identity: 9]) == received + 35)
        #expect(clock.due(received: received, paused: [.clarification: -5]) == received + 30)
        clock.pauses = []
        #expect(clock.due(received: received, paused: [.clarification: 5]) == received + 30)
    }

    @Test func theEarliestOfAllLawsCounts() {
        let brazil = Deadline(.request, answer: Term(15, .day))
        let all = Deadlines([Self.gdpr, Self.ccpa, brazil])
        let received = Self.day("2026-11-22")
        #expect(all.due(.request, received: received) == Self.day("2026-12-07"))
        #expect(!all.canExtend(.request, received: received), "one of the laws knows no extension")
        #expect(Deadlines([Self.gdpr, Self.ccpa]).canExtend(.request, received: received))
        #expect(all.due(.appeal, received: received) == nil, "no law here knows an appeal")
        #expect(all.due(.withdrawal, received: received) == Self.day("2026-12-07"), "a withdrawal is a request too")
    }

    @Test(arguments: 0..<200 as Range<UInt64>)
    func aFurtherLawNeverMovesADateBack(seed: UInt64) {
        var dice = Dice(seed: seed)
        let clocks = (0..<4).map { _ in dice.clock() }
        let received = CalendarDay(number: Int64.random(in: 15_000...25_000, using: &dice))
        for count in 1..<clocks.count {
            let fewer = Deadlines(Set(clocks[..<count]))
            let more = fewer.joined(with: Deadlines([clocks[count]]))
            for matter in Deadline.Matter.allCases {
                guard let before = fewer.due(matter, received: received, isExtended: true) else { continue }
                #expect(more.due(matter, received: received, isExtended: true).map { $0 <= before } == true)
            }
        }
    }
}

@Suite struct CalendarDayTests {
    @Test func everyDayHasOneDateAndBack() {
        var before: (year: Int64, month: Int64, day: Int64) = (0, 0, 0)
        for number in Int64(-146_097)...146_097 {
            let date = CalendarDay(number: number).date
            #expect(CalendarDay(year: date.year, month: date.month, day: date.day)?.number == number)
            #expect(date > before)
            before = date
        }
        #expect(CalendarDay("2026-11-22")?.description == "2026-11-22")
        #expect(CalendarDay("2026-11-22")?.isWeekend == true)
        #expect(CalendarDay(containing: -1).description == "1969-12-31")
        #expect(CalendarDay("1970-01-01")?.number == 0)
    }

    @Test(arguments: [
        "2026-02-29", "2026-13-01", "2026-00-10", "2026-1-1", "2026-11-22T", "", "2026/11/22", "20261122--",
    ])
    func thereIsNoSuchDate(text: String) { #expect(CalendarDay(text) == nil) }

    @Test(arguments: ["at once", "1 day", "45 days", "10 business days", "1 business day", "1 month", "2 months"])
    func aTermReadsAsItPrints(text: String) { #expect(Term(text)?.description == text) }

    @Test(arguments: ["", "0 days", "45 day", "1 days", "-1 days", "45days", "45 Days", "2 weeks", "99999 days"])
    func thisIsNoTerm(text: String) { #expect(Term(text) == nil) }
}
