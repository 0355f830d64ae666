/// What the catalog accepts, field by field; the limits of Google's product data where it has one.
public enum ItemRules {
    /// Bytes that a field may have.
    public static let limits: [(field: String, bytes: Int)] = [
        ("id", 256), ("title", 1_000), ("description", 10_000), ("link", 2_000), ("image_link", 2_000),
        ("category", 1_000), ("brand", 200), ("item_group_id", 256),
    ]

    /// Why an item id cannot be used, or nil when it can.
    public static func fault(inID id: String) -> InputFault? {
        if id.isEmpty { return InputFault(.missing, at: "id", "give each item the shop's own id") }
        if id.utf8.count > 256 { return InputFault(.tooLong, at: "id", "an id has at most 256 bytes") }
        if id.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) {
            return InputFault(.malformed, at: "id", "an id holds no control characters")
        }
        // An id is stored in plain text, so what looks like an address must not become one.
        if id.utf8.contains(UInt8(ascii: "@")) {
            return InputFault(.looksPersonal, at: "id", "an id must not be an e-mail address; use the product's own id")
        }
        return nil
    }

    /// The first thing wrong with an item, or nil.
    public static func fault(in item: Item) -> InputFault? {
        if let fault = fault(inID: item.id) { return fault }
        let fields = [
            ("title", item.title), ("description", item.details), ("link", item.link), ("image_link", item.image),
            ("category", item.category.joined(separator: " > ")), ("brand", item.brand), ("item_group_id", item.group),
        ]
        for (field, text) in fields {
            let limit = limits.first { $0.field == field }?.bytes ?? 0
            if text.utf8.count > limit {
                return InputFault(.tooLong, at: field, "\(field) has at most \(limit) bytes")
            }
        }
        if item.title.isEmpty { return InputFault(.missing, at: "title", "give each item a title") }
        for (field, address) in [("link", item.link), ("image_link", item.image)] where !address.isEmpty {
            guard address.hasPrefix("https://") || address.hasPrefix("http://") || address.hasPrefix("/") else {
                return InputFault(.malformed, at: field, "\(field) starts with https://, http:// or /")
            }
        }
        return nil
    }
}
