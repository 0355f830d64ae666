/// Visits as records in one flat array, so that a prediction waits for memory once a visit.
///
/// A record is the order and the id of a visit (two words each), its day, the number of its items, and its items. Its
/// place is where the day stands. Places depend on what was learned and forgotten before, so nothing that leaves the
/// library may depend on them.
struct VisitRecords: Sendable {
    /// The words before the place of a record, and those from there to its first item.
    private static let ahead = 4
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

    /// The records of both, neither of which has free ones.
    init(_ first: VisitRecords, _ second: VisitRecords) {
        words.reserveCapacity(first.words.count + second.words.count)
        words += first.words
        words += second.words
    }

    /// Where the items of a record stand in the words.
    @inline(__always)
    static func items(_ place: UInt32, _ words: Span<UInt32>) -> Range<Int> {
        let first = Int(place) + head
        return first..<first + Int(words[Int(place) + 1])
    }

    func items(_ place: UInt32) -> ArraySlice<ItemNumber> { words[Self.items(place, words.span)] }

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
        for (offset, item) in items.enumerated() { words[place + Self.head + offset] = item }
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
        var place = Self.ahead
        while place < words.count {
            let count = words[place + 1]
            if count & Self.free == 0 { places.append(UInt32(place)) }
            place += Self.ahead + Self.head + Int(count & ~Self.free)
        }
        return places
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
