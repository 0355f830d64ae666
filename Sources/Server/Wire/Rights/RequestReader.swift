import Consent
public import Oversight
public import Shop

/// What somebody says who asks for something: its kind, how much, and who it is about.
public struct RequestQuestion {
    public var kind: RequestKind?
    public var scope = RequestScope.everything
    /// The shop's own customer number.
    public var customer: String?
    public var identity: RequestIdentity?
    var isDryRun = false
    var isProven = false

    private enum Field: String, JSONField {
        case kind, purpose, item, from, through, customer, identity
        case dryRun = "dry_run"
        case prove
        static let names = JSONNames<Field>()
    }

    /// Who may say what.
    enum Speaker { case shopper, visitor, staff }

    /// What staff say, as the API takes it; throws the fault that names what is wrong.
    public static func staff(_ bytes: [UInt8]) throws(InputFault) -> RequestQuestion {
        try RequestQuestion(bytes, by: .staff)
    }

    init(_ bytes: [UInt8], by speaker: Speaker, kind fixed: RequestKind? = nil) throws(InputFault) {
        kind = fixed
        var question = self
        try JSONReader.read(bytes) { json throws(InputFault) in try question.read(&json, speaker, fixed) }
        self = question
    }

    private mutating func read(
        _ json: inout JSONReader, _ speaker: Speaker, _ fixed: RequestKind?
    ) throws(InputFault) {
        var (from, through): (Int32?, Int32?)
        var scopes: [RequestScope] = []
        try json.object(Field.self, unknown: .refused) { json, field throws(InputFault) in
            switch field {
            case .kind: kind = try json.name(RequestKind.self)
            case .purpose:
                guard let purpose = PurposeCode(name: try json.string(max: 32)) else {
                    throw json.fault(.unknownName, "name one of the purposes that GET /v1/consent lists")
                }
                scopes.append(.purpose(purpose))
            case .item: scopes.append(.item(try json.string(max: 256)))
            case .from: from = try json.day()
            case .through: through = try json.day()
            case .customer: customer = try json.string(max: 256)
            case .identity: identity = try json.name(RequestIdentity.self)
            case .dryRun: isDryRun = try json.bool()
            case .prove: isProven = try json.bool()
            }
        }
        switch (from, through) {
        case (nil, nil): break
        case (let from?, let through?) where from <= through: scopes.append(.period(from: from, through: through))
        default: throw json.fault(.outOfRange, at: "through", "give from and through as days, the earlier first")
        }
        guard scopes.count <= 1 else {
            throw json.fault(.outOfRange, at: "purpose", "give one of purpose, item, or from and through")
        }
        if let only = scopes.first { scope = only }
        try check(json, speaker, fixed)
    }

    private func check(_ json: JSONReader, _ speaker: Speaker, _ fixed: RequestKind?) throws(InputFault) {
        guard let kind else {
            throw json.fault(
                .missing, at: "kind", "name one of " + RequestKind.allCases.map(\.rawValue).joined(separator: ", "))
        }
        guard kind.takes(scope) else {
            throw json.fault(.outOfRange, at: "kind", "\(kind.rawValue) cannot be asked of one \(scope.name)")
        }
        guard fixed == nil || kind == fixed else { throw json.fault(.outOfRange, at: "kind", "leave it out here") }
        switch (speaker, customer) {
        case (.shopper, .some): throw json.fault(.outOfRange, at: "customer", "the token says who she is")
        case (.visitor, nil), (.staff, nil), (_, ""):
            throw json.fault(.missing, at: "customer", "give the shop's own customer number")
        default: break
        }
        if speaker != .staff, identity != nil {
            throw json.fault(.outOfRange, at: "identity", "only staff say how they know her")
        }
        if let identity, !RequestIdentity.ofStaff.contains(identity) {
            throw json.fault(
                .unknownName, at: "identity",
                "name one of " + RequestIdentity.ofStaff.map(\.rawValue).joined(separator: ", "))
        }
    }
}

extension RequestIdentity {
    /// What staff can say.
    static let ofStaff: [RequestIdentity] = [.staff, .staffByPhone, .staffByPost, .backend]
}

extension JSONReader {
    /// A name of a closed list; the fault names the list.
    mutating func name<Name: RawRepresentable<String> & CaseIterable>(_: Name.Type) throws(InputFault) -> Name {
        guard let name = Name(rawValue: try string(max: 64)) else {
            throw fault(.unknownName, "name one of " + Name.allCases.map(\.rawValue).joined(separator: ", "))
        }
        return name
    }

    /// A day such as `2026-11-22`, counted from 1970.
    mutating func day() throws(InputFault) -> Int32 {
        let text = try string(max: 10)
        guard text.utf8.count == 10, let seconds = Timestamp.seconds(text.utf8) else {
            throw fault(.malformed, "give a date, such as 2026-11-22")
        }
        return Int32(clamping: seconds / 86_400)
    }
}
