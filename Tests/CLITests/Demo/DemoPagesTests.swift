import Foundation
import FoundationXML
import Shop
import Testing

@testable import Server
@testable import confide

@Suite struct DemoPagesTests {
    private let cards = DemoShop.items.map(DemoShop.card)
    private let hostile = DemoCard(
        id: #"x"><script>alert(1)</script>&'"#, title: #"<img src=x onerror="alert(1)"> & 'friends'"#,
        price: "<b>1</b>",
        image: #"/demo/"onload="x"#, category: "</h2><script>", note: "<i>")

    @Test func theFrontPageShowsEveryItemOnce() {
        let page = String(decoding: DemoPages.home(items: cards, key: "pk_test", shop: DemoShop.title), as: UTF8.self)
        for card in cards { #expect(page.ranges(of: "data-item=\"\(card.id)\"").count == 1, "\(card.id)") }
        #expect(page.contains(#"<meta name="confide-key" content="pk_test">"#) && page.contains("Fern &amp; Ember"))
        #expect(page.contains(#"<html lang="en">"#) && page.ranges(of: "<h1").count == 1)
    }

    @Test func theQuestionComesFirstAndIsFair() throws {
        let page = String(decoding: DemoPages.home(items: cards, key: "pk_test", shop: "S"), as: UTF8.self)
        let body = try #require(page.range(of: "<body>"))
        #expect(page[body.upperBound...].drop { $0.isWhitespace }.hasPrefix(#"<section id="ask""#))
        // Nothing sets one of the two buttons apart, and no box is ticked.
        #expect(page.contains(#"<button type="button" id="yes">"#) && page.contains(#"<button type="button" id="no">"#))
        let style = String(decoding: DemoPages.style, as: UTF8.self)
        #expect(!style.contains("#yes") && !style.contains("#no") && !page.contains(" checked"))
        #expect(!page.contains("<dialog") && !page.contains("aria-modal"))
    }

    @Test func nothingIsInlineAndNothingIsForeign() {
        for item in DemoShop.items.prefix(3) {
            let detail = DemoShop.detail(of: item)
            expectStrict(DemoPages.item(detail, items: cards, key: "pk_test", shop: "S"))
        }
        expectStrict(DemoPages.home(items: cards, key: "pk_test", shop: "S"))
        expectStrict(DocsPage.render(.confide))
        for resource in [DemoPages.style, DemoPages.script, DocsPage.style] {
            let text = String(decoding: resource, as: UTF8.self)
            #expect(!text.contains("//cdn") && !text.contains("http") && !text.contains("innerHTML"))
            #expect(!text.contains("localStorage") && !text.contains("cookie"))
        }
    }

    @Test func hostileTextStaysText() {
        let detail = DemoDetail(card: hostile, brand: "<script>", details: "</p><script>x</script>")
        for bytes in [
            DemoPages.home(items: [hostile], key: #""><script>"#, shop: "<script>"),
            DemoPages.item(detail, items: [hostile], key: #""><script>"#, shop: "<script>"),
        ] {
            let page = String(decoding: bytes, as: UTF8.self)
            #expect(page.ranges(of: "<script").count == 1, "only the page's own")
            #expect(!page.contains("<img src=x") && !page.contains(#"onload="x"#) && !page.contains("<b>1"))
            #expect(page.contains("/demo/items/x%22%3E%3Cscript%3E"))
            expectWellFormed(page)
        }
    }

    @Test func pagesAreWellFormed() throws {
        expectWellFormed(String(decoding: DemoPages.home(items: cards, key: "pk_test", shop: "S"), as: UTF8.self))
        let item = try #require(DemoShop.items.first)
        let page = DemoPages.item(DemoShop.detail(of: item), items: cards, key: "pk_test", shop: "S")
        expectWellFormed(String(decoding: page, as: UTF8.self))
        expectWellFormed(String(decoding: DocsPage.render(.confide), as: UTF8.self))
    }

    @Test func anItemsPageIsCompleteWithoutScript() throws {
        let item = try #require(DemoShop.items.first { $0.availability == .outOfStock })
        let bytes = DemoPages.item(DemoShop.detail(of: item), items: cards, key: "pk_test", shop: "S")
        let page = String(decoding: bytes, as: UTF8.self)
        #expect(page.contains(HTML.escape(item.details)) && page.contains("Out of stock"))
        #expect(page.contains("Drawing: \(HTML.escape(item.title))") && page.contains(HTML.escape(item.brand)))
    }

    @Test(arguments: [("a<b>&\"'", "a&lt;b&gt;&amp;&quot;&#39;"), ("plain é", "plain é"), ("", "")])
    func escaping(_ text: String, _ safe: String) { #expect(HTML.escape(text) == safe) }

    private func expectStrict(_ bytes: [UInt8]) {
        let page = String(decoding: bytes, as: UTF8.self)
        #expect(!page.contains(" style=") && !page.contains("<style") && !page.contains("javascript:"))
        #expect(page.firstMatch(of: /<[^>]* on[a-z]+=/) == nil)
        // Whatever is loaded comes from this server.
        #expect(page.firstMatch(of: /<[^>]* src="[^\/]/) == nil && page.firstMatch(of: /<link[^>]* href="[^\/]/) == nil)
        #expect(page.firstMatch(of: /<script(?![^>]* src=)/) == nil)
    }

    /// HTML's void elements closed as XML has it, and then read strictly.
    private func expectWellFormed(_ page: String) {
        let xml = page.replacing("<!doctype html>", with: "").replacing(" hidden>", with: ">").replacing(
            "<br>", with: "<br/>"
        )
        .replacing(/<(meta|link|img|input)([^>]*)>/) { "<\($0.1)\($0.2)/>" }
        let parser = XMLParser(data: Data(xml.utf8))
        #expect(parser.parse(), "line \(parser.lineNumber)")
    }
}
