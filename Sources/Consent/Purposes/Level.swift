/// How far a purpose may reach: `off` < `visit` < `device` < `account`.
public enum Level: UInt8, CaseIterable, Sendable, Hashable, Comparable {
    case off = 0
    case visit, device, account

    /// The name used in requests and answers.
    public var name: String {
        switch self {
        case .off: "off"
        case .visit: "visit"
        case .device: "device"
        case .account: "account"
        }
    }

    /// The level of that name, or nil.
    public init?(name: String) {
        guard let found = Self.allCases.first(where: { $0.name == name }) else { return nil }
        self = found
    }

    public static func < (a: Level, b: Level) -> Bool { a.rawValue < b.rawValue }
}
