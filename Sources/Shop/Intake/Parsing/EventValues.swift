import Consent

/// The values that every form has, each with its rules.
extension JSONReader {
    /// An id that the sender chose: not empty, without control characters, and not an address.
    mutating func token(_ bytes: ClosedRange<Int>, _ what: String) throws(InputFault) -> String {
        let text = try string(max: bytes.upperBound)
        guard text.utf8.count >= bytes.lowerBound else {
            throw fault(.outOfRange, "\(what) has \(bytes.lowerBound) to \(bytes.upperBound) bytes")
        }
        if let fault = TokenRules.fault(in: text, what) { throw fault }
        return text
    }

    /// An item's id; with `coerced` also a whole number, as shop systems send it.
    mutating func itemID(coerced: Bool) throws(InputFault) -> String {
        let id = coerced && next == .number ? String(try int64()) : try string(max: 256)
        if var fault = ItemRules.fault(inID: id) {
            fault.place = ""
            throw fault
        }
        return id
    }

    /// A number of pieces; with `coerced` also as a string or with a fraction of zeros.
    mutating func quantity(_ limits: EventLimits, coerced: Bool) throws(InputFault) -> Int32 {
        let quantity = coerced ? Int64(wholeDecimal: try numberOrString()) : try int64()
        guard let quantity, (1...limits.quantity).contains(quantity), let quantity = Int32(exactly: quantity) else {
            throw fault(.outOfRange, "a quantity is a whole number from 1 to \(limits.quantity)")
        }
        return quantity
    }

    /// A currency code.
    mutating func currency() throws(InputFault) -> Currency {
        guard let currency = Currency(code: try string(max: 16)) else {
            throw fault(.malformed, "a currency is a code of three letters, such as EUR")
        }
        return currency
    }

    /// A date-time, as seconds since 1970.
    mutating func time() throws(InputFault) -> Int64 {
        guard let time = Timestamp.seconds(try stringBytes(max: 64)) else {
            throw fault(.malformed, "a time is written as 2026-11-22T10:00:00Z")
        }
        return time
    }

    /// Our own consent object: levels by purpose.
    mutating func choices() throws(InputFault) -> Choices {
        var choices = Choices()
        try object { reader, key throws(InputFault) in
            guard let purpose = EventNames.purposes[key.bytes] else {
                let hint = NearMiss.hint(key.text, among: EventNames.purposes.names)
                throw reader.fault(.unknownName, "there is no such purpose" + hint)
            }
            guard choices[purpose] == nil else { throw reader.fault(.malformed, "this purpose is given twice") }
            choices[purpose] = try reader.level()
        }
        return choices
    }

    /// A level by its name.
    mutating func level() throws(InputFault) -> Level {
        let name = try stringBytes(max: 64)
        guard let level = EventNames.levels[name] else {
            let hint = NearMiss.hint(String(decoding: name, as: UTF8.self), among: EventNames.levels.names)
            throw fault(.unknownName, "there is no such level" + hint)
        }
        return level
    }
}

/// The names that events use, laid out for looking up bytes.
enum EventNames {
    static let purposes = NameTable(PurposeCode.allCases.map { ($0.name, $0) })
    static let levels = NameTable(Level.allCases.map { ($0.name, $0) })
    static let kinds = NameTable(EventKind.allCases.map { ($0.name, $0) })
    static let notNeeded = NameTable(EventKind.notNeeded.sorted().map { ($0, ()) })
}

/// What holds for every id that a sender chose.
public enum TokenRules {
    /// Bytes of a visit's token: at least 16, because whoever knows it can have the visit erased.
    static let visit = 16...256
    static let message = 1...100
    static let customer = 1...100

    /// The first thing wrong with a visit's token, or nil; only such a token is one that a browser can have made.
    public static func fault(inVisit token: String) -> InputFault? {
        guard visit.contains(token.utf8.count) else {
            return InputFault(.outOfRange, at: "visit", "a visit's token has 16 to 256 bytes")
        }
        var fault = fault(in: token, "a visit's token")
        fault?.place = "visit"
        return fault
    }

    static func fault(in text: some StringProtocol, _ what: String) -> InputFault? {
        var before: UInt8 = 0
        for byte in text.utf8 {
            // U+0080 to U+009F are control characters too, in UTF-8 after C2.
            if byte < 0x20 || byte == 0x7F || (before == 0xC2 && byte < 0xA0) {
                return InputFault(.malformed, at: "", "\(what) holds no control characters")
            }
            if byte == UInt8(ascii: "@") {
                return InputFault(.looksPersonal, at: "", "\(what) must not be an e-mail address; use a random one")
            }
            before = byte
        }
        return nil
    }
}

extension Int64 {
    /// A decimal without a fraction, or with one of zeros only, such as `2.0`; nil for anything else.
    init?(wholeDecimal digits: ArraySlice<UInt8>) {
        var whole = digits
        if let dot = digits.firstIndex(of: UInt8(ascii: ".")) {
            let fraction = digits[(dot + 1)...]
            guard !fraction.isEmpty, fraction.allSatisfy({ $0 == UInt8(ascii: "0") }) else { return nil }
            whole = digits[..<dot]
        }
        self.init(decimal: whole)
    }
}
