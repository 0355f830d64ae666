import Shop
import Testing

@Suite struct VisitLinksTests {
    static func links(_ visits: [UInt64]) -> VisitLinks {
        var links = VisitLinks()
        for visit in visits { _ = links.insert(visit) }
        return links
    }

    @Test func aVisitIsLinkedOnce() {
        var links = VisitLinks()
        #expect(links.insert(1) && links.insert(2) && !links.insert(2) && !links.insert(1) && links.insert(3))
        #expect(links.visits == [1, 2, 3])
    }

    @Test(arguments: [[], [0], [.max], [1, 2, 3], [0x0102_0304_0506_0708, 0, 1 << 63]] as [[UInt64]])
    func whatIsWrittenIsReadBack(visits: [UInt64]) {
        let bytes = Self.links(visits).encoded()
        #expect(bytes.count == 1 + visits.count * 8)
        #expect(VisitLinks(encoded: bytes)?.visits == visits)
    }

    @Test func aCutInsideAVisitIsRefused() {
        let bytes = Self.links([7, 8, 9]).encoded()
        for count in bytes.indices where count % 8 != 1 {
            #expect(VisitLinks(encoded: Array(bytes.prefix(count))) == nil)
        }
    }

    @Test(arguments: [[], [0], [2], [0, 1, 2, 3, 4, 5, 6, 7, 8]] as [[UInt8]])
    func anotherFormIsRefused(bytes: [UInt8]) { #expect(VisitLinks(encoded: bytes) == nil) }
}
