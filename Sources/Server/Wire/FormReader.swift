import Shop

/// The fields of a form as browsers send them (`application/x-www-form-urlencoded`), each once.
struct FormReader: Sendable {
    private var fields: [String: String] = [:]

    /// Throws where the bytes are no such form, or name a field twice.
    init(_ bytes: [UInt8]) throws(InputFault) {
        for pair in bytes.split(separator: UInt8(ascii: "&")) {
            guard fields.count < Self.most else { throw InputFault(.tooMany, at: "#", "send fewer fields") }
            let parts = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            let name = try Self.decode(parts[0])
            guard fields[name] == nil else { throw InputFault(.malformed, at: "#", "send each field once") }
            fields[name] = parts.count > 1 ? try Self.decode(parts[1]) : ""
        }
    }

    /// What stands in a field; nil where it was not sent.
    subscript(name: String) -> String? { fields[name] }

    private static let most = 64

    private static func decode(_ bytes: ArraySlice<UInt8>) throws(InputFault) -> String {
        var text: [UInt8] = []
        var at = bytes.startIndex
        while at < bytes.endIndex {
            switch bytes[at] {
            case UInt8(ascii: "+"): text.append(UInt8(ascii: " "))
            case UInt8(ascii: "%"):
                guard at + 2 < bytes.endIndex, let high = Self.digit(bytes[at + 1]), let low = Self.digit(bytes[at + 2])
                else { throw InputFault(.malformed, at: "#", "two hexadecimal digits follow a per cent sign") }
                text.append(high << 4 | low)
                at += 2
            default: text.append(bytes[at])
            }
            at += 1
        }
        guard let decoded = String(validating: text, as: UTF8.self) else {
            throw InputFault(.malformed, at: "#", "send UTF-8")
        }
        return decoded
    }

    private static func digit(_ letter: UInt8) -> UInt8? {
        switch letter {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): letter - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): letter - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): letter - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
