import Consent
import Shop
import Storage

/// One shop over a store in memory, with a journal that notes what is written.
struct Shopfront {
    static let number: ShopNumber = 1
    /// 2026-01-01 at noon, in seconds and in days.
    static let noon: Int64 = 1_767_268_800
    static let day: Int32 = 20_454

    let store = MemoryStore()
    let journal: NotedJournal
    let secret: ShopSecret
    let desk: ConsentDesk
    let profiles: Profiles
    let intake: Intake

    init() throws {
        let master = try MasterKey(hex: MasterKey.newHex())
        secret = try ShopSecret(
            wrapped: ShopSecret.newWrapped(for: Self.number, by: master), of: Self.number, by: master)
        journal = NotedJournal(store)
        desk = ConsentDesk(book: store, master: master) { Self.noon }
        profiles = Profiles(shelf: store)
        intake = Intake(
            shop: Self.number, secret: secret, desk: desk, journal: journal, profiles: profiles,
            catalog: Catalog(shop: Self.number, shelf: store), clock: { Self.noon })
    }

    func shopper(_ name: String) -> Pseudonym { secret.pseudonym(of: name) }

    func claim(_ name: String? = nil, signals: Signals = .init()) -> Claim {
        Claim(shop: Self.number, shopper: name.map(shopper), signals: signals)
    }

    /// Puts decisions of a shopper on record, with a key once any of them reaches the account; not noted.
    func decide(_ name: String, _ levels: [PurposeCode: Level]) async throws {
        let entry = try await store.entry(of: shopper(name), in: Self.number)
        let decisions = levels.sorted { $0.key.rawValue < $1.key.rawValue }.map { purpose, level in
            Decision(
                purpose: purpose, level: level, notice: Notice(version: "1", language: "en"), time: Self.noon)
        }
        let needsKey = levels.values.contains(.account) && entry?.wrappedKey == nil
        let key = needsKey ? try desk.newWrappedKey(for: shopper(name), in: Self.number) : nil
        let write = Write.decide(shopper(name), decisions, after: entry?.version ?? 0, key: key)
        _ = try await store.commit(Change(shop: Self.number, writes: [write]))
    }

    /// What is remembered of a shopper for a purpose that she agreed to.
    func profile<P: Purpose>(_ name: String, _: P.Type) async throws -> Profile {
        try await desk.withStanding(for: claim(name)) { standing in
            try await standing.withPermit(P.self) { permit in try await profiles.profile(under: permit).profile }
        } ?? Profile()
    }

    func links(_ name: String) async throws -> [UInt64] {
        try await desk.withStanding(for: claim(name)) { standing in
            try await standing.withPermit(Learning.self) { permit in
                try await profiles.links(under: permit).links.visits
            }
        } ?? []
    }

    func counters() async throws -> [Counter] {
        try await store.counters(of: Self.number, from: .min, to: .max)
    }

    /// How many items have a number: the number that a new one gets.
    func numbersInUse() async throws -> ItemNumber {
        try await store.numbers(of: ["an item nobody else names"], in: Self.number)[0]
    }
}

extension Event {
    /// An event of a visit about one item.
    static func of(
        _ kind: EventKind, _ item: String, visit: String? = "v1", message: String? = nil,
        carried: [PurposeCode: Level] = [:], customer: String? = nil
    ) -> Event {
        var choices = Choices()
        for (purpose, level) in carried { choices[purpose] = level }
        return Event(
            kind: kind, message: message, time: Shopfront.noon, visit: visit,
            lines: [EventLine(item: item, quantity: 2)],
            carried: choices, customer: customer)
    }

    /// One event of every kind.
    static func everyKind(carried: [PurposeCode: Level] = [:]) -> [Event] {
        EventKind.allCases.map { .of($0, "item", carried: carried) }
    }
}
