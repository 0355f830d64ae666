public import Consent

/// Names a data subject request: sixteen random bytes that lead to nobody.
public struct RequestNumber: Sendable, Hashable {
    public let bytes: [UInt8]

    /// A new number from the system's random source.
    public init() {
        var source = SystemRandomNumberGenerator()
        bytes = (0..<16).map { _ in UInt8.random(in: 0...255, using: &source) }
    }

    /// Sixteen bytes as they were stored or derived; any other length is nil.
    public init?(bytes: [UInt8]) {
        guard bytes.count == 16 else { return nil }
        self.bytes = bytes
    }

    /// The number as 32 hexadecimal digits, as it is shown; nil for any other text.
    public init?(text: some StringProtocol) {
        guard text.utf8.count == 32, let bytes = Hex.decode(text) else { return nil }
        self.bytes = bytes
    }

    /// 32 hexadecimal digits.
    public var text: String { Hex.encode(bytes) }
}

/// A data subject request as it is stored: what finds it, and its sealed events.
public struct RequestRow: Sendable, Hashable {
    public let number: RequestNumber
    /// Whose it is; nil once she was erased, or where nobody was named.
    public var shopper: Pseudonym?
    /// Whether anything is still to be done about it; once it was answered, that its sender has not heard of it.
    public var isOpen: Bool
    /// By when it must be answered; seconds since 1970.
    public var due: Int64
    /// After this moment it is deleted; seconds since 1970.
    public var keepUntil: Int64
    /// Sealed, oldest first.
    public var events: [[UInt8]]

    public init(
        number: RequestNumber, shopper: Pseudonym?, isOpen: Bool, due: Int64, keepUntil: Int64, events: [[UInt8]]
    ) {
        self.number = number
        self.shopper = shopper
        self.isOpen = isOpen
        self.due = due
        self.keepUntil = keepUntil
        self.events = events
    }
}
