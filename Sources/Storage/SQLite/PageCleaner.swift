/// Zeros what a page of an SQLite file holds outside its rows.
///
/// `secure_delete` zeros a row where it is deleted. But when SQLite splits or joins pages it moves rows, and may leave a
/// copy of them in the unused middle of the old page; deleting the row later does not reach that copy. The unused
/// parts mean nothing to SQLite, so they can be zeroed whenever a page is written to the file.
/// (File format: sqlite.org/fileformat2.html, section 1.6.)
enum PageCleaner {
    /// Overflow and free pages begin with the number of another page. Up to this many pages in a file, that number
    /// cannot be mistaken for the type of a tree page, which is what says where its unused parts are.
    static let pageLimit = 1 << 25

    /// Whether these bytes may be a whole page of a tree.
    static func isTreePage(_ page: UnsafeRawBufferPointer, first: Bool) -> Bool {
        let head = first ? 100 : 0
        guard page.count >= 512, page.count & (page.count - 1) == 0 else { return false }
        return switch unsafe page[head] {
        case 2, 5, 10, 13: true
        default: false
        }
    }

    /// Zeros the gap before the rows and the free blocks between them; leaves alone what is not formed like a tree page.
    static func clean(_ page: UnsafeMutableRawBufferPointer, first: Bool) {
        func number(_ at: Int) -> Int { Int(unsafe page[at]) << 8 | Int(unsafe page[at + 1]) }
        let head = first ? 100 : 0
        let isInner = unsafe page[head] == 2 || page[head] == 5
        let rows = number(head + 3)
        let start = number(head + 5) == 0 ? 65_536 : number(head + 5)
        let pointers = head + (isInner ? 12 : 8)
        let gap = pointers + 2 * rows
        guard gap <= start, start <= page.count else { return }
        for row in 0..<rows {
            guard (start..<page.count).contains(number(pointers + 2 * row)) else { return }
        }
        unsafe zero(page, gap..<start)

        // Free blocks are chained in ascending order: next block, size, then the bytes that are free.
        var block = number(head + 1)
        var end = start
        while block != 0 {
            guard block >= end, block + 4 <= page.count else { return }
            end = block + number(block + 2)
            guard end >= block + 4, end <= page.count else { return }
            unsafe zero(page, block + 4..<end)
            block = number(block)
        }
    }

    private static func zero(_ page: UnsafeMutableRawBufferPointer, _ range: Range<Int>) {
        unsafe UnsafeMutableRawBufferPointer(rebasing: page[range]).initializeMemory(as: UInt8.self, repeating: 0)
    }
}
