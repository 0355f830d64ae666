public import Consent

/// The dates of one request, as the rules in force at its receipt give them; whole seconds since 1970.
public struct RequestDates: Sendable, Hashable, Codable {
    /// By when its receipt is confirmed. Every way in confirms at once.
    public var acknowledgeBy: Int64
    /// By when it is answered.
    public var respondBy: Int64
    /// By when it is answered once an extension was told in time; nil where the law knows none.
    public var extendedBy: Int64?
    /// Whether the clock stands while she is asked who she is or what she means.
    public var stopsWhileAsking: Bool
    /// The rule pack that says so.
    public var pack: String

    public init(
        acknowledgeBy: Int64, respondBy: Int64, extendedBy: Int64?, stopsWhileAsking: Bool, pack: String
    ) {
        self.acknowledgeBy = acknowledgeBy
        self.respondBy = respondBy
        self.extendedBy = extendedBy
        self.stopsWhileAsking = stopsWhileAsking
        self.pack = pack
    }
}

/// Knows the law's dates.
public protocol Clockwork: Sendable {
    /// The dates of a request of that kind, received at that moment from somebody at that place; nil is not known.
    func dates(for kind: RequestKind, at place: Place?, received: Int64) -> RequestDates
}

/// The shortest deadlines of any law known to the house, for matters on which no pack says anything: 15 days (LGPD 19),
/// no extension, and a clock that never stands.
public struct StrictestClockwork: Clockwork {
    public init() {}

    public func dates(for _: RequestKind, at _: Place?, received: Int64) -> RequestDates {
        RequestDates(
            acknowledgeBy: received + 10 * 86_400, respondBy: received + 15 * 86_400, extendedBy: nil,
            stopsWhileAsking: false, pack: "strictest")
    }
}
