public import Consent
import Crypto

/// A key that a client of the shop shows; only its hash is kept.
public struct ApiKey: Sendable, Hashable {
    /// What a key may do.
    public enum Kind: UInt8, Sendable, CaseIterable {
        /// `pk_…`: public, in the browser. Sends events and asks for recommendations; never names a person by itself.
        case write = 0
        /// `sk_…`: secret, on the shop's server. Manages the catalog and shoppers' requests.
        case server = 1

        /// How keys of this kind begin.
        public var prefix: String { self == .write ? "pk_" : "sk_" }
    }

    /// The public part by which a key is found: the first 12 characters after the prefix.
    public let id: String
    public let shop: ShopNumber
    public let kind: Kind
    /// SHA-256 of the whole key. A key has 160 random bits, so a fast hash is enough.
    public let hash: [UInt8]
    /// The origins (`https://shop.example`) whose pages may use a write key.
    public let origins: [String]
    /// Seconds since 1970.
    public let created: Int64

    public init(id: String, shop: ShopNumber, kind: Kind, hash: [UInt8], origins: [String], created: Int64) {
        self.id = id
        self.shop = shop
        self.kind = kind
        self.hash = hash
        self.origins = origins
        self.created = created
    }

    /// A new random key: what is kept, and the text that is shown once.
    public static func new(
        _ kind: Kind, for shop: ShopNumber, origins: [String] = [], created: Int64
    ) -> (key: ApiKey, text: String) {
        var random = SystemRandomNumberGenerator()
        let alphabet = Array("abcdefghjkmnpqrstvwxyz0123456789")
        let body = String((0..<44).map { _ in alphabet[Int.random(in: 0..<32, using: &random)] })
        let text = kind.prefix + body
        let key = ApiKey(
            id: String(body.prefix(12)), shop: shop, kind: kind, hash: Self.hash(of: text[...]), origins: origins,
            created: created)
        return (key, text)
    }

    /// The id in a shown key, or nil when it cannot be one.
    public static func id(in text: Substring) -> String? {
        let letters = text.utf8
        guard letters.count == 47, letters.starts(with: "pk_".utf8) || letters.starts(with: "sk_".utf8) else {
            return nil
        }
        return String(decoding: letters.dropFirst(3).prefix(12), as: UTF8.self)
    }

    /// Whether a shown key is this one; takes the same time for every wrong key.
    public func matches(_ text: Substring) -> Bool {
        let shown = Self.hash(of: text)
        return zip(shown, hash).reduce(UInt8(shown.count == hash.count ? 0 : 1)) { $0 | ($1.0 ^ $1.1) } == 0
    }

    private static func hash(of text: Substring) -> [UInt8] {
        Array(SHA256.hash(data: Array(text.utf8)))
    }
}
