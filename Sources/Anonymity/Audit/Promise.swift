/// What a mechanism claims for any two data sets that differ by one person.
public enum Promise: Sendable, Hashable {
    /// No event is more than e^ε times as likely with her as without, but for a chance of δ.
    case approximate(epsilon: Double, delta: Double)
    /// ρ of zero-concentrated differential privacy.
    case concentrated(rho: Double)
}

/// What an audit found. Audits can refute a promise, and never prove one for data sets that were not looked at.
public enum Verdict: Sendable, Hashable {
    /// The promise is broken: δ at the promised ε, or ρ, is at least this.
    case refuted(atLeast: Double)
    /// Nothing speaks against it.
    case stands

    /// Whether the promise is broken.
    public var isRefuted: Bool { self != .stands }
}
