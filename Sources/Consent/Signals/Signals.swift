/// The machine's wishes that came with a request. A signal can only lower a level.
public struct Signals: Sendable, Hashable {
    /// `Sec-GPC: 1` (W3C Global Privacy Control) was present.
    public var globalPrivacyControl: Bool
    /// The shop's backend vouches that she is below the age at which she can agree for herself.
    public var isBelowAge: Bool

    public init(globalPrivacyControl: Bool = false, isBelowAge: Bool = false) {
        self.globalPrivacyControl = globalPrivacyControl
        self.isBelowAge = isBelowAge
    }

    /// Reads every `Sec-GPC` header line: it is set when any line is exactly `1`, and any other value is ignored.
    public init(secGPC lines: some Sequence<String>) {
        globalPrivacyControl = lines.contains("1")
        isBelowAge = false
    }

    /// The highest level that the signals leave to a purpose.
    ///
    /// With GPC, and below the age of consent, a visit may still be used to answer that same visit, and nothing is kept,
    /// learned or counted.
    public func ceiling(for purpose: PurposeCode) -> Level {
        guard globalPrivacyControl || isBelowAge else { return .account }
        switch purpose {
        case .recommendations: return .visit
        case .history, .learning, .measurement, .messages, .offers, .research: return .off
        }
    }
}
