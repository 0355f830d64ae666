import Consent
import Hummingbird
public import Oversight
public import Shop

/// `/v1/requests`: requests of shoppers who are not signed in, and what staff do with all of them.
struct RequestRoutes: Sendable {
    let clock: @Sendable () -> Int64

    private enum CodeField: String, JSONField {
        case code
        static let names = JSONNames<CodeField>()
    }

    /// A page asks for a code to be sent; the shop's own backend says who she is.
    func add(to routes: RouterGroup<ClientContext>) {
        routes.on(.postRequest) { request, context in
            let isStaff = context.client.key.kind == .server
            let question = try RequestQuestion(try await request.bytes(), by: isStaff ? .staff : .visitor)
            guard let kind = question.kind, let customer = question.customer else { throw Problem.notFound }
            let (room, now) = (context.room, clock())
            if question.isDryRun {
                guard isStaff else { throw Problem.keyMayNot }
                return try await .plan(
                    room, kind, question.scope, of: room.secret.pseudonym(of: customer), context.requestID, now: now)
            }
            if isStaff, let identity = question.identity {
                let (filed, outcome) = try await room.requests.open(
                    .init(kind, question.scope, by: .staff, identity: identity, proven: question.isProven),
                    of: room.secret.pseudonym(of: customer), now: now)
                return await .request(filed, outcome, context.room, context.requestID, now: now)
            }
            let filed = try await room.requests.openByCode(
                .init(kind, question.scope, by: .code, identity: nil), customer: customer, now: now)
            return await .request(filed, .init(), context.room, context.requestID, now: now)
        }
        routes.on(.confirmRequest) { request, context in
            var code = ""
            try JSONReader.read(try await request.bytes()) { json throws(InputFault) in
                try json.object(CodeField.self, unknown: .refused) { json, _ throws(InputFault) in
                    code = try json.string(max: 32)
                }
                guard !code.isEmpty else { throw json.fault(.missing, at: "code", "give the code that was sent") }
            }
            let (room, now) = (context.room, clock())
            let number = try context.parameters.requestNumber()
            let (filed, outcome) = try await room.requests.confirm(number, code: code, now: now)
            if filed.request.kind == .access || filed.request.kind == .export {
                // The code counts once, so what she asked for comes with this answer.
                return .dossier(try await room.requests.dossier(for: number, now: now), asPage: false)
            }
            return await .request(filed, outcome, context.room, context.requestID, now: now)
        }
    }

    func add(to routes: RouterGroup<ServerKeyContext>) {
        routes.on(.getRequests) { request, context in
            let all = request.uri.queryParameters["all"] == "true"
            let filed = try await context.room.requests.requests(onlyOpen: !all, limit: 1_000)
            let now = clock()
            return .personal { json in
                json.member("request_id", context.requestID.text)
                json.array("requests") { json in
                    for filed in filed { json.object { json in json.request(filed, now: now) } }
                }
            }
        }
        routes.on(.getRequest) { _, context in
            let number = try context.parameters.requestNumber()
            guard let filed = try await context.room.requests.filed(number) else { throw RequestFault(.unknown) }
            return await .request(filed, .init(), context.room, context.requestID, now: clock())
        }
        routes.on(.actOnRequest) { request, context in
            let command = try RequestOrder(try await request.bytes()).command
            let number = try context.parameters.requestNumber()
            let now = clock()
            let (filed, outcome) = try await context.room.requests.act(command, on: number, now: now)
            return await .request(filed, outcome, context.room, context.requestID, now: now)
        }
        routes.on(.getRequestData) { request, context in
            let number = try context.parameters.requestNumber()
            let dossier = try await context.room.requests.dossier(for: number, now: clock())
            return .dossier(dossier, asPage: request.uri.queryParameters["format"] == "html")
        }
    }
}

/// What staff want done with a request: a verb and, where it needs one, a reason of a closed list.
public struct RequestOrder {
    /// What a body asks for; throws the fault that names what is wrong.
    public static func command(_ bytes: [UInt8]) throws(InputFault) -> RequestCommand { try Self(bytes).command }

    var command = RequestCommand.tick

    private enum Field: String, JSONField {
        case order = "do"
        case reason, identity
        static let names = JSONNames<Field>()
    }

    /// The verbs.
    enum Verb: String, CaseIterable {
        case answer, refuse, extend, ask, clarify, identify, block, unblock, withdraw, told
    }

    init(_ bytes: [UInt8]) throws(InputFault) {
        var (verb, reason, identity): (Verb?, String?, RequestIdentity?)
        command = try JSONReader.read(bytes) { json throws(InputFault) in
            try json.object(Field.self, unknown: .refused) { json, field throws(InputFault) in
                switch field {
                case .order: verb = try json.name(Verb.self)
                case .reason: reason = try json.string(max: 64)
                case .identity: identity = try json.name(RequestIdentity.self)
                }
            }
            guard let verb else {
                throw json.fault(
                    .missing, at: "do", "name one of " + Verb.allCases.map(\.rawValue).joined(separator: ", "))
            }
            return try Self.command(verb, reason, identity, json)
        }
    }

    static func command(
        _ verb: Verb, _ reason: String?, _ identity: RequestIdentity?, _ json: JSONReader
    ) throws(InputFault) -> RequestCommand {
        func named<Name: RawRepresentable<String> & CaseIterable>(_: Name.Type) throws(InputFault) -> Name {
            guard let name = reason.flatMap(Name.init(rawValue:)) else {
                let names = Name.allCases.map(\.rawValue).joined(separator: ", ")
                throw json.fault(.unknownName, at: "reason", "name one of \(names)")
            }
            return name
        }
        switch verb {
        case .answer: return .answer
        case .refuse: return .refuse(try named(RefusalReason.self))
        case .extend: return .extend(try named(DelayReason.self))
        case .ask: return .ask
        case .clarify: return .clarify(nil)
        case .block: return .block(try named(RequestBlock.Reason.self), .staff)
        case .unblock: return .unblock
        case .withdraw: return .withdraw
        case .told: return .noteExtensionTold
        case .identify:
            guard let identity, RequestIdentity.ofStaff.contains(identity) else {
                throw json.fault(
                    .unknownName, at: "identity",
                    "name one of " + RequestIdentity.ofStaff.map(\.rawValue).joined(separator: ", "))
            }
            return .identify(identity)
        }
    }
}
