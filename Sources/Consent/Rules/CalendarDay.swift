/// A day of the proleptic Gregorian calendar, without a time or a zone: what laws count in.
public struct CalendarDay: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// Days since 1970-01-01.
    public let number: Int64

    public init(number: Int64) { self.number = number }

    /// The day (UTC) of a moment in whole seconds since 1970.
    public init(containing seconds: Int64) {
        number = seconds >= 0 ? seconds / 86_400 : (seconds + 1) / 86_400 - 1
    }

    /// The day of a civil date; nil when there is no such date.
    public init?(year: Int64, month: Int64, day: Int64) {
        guard (1...12).contains(month), day >= 1, day <= Self.length(ofMonth: month, in: year) else { return nil }
        // Years begin in March here, so that the leap day is a year's last; 400 such years have 146,097 days.
        let shifted = month > 2 ? year : year - 1
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        number = era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// The day that `2026-11-22` names; nil for every other form.
    public init?(_ text: some StringProtocol) {
        let digits = Array(text.utf8)
        guard digits.count == 10, digits[4] == UInt8(ascii: "-"), digits[7] == UInt8(ascii: "-") else { return nil }
        func value(_ range: Range<Int>) -> Int64? {
            var value: Int64 = 0
            for digit in digits[range] {
                guard (0x30...0x39).contains(digit) else { return nil }
                value = value * 10 + Int64(digit - 0x30)
            }
            return value
        }
        guard let year = value(0..<4), year >= 1, let month = value(5..<7), let day = value(8..<10) else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// The year, the month from 1 and the day from 1.
    public var date: (year: Int64, month: Int64, day: Int64) {
        let shifted = number + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let fifth = (5 * dayOfYear + 2) / 153
        let month = fifth < 10 ? fifth + 3 : fifth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * fifth + 2) / 5 + 1)
    }

    /// `2026-11-22`.
    public var description: String {
        let date = date
        let two = { (value: Int64) in value < 10 ? "0\(value)" : "\(value)" }
        let year = String(date.year)
        return String(repeating: "0", count: max(0, 4 - year.utf8.count))
            + "\(year)-\(two(date.month))-\(two(date.day))"
    }

    /// Whether it is a Saturday or a Sunday. Public holidays are not known here: counting them as working days can only
    /// bring a deadline forward.
    public var isWeekend: Bool {
        // 1970-01-01 was a Thursday.
        let weekday = ((number % 7) + 7) % 7
        return weekday == 2 || weekday == 3
    }

    /// This day, or the Monday after it when it is on a weekend.
    public var rolledToWorkingDay: CalendarDay {
        var day = self
        while day.isWeekend { day = day + 1 }
        return day
    }

    /// The same day so many months later, or the last day of that month when it is shorter.
    public func adding(months: Int) -> CalendarDay {
        let date = date
        let months = date.year * 12 + date.month - 1 + Int64(months)
        let year = months >= 0 ? months / 12 : (months - 11) / 12
        let month = months - year * 12 + 1
        let day = min(date.day, Self.length(ofMonth: month, in: year))
        // Such a date exists: the day was clamped to the month.
        return CalendarDay(year: year, month: month, day: day) ?? self
    }

    /// So many days from Monday to Friday later; the day itself is not counted.
    public func adding(businessDays: Int) -> CalendarDay {
        var day = self
        for _ in 0..<max(0, businessDays) {
            day = (day + 1).rolledToWorkingDay
        }
        return day
    }

    public static func + (day: CalendarDay, days: Int) -> CalendarDay { CalendarDay(number: day.number + Int64(days)) }
    public static func - (a: CalendarDay, b: CalendarDay) -> Int { Int(a.number - b.number) }
    public static func < (a: CalendarDay, b: CalendarDay) -> Bool { a.number < b.number }

    private static func length(ofMonth month: Int64, in year: Int64) -> Int64 {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}
