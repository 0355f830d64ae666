/// Where decisions and wrapped keys are kept. Implemented by every store engine.
public protocol ConsentBook: Sendable {
    /// What is on record about a shopper; nil when nothing is. Throws when the store cannot be read.
    func entry(of shopper: Pseudonym, in shop: ShopNumber) async throws -> ConsentEntry?
    /// Every decision of a shopper, oldest first.
    func decisions(of shopper: Pseudonym, in shop: ShopNumber) async throws -> [Decision]
}

/// What the book holds about one shopper now.
public struct ConsentEntry: Sendable {
    /// Her newest decision for each purpose.
    public var choices: Choices
    /// Grows with every decision and erasure; a write made under an older version is refused.
    public var version: UInt64
    /// Her own key, wrapped by the master key; nil once nothing of hers is kept.
    public var wrappedKey: [UInt8]?
    /// When each yes runs out.
    public var expiries: Expiries
    /// Her signal's last transition; nil while none was ever seen.
    public var signal: SignalMark?

    public init(
        choices: Choices, version: UInt64, wrappedKey: [UInt8]?, expiries: Expiries = .init(), signal: SignalMark? = nil
    ) {
        self.expiries = expiries
        self.signal = signal
        self.choices = choices
        self.version = version
        self.wrappedKey = wrappedKey
    }
}

/// The number of a shop (a tenant) in the store.
public typealias ShopNumber = Int64
