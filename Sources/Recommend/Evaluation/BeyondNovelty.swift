import Glibc

extension Beyond {
    /// How little known what is shown is: the mean self-information -log2(share of all interactions), in bits.
    ///
    /// `shown` and `interactions` go by item number. An item without interactions counts as if it had one.
    public static func novelty(shown: [Int], interactions: [Int]) -> Double {
        let total = Double(interactions.reduce(0, +))
        let places = shown.reduce(0, +)
        guard total > 0, places > 0 else { return 0 }
        var bits = 0.0
        for (item, times) in shown.enumerated() where times > 0 {
            let known = item < interactions.count ? max(interactions[item], 1) : 1
            bits += Double(times) * log2(total / Double(known))
        }
        return bits / Double(places)
    }
}
