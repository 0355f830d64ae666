import Testing

@testable import Shop

@Suite("Items in our own form")
struct ItemParserTests {
    private func parse(_ text: String, id: String? = "A1") throws(InputFault) -> Item {
        try ItemParser.json(Array(text.utf8), id: id)
    }

    static var full: Item {
        Item(
            id: "A1", title: "Tote \"L\"", details: "Plain\ntote", link: "https://s.example/p", image: "/i.jpg",
            category: ["Bags", "Totes"], brand: "Lund", group: "A",
            price: Currency(code: "EUR").flatMap { Money(minor: 1_899, currency: $0) },
            availability: .preorder)
    }

    @Test func everyField() throws {
        let item = try parse(
            #"{"title":"Tote \"L\"","description":"Plain\ntote","link":"https://s.example/p","image_link":"/i.jpg","category":["Bags","Totes"],"#
                + #""brand":"Lund","item_group_id":"A","price":{"amount":"18.99","currency":"EUR"},"availability":"preorder"}"#
        )
        #expect(item == Self.full)
    }

    @Test func whatIsWrittenIsRead() throws {
        for item in [Self.full, Item(id: "é/😀", title: "x")] {
            let bytes = JSONWriter.bytes { item.write(into: &$0) }
            #expect(try ItemParser.json(bytes, id: nil) == item)
        }
    }

    @Test func shortForms() throws {
        let item = try parse(
            #"{"id":"A1","title":"T","category":" Bags > Totes > ","price":"18.99 EUR","availability":"Out of stock","brand":null}"#
        )
        #expect(item.category == ["Bags", "Totes"])
        #expect(item.price == Self.full.price)
        #expect(item.availability == .outOfStock)
        #expect(try parse(#"{"title":"T","price":{"currency":"EUR","amount":18.99}}"#).price == Self.full.price)
        #expect(try parse(#"{"title":"T"}"#) == Item(id: "A1", title: "T"))
    }

    @Test(arguments: [
        ("{}", InputFault.Code.missing, "#/title"), (#"{"title":"T","id":"B2"}"#, .malformed, "#/id"),
        (#"{"title":"T","titel":"x"}"#, .unknownField, "#/titel"),
        (#"{"title":"T","availability":"unlisted"}"#, .unknownName, "#/availability"),
        (#"{"title":"T","price":"18.99"}"#, .malformed, "#/price"),
        (#"{"title":"T","price":18.99}"#, .wrongType, "#/price"),
        (#"{"title":"T","price":"-1 EUR"}"#, .outOfRange, "#/price"),
        (#"{"title":"T","price":"1,50 EUR"}"#, .outOfRange, "#/price"),
        (#"{"title":"T","price":{"amount":"1.999","currency":"EUR"}}"#, .outOfRange, "#/price/amount"),
        (#"{"title":"T","price":{"amount":"1"}}"#, .missing, "#/price/currency"),
        (#"{"title":"T","price":{"currency":"EUR"}}"#, .missing, "#/price/amount"),
        (#"{"title":"T","price":{"amount":"1","currency":"EUR","x":1}}"#, .unknownField, "#/price/x"),
        (#"{"title":"T","link":"javascript:alert(1)"}"#, .malformed, "#/link"),
        (#"{"title":7}"#, .wrongType, "#/title"),
        (#"{"title":"T","category":[1]}"#, .wrongType, "#/category/0"),
        (#"{"title":"T","title":"U"}"#, .malformed, "#/title"),
    ])
    func bad(_ text: String, _ code: InputFault.Code, _ place: String) {
        #expect(throws: InputFault(code, at: place, "")) { try parse(text) }
    }

    @Test func ids() {
        #expect(throws: InputFault(.missing, at: "#/id", "")) { try parse(#"{"title":"T"}"#, id: nil) }
        #expect(throws: InputFault(.looksPersonal, at: "#/id", "")) { try parse(#"{"title":"T"}"#, id: "a@b.example") }
        #expect(throws: InputFault(.tooLong, at: "#/title", "")) {
            try parse(#"{"title":"\#(String(repeating: "x", count: 1_001))"}"#)
        }
    }

    @Test(arguments: [
        ("15.00 EUR", 1_500), ("EUR 15.00", 1_500), ("15EUR", 1_500), (" 15.000 EUR ", 1_500), ("0.99 eur", 99),
        ("15.00", 1_500),
    ])
    func prices(_ text: String, _ minor: Int64) throws {
        #expect(try ItemParser.price(text, fallback: Currency(code: "EUR")).minor == minor)
    }

    @Test(arguments: [
        "", "EUR", "15.00 EU", "15.00 EURO", "€15", "1 500 EUR", "15.00 EUR 16.00", "1.999 EUR", "NaN EUR", "1e3 EUR",
        "EUR15EUR",
    ])
    func pricesThatAreNone(_ text: String) {
        #expect(throws: InputFault.self) { try ItemParser.price(text, fallback: nil) }
    }
}
