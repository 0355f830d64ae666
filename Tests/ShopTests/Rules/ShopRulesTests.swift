import Shop
import Testing

@Suite struct ShopRulesTests {
    private static let placements = ["home", "cart"]

    private func read(_ text: String) throws(InputFault) -> ShopRules {
        try ShopRules(Array(text.utf8), placements: Self.placements)
    }

    @Test func whatIsWrittenIsReadBack() throws {
        var rules = ShelfRules()
        rules.pins = [.init("a", at: 1), .init("b\n\"", at: 100)]
        rules.boosts = [.init(.category("Tents"), by: Share(3, over: 2)), .init(.item("a"), by: Share(0))]
        rules.buried = [.item("x")]
        rules.excluded = [.category("Gift cards")]
        rules.calibration = Share(1, over: 5)
        rules.holdOut = Share(1, over: 20)
        let all = ShopRules(everywhere: rules, shelves: ["cart": ShelfRules(), "home": rules])
        #expect(try ShopRules(all.encoded(), placements: Self.placements) == all)
        #expect(try read("{}") == ShopRules())
    }

    @Test(arguments: [
        (#"{"shelves":{"hom":{}}}"#, "#/shelves/hom"), (#"{"everywhere":{"pin":[]}}"#, "#/everywhere/pin"),
        (#"{"everywhere":{"pins":[{"item":"a"}]}}"#, "#/everywhere/pins/0"),
        (#"{"everywhere":{"pins":[{"item":"a","place":0}]}}"#, "#/everywhere/pins/0/place"),
        (#"{"everywhere":{"pins":[{"category":"a","place":1}]}}"#, "#/everywhere/pins/0"),
        (#"{"everywhere":{"boosts":[{"item":"a"}]}}"#, "#/everywhere/boosts/0"),
        (#"{"everywhere":{"boosts":[{"item":"a","factor":"1/0"}]}}"#, "#/everywhere/boosts/0/factor"),
        (#"{"everywhere":{"buried":[{"item":"a","category":"b"}]}}"#, "#/everywhere/buried/0/category"),
        (#"{"everywhere":{"excluded":[{"item":"a","place":1}]}}"#, "#/everywhere/excluded/0"),
        (#"{"everywhere":{"hold_out":"3/2"}}"#, "#/everywhere/hold_out"),
        (#"{"everywhere":{"diversity":0.5}}"#, "#/everywhere/diversity"),
        (#"{"shelves":{"home":{},"home":{}}}"#, "#/shelves/home"),
    ])
    func whatIsWrongIsNamed(json: String, place: String) {
        let fault = #expect(throws: InputFault.self) { try read(json) }
        #expect(fault?.place == place)
    }

    @Test func fractionsAreWholeNumbersWithAStroke() {
        #expect(Share("1/50") == Share(1, over: 50) && Share("2") == Share(2))
        for wrong in ["", "#/", "1/", "#/2", "1/0", "-1", "1.5", "1/2/3", "+1", "4294967296", "１"] {
            #expect(Share(wrong) == nil)
        }
    }
}
