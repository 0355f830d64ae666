import Shop
import Testing

@Suite struct VisitLinksTests {
    static func links(_ visits: [UInt64]) -> VisitLinks {
        var links = VisitLinks()
        for visit in visits { _ = links.insert(visit, day: 7) }
        return links
    }

    @Test func aVisitIsLinkedOnce() {
        var links = VisitLinks()
        #expect(links.insert(1, day: 7) && links.insert(2, day: 7))
        #expect(!links.insert(2, day: 7) && !links.insert(1, day: 6) && links.insert(3, day: 7))
        #expect(links.visits == [1, 2, 3])
    }

    /// What a visit taught is gone before the link to it, or an erasure could not reach it.
    @Test func aLinkHasTheNewestDayOfItsVisit() {
        var links = VisitLinks()
        #expect(links.insert(1, day: 7) && links.insert(2, day: 8) && links.insert(1, day: 9))
        #expect(links.oldest == 8)
        links.drop(before: 9, today: 20)
        #expect(links.visits == [1])
    }

    @Test func aLinkFromBeforeDaysWereKeptAgesFromNowOn() throws {
        var links = try #require(VisitLinks(encoded: [1, 7, 0, 0, 0, 0, 0, 0, 0]))
        #expect(links.visits == [7] && links.oldest == 0, "its age is not known")
        links.drop(before: 500, today: 900)
        #expect(links.visits == [7] && links.oldest == 900)
    }

    @Test(arguments: [[], [0], [.max], [1, 2, 3], [0x0102_0304_0506_0708, 0, 1 << 63]] as [[UInt64]])
    func whatIsWrittenIsReadBack(visits: [UInt64]) {
        let bytes = Self.links(visits).encoded()
        #expect(bytes.count == 1 + visits.count * 12)
        #expect(VisitLinks(encoded: bytes)?.visits == visits)
    }

    @Test func aCutInsideAVisitIsRefused() {
        let bytes = Self.links([7, 8, 9]).encoded()
        for count in bytes.indices where count % 12 != 1 {
            #expect(VisitLinks(encoded: Array(bytes.prefix(count))) == nil)
        }
    }

    @Test(arguments: [[], [0], [3], [2, 1], [0, 1, 2, 3, 4, 5, 6, 7, 8]] as [[UInt8]])
    func anotherFormIsRefused(bytes: [UInt8]) { #expect(VisitLinks(encoded: bytes) == nil) }
}
