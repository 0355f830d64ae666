import Crypto

/// One shopper's own random key. Destroying its wrapped form makes every copy of her rows unreadable.
struct ShopperKey: Sendable {
    private let key: SymmetricKey

    /// A new random key, never derived from anything.
    init() { key = SymmetricKey(size: .bits256) }

    init(wrapped: [UInt8], of shopper: Pseudonym, in shop: ShopNumber, by master: MasterKey) throws(KeyFault) {
        key = try master.unwrap(wrapped, context: Self.context(shopper, shop))
    }

    func wrapped(for shopper: Pseudonym, in shop: ShopNumber, by master: MasterKey) throws(KeyFault) -> [UInt8] {
        try master.wrap(key, context: Self.context(shopper, shop))
    }

    /// The subkey that opens what was sealed for one purpose, and nothing else (HKDF-SHA256, RFC 5869).
    func subkey(for purpose: PurposeCode) -> SymmetricKey {
        HKDF<SHA256>.deriveKey(
            inputKeyMaterial: key, info: Array("confide/purpose/\(purpose.name)/v1".utf8), outputByteCount: 32)
    }

    /// Sixteen bytes by which a destroyed key is known again; they lead to nobody, and to no key.
    var mark: KeyMark {
        KeyMark(
            HKDF<SHA256>.deriveKey(inputKeyMaterial: key, info: Array("confide/struck/v1".utf8), outputByteCount: 16))
    }

    private static func context(_ shopper: Pseudonym, _ shop: ShopNumber) -> [UInt8] {
        Array("confide/shopper/\(shop)/".utf8) + shopper.bytes
    }
}
