public import Consent

/// The catalog of one shop as this node knows it: a view in memory, and the store behind it.
public struct Catalog: Sendable {
    public let shop: ShopNumber
    private let shelf: any CatalogShelf
    private let view: Shared<CatalogView>

    public init(shop: ShopNumber, shelf: any CatalogShelf) {
        self.shop = shop
        self.shelf = shelf
        view = Shared(CatalogView())
    }

    /// Reads the view beside other readers.
    public func read<Result>(_ body: (borrowing CatalogView) throws -> Result) rethrows -> Result {
        try view.read(body)
    }

    /// Takes over what the journal says of items.
    public func apply(_ items: [(number: ItemNumber, item: Item)]) {
        guard !items.isEmpty else { return }
        view.write { view in
            for (number, item) in items { view.put(item, at: number) }
        }
    }

    /// The ids of numbers, also of items that this node has not heard of.
    public func ids(of numbers: Set<ItemNumber>) async throws -> [ItemNumber: String] {
        let known = view.read { view in
            Dictionary(uniqueKeysWithValues: numbers.map { ($0, view.id(of: $0)) }).filter { !$0.value.isEmpty }
        }
        let unknown = numbers.subtracting(known.keys)
        return unknown.isEmpty ? known : known.merging(try await shelf.ids(of: unknown, in: shop)) { own, _ in own }
    }

    /// The number of an id, if it has one anywhere; gives none.
    public func number(of id: String) async throws -> ItemNumber? {
        if let number = view.read({ $0.number(of: id) }) { return number }
        return try await shelf.number(of: id, in: shop)
    }

    /// The numbers of items by id; ids that are new to the store get one there.
    public func numbers(of ids: some Collection<String>) async throws -> [String: ItemNumber] {
        var numbers: [String: ItemNumber] = [:]
        numbers.reserveCapacity(ids.count)
        var unknown: [String] = []
        view.read { view in
            for id in ids {
                if let number = view.number(of: id) { numbers[id] = number } else { unknown.append(id) }
            }
        }
        guard !unknown.isEmpty else { return numbers }
        // Sorted, so that the same batch asks the same on every run.
        unknown.sort()
        let given = try await shelf.numbers(of: unknown, in: shop)
        view.write { view in
            for (id, number) in zip(unknown, given) {
                numbers[id] = number
                view.name(number, id)
            }
        }
        return numbers
    }
}
