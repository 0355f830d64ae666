public import Consent
import Shop

/// Reads the tokens by which a shop's backend names a shopper: JWT, HS256, with `sub`, `aud` and `exp`.
public struct ShopperTokens: Sendable {
    private let secret: ShopSecret
    private let audience: String

    /// Tokens of the shop of that name.
    public init(secret: ShopSecret, shop: String) {
        self.secret = secret
        audience = "confide:\(shop)"
    }

    /// Whom a token names, and what the shop's backend vouches for about her.
    struct Named: Sendable {
        let shopper: Pseudonym
        /// Where she is; nil when the token does not say.
        let place: Place?
        /// Whether the backend says that she is a minor; nil when it does not say.
        let isMinor: Bool?
        /// Her age in years; nil when the token does not say.
        let age: Int?
        /// When the token runs out; seconds since 1970.
        let expires: Double

        /// Whether she is too young to agree for herself under these rules; who says nothing of her age vouches for it.
        func isBelowAge(_ rules: Rules) -> Bool { isMinor ?? false || !(age.map(rules.isOfAge) ?? true) }
    }

    /// Whom a token names at a moment (seconds since 1970); throws the `Problem` that says what is wrong.
    func named(in token: String, now: Int64) throws(Problem) -> Named {
        guard let payload = SignedToken.payload(of: token, signedBy: secret.tokenKey),
            let claims = try? Claims(payload), claims.audiences.contains(audience), let expires = claims.expires,
            let customer = claims.customer, !customer.isEmpty
        else { throw .shopperTokenInvalid }
        guard Double(now) < expires else { throw .shopperTokenExpired }
        guard claims.notBefore <= Double(now) else { throw .shopperTokenInvalid }
        return Named(
            shopper: secret.pseudonym(of: customer), place: claims.place, isMinor: claims.isMinor, age: claims.age,
            expires: expires)
    }

    /// A token for trying things out, good until `expires` (seconds since 1970); a backend makes its tokens itself.
    public func token(for customer: String, expires: Int64) -> String {
        let claims = JSONWriter.bytes { json in
            json.object { json in
                json.member("sub", customer)
                json.member("aud", audience)
                json.member("exp", expires)
            }
        }
        return SignedToken.text(claims, signedBy: secret.tokenKey)
    }
}

/// What a token says (RFC 7519, section 4.1); times are seconds since 1970, and may have a fraction.
private struct Claims {
    var customer: String?
    var audiences: [String] = []
    var expires: Double?
    var notBefore = -Double.infinity
    var place: Place?
    var isMinor: Bool?
    var age: Int?

    init(_ payload: [UInt8]) throws(InputFault) {
        self = try JSONReader.read(payload) { json throws(InputFault) in try Claims(&json) }
    }

    private init(_ json: inout JSONReader) throws(InputFault) {
        try json.uniqueMembers { json, name throws(InputFault) in
            switch name {
            case "sub": customer = try json.string(max: 256)
            case "aud" where json.next == .string: audiences = [try json.string(max: 256)]
            case "aud":
                try json.array(max: 32) { json, _ throws(InputFault) in audiences.append(try json.string(max: 256)) }
            case "exp": expires = try json.double()
            case "nbf": notBefore = try json.double()
            case "place":
                let text = try json.string(max: 6)
                guard let found = Place(text) else { throw json.fault(.outOfRange, "a place is DE or US-CA") }
                place = found
            case "minor": isMinor = try json.bool()
            case "age":
                let years = try json.int64()
                guard (0...150).contains(years) else { throw json.fault(.outOfRange, "an age is 0 to 150 years") }
                age = Int(years)
            default: try json.skip()
            }
        }
    }
}
