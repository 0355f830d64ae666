import Consent

/// Date-times as RFC 3339 and ISO 8601 write them, in whole seconds since 1970 and the proleptic Gregorian calendar.
public enum Timestamp {
    /// Reads `2026-11-22T10:00:00.000Z`, `2026-11-22T11:00+01:00`, `2026-11-22 10:00:00` or `2026-11-22`.
    ///
    /// Without an offset it is UTC. Fractions of a second are cut off. Anything else is nil.
    public static func seconds(_ text: some Sequence<UInt8>) -> Int64? {
        var scan = Scan(text.makeIterator())
        guard let year = scan.digits(4), scan.take("-"), let month = scan.digits(2), scan.take("-"),
            let date = scan.digits(2), year >= 1,
            let days = CalendarDay(year: year, month: month, day: date)?.number
        else { return nil }
        if scan.isAtEnd { return days * 86_400 }
        guard scan.take("T") || scan.take("t") || scan.take(" "),
            let hour = scan.digits(2), hour < 24, scan.take(":"), let minute = scan.digits(2), minute < 60
        else { return nil }
        var second: Int64 = 0
        if scan.take(":") {
            // 60 is a leap second; it counts as the second after it, as in POSIX.
            guard let whole = scan.digits(2), whole < 60 || (whole == 60 && minute == 59) else { return nil }
            second = whole
            if scan.take(".") { guard scan.anyDigits() else { return nil } }
        }
        guard let offset = offset(&scan), scan.isAtEnd else { return nil }
        return days * 86_400 + hour * 3_600 + minute * 60 + second - offset
    }

    /// Writes `2026-11-22T10:00:00Z`; years before 0 and after 9999 are written as those.
    public static func text(_ seconds: Int64) -> String {
        let seconds = min(max(seconds, -62_167_219_200), 253_402_300_799)
        let days = seconds.flooredDay
        let rest = seconds - days * 86_400
        let date = CalendarDay(number: days).date
        let two = { (value: Int64) in value < 10 ? "0\(value)" : "\(value)" }
        let year = String(repeating: "0", count: 4 - String(date.year).utf8.count) + String(date.year)
        return "\(year)-\(two(date.month))-\(two(date.day))"
            + "T\(two(rest / 3_600)):\(two(rest / 60 % 60)):\(two(rest % 60))Z"
    }

    /// Writes `Sun, 22 Nov 2026 10:00:00 GMT`, as HTTP has it (RFC 9110, section 5.6.7).
    public static func http(_ seconds: Int64) -> String {
        let seconds = min(max(seconds, -62_167_219_200), 253_402_300_799)
        let days = seconds.flooredDay
        let rest = seconds - days * 86_400
        let date = CalendarDay(number: days).date
        let two = { (value: Int64) in value < 10 ? "0\(value)" : "\(value)" }
        let year = String(repeating: "0", count: 4 - String(date.year).utf8.count) + String(date.year)
        let weekdays = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        return "\(weekdays[Int((days % 7 + 7) % 7)]), \(two(date.day)) \(months[Int(date.month) - 1]) \(year) "
            + "\(two(rest / 3_600)):\(two(rest / 60 % 60)):\(two(rest % 60)) GMT"
    }

    /// Seconds east of UTC; nil when what stands there is no offset.
    private static func offset<Source>(_ scan: inout Scan<Source>) -> Int64? {
        if scan.isAtEnd || scan.take("Z") || scan.take("z") { return 0 }
        let sign: Int64 = scan.take("-") ? -1 : 1
        guard sign == -1 || scan.take("+"), let hours = scan.digits(2), hours < 24 else { return nil }
        _ = scan.take(":")
        guard let minutes = scan.digits(2), minutes < 60 else { return nil }
        return sign * (hours * 3_600 + minutes * 60)
    }

    /// Bytes, one at a time, with one byte of foresight.
    private struct Scan<Source: IteratorProtocol<UInt8>> {
        private var source: Source
        private var ahead: UInt8?

        init(_ source: Source) {
            self.source = source
            ahead = self.source.next()
        }

        var isAtEnd: Bool { ahead == nil }

        mutating func take(_ character: Unicode.Scalar) -> Bool {
            guard ahead == UInt8(ascii: character) else { return false }
            ahead = source.next()
            return true
        }

        mutating func digits(_ count: Int) -> Int64? {
            var value: Int64 = 0
            for _ in 0..<count {
                guard let digit = digit() else { return nil }
                value = value * 10 + digit
            }
            return value
        }

        mutating func anyDigits() -> Bool {
            guard digit() != nil else { return false }
            while digit() != nil {}
            return true
        }

        private mutating func digit() -> Int64? {
            guard let byte = ahead, (0x30...0x39).contains(byte) else { return nil }
            ahead = source.next()
            return Int64(byte - 0x30)
        }
    }
}
