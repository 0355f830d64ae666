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
            let shopper = context.room.secret.pseudonym(of: customer)
            return await Self.response(
                try await context.room.erasure.erase(shopper, time: clock()), context.room, context.requestID)
        }
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
        _ certificate: Erasure.Certificate, _ room: ShopRoom, _ requestID: RequestID
    ) async -> Response {
        let receipts = await room.ledger.prove(certificate.receipt.map { [$0] } ?? [])
        return .json { json in
            json.member("request_id", requestID.text)
            json.object("erased") { json in
                json.member("visits", certificate.visitsForgotten)
                json.member("sealed_rows", certificate.sealedRowsDeleted)
                json.member("decisions", certificate.decisionsDeleted)
                json.member("keys", certificate.keysDestroyed)
            }
            json.member("position", certificate.position)
            if let receipt = receipts.first { json.object("receipt") { json in receipt.write(to: &json) } }
        }
    }
}
