import Glibc

/// Where a share lies of which `count` of `trials` were seen, with 95 % confidence (Wilson 1927): also where none were.
func wilson(_ count: Int, of trials: Int) -> ClosedRange<Double> {
    guard trials > 0 else { return 0...1 }
    let (n, p, z) = (Double(trials), Double(count) / Double(trials), 1.959964)
    let middle = p + z * z / (2 * n)
    let reach = z * sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    let whole = 1 + z * z / n
    return max((middle - reach) / whole, 0)...min((middle + reach) / whole, 1)
}
