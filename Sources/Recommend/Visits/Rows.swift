/// Many short lists in one flat array.
///
/// Each row has room for a rounded-up number of elements; a row that outgrows its room moves, and the old room is kept
/// for the next row of that size. A hundred thousand rows cost three allocations instead of a hundred thousand.
struct Rows<Element: Sendable>: Sendable {
    private struct Head: Sendable {
        var start = 0
        var count: Int32 = 0
        var size: Int32 = -1  // index into the sizes of rooms; -1: no room yet
    }

    private var heads: [Head] = []
    private var pool: [Element] = []
    private var vacant: [[Int]] = []
    private let blank: Element

    /// No rows; `blank` fills the room that is not in use.
    init(blank: Element) {
        self.blank = blank
    }

    /// Rows in order, from pieces of lengths and elements.
    init(blank: Element, pieces: [(lengths: [Int], elements: [Element])]) {
        self.init(blank: blank)
        let sizes = pieces.map { $0.lengths.map { $0 == 0 ? -1 : Self.size(toHold: $0) } }
        vacant = Array(repeating: [], count: (sizes.joined().max() ?? -1) + 1)
        pool.reserveCapacity(sizes.joined().reduce(0) { $0 + ($1 < 0 ? 0 : Self.room($1)) })
        for (piece, sizes) in zip(pieces, sizes) {
            var next = 0
            for (length, size) in zip(piece.lengths, sizes) {
                heads.append(Head(start: size < 0 ? 0 : pool.count, count: Int32(length), size: Int32(size)))
                guard size >= 0 else { continue }
                pool.append(contentsOf: piece.elements[next..<next + length])
                pool.append(contentsOf: repeatElement(blank, count: Self.room(size) - length))
                next += length
            }
        }
    }

    /// Rows of known lengths, filled in two parts at the same time: in each row the elements of the first part come
    /// before those of the second.
    ///
    /// `fill` puts exactly as many elements of a part into each row as `lengths` says.
    init(
        blank: Element, lengths: (first: [UInt32], second: [UInt32]),
        fill: @escaping @Sendable (_ part: Int, _ writer: inout RowWriter<Element>) -> Void
    ) {
        self.init(blank: blank)
        let count = Swift.max(lengths.first.count, lengths.second.count)
        var begin = (first: [UInt32](repeating: 0, count: count), second: [UInt32](repeating: 0, count: count))
        heads.reserveCapacity(count)
        var end = 0
        for row in 0..<count {
            let first = row < lengths.first.count ? Int(lengths.first[row]) : 0
            let length = first + (row < lengths.second.count ? Int(lengths.second[row]) : 0)
            let size = length == 0 ? -1 : Self.size(toHold: length)
            heads.append(Head(start: length == 0 ? 0 : end, count: Int32(length), size: Int32(size)))
            begin.first[row] = UInt32(end)
            begin.second[row] = UInt32(end + first)
            end += size < 0 ? 0 : Self.room(size)
        }
        vacant = Array(repeating: [], count: Int(heads.max { $0.size < $1.size }?.size ?? -1) + 1)
        pool = [Element](repeating: blank, count: end)
        unsafe pool.withUnsafeMutableBufferPointer { pool in
            let writers = unsafe (RowWriter(pool, begin.first), RowWriter(pool, begin.second))
            _ = Parallel.both { part in
                var writer = part == 0 ? writers.0 : writers.1
                fill(part, &writer)
                return 0
            }
        }
    }

    /// The bytes that the arrays hold.
    var byteCount: Int {
        heads.capacity * MemoryLayout<Head>.stride + pool.capacity * MemoryLayout<Element>.stride
            + vacant.reduce(0) { $0 + $1.capacity * MemoryLayout<Int>.stride }
    }

    /// The number of rows that were ever touched.
    var count: Int { heads.count }

    /// All elements of all rows, to be read at the places of ``range(_:)``.
    var storage: [Element] { pool }

    func count(_ row: Int) -> Int { row < heads.count ? Int(heads[row].count) : 0 }

    /// Where the elements of a row stand in ``storage``; empty for a row that was never touched.
    func range(_ row: Int) -> Range<Int> {
        guard row < heads.count else { return 0..<0 }
        let head = heads[row]
        return head.start..<head.start + Int(head.count)
    }

