/// Keeps the mix of categories close to that of the visit or history (Steck, RecSys 2018).
///
/// Greedily maximises (1 - share) · relevance - share · KL(p ‖ q̃), where p is the mix, q the share of places that each
/// category has so far, and q̃ = (1 - smoothing) · q + smoothing · p. Every place counts the same.
public struct Calibration: Sendable {
    /// The weight of calibration (λ of the paper), from 0 (off) to 1.
    public var share: Double
    /// How much of p is mixed into q, so that no logarithm is of 0 (α of the paper).
    public var smoothing: Double

    /// Calibration, off unless a share is given.
    public init(share: Double = 0, smoothing: Double = 0.01) {
        self.share = share
        self.smoothing = smoothing
    }
}

extension Double {
    /// From 0 to 1; what is no number is 0.
    var clamped: Double { self >= 0 ? min(self, 1) : 0 }
}
