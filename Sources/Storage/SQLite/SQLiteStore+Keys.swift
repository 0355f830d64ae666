public import Consent
import Shop

extension SQLiteStore: WrappedKeyShelf {
    /// The secret of every shop, by number.
    public func wrappedSecrets() async throws -> [WrappedKey] {
        try await shops().map { WrappedKey(shop: $0.number, shopper: nil, bytes: $0.wrappedSecret) }
    }

    /// The keys of a shop's shoppers in the order of their pseudonyms, behind `shopper`, at most `limit`.
    public func wrappedKeys(
        of shop: ShopNumber, after shopper: Pseudonym?, limit: Int
    ) async throws -> [WrappedKey] {
        try await read { session throws(StoreFault) in
            try session.rows(.wrappedKeys, .integer(shop), .bytes(shopper?.bytes ?? []), .int(limit)) {
                row throws(StoreFault) in
                guard let shopper = Pseudonym(stored: row.bytes(0)) else { throw StoreFault(.corrupt) }
                return WrappedKey(shop: shop, shopper: shopper, bytes: row.bytes(1))
            }
        }
    }

    /// Puts keys of one shop in the place of others, all or none; the old wrappings have then left the files.
    public func replace(_ keys: [(old: WrappedKey, new: WrappedKey)], of shop: ShopNumber) async throws -> Int {
        try await writer.perform { group throws(StoreFault) in
            var replaced = 0
            for (old, new) in keys {
                if let shopper = old.shopper {
                    let isReplaced = try group.act(on: shop) { acting throws(StoreFault) in
                        try acting.rewrap(old.bytes, as: new.bytes, of: shopper)
                    }
                    replaced += isReplaced ? 1 : 0
                } else {
                    replaced += try group.session.run(
                        .rewrapSecret, .bytes(new.bytes), .integer(shop), .bytes(old.bytes))
                }
            }
            if replaced > 0 { group.oweScrubbing() }
            return replaced
        }
    }
}
