/// A fixed share of visits or shoppers that gets popularity only, so that what the models add can be measured.
public struct HoldOut: Sendable {
    /// The share that is held out; 0 unless the shop chooses.
    public var share: Ratio

    /// A hold-out, of nobody unless a share is given.
    public init(share: Ratio = .zero) { self.share = share }

    /// Whether the visit or shopper with this key is held out: always the same for the same key and share.
    ///
    /// The key is a keyed hash, uniform over all 64 bits. Of the 2⁶⁴ keys exactly share · 2⁶⁴, rounded up, are held
    /// out; who is held out at one share is so at every greater one.
    public func contains(_ key: UInt64) -> Bool {
        key.multipliedFullWidth(by: share.denominator).high < share.numerator
    }
}
