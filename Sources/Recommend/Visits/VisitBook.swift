/// Every visit that the models know, so that each can be extended, narrowed and forgotten by its id alone.
struct VisitBook: Sendable {
    static let name = "visits"

    private var slots = Slots()
    private var slotOf: [UInt64: UInt32] = [:]
    private(set) var events = 0

    var visits: Int { slots.used }

    subscript(id: UInt64) -> Visit? {
        guard let slot = slotOf[id] else { return nil }
        let moment = slots.moment(slot)
        let steps = slots.rows.row(Int(slot)).map { Step(packed: $0) }
        return Visit(id: id, day: moment.day, order: moment.order, steps: steps)
    }

    /// Every visit, oldest first.
    func inOrder() -> [Visit] {
        slots.inOrder().map { slot in
            let moment = slots.moment(slot)
            return Visit(
                id: moment.id, day: moment.day, order: moment.order,
                steps: slots.rows.row(Int(slot)).map { Step(packed: $0) })
        }
    }

    /// Enters a visit that is not in the book yet.
    mutating func enter(_ visit: Visit) {
        slotOf[visit.id] = slots.add(visit.moment, words: visit.steps.map(\.packed))
        events += visit.steps.count
    }

    /// Strikes a visit out; nothing of it stays.
    @discardableResult
    mutating func strike(_ id: UInt64) -> Visit? {
        guard let visit = self[id], let slot = slotOf.removeValue(forKey: id) else { return nil }
        slots.remove(slot)
        events -= visit.steps.count
        return visit
    }

    func digest() -> Digest {
        var writer = CanonicalWriter(Self.name)
        for slot in slots.inOrder() {
            writer.put(slots.moment(slot))
            writer.put(UInt32(slots.rows.count(Int(slot))))
            for word in slots.rows.row(Int(slot)) { writer.put(word) }
        }
        return writer.finish()
    }
}
