/// The fields of Google's product data that are read; the others of the feed are not looked at.
enum FeedField: String, CaseIterable, Sendable {
    case id, title, description, link, availability, price, brand, category, currency
    case imageLink = "image_link"
    case salePrice = "sale_price"
    case saleDates = "sale_price_effective_date"
    case productType = "product_type"
    case googleCategory = "google_product_category"
    case group = "item_group_id"

    /// The field that a column is about: `image link`, `Image_Link` and `g:image_link` are one.
    init?(column: String) {
        var name = column.lowercased().trimmingSpaces
        if name.hasPrefix("g:") { name.removeFirst(2) }
        self.init(rawValue: String(name.map { $0 == " " || $0 == "-" ? "_" : $0 }))
    }
}

extension StringProtocol {
    /// Without white space at its ends.
    var trimmingSpaces: String {
        var rest = self[...]
        while rest.first?.isWhitespace == true { rest.removeFirst() }
        while rest.last?.isWhitespace == true { rest.removeLast() }
        return String(rest)
    }
}
