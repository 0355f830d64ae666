extension LooksLike {
    /// The numbers of an item's words, of its category and those above it, and of its brand, in rising order: equal for
    /// items that share one. Empty for an unknown item.
    ///
    /// A number holds as long as an item has what it stands for; afterwards it may come to stand for something else.
    public func traits(of item: ItemNumber) -> [UInt32] {
        guard item < norms.count, norms[Int(item)] > 0 else { return [] }
        return terms.row(Int(item)).map { UInt32($0 >> 32) }
    }
}
