/// The dense number of an item, given by the caller: small numbers keep the models small.
///
/// Numbers from ``Step/itemBound`` on are left out everywhere: not learned, not suggested, never a trap.
public typealias ItemNumber = UInt32

/// What was done with an item, from the weakest sign of interest to the strongest.
public enum Action: UInt8, Sendable, CaseIterable {
    /// The item was looked at.
    case view = 0
    /// The item was put on a list of wishes.
    case wish = 1
    /// The item was put into the cart.
    case cart = 2
    /// The item was bought.
    case purchase = 3
}

/// One item and what was done with it.
public struct Step: Sendable, Hashable {
    /// Items are numbered below 2²⁴, so that a step fits into 32 bits together with its action.
    public static let itemBound: ItemNumber = 1 << 24

    /// The item.
    public var item: ItemNumber
    /// What was done with it.
    public var action: Action

    /// A step, a view unless said otherwise.
    public init(_ item: ItemNumber, _ action: Action = .view) {
        self.item = item
        self.action = action
    }
}

extension Step {
    /// The step in one word; only for items below the bound.
    var packed: UInt32 { item | UInt32(action.rawValue) << 24 }

    init(packed: UInt32) {
        self.init(packed & (Self.itemBound - 1), Action(rawValue: UInt8(packed >> 24)) ?? .view)
    }
}
