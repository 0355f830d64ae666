public import Consent

/// The running visit as the visitor's browser sent it: personal, and so readable only under a permit.
public struct CarriedVisit: Sendable, CustomReflectable {
    private let ids: [String]

    /// Item ids, oldest first.
    public init(_ ids: [String]) { self.ids = ids }

    /// The item ids, oldest first.
    public func items(under permit: borrowing Permit<Recommending>) -> [String] { ids }

    public var customMirror: Mirror { Mirror(self, children: []) }
}
