import Engagement
import Shop

private enum FilterField: String, JSONField {
    case category, price
    case inStock = "in_stock"
    static let names = JSONNames<FilterField>()
}

private enum PriceField: String, JSONField {
    case min, max, currency
    static let names = JSONNames<PriceField>()
}

extension JSONReader {
    /// `{"category": "Tents" | ["Tents", …], "price": {"min", "max", "currency"}, "in_stock": true}`.
    mutating func itemFilter() throws(InputFault) -> ItemFilter {
        var filter = ItemFilter()
        try object(FilterField.self, unknown: .refused) { json, field throws(InputFault) in
            switch field {
            case .category:
                if json.next == .string {
                    filter.categories = [try json.string(max: 1_000)]
                } else {
                    try json.array(max: 50) { json, _ throws(InputFault) in
                        filter.categories.append(try json.string(max: 1_000))
                    }
                }
            case .price: (filter.lowest, filter.highest) = try json.priceBounds()
            case .inStock: filter.includesUnorderable = try !json.bool()
            }
        }
        return filter
    }

    private mutating func priceBounds() throws(InputFault) -> (Money?, Money?) {
        var low: ArraySlice<UInt8>?
        var high: ArraySlice<UInt8>?
        var currency: Currency?
        try object(PriceField.self, unknown: .refused) { json, field throws(InputFault) in
            switch field {
            case .min: low = try json.numberOrString()
            case .max: high = try json.numberOrString()
            case .currency:
                currency = Currency(code: try json.string(max: 3))
                guard currency != nil else { throw json.fault(.malformed, "a currency is three letters, such as EUR") }
            }
        }
        guard let currency else { throw fault(.missing, at: "currency", "a price needs its currency") }
        return (try bound(low, "min", currency), try bound(high, "max", currency))
    }

    private func bound(_ digits: ArraySlice<UInt8>?, _ field: String, _ currency: Currency) throws(InputFault) -> Money?
    {
        guard let digits else { return nil }
        guard let money = Money(decimal: digits, currency: currency) else {
            throw fault(.outOfRange, at: field, "a price is a plain decimal of at least 0, such as 18.99")
        }
        return money
    }
}
