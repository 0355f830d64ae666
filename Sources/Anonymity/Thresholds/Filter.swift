/// A question about people by attributes that each of them has or has not: all, some and none of them, nested.
public indirect enum Filter: Sendable, Hashable {
    /// Those with the attribute of this number.
    case has(Int)
    /// Those who do not match.
    case not(Filter)
    /// Those who match both.
    case and(Filter, Filter)
    /// Those who match at least one.
    case or(Filter, Filter)

    /// Whether people with exactly the attributes of this bit pattern match.
    func matches(_ attributes: Int) -> Bool {
        switch self {
        case .has(let number): attributes >> number & 1 == 1
        case .not(let filter): !filter.matches(attributes)
        case .and(let one, let other): one.matches(attributes) && other.matches(attributes)
        case .or(let one, let other): one.matches(attributes) || other.matches(attributes)
        }
    }

    /// The largest number of an attribute it names, and the smallest.
    var numbers: ClosedRange<Int> {
        switch self {
        case .has(let number): return number...number
        case .not(let filter): return filter.numbers
        case .and(let one, let other), .or(let one, let other):
            let (a, b) = (one.numbers, other.numbers)
            return min(a.lowerBound, b.lowerBound)...max(a.upperBound, b.upperBound)
        }
    }
}
