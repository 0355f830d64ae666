/// What a row of a feed says, field by field, before it is an item.
struct FeedValues: Sendable {
    private var texts: [FeedField: String] = [:]

    subscript(field: FeedField) -> String {
        get { texts[field] ?? "" }
        set { texts[field] = newValue }
    }

    /// The item, once it keeps the catalog's rules.
    func item(_ options: FeedOptions) throws(InputFault) -> Item {
        var item = Item(
            id: self[.id], title: self[.title], details: self[.description], link: self[.link],
            image: self[.imageLink], brand: self[.brand], group: self[.group])
        // The shop's own categories say more than Google's.
        let types = [self[.category], self[.productType], self[.googleCategory]]
        item.category = ItemParser.path(types.first { !$0.isEmpty } ?? "")
        item.price = try price(options)
        if !self[.availability].isEmpty {
            guard let availability = Availability(name: self[.availability]) else {
                throw ItemParser.unknown(availability: self[.availability])
            }
            item.availability = availability
        }
        if let fault = ItemRules.fault(in: item) { throw fault }
        return item
    }

    /// The sale price while it holds and is lower, otherwise the price.
    private func price(_ options: FeedOptions) throws(InputFault) -> Money? {
        var currency = options.currency
        if !self[.currency].isEmpty {
            guard let code = Currency(code: self[.currency]) else {
                throw InputFault(.malformed, at: FeedField.currency.rawValue, "a currency is a code such as EUR")
            }
            currency = code
        }
        let list = try money(.price, currency)
        guard holdsSale(now: options.now), let sale = try money(.salePrice, currency) else { return list }
        guard let list, list.currency == sale.currency else { return list ?? sale }
        return sale.minor < list.minor ? sale : list
    }

    private func money(_ field: FeedField, _ currency: Currency?) throws(InputFault) -> Money? {
        let text = self[field]
        if text.isEmpty { return nil }
        return try InputFault.named(field.rawValue) { () throws(InputFault) in
            try ItemParser.price(text, fallback: currency)
        }
    }

    /// Whether the sale is on; dates that cannot be read leave the list price, which is never too low a promise.
    private func holdsSale(now: Int64) -> Bool {
        let dates = self[.saleDates]
        if dates.isEmpty { return true }
        let ends = dates.split(separator: "/").map { Timestamp.seconds($0.trimmingSpaces.utf8) }
        guard ends.count == 2, let from = ends[0], let until = ends[1] else { return false }
        return (from...max(from, until)).contains(now)
    }
}

extension InputFault {
    /// Runs `body`; a fault in it is at the given field.
    static func named<Value>(
        _ field: String, _ body: () throws(InputFault) -> Value
    ) throws(InputFault) -> Value {
        do throws(InputFault) {
            return try body()
        } catch {
            var fault = error
            fault.place = field
            throw fault
        }
    }
}
