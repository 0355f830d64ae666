/// A length of time as a law states it: `45 days`, `10 business days`, `1 month`, or `at once`.
public struct Term: Sendable, Hashable, CustomStringConvertible {
    /// What is counted.
    public enum Unit: String, Sendable, CaseIterable {
        case day
        /// From Monday to Friday.
        case businessDay = "business day"
        /// A month of the calendar.
        case month
    }

    public let count: Int
    public let unit: Unit

    public init(_ count: Int, _ unit: Unit) {
        self.count = count
        self.unit = unit
    }

    /// No time at all.
    public static let atOnce = Term(0, .day)

    /// Reads the form in which it prints; nil for every other text.
    public init?(_ text: some StringProtocol) {
        if text == "at once" {
            self = .atOnce
            return
        }
        guard let space = text.firstIndex(of: " "), let count = Int(text[..<space]), (1...1_200).contains(count)
        else { return nil }
        let name = text[text.index(after: space)...]
        guard let unit = Unit.allCases.first(where: { name == (count == 1 ? $0.rawValue : $0.rawValue + "s") })
        else { return nil }
        self.init(count, unit)
    }

    public var description: String {
        count == 0 ? "at once" : "\(count) \(unit.rawValue)\(count == 1 ? "" : "s")"
    }

    /// The last day of a term that begins with something that happens on `day`, which itself is not counted.
    public func end(from day: CalendarDay) -> CalendarDay {
        switch unit {
        case .day: day + count
        case .businessDay: day.adding(businessDays: count)
        case .month: day.adding(months: count)
        }
    }
}
