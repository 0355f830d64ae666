import Testing

@testable import Shop

@Suite("Catalog feeds")
struct FeedReaderTests {
    private func rows(
        _ text: String, size: Int = 1 << 16, _ options: FeedOptions = FeedOptions(now: arrival)
    ) throws -> [FeedRow] {
        try rows(ChoppedSource(text, size: size), options)
    }

    private func rows(_ source: some ByteSource, _ options: FeedOptions = FeedOptions(now: arrival)) throws -> [FeedRow]
    {
        var reader = try FeedReader(source, options: options)
        var rows: [FeedRow] = []
        while let row = try reader.next() { rows.append(row) }
        return rows
    }

    private func items(_ rows: [FeedRow]) -> [Item] { rows.compactMap { try? $0.result.get() } }

    private func faults(_ rows: [FeedRow]) -> [String] {
        rows.compactMap { row in
            if case .failure(let fault) = row.result {
                "\(row.line):\(fault.code.rawValue):\(fault.place)"
            } else {
                nil
            }
        }
    }

    static var tote: Item {
        Item(
            id: "A2B4", title: "Canvas tote", details: "Plain tote, 12 l", link: "https://s.example/p/A2B4",
            image: "https://s.example/i/A2B4.jpg", category: ["Bags", "Totes"], brand: "Lund", group: "A2",
            price: Currency(code: "EUR").flatMap { Money(minor: 1_500, currency: $0) }, availability: .inStock)
    }

    static let tsv =
        "id\ttitle\tdescription\tlink\timage_link\tavailability\tprice\tbrand\titem_group_id\tproduct_type\tgtin\n"
        + "A2B4\tCanvas tote\tPlain tote, 12 l\thttps://s.example/p/A2B4\thttps://s.example/i/A2B4.jpg\tin stock\t15.00 EUR\tLund\tA2\tBags > Totes\t1\n"

