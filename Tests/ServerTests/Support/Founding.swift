import Consent
import Recommend
import Server
import Shop

/// Two shops with their secrets, keys and catalogs, as `confide init` makes them; it can be founded in several stores.
struct Founding: Sendable {
    let master: MasterKey
    let tents: TestShop
    let books: TestShop

    init() throws {
        master = try MasterKey(hex: MasterKey.newHex())
        tents = try TestShop("tents", number: 1, items: Goods.tents, by: master)
        books = try TestShop("books", number: 2, items: Goods.books, by: master)
    }

    func found(in store: any Store) async throws {
        for shop in [tents, books] {
            let record = try await store.addShop(named: shop.name) { [wrapped = shop.wrappedSecret] _ in wrapped }
            precondition(record.number == shop.number, "a new store numbers its shops from 1")
            try await store.addKey(shop.write.key)
            try await store.addKey(shop.server.key)
            let filed = try FiledSamples.rows(of: shop).map { Write.request($0, after: 0) }
            _ = try await store.commit(
                Change(
                    shop: shop.number,
                    writes: shop.items.map { .item($0, nil) } + filed + [.publish(try Self.edition(of: shop.items))]))
        }
    }

    /// A graph in which each item leads to the next two, as if it had been released on 1 October 2024.
    static func edition(of items: [Item]) throws -> GraphEdition {
        let neighbours = items.indices.map { item in
            [1, 2].filter { item + $0 < items.count }.map {
                ItemGraph.Edge(to: Int32(item + $0), weight: UInt8(9 / $0))
            }
        }
        let graph = try ItemGraph(positions: [3, 2, 1], neighbours: neighbours)
        return GraphEdition(day: 19_997, rho: 1_000, shards: try graph.shards(names: items.map(\.id)))
    }
}

/// One shop, and everything that its backend and its pages hold.
struct TestShop: Sendable {
    /// The only origin whose pages may use the write key.
    static let origin = "https://shop.example"

    let name: String
    let number: ShopNumber
    let wrappedSecret: [UInt8]
    let secret: ShopSecret
    let write: (key: ApiKey, text: String)
    let server: (key: ApiKey, text: String)
    let items: [Item]

    init(_ name: String, number: ShopNumber, items: [Item], by master: MasterKey) throws {
        self.name = name
        self.number = number
        self.items = items
        wrappedSecret = try ShopSecret.newWrapped(for: number, by: master)
        secret = try ShopSecret(wrapped: wrappedSecret, of: number, by: master)
        write = ApiKey.new(.write, for: number, origins: [Self.origin], created: TestClock.start)
        server = ApiKey.new(.server, for: number, created: TestClock.start)
    }

    /// A token as the shop's backend signs it, good for a long time.
    func token(for customer: String, expires: Int64 = 4_000_000_000) -> String {
        ShopperTokens(secret: secret, shop: name).token(for: customer, expires: expires)
    }
}

/// Small catalogs.
enum Goods {
    static let tents = (1...12).map { number in
        Item(
            id: "tent-\(number)", title: "Tent \(number)", category: ["Outdoor", number <= 6 ? "Tents" : "Stoves"],
            price: Money(minor: Int64(number) * 1_000, currency: Currency(code: "EUR")!),
            availability: number == 12 ? .outOfStock : .inStock)
    }

    static let books = (1...3).map { Item(id: "book-\($0)", title: "Book \($0)") }
}
