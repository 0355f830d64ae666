/// Changes the master key of a store: every shop's secret and every shopper's key is wrapped anew, in small batches.
///
/// What is sealed under those keys is not touched, and nothing is written down about how far it came: each wrapped key
/// names its master key, so after a crash it is enough to begin again.
public struct KeyRotation: Sendable {
    /// What was found and done.
    public struct Report: Sendable, Hashable {
        public var shops = 0
        public var shoppers = 0
        /// How many keys were wrapped anew, in all passes.
        public var rewrapped = 0
    }

    private let shelf: any WrappedKeyShelf
    private let batch: Int

    /// So many shoppers' keys share one transaction.
    public init(_ shelf: any WrappedKeyShelf, batch: Int = 256) {
        self.shelf = shelf
        self.batch = max(1, batch)
    }

    /// Wraps every key by `master`, which must also open what the keys before it wrapped.
    ///
    /// Returns when a whole pass found nothing more to do: a server that still wraps by the former key may have added
    /// some behind the first pass. Throws `KeyFault.cannotUnwrap` for a key that `master` does not open, and what the
    /// shelf throws; what was wrapped anew until then stays so, and opens under both.
    public func run(to master: MasterKey) async throws -> Report {
        var rewrapped = 0
        while true {
            var pass = Report()
            try await forEachBatch { keys in
                pass.count(keys)
                var changes: [(old: WrappedKey, new: WrappedKey)] = []
                for key in keys {
                    if let new = try key.rewrapped(by: master) { changes.append((key, new)) }
                }
                guard let shop = changes.first?.old.shop else { return }
                pass.rewrapped += try await shelf.replace(changes, of: shop)
            }
            rewrapped += pass.rewrapped
            if pass.rewrapped == 0 {
                pass.rewrapped = rewrapped
                return pass
            }
        }
    }

    /// How many keys each master key has wrapped, by its id; nil stands for keys from before they named one.
    public func survey() async throws -> [String?: Int] {
        var counts: [String?: Int] = [:]
        try await forEachBatch { keys in
            for key in keys { counts[key.master, default: 0] += 1 }
        }
        return counts
    }

    private func forEachBatch(_ body: ([WrappedKey]) async throws -> Void) async throws {
        for secret in try await shelf.wrappedSecrets() {
            try await body([secret])
            var last: Pseudonym?
            while true {
                let keys = try await shelf.wrappedKeys(of: secret.shop, after: last, limit: batch)
                guard let end = keys.last?.shopper else { break }
                try await body(keys)
                last = end
            }
        }
    }
}

extension KeyRotation.Report {
    fileprivate mutating func count(_ keys: [WrappedKey]) {
        let ofShoppers = keys.count { $0.shopper != nil }
        shoppers += ofShoppers
        shops += keys.count - ofShoppers
    }
}
