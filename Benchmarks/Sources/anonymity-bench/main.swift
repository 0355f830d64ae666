import Anonymity
import Glibc

/// Seconds of processor time, so that other work on the machine counts for little.
func seconds() -> Double { Double(clock()) / 1_000_000 }

/// Runs at least a second on one core and says how many a second that was.
func say(_ what: String, _ batch: Int, _ work: (Int) throws -> Void) rethrows {
    let started = seconds()
    var count = 0
    while seconds() - started < 1 {
        try work(batch)
        count += batch
    }
    print("\(what), a second: \(Int(Double(count) / (seconds() - started)))")
}

/// Says how long one run takes, the best of five.
func time<Result>(_ what: String, _ work: () throws -> Result) rethrows {
    let best = try (0..<5).map { _ in
        let started = seconds()
        _ = try work()
        return seconds() - started
    }.min()
    print("\(what), ms: \(Int((best ?? 0) * 1_000))")
}

for (above, below) in [(1, 4), (1, 1), (100, 1), (10_000, 1), (1 << 30, 1), (1 << 47, 1), ((1 << 52) - 1, 1_023)] {
    let noise = DiscreteGaussian(variance: try Ratio(above, below))
    say("discrete Gaussian draws of variance \(above)/\(below)", 50_000) { _ = noise.draws($0) }
}
for (above, below) in [(1, 2), (1, 1), (10, 3), (20, 1), (1_000_003, 7), (1 << 40, 1)] {
    let noise = DiscreteLaplace(scale: try Ratio(above, below))
    say("discrete Laplace draws of scale \(above)/\(below)", 50_000) { _ = noise.draws($0) }
}

// A table of 200,000 people in 2,880 classes, as a shop may have it: postcode areas, ages, devices, baskets in cents.
struct Dice: RandomNumberGenerator {
    var state: UInt64 = 1
    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ state >> 29
    }
}
var dice = Dice()
let people = (0..<200_000).map { _ in Int.random(in: 0..<2_880, using: &dice) }
for values in [100, 2_000, 200_000] {
    let baskets = people.map { $0 / 40 + Int.random(in: 0..<values, using: &dice) }
    let table = try Classes(of: people, sensitive: baskets)
    let name = "200,000 rows, 2,880 classes, \(Set(baskets).count) values"
    try time("ordered t-closeness from the rows, \(name)") {
        try Classes(of: people, sensitive: baskets).orderedCloseness
    }
    time("ordered t-closeness alone, \(name)") { table.orderedCloseness }
    time("equal-distance t-closeness alone, \(name)") { table.closeness }
}
