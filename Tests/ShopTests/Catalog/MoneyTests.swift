import Shop
import Testing

@Suite struct MoneyTests {
    static func money(_ text: String, _ code: String) throws -> Money? {
        Money(decimal: text.utf8, currency: try #require(Currency(code: code)))
    }

    /// The decimals of a currency are those of ISO 4217: none, two or three.
    @Test(arguments: [
        ("18.99", "EUR", 1899), ("18", "EUR", 1800), ("18.5", "EUR", 1850), ("0", "EUR", 0), ("0.01", "EUR", 1),
        ("007.10", "EUR", 710), ("18.990", "EUR", 1899), ("18.99000", "EUR", 1899), ("18", "JPY", 18),
        ("18.00", "JPY", 18), ("0.5", "KWD", 500), ("1.234", "KWD", 1234), ("1.2340", "KWD", 1234),
        ("10000000000000.00", "EUR", 1_000_000_000_000_000), ("1000000000000000", "JPY", 1_000_000_000_000_000),
    ])
    func aPlainDecimalIsRead(text: String, code: String, minor: Int64) throws {
        let read = try Self.money(text, code)
        let money = try #require(read)
        #expect(money.minor == minor && money.currency.code == code)
    }

    @Test(arguments: [
        "", ".", "1.", ".5", "-1", "+1", "1e3", "NaN", "inf", " 1", "1 ", "1,50", "1.2.3", "0x10", "１", "1_000",
        "18.999", "18.001", "10000000000000.01", "99999999999999999999999999", "9999999999999999",
    ])
    func anythingElseIsRefused(text: String) throws { #expect(try Self.money(text, "EUR") == nil) }

    @Test func centsOfYenAreRefused() throws {
        #expect(try Self.money("18.50", "JPY") == nil)
        #expect(try Self.money("1.2345", "BHD") == nil)
    }

    @Test(arguments: ["EUR", "JPY", "KWD"], [0, 1, 9, 10, 99, 100, 999, 1000, 123_456_789, 1_000_000_000_000_000])
    func whatIsWrittenIsReadBack(code: String, minor: Int64) throws {
        let currency = try #require(Currency(code: code))
        let money = try #require(Money(minor: minor, currency: currency))
        #expect(try Self.money(money.decimal, code) == money)
    }

    @Test func amountsAreWrittenWithTheirDecimals() throws {
        func written(_ minor: Int64, _ code: String) throws -> String? {
            Money(minor: minor, currency: try #require(Currency(code: code)))?.decimal
        }
        #expect(try written(5, "EUR") == "0.05")
        #expect(try written(1899, "EUR") == "18.99")
        #expect(try written(1899, "JPY") == "1899")
        #expect(try written(5, "KWD") == "0.005")
    }

    @Test(arguments: [-1, Int64.min, 1_000_000_000_000_001, Int64.max])
    func absurdAmountsAreRefused(minor: Int64) throws {
        let euro = try #require(Currency(code: "EUR"))
        #expect(Money(minor: minor, currency: euro) == nil)
    }

    @Test(arguments: [("eur", "EUR"), ("EUR", "EUR"), ("uSd", "USD")])
    func aCurrencyHasThreeLetters(text: String, code: String) { #expect(Currency(code: text)?.code == code) }

    @Test(arguments: ["", "E", "EU", "EURO", "E1R", "€", "€€", "EÜR", "E R", "[\\]", "{|}", "@@@"])
    func nothingElseIsACurrency(text: String) { #expect(Currency(code: text) == nil) }
}
