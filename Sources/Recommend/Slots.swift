/// Visits in flat arrays: a slot each, with its moment and a row of words. A slot that became free is used again.
///
/// Slot numbers depend on what was learned and forgotten before, so nothing that leaves the library may depend on them.
struct Slots: Sendable {
    private(set) var days: [Int32] = []
    private var orders: [UInt64] = []
    private var ids: [UInt64] = []
    private(set) var rows = Rows<UInt32>(blank: 0)
    private var vacant: [UInt32] = []

    /// The number of slots in use.
    var used: Int { days.count - vacant.count }

    /// The number of slots, in use or free.
    var capacity: Int { days.count }

    func moment(_ slot: UInt32) -> Moment {
        Moment(day: days[Int(slot)], order: orders[Int(slot)], id: ids[Int(slot)])
    }

    mutating func add(_ moment: Moment, words: [UInt32]) -> UInt32 {
        let slot: UInt32
        if let free = vacant.popLast() {
            slot = free
            days[Int(slot)] = moment.day
            orders[Int(slot)] = moment.order
            ids[Int(slot)] = moment.id
        } else {
            slot = UInt32(days.count)
            days.append(moment.day)
            orders.append(moment.order)
            ids.append(moment.id)
        }
        rows.set(Int(slot), to: words)
        return slot
    }

    /// Frees the slot and leaves nothing of the visit in it.
    mutating func remove(_ slot: UInt32) {
        rows.clear(Int(slot))
        days[Int(slot)] = 0
        orders[Int(slot)] = 0
        ids[Int(slot)] = 0
        vacant.append(slot)
    }

    /// The slots in use, oldest visit first.
    func inOrder() -> [UInt32] {
        (0..<UInt32(days.count)).filter { rows.count(Int($0)) > 0 }.sorted { moment($0) < moment($1) }
    }
}
