/// A key as a store keeps it: wrapped by a master key, and of use to nobody without that.
public struct WrappedKey: Sendable, Hashable {
    public let shop: ShopNumber
    /// Whose key it is; nil for the shop's own secret.
    public let shopper: Pseudonym?
    public let bytes: [UInt8]

    public init(shop: ShopNumber, shopper: Pseudonym?, bytes: [UInt8]) {
        self.shop = shop
        self.shopper = shopper
        self.bytes = bytes
    }

    /// The id of the master key that wrapped it; nil for a key from before keys said so.
    public var master: String? { MasterKey.id(of: bytes) }

    /// The same key wrapped by `master`, or nil when it is; throws `KeyFault.cannotUnwrap` when `master` opens it not.
    func rewrapped(by master: MasterKey) throws(KeyFault) -> WrappedKey? {
        let context = shopper.map { ShopperKey.context($0, shop) } ?? ShopSecret.context(shop)
        guard let bytes = try master.rewrap(bytes, context: context) else { return nil }
        return WrappedKey(shop: shop, shopper: shopper, bytes: bytes)
    }
}

/// Where wrapped keys are kept, for the change of the master key. Implemented by every store engine.
public protocol WrappedKeyShelf: Sendable {
    /// The secret of every shop, by number.
    func wrappedSecrets() async throws -> [WrappedKey]
    /// The keys of a shop's shoppers in the order of their pseudonyms, behind `shopper`, at most `limit`.
    func wrappedKeys(of shop: ShopNumber, after shopper: Pseudonym?, limit: Int) async throws -> [WrappedKey]
    /// Puts keys of one shop in the place of others, all or none, and durably; answers how many.
    ///
    /// A key that is no longer as it was read stays as it is: what was destroyed meanwhile does not come back.
    func replace(_ keys: [(old: WrappedKey, new: WrappedKey)], of shop: ShopNumber) async throws -> Int
}
