extension Item {
    /// Writes the item in the form that `ItemParser` reads; what is empty is left out.
    public func write(into writer: inout JSONWriter) {
        writer.object { writer in
            writer.member(ItemField.id.rawValue, id)
            let texts: [(ItemField, String)] = [
                (.title, title), (.description, details), (.link, link), (.imageLink, image), (.brand, brand),
                (.group, group),
            ]
            for (field, text) in texts where !text.isEmpty { writer.member(field.rawValue, text) }
            if !category.isEmpty { writer.member(ItemField.category.rawValue, category) }
            if let price {
                writer.key(ItemField.price.rawValue)
                price.write(into: &writer)
            }
            writer.member(ItemField.availability.rawValue, availability.name)
        }
    }
}

extension Money {
    /// Writes `{"amount":"18.99","currency":"EUR"}`: the amount is text, so that no reader makes it a `Double`.
    public func write(into writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("amount", decimal)
            writer.member("currency", currency.code)
        }
    }
}
