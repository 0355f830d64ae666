import Testing

@testable import Storage

@Suite struct PageCleanerTests {
    /// A leaf with two rows at the end of the page, one free block, and rubbish everywhere else.
    private func leaf(first: Bool = false) -> [UInt8] {
        let head = first ? 100 : 0
        var page = Array(repeating: UInt8(0xAA), count: 1_024)
        page.replaceSubrange(head..<head + 12, with: [13, 0x03, 0x20, 0, 2, 0x03, 0x00, 0, 0x03, 0x00, 0x03, 0xC0])
        page.replaceSubrange(800..<804, with: [0, 0, 0, 40])
        return page
    }

    private func cleaned(_ page: [UInt8], first: Bool = false) -> [UInt8] {
        var page = page
        unsafe page.withUnsafeMutableBytes { unsafe PageCleaner.clean($0, first: first) }
        return page
    }

    @Test(arguments: [false, true])
    func onlyTheUnusedPartsBecomeZero(first: Bool) {
        let before = leaf(first: first)
        let after = cleaned(before, first: first)
        let zeroed = Array((first ? 112 : 12)..<768) + Array(804..<840)
        for at in before.indices { #expect(after[at] == (zeroed.contains(at) ? 0 : before[at]), "at \(at)") }
    }

    @Test func whatIsNotFormedLikeATreePageStays() {
        // Rows before the gap's end, the gap behind the page, a row outside the page.
        for (at, bytes) in [(3, [0x7F, 0xFF]), (5, [0x04, 0x01]), (8, [0x04, 0x00]), (10, [0x00, 0x10])]
            as [(Int, [UInt8])]
        {
            var page = leaf()
            page.replaceSubrange(at..<at + 2, with: bytes)
            #expect(cleaned(page) == page)
        }
    }

    @Test func aBrokenChainOfFreeBlocksIsNotFollowed() {
        for bytes in [[0x02, 0x00, 0, 40], [0, 0, 0, 3], [0, 0, 0xFF, 0xFF]] as [[UInt8]] {
            var page = leaf()
            page.replaceSubrange(800..<804, with: bytes)
            let after = cleaned(page)
            #expect(after[840...] == page[840...])
            #expect(after[768..<804] == page[768..<804])
        }
    }

    @Test func rubbishIsNeverReadPastItsEnd() {
        var dice = Dice(seed: 7)
        for _ in 0..<300 {
            var page = dice.bytes(512)
            page[0] = [2, 5, 10, 13].randomElement(using: &dice)!
            page[3] = UInt8.random(in: 0...1, using: &dice)
            page[5] = UInt8.random(in: 0...2, using: &dice)
            _ = cleaned(page)
        }
    }
}
