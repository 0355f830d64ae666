extension Threshold {
    /// Withholds what is about too few, and enough besides that nothing withheld follows from what is shown.
    ///
    /// The rule, for a threshold of k contributors:
    /// 1. A cell of fewer than k contributors is withheld; a cell of nobody is left out.
    /// 2. While the withheld cells together do not hide each other, the shown cell next in key order after the first
    ///    withheld one (or, at the end, the one before it) is withheld too. They hide each other
    ///    - when each contributor is in one cell: from k contributors together, unless all cells have k - 1, for then
    ///      the sum is the largest that small cells can have and gives each of them away;
    ///    - when cells may share contributors: once one of them has k contributors by itself, as the others may be
    ///      the same people, and the counts add up to at least 2k - 1, so that every small count remains possible.
    /// 3. The withheld cells appear as ``PublishedTable/other``. If nothing is left to hide them behind, there is
    ///    neither other nor total.
    ///
    /// So the total less the shown cells is always nothing, or the count of a group of at least k (complementary
    /// suppression; Willenborg and de Waal, Elements of Statistical Disclosure Control, 2001). The cell withheld for
    /// the others' sake is chosen by key and not, as is usual, by size: "the smallest was withheld" tells a reader who
    /// knows the rule that it is no larger than the smallest one shown, and 9, 10, 10 would give away the 9.
    ///
    /// The answer depends on the cells only, not on their order. Throws `duplicate-key` or `overflow`.
    public func publish<Key>(
        _ cells: [Cell<Key>], spread: Spread = .severalCells
    ) throws(ThresholdError) -> PublishedTable<Key> {
        let table = cells.sorted { $0.key < $1.key }
        guard zip(table, table.dropFirst()).allSatisfy({ $0.key != $1.key }) else {
            throw ThresholdError(.duplicateKey)
        }
        // Contributors never exceed counts, so this one sum bounds all others.
        var sum = 0
        for cell in table {
            let (next, overflow) = sum.addingReportingOverflow(cell.count)
            guard !overflow else { throw ThresholdError(.overflow) }
            sum = next
        }

        let present = table.filter { $0.contributors > 0 }
        var withheld = present.filter { !admits(contributors: $0.contributors) }
        var shown = present.filter { admits(contributors: $0.contributors) }
        let hole = present.firstIndex { !admits(contributors: $0.contributors) }
        // All cells before the first withheld one are shown, so its place among the shown is the same.
        while let hole, !hideEachOther(withheld, spread), !shown.isEmpty {
            withheld.append(shown.remove(at: min(hole, shown.count - 1)))
        }

        let isOpen = withheld.isEmpty || hideEachOther(withheld, spread)
        return PublishedTable(
            shown: shown,
            other: isOpen && !withheld.isEmpty ? aggregate(withheld, spread) : nil,
            total: isOpen && !present.isEmpty ? aggregate(present, spread) : nil)
    }

    /// Whether the sum of these cells gives none of them away.
    private func hideEachOther<Key>(_ cells: [Cell<Key>], _ spread: Spread) -> Bool {
        switch spread {
        case .oneCell:
            admits(contributors: cells.reduce(0) { $0 + $1.contributors })
                && cells.contains { $0.contributors != k - 1 }
        case .severalCells:
            cells.contains { admits(contributors: $0.contributors) }
                && cells.reduce(0) { $0 + $1.count } - k >= k - 1
        }
    }

    private func aggregate<Key>(_ cells: [Cell<Key>], _ spread: Spread) -> Aggregate {
        Aggregate(
            count: cells.reduce(0) { $0 + $1.count },
            contributors: spread == .oneCell ? cells.reduce(0) { $0 + $1.contributors } : nil)
    }
}
