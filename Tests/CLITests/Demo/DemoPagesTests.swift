import Foundation
import FoundationXML
import Shop
import Testing

@testable import Server
@testable import confide

@Suite struct DemoPagesTests {
    private let pages = DemoPages(
        shop: DemoShop.title, key: "pk_test", ownKey: "pk_own", address: "http://127.0.0.1:8080",
        cards: DemoShop.items.map(DemoShop.card), personas: DemoStory.all.map(\.persona))
    private let hostile = DemoCard(
        id: #"x"><script>alert(1)</script>&'"#, title: #"<img src=x onerror="alert(1)"> & 'friends'"#,
        price: "<b>1</b>", image: #"/demo/"onload="x"#, category: "</h2><script>", note: "<i>", brand: "<script>",
        details: "</p><script>x</script>")

    /// An item of somebody's feed, who means no good.
    private static let own = Item(
        id: #"x"><script>"#, title: String(repeating: "<script>\u{202E}", count: 2_000), details: "</p><script>",
        image: #"/x"><script>"#, category: ["<script>"], brand: "<script>")

    private func text(_ bytes: [UInt8]?) throws -> String { String(decoding: try #require(bytes), as: UTF8.self) }

    /// Every page of a shop, with its address.
    private func all(_ pages: DemoPages) throws -> [(String, String)] {
        var all = [
            ("home", pages.home()), ("cart", pages.cart()), ("yours", pages.yours()), ("split", pages.split()),
            ("start", pages.start()), ("catalog", pages.catalog(isFilled: true)), ("own item", pages.ownItem(Self.own)),
            ("lawyer", pages.lawyer(purposes: [("<b>", "<i>")], papers: [("<b>", "<i>")])),
            ("paper", pages.paper("<b>", "</pre><script>")),
        ].map { ($0, String(decoding: $1, as: UTF8.self)) }
        for aisle in pages.aisles { all.append((aisle.name, try text(pages.aisle(aisle.slug)))) }
        for card in pages.cards { all.append((card.id, try text(pages.item(card.id)))) }
        return all
    }

    @Test func everyItemIsOnItsAisleAndHasAPage() throws {
        for aisle in pages.aisles {
            let page = try text(pages.aisle(aisle.slug))
            for card in aisle.cards {
                #expect(page.contains("data-item=\"\(card.id)\""), "\(card.id)")
                #expect(try text(pages.item(card.id)).contains(HTML.escape(card.details)))
            }
        }
        #expect(pages.aisles.map(\.cards.count).reduce(0, +) == DemoShop.items.count)
        #expect(Set(pages.aisles.map(\.slug)).count == pages.aisles.count)
        #expect(pages.aisle("no-such-aisle") == nil && pages.item("no-such-item") == nil)
    }

    @Test func everyPageUsesTheStorefrontSDKAndNothingInline() throws {
        for (name, page) in try all(pages) {
            #expect(page.ranges(of: "/sdk/v1/confide.js").count == 1 && page.contains(#"data-ask="banner""#), "\(name)")
            #expect(page.contains(#"<html lang="en">"#) && page.ranges(of: "<h1").count == 1, "\(name)")
            // No question of the demo's own, nothing ticked, nothing in the way.
            #expect(!page.contains(" checked") && !page.contains("<dialog") && !page.contains("aria-modal"), "\(name)")
            expectStrict(page)
            expectWellFormed(page)
        }
        expectStrict(String(decoding: DocsPage.render(.confide), as: UTF8.self))
        expectWellFormed(String(decoding: DocsPage.render(.confide), as: UTF8.self))
    }

    @Test func filesAskNobodyElseAndMakeNoMarkup() {
        for (name, text) in DemoFiles.texts {
            #expect(!text.contains("://") && !text.contains("innerHTML") && !text.contains("eval("), "\(name)")
            // The cart is the shop's own; everything else that is kept is the SDK's to keep.
            let keeps = text.contains("sessionStorage.setItem") || text.contains("localStorage.setItem")
            #expect(!keeps || name == "cart.js", "\(name)")
        }
    }

    @Test func hostileTextStaysText() throws {
        let key = #""><script>"#
        let pages = DemoPages(
            shop: "<script>", key: key, ownKey: key, address: key, cards: [hostile],
            personas: [DemoPersona(key, "<script>", "<script>")])
        for (_, page) in try all(pages) {
            #expect(page.ranges(of: "<script").count == 3, "only the page's own")
            #expect(!page.contains("<img src=x") && !page.contains(#"onload="x"#) && !page.contains("<b>1"))
            expectWellFormed(page)
        }
        #expect(hostile.link.hasPrefix("/demo/items/x%22%3E%3Cscript%3E"))
    }

    @Test func anItemsPageIsCompleteWithoutScript() throws {
        let item = try #require(DemoShop.items.first { $0.availability == .outOfStock })
        let page = try text(pages.item(item.id))
        #expect(page.contains(HTML.escape(item.details)) && page.contains("Out of stock"))
        #expect(page.contains("Drawing: \(HTML.escape(item.title))") && page.contains(HTML.escape(item.brand)))
    }

    @Test(arguments: [("a<b>&\"'", "a&lt;b&gt;&amp;&quot;&#39;"), ("plain é", "plain é"), ("", "")])
    func escaping(_ text: String, _ safe: String) { #expect(HTML.escape(text) == safe) }

    private func expectStrict(_ page: String) {
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