    func row(_ row: Int) -> ArraySlice<Element> { pool[range(row)] }

    subscript(at place: Int) -> Element {
        get { pool[place] }
        set { pool[place] = newValue }
    }

    /// Puts an element before the one at `offset`, or at the end where `offset` is the length of the row.
    mutating func insert(_ element: Element, at offset: Int, in row: Int) {
        open(row)
        let length = Int(heads[row].count)
        if heads[row].size < 0 || length == Self.room(Int(heads[row].size)) { move(row, toHold: length + 1) }
        let place = heads[row].start + offset
        shift(place..<heads[row].start + length, by: 1)
        pool[place] = element
        heads[row].count += 1
    }

    /// Takes out the element at `offset`; an empty row gives its room back.
    mutating func remove(at offset: Int, in row: Int) {
        let range = range(row)
        shift(range.lowerBound + offset + 1..<range.upperBound, by: -1)
        heads[row].count -= 1
        if heads[row].count == 0 { clear(row) }
    }

    /// Takes out the elements at the rising `offsets`: each of those that stay moves once.
    mutating func remove(at offsets: [Int], in row: Int) {
        guard var free = offsets.first else { return }
        let range = range(row)
        for (number, offset) in offsets.enumerated() {
            let next = number + 1 < offsets.count ? offsets[number + 1] : range.count
            let kept = range.lowerBound + offset + 1..<range.lowerBound + next
            shift(kept, by: range.lowerBound + free - kept.lowerBound)
            free += kept.count
        }
        heads[row].count = Int32(free)
        if free == 0 { clear(row) }
    }

    /// Makes the row hold just these elements.
    mutating func set(_ row: Int, to elements: [Element]) {
        open(row)
        clear(row)
        guard !elements.isEmpty else { return }
        move(row, toHold: elements.count)
        let start = heads[row].start
        for (offset, element) in elements.enumerated() { pool[start + offset] = element }
        heads[row].count = Int32(elements.count)
    }

    /// Empties the row.
    mutating func clear(_ row: Int) {
        guard row < heads.count, heads[row].size >= 0 else { return }
        vacant[Int(heads[row].size)].append(heads[row].start)
        heads[row] = Head()
    }

    /// Moves elements within the pool, as memmove does: element by element it would be most of the cost of learning.
    private mutating func shift(_ places: Range<Int>, by distance: Int) {
        guard !places.isEmpty else { return }
        precondition(
            places.lowerBound >= 0 && places.lowerBound + distance >= 0 && places.upperBound <= pool.count
                && places.upperBound + distance <= pool.count)
        unsafe pool.withUnsafeMutableBufferPointer { pool in
            guard let base = pool.baseAddress else { return }
            unsafe (base + places.lowerBound + distance).update(from: base + places.lowerBound, count: places.count)
        }
    }

    private mutating func open(_ row: Int) {
        if row >= heads.count { heads.append(contentsOf: repeatElement(Head(), count: row + 1 - heads.count)) }
    }

    private mutating func move(_ row: Int, toHold count: Int) {
        let old = heads[row]
        let size = Self.size(toHold: count)
        while vacant.count <= size { vacant.append([]) }
        let start: Int
        if let free = vacant[size].popLast() {
            start = free
        } else {
            start = pool.count
            pool.append(contentsOf: repeatElement(blank, count: Self.room(size)))
        }
        shift(old.start..<old.start + Int(old.count), by: start - old.start)
        if old.size >= 0 { vacant[Int(old.size)].append(old.start) }
        heads[row] = Head(start: start, count: old.count, size: Int32(size))
    }

    /// Rooms hold 1, 2, 3, 4, 6, 8, 12, 16, 24 … elements: at most a third of a room stays empty.
    private static func room(_ size: Int) -> Int {
        size == 0 ? 1 : (size % 2 == 1 ? 2 : 3) << ((size - 1) / 2)
    }

    private static func size(toHold count: Int) -> Int {
        var size = count < 4 ? 0 : 2 * (Int.bitWidth - 1 - count.leadingZeroBitCount) - 2
        while room(size) < count { size += 1 }
        return size
    }
}
