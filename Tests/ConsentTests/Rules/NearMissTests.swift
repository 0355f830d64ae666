import Testing

@testable import Consent

@Suite struct NearMissTests {
    @Test func aSlipIsRecognisedAndAnotherWordIsNot() {
        let names = ["visit", "items", "consent", "currency"]
        #expect(NearMiss.find("vsiit", among: names) == "visit")
        #expect(NearMiss.find("Items", among: names) == "items")
        #expect(NearMiss.find("curency", among: names) == "currency")
        #expect(NearMiss.find("price", among: names) == nil)
        #expect(NearMiss.find(String(repeating: "v", count: 10_000), among: names) == nil)
        #expect(NearMiss.distance(Array("abc".utf8), []) == 3)
        #expect(NearMiss.distance(Array("ab".utf8), Array("ba".utf8)) == 1)
    }
}
