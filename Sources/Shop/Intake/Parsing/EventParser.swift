/// Reads events in our own form, GA4's or Segment's. What is not on the `AllowList` is passed over where it stands.
public struct EventParser: Sendable {
    /// The time of arrival, in seconds since 1970.
    public var now: Int64
    /// What a batch may hold.
    public var limits: EventLimits
    /// The currency of prices that come without one in a foreign form; without it such prices are dropped.
    public var currency: Currency?
    /// Whether customer numbers are read at all: only the shop's operator may vouch for a sender.
    public var vouched: Bool

    /// Nothing but the time of arrival has to be said.
    public init(now: Int64, limits: EventLimits = .init(), currency: Currency? = nil, vouched: Bool = false) {
        self.now = now
        self.limits = limits
        self.currency = currency
        self.vouched = vouched
    }

    /// The forms in which events come.
    public enum Form: Sendable, Hashable { case own, ga4, segment }

    /// Reads a body or line in whichever form it is.
    public func any(_ bytes: [UInt8]) throws(InputFault) -> EventBatch {
        switch try Self.form(of: bytes) {
        case .own: try own(bytes)
        case .ga4: try ga4(bytes)
        case .segment: try segment(bytes)
        }
    }

    /// The form of a document, by the names of its fields.
    public static func form(of bytes: [UInt8]) throws(InputFault) -> Form {
        try JSONReader.read(bytes) { reader throws(InputFault) in
            var form = Form.own
            try reader.object { reader, key throws(InputFault) in
                switch key {
                case "type", "batch", "messageId", "anonymousId": form = .segment
                case "params", "client_id", "timestamp_micros": if form == .own { form = .ga4 }
                default: break
                }
                try reader.skip()
            }
            return form
        }
    }
}
