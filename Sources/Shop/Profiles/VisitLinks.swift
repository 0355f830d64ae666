/// The visits of one shopper that taught the models: the only link between her and them. Kept only sealed.
public struct VisitLinks: Sendable, Hashable {
    public private(set) var visits: [UInt64] = []

    /// No visits.
    public init() {}

    /// Adds a visit; false when it was there.
    public mutating func insert(_ visit: UInt64) -> Bool {
        // The newest visit is nearly always the one asked for.
        guard visits.last != visit, !visits.contains(visit) else { return false }
        visits.append(visit)
        return true
    }

    /// Takes a visit out.
    public mutating func remove(_ visit: UInt64) { visits.removeAll { $0 == visit } }

    /// The bytes that are sealed: a form number, then eight bytes a visit.
    public func encoded() -> [UInt8] {
        visits.reduce(into: [1]) { bytes, visit in
            for shift in stride(from: 0, to: 64, by: 8) {
                bytes.append(UInt8(truncatingIfNeeded: visit >> UInt64(shift)))
            }
        }
    }

    /// Reads what `encoded` wrote; nil for anything else.
    public init?(encoded bytes: [UInt8]) {
        guard bytes.first == 1, bytes.count % 8 == 1 else { return nil }
        visits = stride(from: 1, to: bytes.count, by: 8).map { start in
            (0..<8).reduce(0) { $0 | UInt64(bytes[start + $1]) << UInt64($1 * 8) }
        }
    }
}
