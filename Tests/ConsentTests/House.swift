import Consent

/// A consent book in memory, which can be told to fail as a broken store does.
struct Book: ConsentBook {
    struct Broken: Error {}

    var entries: [Pseudonym: ConsentEntry] = [:]
    var isBroken = false

    func entry(of shopper: Pseudonym, in shop: ShopNumber) throws -> ConsentEntry? {
        if isBroken { throw Broken() }
        return entries[shopper]
    }

    func decisions(of shopper: Pseudonym, in shop: ShopNumber) throws -> [Decision] { [] }
}

/// One shop with its secret, its book, and the desk that reads it.
struct House {
    static let shop: ShopNumber = 7
    /// 2026-11-22, noon in UTC.
    static let now: Int64 = 20_779 * 86_400 + 43_200

    let master: MasterKey
    let secret: ShopSecret
    var book = Book()

    var desk: ConsentDesk { ConsentDesk(book: book, master: master) { Self.now } }

    init(master: MasterKey? = nil) throws {
        self.master = try master ?? MasterKey(hex: MasterKey.newHex())
        secret = try ShopSecret(
            wrapped: ShopSecret.newWrapped(for: Self.shop, by: self.master), of: Self.shop, by: self.master)
    }

    func shopper(_ name: String) -> Pseudonym { secret.pseudonym(of: name) }

    /// Records choices of a shopper, with a key of her own unless told otherwise.
    mutating func record(_ name: String, _ choices: Choices, version: UInt64 = 1, withKey: Bool = true) throws {
        let key = withKey ? try desk.newWrappedKey(for: shopper(name), in: Self.shop) : nil
        book.entries[shopper(name)] = ConsentEntry(choices: choices, version: version, wrappedKey: key)
    }

    func claim(_ name: String?, carried: Choices = .init(), signals: Signals = .init()) -> Claim {
        Claim(shop: Self.shop, shopper: name.map(shopper), carried: carried, signals: signals)
    }

    /// What the desk lets every purpose do.
    func levels(_ claim: Claim) async -> [Level] {
        await desk.withStanding(for: claim) { standing in
            PurposeCode.allCases.map { standing.level(of: $0) }
        }
    }

    func limits(_ claim: Claim) async -> [Limit?] {
        await desk.withStanding(for: claim) { standing in
            PurposeCode.allCases.map { standing.limit(of: $0) }
        }
    }
}

extension Choices {
    /// Choices of some purposes only.
    init(_ said: [PurposeCode: Level]) {
        self.init()
        for (purpose, level) in said { self[purpose] = level }
    }
}
