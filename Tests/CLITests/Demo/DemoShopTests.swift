import Foundation
import FoundationXML
import Shop
import Testing

@testable import confide

@Suite struct DemoShopTests {
    @Test func everyItemIsOneThatTheCatalogAccepts() {
        #expect((55...70).contains(DemoShop.items.count))
        for item in DemoShop.items {
            #expect(ItemRules.fault(in: item) == nil, "\(item.id)")
            #expect(item.price?.currency.code == "EUR" && (item.price?.minor ?? 0) > 0, "\(item.id)")
            #expect(item.details.count { $0 == "." } >= 2, "\(item.id) has two sentences")
            #expect(item.link == "/demo/items/\(item.id)" && item.image == "/demo/pictures/\(item.id).svg")
        }
        #expect(Set(DemoShop.items.map(\.id)).count == DemoShop.items.count)
        #expect(Set(DemoShop.items.map(\.title)).count == DemoShop.items.count)
    }

    @Test func theShelvesAreClearAndSomeThingsAreNotThere() {
        let shelves = Dictionary(grouping: DemoShop.items, by: \.category)
        #expect((6...8).contains(shelves.count))
        #expect(shelves.values.allSatisfy { $0.count >= 6 })
        let stock = Dictionary(grouping: DemoShop.items, by: \.availability)
        #expect(stock[.outOfStock]?.count ?? 0 >= 2 && stock[.preorder]?.count ?? 0 >= 1)
        let groups = Dictionary(grouping: DemoShop.items.filter { !$0.group.isEmpty }, by: \.group)
        #expect(groups.count >= 2 && groups.values.allSatisfy { $0.count >= 2 })
    }

    @Test func plantedPairsAreThingsOfTheShop() {
        let ids = Set(DemoShop.items.map(\.id))
        let planted = DemoShop.pairs.flatMap { [$0, $1] }
        #expect(planted.allSatisfy(ids.contains))
        #expect(Set(planted).count == planted.count, "an item has one partner at most")
    }

    @Test func everyItemHasASmallSoundPicture() throws {
        for item in DemoShop.items {
            let picture = try #require(DemoShop.picture(of: item.id))
            #expect(picture.count < 3_072, "\(item.id): \(picture.count) bytes")
            #expect(XMLParser(data: Data(picture)).parse(), "\(item.id)")
            let text = String(decoding: picture, as: UTF8.self)
            #expect(text.hasPrefix("<svg ") && !text.contains("<script") && !text.contains("<text"))
            #expect(!text.contains("style") && !text.contains("href"))
        }
        #expect(DemoShop.picture(of: "no-such-thing") == nil)
    }

    @Test func everyShapeIsDrawn() {
        for shape in DemoShape.allCases { #expect(shape.marks.count >= 4, "\(shape)") }
    }
}
