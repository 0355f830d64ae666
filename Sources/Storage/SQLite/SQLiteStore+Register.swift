public import Consent
public import Shop

extension SQLiteStore: ShopRegister {
    /// Every shop, by number.
    public func shops() async throws -> [ShopRecord] {
        try await read { session throws(StoreFault) in
            try session.rows(.shops) { row in
                ShopRecord(number: row.int(0), name: row.text(1), wrappedSecret: row.bytes(2))
            }
        }
    }

    /// Adds a shop; a name that is taken throws `.stale`.
    public func addShop(
        named name: String, wrap: @Sendable (ShopNumber) throws -> [UInt8]
    ) async throws -> ShopRecord {
        for _ in 0..<8 {
            let number = try await read { session throws(StoreFault) in
                guard try session.first(.shopNumber, .text(name), read: { $0.int(0) }) == nil else {
                    throw StoreFault(.stale)
                }
                return try (session.first(.lastShop) { $0.int(0) } ?? 0) + 1
            }
            // Wrapping may be slow, so nobody waits for it; if another shop took the number meanwhile, try the next.
            let secret = try wrap(number)
            let added = try await writer.perform { group throws(StoreFault) in
                try group.session.run(.addShop, .integer(number), .text(name), .bytes(secret))
            }
            if added > 0 { return ShopRecord(number: number, name: name, wrappedSecret: secret) }
        }
        throw StoreFault(.busy)
    }

    /// Every key that was not revoked, by id.
    public func keys() async throws -> [ApiKey] {
        try await read { session throws(StoreFault) in
            try session.rows(.keys) { row throws(StoreFault) in
                ApiKey(
                    id: row.text(0), shop: row.int(1), kind: try row.code(2, ApiKey.Kind.self), hash: row.bytes(3),
                    origins: Lines.decode(row.text(4)), created: row.int(5))
            }
        }
    }

    /// Adds a key; throws `.stale` when its id is taken or its shop does not exist.
    public func addKey(_ key: ApiKey) async throws {
        let added = try await writer.perform { group throws(StoreFault) in
            try group.session.run(
                .addKey, .text(key.id), .int(key.kind.rawValue), .bytes(key.hash), .text(Lines.encode(key.origins)),
                .integer(key.created), .integer(key.shop))
        }
        guard added > 0 else { throw StoreFault(.stale) }
    }

    /// Deletes a key by its id; false when there is none.
    public func revokeKey(_ id: String) async throws -> Bool {
        try await writer.perform { group throws(StoreFault) in try group.session.run(.revokeKey, .text(id)) } > 0
    }
}
