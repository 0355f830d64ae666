import Consent
import NIOHTTP1

extension Particulars {
    /// The particulars of a plain request with a small body; nil where a header asks for the usual way.
    init?(express headers: HTTPHeaders, maxBytes: Int) {
        self.init()
        var isSized = false
        for (name, value) in headers {
            guard let known = Known(name) else { continue }
            switch known {
            case .length:
                guard !isSized, let length = Int(value), (0...maxBytes).contains(length) else { return nil }
                isSized = true
            case .authorization where authorization == nil: authorization = value
            case .apiKey where apiKey == nil: apiKey = value
            case .origin where origin == nil: origin = value
            case .secGPC: if value == "1" { signals.globalPrivacyControl = true }
            case .connection where value.lowercased() == "keep-alive": break
            default: return nil
            }
        }
        guard isSized else { return nil }
    }

    /// The headers that make a difference; those of the last five, and most that come twice, ask for the usual way.
    private enum Known: String, CaseIterable {
        case length = "content-length"
        case authorization
        case apiKey = "x-api-key"
        case origin
        case secGPC = "sec-gpc"
        case shopper = "confide-shopper"
        case idempotencyKey = "idempotency-key"
        case connection, expect
        case transferEncoding = "transfer-encoding"

        private static let names = allCases.map { ($0, Array($0.rawValue.utf8)) }

        init?(_ name: String) {
            for (known, letters) in Self.names where name.utf8.elementsEqual(letters, by: { $0 | 0x20 == $1 }) {
                self = known
                return
            }
            return nil
        }
    }
}
