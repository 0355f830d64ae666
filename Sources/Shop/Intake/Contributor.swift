import Consent

extension ShopSecret {
    /// The mark by which a counter knows that it has counted a visit; it leads back to nobody.
    func contributorNumber(visit: UInt64, _ key: Tally.Key) -> UInt64 {
        messageNumber(of: "\(visit)/\(key.day)/\(key.kind.rawValue)/\(key.item)")
    }
}
