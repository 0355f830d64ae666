import Glibc

/// How anonymous the table is, as the literature measures it. None of these replaces differential privacy.
extension Classes {
    /// The rows of the smallest class (k-anonymity; Sweeney 2002).
    public var k: Int { classes.map(Self.size).min() ?? 0 }

    /// The fewest different values in a class (distinct ℓ-diversity; Machanavajjhala and others 2007).
    public var distinctL: Int { classes.map(\.count).min() ?? 0 }

    /// The smallest exponential of a class's entropy (entropy ℓ-diversity, from the same). A real number, not cut to a
    /// whole one: three equally frequent values are 3.
    public var entropyL: Double {
        classes.map { group in
            let size = Double(Self.size(group))
            // With all rows equal, the sum is the logarithm of their number and nothing is lost to rounding.
            if let first = group.first, group.allSatisfy({ $0.rows == first.rows }) { return Double(group.count) }
            return exp(log(size) - group.reduce(0) { $0 + Double($1.rows) * log(Double($1.rows)) } / size)
        }.min() ?? 0
    }

    /// The largest share of one value in a class (α of (α, k)-anonymity; Wong and others 2006).
    public var alpha: Double {
        classes.map { group in Double(group.map(\.rows).max() ?? 0) / Double(Self.size(group)) }.max() ?? 0
    }

    /// The largest distance of a class's values from the whole table's, each value as far from every other
    /// (t-closeness with equal distances; Li, Li and Venkatasubramanian 2007).
    public var closeness: Double {
        largest { group, size in
            // |p - q| over the class's values; of all others there is q.
            var (apart, covered) = (0, 0)
            for (value, rows) in group {
                apart += abs(rows * self.rows - totals[value] * size)
                covered += totals[value]
            }
            return Int128(apart + (self.rows - covered) * size)
        } / (2 * Double(rows))
    }

    /// The same for ordered values, each a step from the next: how much must move how far (earth mover's distance).
    public var orderedCloseness: Double {
        guard totals.count > 1 else { return 0 }
        // upTo[i] is the rows of values below i, sums[i] the sum of upTo[1...i].
        var upTo = [0]
        for rows in totals { upTo.append(upTo[upTo.count - 1] + rows) }
        var sums: [Int128] = [0]
        for rows in upTo.dropFirst() { sums.append(sums[sums.count - 1] + Int128(rows)) }
        return largest { group, size in
            // Between two values of a class its own sum stands still while the table's rises: the difference changes
            // sign at most once, at a place that is looked up. So the cost is that of the class, not of all values.
            var (apart, before, below) = (Int128(0), 0, 0)
            func stretch(_ from: Int, _ to: Int) {
                guard from < to else { return }
                let level = below * rows
                var (low, high) = (from, to)
                while low < high {
                    let middle = (low + high) / 2
                    if upTo[middle] * size < level { low = middle + 1 } else { high = middle }
                }
                // From `from` to `low` the class is ahead, from there to `to` the table is.
                let ahead = (sums[low - 1] - sums[from - 1]) * Int128(size)
                let behind = (sums[to - 1] - sums[low - 1]) * Int128(size)
                apart += Int128(level) * Int128(2 * low - from - to) - ahead + behind
            }
            for (value, rows) in group {
                stretch(before + 1, value + 1)
                before = value
                below += rows
            }
            stretch(before + 1, totals.count)
            return apart
        } / (Double(rows) * Double(totals.count - 1))
    }

    /// The largest relative gain of a value's share in a class over its share in the table (basic β-likeness; Cao and
    /// Karras 2012).
    public var basicBeta: Double { shares { share, whole in (share - whole) / whole } }

    /// The largest logarithm of the ratio of the two shares, for values that a class has (δ-disclosure; Brickell and
    /// Shmatikov 2008).
    public var disclosure: Double { shares { share, whole in abs(log(share / whole)) } }

    /// The largest fraction of a whole number over a class's rows: compared as whole numbers, divided once.
    private func largest(_ apart: ([(value: Int, rows: Int)], Int) -> Int128) -> Double {
        var (above, below) = (Int128(0), 1)
        for group in classes {
            let size = Self.size(group)
            let found = apart(group, size)
            if found * Int128(below) > above * Int128(size) { (above, below) = (found, size) }
        }
        return Double(above) / Double(below)
    }

    private func shares(_ measure: (Double, Double) -> Double) -> Double {
        classes.map { group in
            let size = Double(Self.size(group))
            return group.map { measure(Double($0.rows) / size, Double(totals[$0.value]) / Double(rows)) }.max() ?? 0
        }.max() ?? 0
    }
}
