/// What one request may do for one shopper now: the desk's answer, good for that request.
///
/// It cannot be copied or kept; permits are minted from it.
public struct Standing: ~Copyable, Sendable {
    public let shop: ShopNumber
    /// Whether the request names nobody of whom the book holds anything: only what it carries can count.
    public let isStranger: Bool
    /// The version of the book under which this request works.
    public let version: UInt64
    /// Her place in the store, when the book knows her: whatever is written of her events is guarded by it.
    public let account: Account?
    private let levels: Choices
    private let limits: [Limit]
    private let key: ShopperKey?

    init(
        shop: ShopNumber, isStranger: Bool, version: UInt64, levels: Choices, limits: [Limit], account: Account?,
        key: ShopperKey?
    ) {
        self.shop = shop
        self.isStranger = isStranger
        self.version = version
        self.levels = levels
        self.limits = limits
        self.account = account
        self.key = key
    }

    /// How far a purpose reaches in this request.
    public borrowing func level(of purpose: PurposeCode) -> Level { levels[purpose] ?? .off }

    /// Why it reaches no further; nil at level `account`.
    public borrowing func limit(of purpose: PurposeCode) -> Limit? {
        level(of: purpose) == .account ? nil : limits[Int(purpose.rawValue)]
    }

    /// Runs `body` under a permit for one purpose, or answers nil when the purpose is off or its key is missing.
    public borrowing func withPermit<P: Purpose, Result>(
        _ purpose: P.Type, _ body: (borrowing Permit<P>) async throws -> Result
    ) async rethrows -> Result? {
        let level = level(of: P.code)
        guard level > .off else { return nil }
        return try await body(mint(purpose, at: level))
    }

    /// The same for a body that does not suspend.
    public borrowing func withPermit<P: Purpose, Result>(
        _ purpose: P.Type, _ body: (borrowing Permit<P>) throws -> Result
    ) rethrows -> Result? {
        let level = level(of: P.code)
        guard level > .off else { return nil }
        return try body(mint(purpose, at: level))
    }

    private borrowing func mint<P: Purpose>(_: P.Type, at level: Level) -> Permit<P> {
        guard level == .account, let account, let key else {
            return Permit(shop: shop, level: min(level, .visit), basis: .carried, account: nil, subkey: nil)
        }
        return Permit(
            shop: shop, level: level, basis: .decision(version: version), account: account,
            subkey: key.subkey(for: P.code))
    }
}
