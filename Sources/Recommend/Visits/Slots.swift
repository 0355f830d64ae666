/// Visits in flat arrays: a slot each, with its moment and a row of words. A slot that became free is used again.
///
/// Slot numbers depend on what was learned and forgotten before, so nothing that leaves the library may depend on them.
struct Slots: Sendable {
    private var moments: [Moment] = []
    private(set) var rows = Rows<UInt32>(blank: 0)
    private var vacant: [UInt32] = []

    /// The number of slots in use.
    var used: Int { moments.count - vacant.count }

    /// The number of slots, in use or free.
    var capacity: Int { moments.count }

    /// The bytes that the arrays hold.
    var byteCount: Int {
        moments.capacity * MemoryLayout<Moment>.stride + rows.byteCount
            + vacant.capacity * MemoryLayout<UInt32>.stride
    }

    func moment(_ slot: UInt32) -> Moment { moments[Int(slot)] }

    mutating func add(_ moment: Moment, words: [UInt32]) -> UInt32 {
        let slot: UInt32
        if let free = vacant.popLast() {
            slot = free
            moments[Int(slot)] = moment
        } else {
            slot = UInt32(moments.count)
            moments.append(moment)
        }
        rows.set(Int(slot), to: words)
        return slot
    }

    /// Frees the slot and leaves nothing of the visit in it.
    mutating func remove(_ slot: UInt32) {
        rows.clear(Int(slot))
        moments[Int(slot)] = Moment(day: 0, order: 0, id: 0)
        vacant.append(slot)
    }

    /// The slots in use, oldest visit first.
    func inOrder() -> [UInt32] {
        (0..<UInt32(moments.count)).filter { rows.count(Int($0)) > 0 }.sorted { moment($0) < moment($1) }
    }
}
