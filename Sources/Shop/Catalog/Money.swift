/// An amount in whole minor units of one currency; there is no floating point in money.
public struct Money: Sendable, Hashable {
    /// Cents, pence, yen: never negative.
    public let minor: Int64
    public let currency: Currency

    /// Negative amounts, and amounts over 10^15 minor units, are refused with nil.
    public init?(minor: Int64, currency: Currency) {
        guard (0...1_000_000_000_000_000).contains(minor) else { return nil }
        self.minor = minor
        self.currency = currency
    }

    /// Reads a plain decimal such as `18.99` or `18`; signs, exponents, `NaN` and surplus digits other than zeros are
    /// refused with nil.
    public init?(decimal text: some Sequence<UInt8>, currency: Currency) {
        var minor: Int64 = 0
        var digits = 0
        var decimals: Int?
        for byte in text {
            switch byte {
            case UInt8(ascii: "."):
                guard decimals == nil, digits > 0 else { return nil }
                decimals = 0
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                let digit = Int64(byte - UInt8(ascii: "0"))
                if let seen = decimals {
                    decimals = seen + 1
                    if seen >= currency.decimals {
                        guard digit == 0 else { return nil }
                        continue
                    }
                }
                digits += 1
                guard digits <= 16 else { return nil }
                minor = minor * 10 + digit
            default: return nil
            }
        }
        guard digits > 0, decimals != 0 else { return nil }
        for _ in 0..<max(0, currency.decimals - (decimals ?? 0)) {
            let (next, over) = minor.multipliedReportingOverflow(by: 10)
            guard !over else { return nil }
            minor = next
        }
        self.init(minor: minor, currency: currency)
    }

    /// The amount as a plain decimal, without the currency.
    public var decimal: String {
        guard currency.decimals > 0 else { return String(minor) }
        let digits = String(minor)
        let padded = String(repeating: "0", count: max(0, currency.decimals + 1 - digits.utf8.count)) + digits
        return "\(padded.dropLast(currency.decimals)).\(padded.suffix(currency.decimals))"
    }
}

/// An ISO 4217 code. It is kept as a number, so that an entry of the catalog that has a price holds no reference.
public struct Currency: Sendable, Hashable {
    private let letters: UInt32
    private let places: UInt8

    /// Three capital letters.
    public var code: String {
        String(decoding: [UInt8(letters >> 16), UInt8(letters >> 8 & 255), UInt8(letters & 255)], as: UTF8.self)
    }
    /// How many decimals its minor unit has.
    public var decimals: Int { Int(places) }

    /// Three letters in either case; anything else is refused with nil.
    public init?(code: some StringProtocol) {
        guard code.utf8.count == 3, code.utf8.allSatisfy({ (65...90).contains($0 & 0xDF) }) else { return nil }
        letters = code.utf8.reduce(0) { $0 << 8 | UInt32($1 & 0xDF) }
        places = UInt8(Self.decimals(of: code.uppercased()))
    }

    /// The decimals of ISO 4217; these are the exceptions to two.
    private static func decimals(of code: String) -> Int {
        switch code {
        case "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "UYI", "VND", "VUV", "XAF",
            "XOF", "XPF":
            0
        case "BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND": 3
        default: 2
        }
    }
}
