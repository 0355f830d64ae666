import Shop

/// A product as the demo's author writes it down.
struct DemoGood: Sendable {
    let id: String
    let title: String
    let brand: String
    /// Cents.
    let price: Int64
    let shape: DemoShape
    let details: String
    var stock = Availability.inStock
    /// What its variants share.
    var group = ""

    init(
        _ id: String, _ title: String, by brand: String, _ price: Int64, _ shape: DemoShape, _ details: String,
        stock: Availability = .inStock, group: String = ""
    ) {
        self.id = id
        self.title = title
        self.brand = brand
        self.price = price
        self.shape = shape
        self.details = details
        self.stock = stock
        self.group = group
    }

    /// The catalog's form of it.
    func item(in category: DemoCategory) -> Item {
        Item(
            id: id, title: title, details: details, link: "/demo/items/\(id)", image: "/demo/pictures/\(id).svg",
            category: category.path, brand: brand, group: group,
            price: Currency(code: "EUR").flatMap { Money(minor: price, currency: $0) }, availability: stock)
    }
}

/// The shop's eight shelves.
enum DemoCategory: Int, CaseIterable, Sendable {
    case tents, sleeping, backpacks, climbing, kitchen, boots, coffee, cosy

    /// From the widest to the narrowest.
    var path: [String] {
        switch self {
        case .tents: ["Outdoor", "Tents"]
        case .sleeping: ["Outdoor", "Sleeping"]
        case .backpacks: ["Outdoor", "Backpacks"]
        case .climbing: ["Outdoor", "Climbing"]
        case .kitchen: ["Outdoor", "Camp kitchen"]
        case .boots: ["Outdoor", "Boots"]
        case .coffee: ["Home", "Coffee"]
        case .cosy: ["Home", "Light and warmth"]
        }
    }

    var goods: [DemoGood] {
        switch self {
        case .tents: DemoGoods.tents
        case .sleeping: DemoGoods.sleeping
        case .backpacks: DemoGoods.backpacks
        case .climbing: DemoGoods.climbing
        case .kitchen: DemoGoods.kitchen
        case .boots: DemoGoods.boots
        case .coffee: DemoGoods.coffee
        case .cosy: DemoGoods.cosy
        }
    }

    /// How much it is sought in a month (1...12): tents in summer, lamps and blankets in winter.
    func demand(in month: Int) -> Int {
        let isSummer = (5...8).contains(month)
        let isWinter = month >= 11 || month <= 2
        return switch self {
        case .tents: isSummer ? 18 : isWinter ? 5 : 10
        case .sleeping: isSummer ? 14 : isWinter ? 6 : 10
        case .climbing: isSummer ? 13 : isWinter ? 6 : 9
        case .kitchen: isSummer ? 12 : isWinter ? 6 : 9
        case .backpacks: 10
        case .boots: isWinter ? 9 : 12
        case .coffee: isWinter ? 15 : 10
        case .cosy: isWinter ? 18 : isSummer ? 5 : 11
        }
    }
}

/// What the shop sells; each category's goods are in a file of their own kind.
enum DemoGoods {}
