import Shop
import Testing

@Suite struct ItemRulesTests {
    static let tent = Item(
        id: "tent-1", title: "Tent", details: "Sleeps two", link: "https://shop.example/tent-1", image: "/tent.jpg",
        category: ["Outdoor", "Tents"], brand: "Alp", group: "tent")

    @Test func aPlainItemIsAccepted() {
        #expect(ItemRules.fault(in: Self.tent) == nil)
        #expect(ItemRules.fault(in: Item(id: "1", title: "T")) == nil)
    }

    @Test(arguments: ["a", "SKU 4711/blue", "ÄÖÜ-帐篷", String(repeating: "x", count: 256)])
    func anIdIsTheShopsOwn(id: String) { #expect(ItemRules.fault(inID: id) == nil) }

    @Test(arguments: [
        ("", InputFault.Code.missing), (String(repeating: "x", count: 257), .tooLong),
        (String(repeating: "ä", count: 129), .tooLong), ("a\u{0}b", .malformed), ("a\nb", .malformed),
        ("a\u{7F}", .malformed), ("ada@example.org", .looksPersonal),
    ])
    func aBadIdIsRefusedWithItsReason(id: String, code: InputFault.Code) {
        let fault = ItemRules.fault(inID: id)
        #expect(fault?.code == code && fault?.place == "id")
        #expect(fault?.advice.isEmpty == false)
    }

    @Test func aTitleIsNeeded() {
        #expect(ItemRules.fault(in: Item(id: "1")) == InputFault(.missing, at: "title", ""))
    }

    /// Exactly at its limit a field passes; one byte more, and the fault names it.
    @Test(arguments: ItemRules.limits.map(\.field))
    func everyFieldHasItsLimit(field: String) throws {
        let limit = try #require(ItemRules.limits.first { $0.field == field }?.bytes)
        func item(_ bytes: Int) -> Item {
            var item = Self.tent
            let text = String(repeating: "x", count: bytes)
            switch field {
            case "id": item.id = text
            case "title": item.title = text
            case "description": item.details = text
            case "link": item.link = "https://" + text.dropLast(8)
            case "image_link": item.image = "/" + text.dropLast()
            case "category": item.category = [String(text.prefix(10)), String(text.dropFirst(13))]
            case "brand": item.brand = text
            default: item.group = text
            }
            return item
        }
        #expect(ItemRules.fault(in: item(limit)) == nil)
        #expect(ItemRules.fault(in: item(limit + 1)) == InputFault(.tooLong, at: field, ""))
    }

    @Test(arguments: ["javascript:alert(1)", "data:text/html,x", "ftp://x", "HTTP://x", "shop.example", " https://x"])
    func anAddressIsOneOfTheWeb(address: String) {
        var item = Self.tent
        item.link = address
        #expect(ItemRules.fault(in: item) == InputFault(.malformed, at: "link", ""))
        item = Self.tent
        item.image = address
        #expect(ItemRules.fault(in: item) == InputFault(.malformed, at: "image_link", ""))
    }

    /// A fault goes into logs and answers, so it must not repeat what was sent.
    @Test func aFaultDoesNotRepeatTheValue() throws {
        let fault = try #require(ItemRules.fault(inID: "ada@example.org"))
        #expect(!"\(fault)".contains("ada"))
    }

    @Test(arguments: [
        ("in stock", Availability.inStock), ("in_stock", .inStock), ("In Stock", .inStock), ("IN-STOCK", .inStock),
        ("out of stock", .outOfStock), ("preorder", .preorder), ("backorder", .backorder),
    ])
    func aFeedMayWriteAvailabilityAsItLikes(word: String, availability: Availability) {
        #expect(Availability(name: word) == availability)
    }

    /// A feed takes an item out by leaving it out.
    @Test(arguments: ["unlisted", "", "yes", "instock", "in  stock"])
    func nothingElseIsAnAvailability(word: String) { #expect(Availability(name: word) == nil) }

    @Test func onlyWhatCanBeHadIsOrderable() {
        #expect(Availability.allCases.filter(\.isOrderable) == [.inStock, .preorder, .backorder])
    }
}
