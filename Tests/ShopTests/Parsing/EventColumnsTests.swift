import Testing

@testable import Shop

@Suite("Events from the columns of a file")
struct EventColumnsTests {
    static let retail = [
        "item": "StockCode", "visit": "InvoiceNo", "time": "InvoiceDate", "quantity": "Quantity", "price": "UnitPrice",
        "customer": "CustomerID", "currency": "GBP",
    ]
    static let header = "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country"

    private func results(
        _ rows: String, header: String = header, mapping: [String: String] = retail, refusing rules: [RefusalRule] = []
    ) throws -> [Result<Event, EventRefusal>] {
        var reader = CSVReader(MemorySource(Array((header + "\n" + rows).utf8)))
        let first = try #require(try reader.next())
        let columns = try EventColumns(mapping: mapping, event: .purchase, header: first, refusing: rules, now: arrival)
        var results: [Result<Event, EventRefusal>] = []
        while let row = try reader.next() { results.append(columns.event(row)) }
        return results
    }

    @Test func aRowOfOnlineRetail() throws {
        let results = try results(
            "536365,85123A,\"HEART, T-LIGHT\",6,2010-12-01 08:26:00,2.55,17850.0,United Kingdom\n"
                + "536366,71053,,1,2010-12-01 08:26:00,0.0,,France")
        let pound = try #require(Currency(code: "GBP"))
        #expect(
            results == [
                .success(
                    Event(
                        kind: .purchase, time: 1_291_191_960, visit: "536365",
                        lines: [EventLine(item: "85123A", quantity: 6, price: Money(minor: 255, currency: pound))],
                        customer: "17850")),
                .success(
                    Event(
                        kind: .purchase, time: 1_291_191_960, visit: "536366",
                        lines: [EventLine(item: "71053", quantity: 1, price: Money(minor: 0, currency: pound))])),
            ])
    }

    @Test(arguments: [
        ("1,A,,0,2010-12-01,1,,", EventRefusal.quantityNotPositive), ("1,A,,-6,2010-12-01,1,,", .quantityNotPositive),
        ("1,A,,x,2010-12-01,1,,", .badQuantity), ("1,A,,1.5,2010-12-01,1,,", .badQuantity),
        ("1,A,,80995,2010-12-01,1,,", .badQuantity),
        ("1,,,1,2010-12-01,1,,", .noItem), ("1,a@b.example,,1,2010-12-01,1,,", .looksPersonal),
        ("1,A\u{7},,1,2010-12-01,1,,", .badItem),
        ("1,A,,1,01/12/2010,1,,", .badTime), ("1,A,,1,,1,,", .badTime), ("1,A,,1,1999-01-01,1,,", .tooOld),
        ("1,A,,1,2027-01-01,1,,", .inFuture), ("1,A,,1,2010-12-01,-11062.06,,", .badPrice),
        ("1,A,,1,2010-12-01,0.001,,", .badPrice),
        ("1,A,,1,2010-12-01,1,jane@example.com,", .looksPersonal),
        ("jane@example.com,A,,1,2010-12-01,1,,", .looksPersonal),
        ("1,A,,1,2010-12-01,1,", .wrongColumns), ("1,A,,1,2010-12-01,1,,,", .wrongColumns),
        ("C1,A,,-1,2010-12-01,1,,", .rule(column: "InvoiceNo", pattern: "C*")),
        ("A9,A,,1,2010-12-01,1,,", .rule(column: "InvoiceNo", pattern: "A*")),
        ("1,POST,,1,2010-12-01,1,,", .rule(column: "StockCode", pattern: "POST")),
        ("1,BANK CHARGES,,1,2010-12-01,1,,", .rule(column: "StockCode", pattern: "BANK*")),
    ])
    func refusals(_ row: String, _ reason: EventRefusal) throws {
        let rules = [try RefusalRule(parsing: "InvoiceNo=C*,A*"), try RefusalRule(parsing: "StockCode=POST,D,M,BANK*")]
        #expect(try results(row, refusing: rules) == [.failure(reason)])
    }

    @Test func aPatternWithoutAStarIsTheWholeValue() throws {
        let rules = [try RefusalRule(parsing: "StockCode=POST,D,M")]
        #expect(
            try results("1,DOG,,1,2010-12-01,1,,\n1,M,,1,2010-12-01,1,,", refusing: rules).map {
                (try? $0.get()) == nil
            } == [false, true])
        for text in ["", "A", "A=", "=x"] {
            #expect(throws: InputFault(.malformed, at: "refuse", "")) { try RefusalRule(parsing: text) }
        }
    }

    @Test func columnsForEventMessageAndCurrency() throws {
        let mapping = [
            "item": "sku", "time": "ts", "event": "kind", "message": "mid", "price": "amount", "currency": "cur",
        ]
        let results = try results(
            "view_item;A;1795341600;m-1;1.5;EUR\npurchase;A;1795341600123;m-2;150;JPY\n;B;1795341600123456;;;\nscroll;A;1795341600;;;\n"
                + "buy;A;1795341600;;;\nrefund;A;1795341600;;1;\nrefund;A;1795341600;\(String(repeating: "m", count: 101));;",
            header: "kind;sku;ts;mid;amount;cur", mapping: mapping)
        let events = results.compactMap { try? $0.get() }
        #expect(events.map(\.kind) == [.viewItem, .purchase, .purchase])
        #expect(events.map(\.time) == [arrival, arrival, arrival])
        #expect(events.map(\.message) == ["m-1", "m-2", nil])
        #expect(events.map { $0.lines.first?.price?.minor } == [150, 150, nil])
        #expect(
            results.suffix(4) == [
                .failure(.notNeeded), .failure(.unknownEvent), .failure(.badCurrency), .failure(.badMessage),
            ])
    }

    @Test(
        arguments: [
            (["item": "StockCode"], InputFault.Code.missing, "time"), (["time": "InvoiceDate"], .missing, "item"),
            (["item": "StockKode", "time": "InvoiceDate"], .missing, "item"),
            (["itme": "StockCode"], .unknownName, "itme"),
            (["item": "StockCode", "time": "InvoiceDate", "price": "UnitPrice"], .missing, "currency"),
            (["item": "StockCode", "time": "InvoiceDate", "currency": "pounds"], .missing, "currency"),
        ] as [([String: String], InputFault.Code, String)])
    func mappingsThatCannotBe(_ mapping: [String: String], _ code: InputFault.Code, _ place: String) {
        #expect(throws: InputFault(code, at: place, "")) { try results("", mapping: mapping) }
    }

    @Test func aRuleForAColumnThatIsNotThere() {
        #expect(throws: InputFault(.missing, at: "refuse", "")) {
            try results("", refusing: [RefusalRule(column: "Invoice", patterns: ["C*"])])
        }
    }

    @Test func whatIsNotUTF8IsRefusedOnlyWhereItIsRead() throws {
        var bytes =
            Array("item,time,note\nA,2010-12-01,".utf8) + [0xE9, 0x0A, 0x41, 0xE9] + Array(",2010-12-01,x\n".utf8)
        bytes += Array("B,2010-12-01,x".utf8)
        var reader = CSVReader(MemorySource(bytes))
        let header = try #require(try reader.next())
        let columns = try EventColumns(
            mapping: ["item": "item", "time": "time"], event: .purchase, header: header, now: arrival)
        var reasons: [EventRefusal?] = []
        while let row = try reader.next() {
            if case .failure(let reason) = columns.event(row) { reasons.append(reason) } else { reasons.append(nil) }
        }
        #expect(reasons == [nil, .notUTF8, nil])
    }

    @Test func theTallyKeepsCountsAndTheFirstLines() {
        var tally = RefusalTally<EventRefusal>()
        for line in 1...7 { tally.add(.badPrice, line: line) }
        tally.add(.noItem, line: 8)
        for line in 9...20 { tally.add(.rule(column: "InvoiceNo", pattern: "C*"), line: line) }
        #expect(tally.total == 20)
        #expect(tally.entries.map(\.count) == [12, 7, 1])
        #expect(tally.entries.map(\.reason.code) == ["refused_by_rule(InvoiceNo=C*)", "bad_price", "no_item"])
        #expect(tally.entries[1].lines == [1, 2, 3, 4, 5])
    }
}
