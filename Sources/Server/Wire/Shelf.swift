import Consent
import Engagement
import Recommend
import Shop

/// A recommendation with what cards show of its items, and of the items that its reasons name.
struct Shelf: Sendable {
    let placement: Placement
    let answer: Recommendation
    private let items: [String: Item]

    /// Reads the items from the catalog.
    init(
        _ answer: Recommendation, at placement: Placement, from catalog: any CatalogShelf, of shop: ShopNumber
    ) async throws {
        self.placement = placement
        self.answer = answer
        var items: [String: Item] = [:]
        for id in Set(answer.items.flatMap { [$0.id] + $0.reasons.compactMap(\.item) }) {
            items[id] = try await catalog.item(id, in: shop)
        }
        self.items = items
    }

    /// What is shown, in order, as the catalog has it.
    var shown: [Item] { answer.items.compactMap { items[$0.id] } }

    func write(_ json: inout JSONWriter) {
        json.member("placement", placement.rawValue)
        json.basis(of: answer)
        json.array("items") { json in
            for shown in answer.items {
                json.object { json in
                    json.member("id", shown.id)
                    if let item = items[shown.id] { json.write(item) }
                    json.array("reasons") { json in
                        for reason in shown.reasons {
                            json.object { json in
                                json.member("code", reason.code.rawValue)
                                guard let cause = reason.item else { return }
                                json.member("item", cause)
                                if let title = items[cause]?.title, !title.isEmpty { json.member("title", title) }
                            }
                        }
                    }
                }
            }
        }
    }
}

extension JSONWriter {
    /// What a card shows of an item.
    mutating func write(_ item: Item) {
        member("title", item.title)
        if !item.link.isEmpty { member("link", item.link) }
        if !item.image.isEmpty { member("image", item.image) }
        if let category = item.category.last { member("category", category) }
        guard let price = item.price else { return }
        object("price") { json in
            json.member("amount", price.decimal)
            json.member("currency", price.currency.code)
        }
    }
}
