import Consent
import HTTPTypes

/// What the headers of a request say of who sends it.
struct Particulars: Sendable {
    var authorization: String?
    var apiKey: String?
    var origin: String?
    var signals = Signals()

    init() {}

    init(_ fields: HTTPFields) {
        authorization = fields[.authorization]
        apiKey = fields[.apiKey]
        origin = fields[.origin]
        signals = Signals(secGPC: fields[values: .secGPC])
    }

    /// The key that is shown, in either of its places.
    var key: Substring? {
        guard let given = authorization, given.prefix(7).lowercased() == "bearer " else {
            return apiKey?[...]
        }
        return given.dropFirst(7)
    }
}
