import Shop

/// The journal has two sources, because an item's row is its own fact: it stands at the number of its last change.
///
/// So the catalog costs the journal no rows, and a node that was away hears of each item once, as it is now.
enum Facts {
    /// Both in the order of their numbers, at most `limit`.
    static func merge(_ journal: [Fact], _ items: [Fact], limit: Int) -> [Fact] {
        guard !items.isEmpty else { return journal }
        guard !journal.isEmpty else { return items }
        var merged: [Fact] = []
        merged.reserveCapacity(min(limit, journal.count + items.count))
        var (left, right) = (journal[...], items[...])
        while merged.count < limit {
            if let a = left.first, right.first.map({ a.number < $0.number }) ?? true {
                merged.append(a)
                left.removeFirst()
            } else if let b = right.popFirst() {
                merged.append(b)
            } else {
                break
            }
        }
        return merged
    }
}
