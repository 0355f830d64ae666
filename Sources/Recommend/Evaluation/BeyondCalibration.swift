import Glibc

extension Beyond {
    /// How far the categories of a list are from those of a history: KL(p ‖ q̃) in nats (Steck, RecSys 2018).
    ///
    /// p is the mix of the history, q that of the list, q̃ = (1 - smoothing) · q + smoothing · p. 0 is best; nil where
    /// the history has no categories.
    public static func miscalibration(history: Mix, list: Mix, smoothing: Double = 0.01) -> Double? {
        guard history.total > 0 else { return nil }
        var sum = 0.0
        for category in history.categories {
            let p = history.share(of: category)
            let q = list.share(of: category)
            sum += p * log(p / ((1 - smoothing) * q + smoothing * p))
        }
        return sum
    }
}
