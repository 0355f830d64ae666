public import Consent

/// What a shopper can ask for. The names are stored and shown; the rights are those of GDPR 15 to 22 and 7(3).
public enum RequestKind: String, CaseIterable, Codable, Sendable {
    case access, export, correct, erase, restrict, object, withdraw, complaint, review

    /// Whether the house does it by itself; the others need a person's answer.
    public var isAutomatic: Bool { self != .complaint && self != .review }

    /// Whether it can be asked of so much.
    public func takes(_ scope: RequestScope) -> Bool {
        switch (self, scope) {
        case (_, .everything): self != .correct
        case (.erase, _): true
        case (.correct, .item), (.correct, .period): true
        case (.restrict, .purpose), (.object, .purpose), (.withdraw, .purpose): true
        case (.complaint, .purpose), (.review, .purpose): true
        default: false
        }
    }
}

/// How much of what is held a request is about.
public enum RequestScope: Sendable, Hashable, Codable {
    case everything
    case purpose(PurposeCode)
    /// The shop's own id of an item.
    case item(String)
    /// Days counted from 1970-01-01 in UTC, both included.
    case period(from: Int32, through: Int32)

    /// The word for it in answers.
    public var name: String {
        switch self {
        case .everything: "everything"
        case .purpose: "purpose"
        case .item: "item"
        case .period: "period"
        }
    }
}

/// The way a request came in; its clock runs from there.
public enum RequestChannel: String, CaseIterable, Codable, Sendable {
    case shopper, code, staff, shopify
    case openDSR = "opendsr"
}

/// How it is known that a request is hers.
public enum RequestIdentity: String, CaseIterable, Codable, Sendable {
    /// A token that the shop's backend signed for her.
    case token
    /// A one-time code that was sent to the address on file.
    case code
    /// Staff have satisfied themselves in person, by telephone, or by post.
    case staff
    case staffByPhone = "staff_by_phone"
    case staffByPost = "staff_by_post"
    /// The shop's own backend, where she is signed in.
    case backend = "shop_backend"
    /// A platform that signs its messages vouches for her.
    case platform
}

extension PurposeCode: Codable {}
