import Server
import Shop

extension DemoShop {
    /// An item as the demo's pages show it.
    static func card(of item: Item) -> DemoCard {
        DemoCard(
            id: item.id, title: item.title, price: item.price.map { "€\($0.decimal)" } ?? "", image: item.image,
            category: item.category.last ?? "", note: note(item.availability), brand: item.brand, details: item.details)
    }

    private static func note(_ availability: Availability) -> String {
        switch availability {
        case .inStock, .unlisted: ""
        case .outOfStock: "Out of stock"
        case .preorder: "Pre-order"
        case .backorder: "In two weeks"
        }
    }
}
