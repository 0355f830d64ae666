import Consent
import Shop

/// Generated visits, one array of events each, oldest first.
struct DemoVisits: Sequence {
    let seed: UInt64
    let count: Int
    /// Seconds since 1970; every event is before it.
    let today: Int64

    func makeIterator() -> AnyIterator<[Event]> {
        var visit = 0
        return AnyIterator {
            guard visit < count else { return nil }
            defer { visit += 1 }
            return events(of: visit)
        }
    }

    /// The events of one visit, which depend on nothing but the seed and its number.
    private func events(of visit: Int) -> [Event] {
        var dice = SplitMix64(seed: seed ^ (UInt64(visit) &* 0xD6E8_FEB8_6659_FD93))
        let span = 90 * 86_400 - 3_600
        let start = today - Int64(90 * 86_400) + Int64((visit * span + dice.below(span)) / Swift.max(1, count))
        var sitting = DemoSitting(
            token: dice.token(), month: DemoCalendar.month(of: start), start: start, carried: consent(&dice))
        sitting.play(&dice)
        return sitting.events
    }

    /// Most visitors let the shop learn and count this visit, and some agree to nothing.
    private func consent(_ dice: inout SplitMix64) -> Choices {
        var choices = Choices()
        switch dice.pick([78, 7, 15]) {
        case 0:
            choices[.learning] = .visit
            choices[.measurement] = .visit
        case 1: choices[.measurement] = .visit
        default: break
        }
        return choices
    }
}

extension SplitMix64 {
    /// 32 hexadecimal digits, as a browser would draw them.
    mutating func token() -> String {
        let hex = Array("0123456789abcdef")
        return String((0..<32).map { _ in hex[below(16)] })
    }
}

/// Just enough of a calendar to know the season.
enum DemoCalendar {
    /// 1...12, in UTC, for times from 1970 on.
    static func month(of seconds: Int64) -> Int {
        // Days since 1 March 0000; a cycle of 400 years has 146,097 days.
        let day = Int(seconds / 86_400 + 719_468) % 146_097
        let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365
        let fifth = (5 * (day - (365 * year + year / 4 - year / 100)) + 2) / 153
        return fifth < 10 ? fifth + 3 : fifth - 9
    }
}