    static let rss = #"""
        <?xml version="1.0" encoding="UTF-8"?>
        <!-- <item> in a comment -->
        <rss xmlns:g="http://base.google.com/ns/1.0" version="2.0"><channel><title>Shop</title><link>https://s.example</link>
        <description><![CDATA[<item>not one</item>]]></description>
        <item>
         <g:id>A2B4</g:id><title>wrong</title><g:title>Canvas tote</g:title><description>Plain tote, 12 l</description>
         <link>https://s.example/p/A2B4</link><g:image_link>https://s.example/i/A2B4.jpg</g:image_link>
         <g:shipping><g:country>DE</g:country><g:price>4.90 EUR</g:price></g:shipping>
         <g:availability>in_stock</g:availability><g:price> 15.00 EUR </g:price><g:brand>Lund</g:brand><g:item_group_id>A2</g:item_group_id>
         <g:product_type>Bags &gt; Totes</g:product_type><g:product_type>Other</g:product_type><!-- </item> -->
        </item>
        </channel></rss>
        """#

    static let atom = #"""
        <feed xmlns="http://www.w3.org/2005/Atom" xmlns:shop='http://base.google.com/ns/1.0'><title>Shop</title>
        <entry><id>https://s.example/entries/1</id><shop:id>A2B4</shop:id><title>Canvas tote</title><summary>Plain tote, 12 l</summary>
        <link rel="self" href="https://s.example/feed"/><link href="https://s.example/p/A2B4"/>
        <shop:image_link><![CDATA[https://s.example/i/A2B4.jpg]]></shop:image_link><shop:availability>in stock</shop:availability>
        <shop:price>15 EUR</shop:price><shop:brand>Lund</shop:brand><shop:item_group_id>A2</shop:item_group_id>
        <shop:google_product_category>Bags &gt; Totes</shop:google_product_category></entry></feed>
        """#

    static var jsonLines: String {
        "\n" + String(decoding: JSONWriter.bytes { tote.write(into: &$0) }, as: UTF8.self) + "\n"
    }

    @Test(arguments: [(tsv, FeedForm.table, 2), (rss, .xml, 5), (atom, .xml, 2), (jsonLines, .jsonLines, 2)])
    func everyFormAtEveryBoundary(_ text: String, _ form: FeedForm, _ line: Int) throws {
        for size in [1, 2, 3, 5, 7, 64, 1_000, 1 << 16] {
            let rows = try rows(text, size: size)
            #expect(items(rows) == [Self.tote])
            #expect(rows.map(\.line) == [line])
        }
        #expect(try FeedReader(MemorySource(Array(text.utf8)), options: FeedOptions(now: arrival)).form == form)
    }

    @Test func aTableWithItsOwnNames() throws {
        let options = FeedOptions(
            now: arrival, mapping: ["id": "StockCode", "title": "Description", "price": "UnitPrice"],
            currency: Currency(code: "GBP"))
        let rows = try rows(
            "InvoiceNo,StockCode,Description,UnitPrice\n1,85123A,\"WHITE HEART, T-LIGHT\",2.55\n1,B,,1\n1,C,x,-1\n1,D\n1,\"E\"x,y,1\n2,F,z,0.50",
            options)
        #expect(items(rows).map(\.id) == ["85123A", "F"])
        #expect(items(rows).map { $0.price?.minor } == [255, 50])
        #expect(
            faults(rows) == ["3:missing:title", "4:out_of_range:price", "5:malformed:line 5", "6:malformed:line 6"])
    }

    @Test(arguments: [
        ("15.00 EUR", "12.00 EUR", "", 1_200), ("15.00 EUR", "18.00 EUR", "", 1_500),
        ("15.00 EUR", "12.00 USD", "", 1_500),
        ("15.00 EUR", "12.00 EUR", "2026-11-01T00:00+0100/2026-11-30T23:59+0100", 1_200),
        ("15.00 EUR", "12.00 EUR", "2026-12-01/2026-12-24", 1_500), ("15.00 EUR", "12.00 EUR", "soon", 1_500),
        ("", "12.00 EUR", "", 1_200),
    ])
    func salePrices(_ price: String, _ sale: String, _ dates: String, _ minor: Int64) throws {
        let rows = try rows(
            "id\ttitle\tprice\tsale price\tsale_price_effective_date\nA\tT\t\(price)\t\(sale)\t\(dates)")
        #expect(items(rows).map { $0.price?.minor } == [minor])
    }

    @Test(arguments: [
        ("in stock", Availability.inStock), ("In_Stock", .inStock), ("out of stock", .outOfStock),
        ("preorder", .preorder),
        ("backorder", .backorder), ("", .inStock),
    ])
    func availability(_ word: String, _ availability: Availability) throws {
        #expect(items(try rows("id,title,availability\nA,T,\(word)")).map(\.availability) == [availability])
    }

    @Test func badRowsAreNamedAndTheOthersRead() throws {
        let rows = try rows(
            "id\ttitle\tprice\tlink\tavailability\nA\tT\t1 EUR\thttps://s.example\tin stock\n\tT\t1 EUR\t\t\na@b.example\tT\t1 EUR\t\t\n"
                + "B\tT\t1\t\t\nC\tT\t1 EUR\tftp://x\t\nD\tT\t1 EUR\t\tsoon\nE\tT\t\t\t")
        #expect(items(rows).map(\.id) == ["A", "E"])
        #expect(
            faults(rows) == [
                "3:missing:id", "4:looks_personal:id", "5:malformed:price", "6:malformed:link",
                "7:unknown_name:availability",
            ])
        #expect(
            faults(try self.rows("{\"id\":\"A\",\"title\":\"T\"}\n{\"id\":\"B\",\"titel\":\"T\"}\n{")) == [
                "2:unknown_field:#/titel", "3:malformed:#",
            ])
        #expect(
            faults(try self.rows(MemorySource(Array("id,title\nA,".utf8) + [0xE9, 0x0A]))) == ["2:malformed:title"])
    }

    @Test(arguments: [
        ("", InputFault.Code.missing, "line 1"), ("title\tprice\n", .missing, "id"),
        ("[{\"id\":\"A\"}]", .malformed, "line 1"),
        ("<?xml version=\"1.0\"?>\n<!DOCTYPE rss [<!ENTITY a \"b\">]><rss><item/></rss>", .malformed, "line 2"),
        ("<rss><channel a=\"" + String(repeating: "x", count: 70_000), .malformed, "line 1"),
    ])
    func feedsThatCannotBeRead(_ text: String, _ code: InputFault.Code, _ place: String) {
        #expect(throws: InputFault(code, at: place, "")) { try rows(text) }
    }

    @Test(arguments: [[0x1F, 0x8B, 0x08], [0xFF, 0xFE, 0x3C, 0x00], [0x50, 0x4B, 0x03, 0x04]] as [[UInt8]])
    func packedFeeds(_ bytes: [UInt8]) {
        #expect(throws: InputFault(.malformed, at: "line 1", "")) { try rows(MemorySource(bytes)) }
    }

    @Test func anEntityBombIsRefusedWhereverItStands() throws {
        let bomb =
            "<!DOCTYPE lolz [<!ENTITY a \"lol\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY c SYSTEM \"file:///etc/passwd\">]>"
        for text in [
            "<?xml version=\"1.0\"?>\(bomb)<rss><item><id>&b;</id></item></rss>",
            "<rss><item>\(bomb)<id>&c;</id></item></rss>",
        ] {
            #expect(throws: InputFault(.malformed, at: "line 1", "")) { try rows(text) }
        }
        let undeclared = try rows(
            "<rss><item><id>A&b;</id><title>T</title></item><item><id>B</id><title>T</title></item></rss>")
        #expect(undeclared.count == 2)
        #expect(items(undeclared).last?.id == "B")
    }

    @Test func aBrokenElementDoesNotEndTheFeed() throws {
        let rows = try rows(
            "<rss><channel><item><id>A</id><title>T</titel></item>\n<item><id>B</id><title a=\"/item>\">U</title></item>\n<item/>"
                + "<item><id>X</id><title a=\"</item>\">U</title></item>\n<item><id>C</id><title>&#228;&amp;</title></item>\n<item><id>D</id>"
        )
        #expect(items(rows).map(\.title) == ["U", "ä&"])
        #expect(faults(rows) == ["1:malformed:line 1", "3:malformed:line 3", "5:malformed:line 5"])
    }

    @Test func anElementThatIsTooLongIsPassedOver() throws {
        let long = String(repeating: "x", count: 1 << 20)
        let rows = try rows(
            "<rss>\n<item><id>A</id><note>\(long)</note></item>\n<item><id>B</id><title>T</title></item></rss>")
        #expect(faults(rows) == ["2:too_long:line 2"])
        #expect(items(rows).map(\.id) == ["B"])
        let text = try self.rows("<rss><item><id>A</id><title>\(long.prefix(500_000))</title></item></rss>")
        #expect(faults(text) == ["1:too_long:title"])
    }

    @Test func anotherEncoding() throws {
        let bytes =
            Array("<?xml version='1.0' encoding='ISO-8859-1'?><rss><item><id>A</id><title>Caf".utf8) + [0xE9]
            + Array("</title></item></rss>".utf8)
        #expect(items(try rows(MemorySource(bytes))).map(\.title) == ["Café"])
        let wrong = Array("<rss><item><id>A</id><title>Caf".utf8) + [0xE9] + Array("</title></item></rss>".utf8)
        #expect(items(try rows(MemorySource(wrong))).isEmpty)
    }
}
