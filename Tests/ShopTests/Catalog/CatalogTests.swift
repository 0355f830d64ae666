import Consent
import Shop
import Storage
import Synchronization
import Testing

/// The catalog as answers see it: a view in memory that follows the journal.
@Suite struct CatalogTests {
    let shelf = AskedShelf()
    var catalog: Catalog { Catalog(shop: 1, shelf: shelf) }

    @Test func anEmptyCatalogKnowsNothing() {
        catalog.read { view in
            #expect(view.count == 0 && view.listed.isEmpty && view.listedCount == 0 && !view.hasGroups)
            #expect(view.number(of: "a") == nil && view.id(of: 7) == "")
            #expect(view.entry(7).availability == .unlisted && !view.isOrderable(7))
        }
    }

    @Test func anItemIsFoundByIdAndNumber() throws {
        let catalog = catalog
        let price = Money(minor: 100, currency: try #require(Currency(code: "EUR")))
        catalog.apply([(3, Item(id: "a", title: "A", category: ["X", "Y"], price: price))])
        catalog.read { view in
            #expect(view.number(of: "a") == 3 && view.id(of: 3) == "a" && view.count == 4)
            #expect(view.entry(3).price == price && view.isOrderable(3))
            #expect(view.categories[Int(view.entry(3).category)] == ["X", "Y"])
            #expect(view.listed == [3] && view.listedCount == 1)
            #expect(!view.isOrderable(0), "the numbers below it are nobody's yet")
        }
    }

    @Test func aLaterFactReplacesAnEarlierOne() {
        let catalog = catalog
        catalog.apply([
            (0, Item(id: "a", category: ["X"])), (0, Item(id: "a", category: ["Y"], availability: .outOfStock)),
        ])
        catalog.read { view in
            #expect(view.entry(0).availability == .outOfStock && !view.isOrderable(0))
            #expect(view.listed == [0] && view.listedCount == 1)
        }
    }

    @Test func whatLeavesTheCatalogKeepsItsNumber() {
        let catalog = catalog
        catalog.apply([(0, Item(id: "a", group: "g")), (1, Item(id: "b"))])
        catalog.apply([(0, Item(id: "a", availability: .unlisted))])
        catalog.read { view in
            #expect(view.number(of: "a") == 0 && view.listedCount == 1)
            #expect(view.entry(0).availability == .unlisted && view.entry(0).group == 0)
        }
        catalog.apply([(0, Item(id: "a"))])
        catalog.read { view in #expect(view.listed == [0, 1] && view.listedCount == 2, "listed once, however often") }
    }

    @Test func variantsShareAGroup() {
        let catalog = catalog
        catalog.apply([(0, Item(id: "a")), (1, Item(id: "b"))])
        catalog.read { view in #expect(!view.hasGroups && view.entry(0).group == 0) }
        catalog.apply([
            (2, Item(id: "red", group: "g")), (3, Item(id: "blue", group: "g")), (4, Item(id: "c", group: "h")),
        ])
        catalog.read { view in
            #expect(view.hasGroups && view.entry(2).group == view.entry(3).group && view.entry(2).group != 0)
            #expect(view.entry(4).group != view.entry(3).group)
        }
    }

    @Test func aCategoryIsFoundByAnyNameOnItsPath() {
        let catalog = catalog
        catalog.apply([
            (0, Item(id: "a", category: ["Outdoor", "Tents"])), (1, Item(id: "b", category: ["Outdoor"])),
            (2, Item(id: "c", category: ["Indoor", "Tents"])), (3, Item(id: "d")),
        ])
        catalog.read { view in
            func items(_ names: String...) -> [ItemNumber] {
                let found = view.categories(named: names)
                return (0..<4).filter { found.contains(view.entry($0).category) }
            }
            #expect(items("Outdoor") == [0, 1])
            #expect(items("Tents") == [0, 2])
            #expect(items("Indoor", "Outdoor") == [0, 1, 2])
            #expect(items("Out") == [] && items("") == [])
        }
    }

    /// A known id costs no question to the store; a new one is asked for once.
    @Test func theStoreIsAskedOnlyForWhatIsNew() async throws {
        let catalog = catalog
        #expect(try await catalog.numbers(of: ["b", "a"]) == ["a": 0, "b": 1])
        #expect(try await catalog.numbers(of: ["a", "c", "b"]) == ["a": 0, "b": 1, "c": 2])
        #expect(try await catalog.numbers(of: ["a", "b", "c"]).count == 3)
        #expect(try await catalog.numbers(of: [String]()).isEmpty)
        #expect(shelf.asked == [["a", "b"], ["c"]], "sorted, so that the same batch asks the same on every run")
        catalog.read { view in #expect(view.number(of: "c") == 2 && view.listed.isEmpty, "known, but not listed") }
    }
}

/// A shelf that notes which ids it was asked for.
final class AskedShelf: CatalogShelf {
    private let store = MemoryStore()
    private let ids = Mutex<[[String]]>([])

    var asked: [[String]] { ids.withLock { $0 } }

    func numbers(of ids: [String], in shop: ShopNumber) async throws -> [ItemNumber] {
        self.ids.withLock { $0.append(ids) }
        return try await store.numbers(of: ids, in: shop)
    }

    func number(of id: String, in shop: ShopNumber) async throws -> ItemNumber? {
        try await store.number(of: id, in: shop)
    }
    func ids(of numbers: Set<ItemNumber>, in shop: ShopNumber) async throws -> [ItemNumber: String] {
        try await store.ids(of: numbers, in: shop)
    }
    func item(_ id: String, in shop: ShopNumber) async throws -> Item? { try await store.item(id, in: shop) }
    func openFeed(_ name: String, in shop: ShopNumber) async throws -> FeedRun {
        try await store.openFeed(name, in: shop)
    }
    func feedCoverage(_ run: FeedRun, in shop: ShopNumber) async throws -> (listed: Int, unseen: Int) {
        try await store.feedCoverage(run, in: shop)
    }
}
