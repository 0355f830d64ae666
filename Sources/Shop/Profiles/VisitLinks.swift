/// The visits of one shopper that taught the models: the only link between her and them. Kept only sealed.
public struct VisitLinks: Sendable, Hashable {
    /// One of them, and the newest day on which it taught something.
    public struct Link: Sendable, Hashable {
        public let visit: UInt64
        /// `.max` for a link from before days were kept.
        public internal(set) var day: Int32
    }

    public private(set) var links: [Link] = []

    /// No visits.
    public init() {}

    /// The visits, oldest link first.
    public var visits: [UInt64] { links.map(\.visit) }

    /// The day of the oldest link; nil when there is none, 0 when the day of one is not known.
    public var oldest: Int32? { links.map { $0.day == .max ? 0 : $0.day }.min() }

    /// Adds a visit, or makes its day newer; false when nothing changed.
    public mutating func insert(_ visit: UInt64, day: Int32) -> Bool {
        // The newest visit is nearly always the one asked for.
        guard let at = links.lastIndex(where: { $0.visit == visit }) else {
            links.append(Link(visit: visit, day: day))
            return true
        }
        guard links[at].day < day else { return false }
        links[at].day = day
        return true
    }

    /// Takes a visit out.
    public mutating func remove(_ visit: UInt64) { links.removeAll { $0.visit == visit } }

    /// Lets go of links of days before `day`: what their visits taught is gone by then. Links without a day get `today`.
    public mutating func drop(before day: Int32, today: Int32) {
        links.removeAll { $0.day < day }
        for at in links.indices where links[at].day == .max { links[at].day = today }
    }

    /// The bytes that are sealed: a form number, then eight bytes of visit and four of day a link.
    public func encoded() -> [UInt8] {
        links.reduce(into: [2]) { bytes, link in
            for shift in stride(from: 0, to: 64, by: 8) { bytes.append(UInt8(truncatingIfNeeded: link.visit >> shift)) }
            for shift in stride(from: 0, to: 32, by: 8) { bytes.append(UInt8(truncatingIfNeeded: link.day >> shift)) }
        }
    }

    /// Reads what `encoded` wrote, now or when links had no days; nil for anything else.
    public init?(encoded bytes: [UInt8]) {
        let width = bytes.first == 2 ? 12 : 8
        guard bytes.first == 1 || bytes.first == 2, bytes.count % width == 1 else { return nil }
        links = stride(from: 1, to: bytes.count, by: width).map { start in
            let visit = (0..<8).reduce(UInt64(0)) { $0 | UInt64(bytes[start + $1]) << UInt64($1 * 8) }
            guard width == 12 else { return Link(visit: visit, day: .max) }
            let day = (0..<4).reduce(UInt32(0)) { $0 | UInt32(bytes[start + 8 + $1]) << UInt32($1 * 8) }
            return Link(visit: visit, day: Int32(bitPattern: day))
        }
    }
}
