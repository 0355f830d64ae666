public import Consent

/// What one visit adds to the models: items and actions, and nothing that leads to a person.
public struct Contribution: Sendable, Hashable {
    /// The keyed number of the visit's token.
    public let visit: UInt64
    /// The day of the first event, counted from 1970-01-01 in UTC.
    public let day: Int32
    public var steps: [VisitStep]

    /// Made only under a permit for learning.
    public init(visit: UInt64, day: Int32, steps: [VisitStep], under permit: borrowing Permit<Learning>) {
        self.visit = visit
        self.day = day
        self.steps = steps
    }

    /// As a store gave it back.
    public init(stored visit: UInt64, day: Int32, steps: [VisitStep]) {
        self.visit = visit
        self.day = day
        self.steps = steps
    }
}

/// One item that was acted on in a visit.
public struct VisitStep: Sendable, Hashable {
    public var item: ItemNumber
    public var action: VisitAction

    public init(item: ItemNumber, action: VisitAction) {
        self.item = item
        self.action = action
    }
}

/// What was done with an item, in growing strength; the raw values are stored.
public enum VisitAction: UInt8, Sendable, Hashable, CaseIterable {
    case view = 0
    case wish, cart, purchase

    /// The action an event stands for; nil for events that teach nothing.
    public init?(_ kind: EventKind) {
        switch kind {
        case .selectItem, .viewItem: self = .view
        case .addToWishlist: self = .wish
        case .addToCart: self = .cart
        case .purchase: self = .purchase
        case .viewItemList, .removeFromCart, .refund: return nil
        }
    }
}

/// Steps as bytes: each is `item << 2 | action` as a little-endian base-128 number.
public enum StepCode {
    /// One to five bytes a step.
    public static func encode(_ steps: [VisitStep]) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(steps.count * 3)
        for step in steps {
            Varint.append(UInt64(step.item) << 2 | UInt64(step.action.rawValue), to: &bytes)
        }
        return bytes
    }

    /// The steps of such bytes; nil when they were cut or changed.
    public static func decode(_ bytes: borrowing some Collection<UInt8>) -> [VisitStep]? {
        var steps: [VisitStep] = []
        var at = bytes.startIndex
        while at != bytes.endIndex {
            guard let value = Varint.read(bytes, &at), let item = ItemNumber(exactly: value >> 2),
                let action = VisitAction(rawValue: UInt8(value & 3))
            else { return nil }
            steps.append(VisitStep(item: item, action: action))
        }
        return steps
    }
}

/// Little-endian base-128 whole numbers (LEB128).
enum Varint {
    static func append(_ value: UInt64, to bytes: inout [UInt8]) {
        var rest = value
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    static func read<Bytes: Collection<UInt8>>(_ bytes: borrowing Bytes, _ at: inout Bytes.Index) -> UInt64? {
        var value: UInt64 = 0
        for shift in stride(from: UInt64(0), to: 64, by: 7) {
            guard at != bytes.endIndex else { return nil }
            let byte = bytes[at]
            at = bytes.index(after: at)
            value |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return value }
        }
        return nil
    }
}
