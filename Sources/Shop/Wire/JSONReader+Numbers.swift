extension JSONReader {
    /// Reads a number as the digits it was written with, so that money never passes through floating point.
    public mutating func number() throws(InputFault) -> ArraySlice<UInt8> {
        guard next == .number else { throw wrongType("a number is expected here") }
        let start = at
        _ = take(UInt8(ascii: "-"))
        if !take(UInt8(ascii: "0")) { try digits() }
        if take(UInt8(ascii: ".")) { try digits() }
        if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
            if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
            try digits()
        }
        return bytes[start..<at]
    }

    /// Reads a number, or a string that should hold one: GA4 pushes send prices and quantities as strings.
    ///
    /// A string's content is not checked here; a string longer than 64 bytes is a fault.
    public mutating func numberOrString() throws(InputFault) -> ArraySlice<UInt8> {
        switch next {
        case .number: return try number()
        case .string: return try stringBytes(max: 64)
        default: throw wrongType("a number is expected here")
        }
    }

    /// Reads a whole number.
    public mutating func int64() throws(InputFault) -> Int64 {
        let digits = try number()
        guard digits.allSatisfy({ $0 == UInt8(ascii: "-") || (0x30...0x39).contains($0) }) else {
            throw fault(.wrongType, "a whole number is expected here")
        }
        guard let value = Int64(decimal: digits) else { throw fault(.outOfRange, "this number is too large") }
        return value
    }

    /// Reads a number as a finite `Double`; not for money.
    public mutating func double() throws(InputFault) -> Double {
        guard let value = Double(String(decoding: try number(), as: UTF8.self)), value.isFinite else {
            throw fault(.outOfRange, "this number is too large")
        }
        return value
    }

    private mutating func digits() throws(InputFault) {
        let start = at
        while at < bytes.count, (0x30...0x39).contains(bytes[at]) { at += 1 }
        guard at > start else { throw malformed() }
    }
}

extension Int64 {
    /// Digits with an optional minus; nil for anything else and on overflow.
    init?(decimal digits: ArraySlice<UInt8>) {
        let isNegative = digits.first == UInt8(ascii: "-")
        let rest = isNegative ? digits.dropFirst() : digits
        guard !rest.isEmpty else { return nil }
        var value: Int64 = 0
        for byte in rest {
            guard (0x30...0x39).contains(byte) else { return nil }
            let (tenfold, over) = value.multipliedReportingOverflow(by: 10)
            // Counting downwards, because the most negative number has no positive twin.
            let (next, under) = tenfold.subtractingReportingOverflow(Int64(byte - 0x30))
            guard !over, !under else { return nil }
            value = next
        }
        if !isNegative {
            guard value != .min else { return nil }
            value = -value
        }
        self = value
    }
}
