import Consent

/// Reads an item in our own form, as `PUT /v1/items/{id}` and JSON lines have it.
public enum ItemParser {
    /// Reads one item; a field that is not known is a fault. `id` is the one in the address, if there is one.
    public static func json(_ bytes: [UInt8], id: String?) throws(InputFault) -> Item {
        try JSONReader.read(bytes) { reader throws(InputFault) in
            var item = Item(id: "")
            try reader.object(ItemField.self, unknown: .refused) { reader, field throws(InputFault) in
                try read(field, into: &item, &reader)
            }
            if let id {
                guard item.id.isEmpty || item.id == id else {
                    throw reader.fault(.malformed, at: "id", "the id differs from the one in the address; leave it out")
                }
                item.id = id
            }
            if let fault = ItemRules.fault(in: item) { throw fault }
            return item
        }
    }

    private static func read(
        _ field: ItemField, into item: inout Item, _ reader: inout JSONReader
    ) throws(InputFault) {
        let limit = ItemRules.limits.first { $0.field == field.rawValue }?.bytes ?? 0
        switch field {
        case .id: item.id = try reader.string(max: limit)
        case .title: item.title = try reader.string(max: limit)
        case .description: item.details = try reader.string(max: limit)
        case .link: item.link = try reader.string(max: limit)
        case .imageLink: item.image = try reader.string(max: limit)
        case .brand: item.brand = try reader.string(max: limit)
        case .group: item.group = try reader.string(max: limit)
        case .category:
            if reader.next == .string {
                item.category = path(try reader.string(max: limit))
            } else {
                try reader.array(max: 20) { reader, _ throws(InputFault) in
                    item.category.append(try reader.string(max: limit))
                }
            }
        case .price: item.price = try price(&reader)
        case .availability:
            let name = try reader.string(max: 64)
            guard let availability = Availability(name: name) else {
                var fault = unknown(availability: name)
                fault.place = ""
                throw fault
            }
            item.availability = availability
        }
    }

    private static func price(_ reader: inout JSONReader) throws(InputFault) -> Money {
        if reader.next == .string { return try price(try reader.string(max: 64), fallback: nil) }
        var amount: ArraySlice<UInt8>?
        var currency: Currency?
        try reader.object(PriceField.self, unknown: .refused) { reader, field throws(InputFault) in
            switch field {
            case .amount: amount = try reader.numberOrString()
            case .currency: currency = try reader.currency()
            }
        }
        guard let amount else { throw reader.fault(.missing, at: "amount", "a price needs an amount, such as 18.99") }
        guard let currency else {
            throw reader.fault(.missing, at: "currency", "a price needs a currency, such as EUR")
        }
        guard let price = Money(decimal: amount, currency: currency) else {
            throw reader.fault(.outOfRange, at: "amount", notAnAmount(currency))
        }
        return price
    }

    /// Reads `15.00 EUR`, also `EUR 15.00`, and `15.00` where a currency is given; the fault's place is empty.
    static func price(_ text: String, fallback: Currency?) throws(InputFault) -> Money {
        let letters = text.utf8.filter { (0x41...0x5A).contains($0 & 0xDF) }
        guard let currency = letters.isEmpty ? fallback : Currency(code: String(decoding: letters, as: UTF8.self))
        else {
            throw InputFault(.malformed, at: "", "a price is a number and a currency code, such as 15.00 EUR")
        }
        let code = String(decoding: letters, as: UTF8.self)
        var amount = text.trimmingSpaces[...]
        if amount.hasSuffix(code) {
            amount.removeLast(code.count)
        } else if amount.hasPrefix(code) {
            amount.removeFirst(code.count)
        }
        guard let price = Money(decimal: amount.trimmingSpaces.utf8, currency: currency) else {
            throw InputFault(.outOfRange, at: "", notAnAmount(currency))
        }
        return price
    }

    /// `A > B > C` as a list.
    static func path(_ text: String) -> [String] {
        text.split(separator: ">").map(\.trimmingSpaces).filter { !$0.isEmpty }
    }

    static func unknown(availability name: String) -> InputFault {
        let known = Availability.allCases.filter { $0 != .unlisted }.map(\.name)
        return InputFault(
            .unknownName, at: "availability",
            "availability is one of \(known.joined(separator: ", "))" + NearMiss.hint(name, among: known))
    }

    private static func notAnAmount(_ currency: Currency) -> String {
        "an amount is a plain decimal, not negative and with at most \(currency.decimals) decimals"
    }
}

enum ItemField: String, JSONField {
    case id, title, description, link, category, brand, price, availability
    case imageLink = "image_link"
    case group = "item_group_id"
    static let names = JSONNames<Self>()
}

private enum PriceField: String, JSONField {
    case amount, currency
    static let names = JSONNames<Self>()
}
