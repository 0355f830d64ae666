import Consent
import Hummingbird
import Ledger
import Oversight
import Shop

/// `DELETE /v1/shoppers/{id}` and `POST /v1/visits/forget`.
struct ErasureRoutes: Sendable {
    let clock: @Sendable () -> Int64

    private enum Field: String, JSONField {
        case visit
        static let names = JSONNames<Field>()
    }

    func add(to routes: RouterGroup<ServerKeyContext>) {
        routes.on(.deleteShopper) { _, context in
            let customer = try context.parameters.text("id", max: 256)
            return try await erase(customer, proven: false, context)
        }
        routes.on(.postErasure) { request, context in
            let question = try RequestQuestion(try await request.bytes(), by: .staff, kind: .erase)
            let (room, customer) = (context.room, question.customer ?? "")
            if question.isDryRun {
                return try await .plan(
                    room, .erase, question.scope, of: room.secret.pseudonym(of: customer), context.requestID,
                    now: clock())
            }
            return try await erase(customer, question.scope, proven: question.isProven, context)
        }
    }

    /// The shop's own backend asks for her, as she asked there.
    private func erase(
        _ customer: String, _ scope: RequestScope = .everything, proven: Bool, _ context: ServerKeyContext
    ) async throws -> Response {
        let room = context.room
        let (filed, outcome) = try await room.requests.open(
            .init(.erase, scope, by: .staff, identity: .backend, proven: proven),
            of: room.secret.pseudonym(of: customer), now: clock())
        return await Self.response(
            outcome.certificate ?? Certificate(), context.room, context.requestID, of: filed.number)
    }

    /// Whoever holds a visit's token may have it forgotten: only the visitor's browser does.
    func add(to routes: RouterGroup<ClientContext>) {
        routes.on(.forgetVisit) { request, context in
            var token = ""
            try JSONReader.read(try await request.bytes()) { json throws(InputFault) in
                try json.object(Field.self, unknown: .refused) { json, _ throws(InputFault) in
                    token = try json.string(max: 256)
                }
                guard !token.isEmpty else { throw json.fault(.missing, at: "visit", "give the token of the visit") }
                // Imported visits have tokens that no request can hold, so that nobody forgets them by guessing.
                if let fault = TokenRules.fault(inVisit: token) { throw fault }
            }
            let visit = context.room.secret.visitNumber(of: token)
            return await Self.response(
                try await context.room.erasure.forget(visit: visit, time: clock()), context.room, context.requestID)
        }
    }

    private static func response(
        _ certificate: Certificate, _ room: ShopRoom, _ requestID: RequestID, of number: RequestNumber? = nil
    ) async -> Response {
        var certificate = certificate
        certificate.receipt = await room.ledger.prove(certificate.receipt.map { [$0] } ?? []).first
        return .json { json in
            json.member("request_id", requestID.text)
            if let number { json.member("request", number.text) }
            json.certificate(certificate)
        }
    }
}
