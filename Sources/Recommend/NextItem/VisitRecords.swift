/// Visits as records in one flat array, so that a prediction waits for memory once a visit.
///
/// A record is the order and the id of a visit (two words each), its day, the number of its items, and its items, each
/// with its position in the upper eight bits: whoever finds an item finds its record from there. The place of a record
/// is where the day stands. Places depend on what was learned and forgotten before, so nothing that leaves the library
/// may depend on them.
struct VisitRecords: Sendable {
    /// The words before the place of a record, and those from there to its first item.
    static let ahead = 4
    static let head = 2
    /// The highest bit of the number of items: the record is free, to be used again for as many items.
    private static let free: UInt32 = 1 << 31

    private(set) var words: [UInt32] = []
    /// The places of the free records, by their number of items.
    private var vacant: [[UInt32]] = []

    /// The bytes that the arrays hold.
    var byteCount: Int {
        (words.capacity + vacant.reduce(0) { $0 + $1.capacity }) * MemoryLayout<UInt32>.stride
    }

    /// No records.
    init() {}

    /// Records that stand in so many words at most, which `write` writes.
    init(bound: Int, write: (inout OutputSpan<UInt32>) -> Void) {
        words = [UInt32](capacity: bound, initializingWith: write)
    }

    /// Adds the records of others, which have no free ones.
    mutating func append(_ others: VisitRecords) { words.append(contentsOf: others.words) }

    /// Where the items of a record stand in the words.
    @inline(__always)
    static func items(_ place: UInt32, _ words: Span<UInt32>) -> Range<Int> {
        let first = Int(place) + head
        return first..<first + Int(words[Int(place) + 1])
    }

    /// The item that a word names.
    @inline(__always)
    static func item(_ word: UInt32) -> ItemNumber { word & (Step.itemBound - 1) }

    /// The place of the record that has an item at a spot, from the word there.
    @inline(__always)
    static func place(of spot: UInt32, _ word: UInt32) -> UInt32 { spot &- (word >> 24) &- UInt32(head) }

    /// The place of the record that has an item at a spot.
    func place(of spot: UInt32) -> UInt32 { Self.place(of: spot, words[Int(spot)]) }

    /// Where the items of a record stand in the words.
    func spots(_ place: UInt32) -> Range<Int> { Self.items(place, words.span) }

    func items(_ place: UInt32) -> [ItemNumber] { words[spots(place)].map(Self.item) }

    func day(_ place: UInt32) -> Int32 { Int32(bitPattern: words[Int(place)]) }

    func moment(_ place: UInt32) -> Moment {
        let place = Int(place)
        return Moment(day: day(UInt32(place)), order: long(place - 4), id: long(place - 2))
    }

    /// Whether a record is older than a moment; mostly the days tell.
    func isOlder(_ place: UInt32, than moment: Moment) -> Bool {
        let day = day(place)
        return day != moment.day ? day < moment.day : self.moment(place) < moment
    }

    mutating func add(_ moment: Moment, _ items: [ItemNumber]) -> UInt32 {
        let place = room(items.count)
        write(moment, UInt32(items.count), at: place)
        for (position, item) in items.enumerated() {
            words[place + Self.head + position] = item | UInt32(position) << 24
        }
        return UInt32(place)
    }

    /// Frees the record and leaves nothing of the visit in it but the number of its items.
    mutating func remove(_ place: UInt32) {
        let items = Self.items(place, words.span)
        while vacant.count <= items.count { vacant.append([]) }
        vacant[items.count].append(place)
        for word in Int(place) - Self.ahead..<items.upperBound { words[word] = 0 }
        words[Int(place) + 1] = UInt32(items.count) | Self.free
    }

    /// The places of the records, as they stand in memory.
    var places: [UInt32] {
        var places: [UInt32] = []
        forEach(from: 0, to: words.count) { places.append($0) }
        return places
    }

    /// Goes through the places of the records that stand in a part of the words.
    @inline(__always)
    func forEach(from start: Int, to end: Int, _ body: (UInt32) -> Void) {
        var place = start + Self.ahead
        while place < end {
            let count = words[place + 1]
            if count & Self.free == 0 { body(UInt32(place)) }
            place += Self.ahead + Self.head + Int(count & ~Self.free)
        }
    }

    /// The places of the records, oldest visit first.
    func inOrder() -> [UInt32] { places.sorted { moment($0) < moment($1) } }

    private mutating func room(_ items: Int) -> Int {
        if items < vacant.count, let place = vacant[items].popLast() { return Int(place) }
        words.append(contentsOf: repeatElement(0, count: Self.ahead + Self.head + items))
        return words.count - items - Self.head
    }

    private mutating func write(_ moment: Moment, _ count: UInt32, at place: Int) {
        words[place - 4] = UInt32(truncatingIfNeeded: moment.order)
        words[place - 3] = UInt32(truncatingIfNeeded: moment.order >> 32)
        words[place - 2] = UInt32(truncatingIfNeeded: moment.id)
        words[place - 1] = UInt32(truncatingIfNeeded: moment.id >> 32)
        words[place] = UInt32(bitPattern: moment.day)
        words[place + 1] = count
    }

    private func long(_ word: Int) -> UInt64 { UInt64(words[word]) | UInt64(words[word + 1]) << 32 }
}
