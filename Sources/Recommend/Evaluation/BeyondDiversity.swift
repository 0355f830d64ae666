extension Beyond {
    /// How unlike each other the items of one list are: 1 less the mean likeness over all pairs (Ziegler et al., WWW 2005).
    ///
    /// Nil for a list without pairs: it stays out of a mean over lists.
    public static func diversity<Item>(_ list: [Item], likeness: (Item, Item) -> Double) -> Double? {
        guard list.count > 1 else { return nil }
        var sum = 0.0
        for a in list.indices.dropFirst() {
            for b in list[..<a] { sum += likeness(list[a], b) }
        }
        return 1 - 2 * sum / Double(list.count * (list.count - 1))
    }
}
