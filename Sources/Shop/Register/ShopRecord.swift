public import Consent

/// A shop (a tenant) as the store keeps it.
public struct ShopRecord: Sendable, Hashable {
    public let number: ShopNumber
    /// The name in addresses and commands: lower-case letters, digits and `-`.
    public let name: String
    /// Its secret, wrapped by the master key.
    public let wrappedSecret: [UInt8]

    public init(number: ShopNumber, name: String, wrappedSecret: [UInt8]) {
        self.number = number
        self.name = name
        self.wrappedSecret = wrappedSecret
    }
}

/// Where shops and their keys are kept. Implemented by every store engine.
public protocol ShopRegister: Sendable {
    /// Every shop, by number.
    func shops() async throws -> [ShopRecord]
    /// Adds a shop; `wrap` is given its number and makes its wrapped secret. A name that is taken throws `.stale`.
    func addShop(named name: String, wrap: @Sendable (ShopNumber) throws -> [UInt8]) async throws -> ShopRecord
    /// Every key of every shop that was not revoked.
    func keys() async throws -> [ApiKey]
    /// Adds a key.
    func addKey(_ key: ApiKey) async throws
    /// Deletes a key by its id; false when there is none.
    func revokeKey(_ id: String) async throws -> Bool
}
