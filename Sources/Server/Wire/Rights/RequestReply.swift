import Consent
import HTTPTypes
import Hummingbird
import Ledger
import Oversight
import Shop

extension JSONWriter {
    /// The members of a request as it stands.
    mutating func request(_ filed: FiledRequest, now: Int64) {
        let request = filed.request
        member("id", filed.number.text)
        member("kind", request.kind.rawValue)
        object("scope") { json in json.scope(request.scope) }
        member("channel", request.channel.rawValue)
        member("status", request.phase.name)
        member("received", time: request.received)
        member("due", time: request.due(at: request.closed ?? now))
        member("rules", request.dates.pack)
        if let identity = request.identity { member("identity", identity.rawValue) }
        if let reason = request.extended { member("extended", reason.rawValue) }
        if case .blocked(let block) = request.phase {
            object("blocked") { json in
                json.member("reason", block.reason.rawValue)
                json.member("owner", block.owner.rawValue)
                json.member("since", time: block.since)
            }
        }
        if case .refused(let reason) = request.phase {
            object("refused") { json in
                json.member("reason", reason.rawValue)
                json.member("justification", reason.justification)
            }
        }
        if let closed = request.closed { member("closed", time: closed) }
        let alarms = request.owed(at: now).compactMap { action in
            if case .raise(let alarm) = action { alarm.rawValue } else { nil }
        }
        if !alarms.isEmpty { member("alarms", alarms) }
    }

    /// How much a request is about.
    mutating func scope(_ scope: RequestScope) {
        member("of", scope.name)
        switch scope {
        case .everything: break
        case .purpose(let purpose): member("purpose", purpose.name)
        case .item(let item): member("item", item)
        case .period(let from, let through):
            member("from", String(Timestamp.text(Int64(from) * 86_400).prefix(10)))
            member("through", String(Timestamp.text(Int64(through) * 86_400).prefix(10)))
        }
    }

    /// The members of a certificate.
    mutating func certificate(_ certificate: Certificate) {
        object("erased") { json in
            json.member("visits", certificate.visitsForgotten)
            json.member("sealed_rows", certificate.sealedRowsDeleted)
            json.member("decisions", certificate.decisionsDeleted)
            json.member("keys", certificate.keysDestroyed)
        }
        member("position", certificate.position)
        if !certificate.places.isEmpty {
            array("places") { json in
                for place in certificate.places {
                    json.object { json in
                        json.member("place", place.holding.rawValue)
                        json.member("method", place.holding.method.rawValue)
                        json.member("count", place.count)
                    }
                }
            }
        }
        if !certificate.kept.isEmpty {
            array("kept") { json in for part in certificate.kept { json.object { json in json.kept(part) } } }
        }
        if let proof = certificate.proof {
            object("proof") { json in
                if let before = proof.modelsBefore { json.member("models_before", before) }
                if let after = proof.modelsAfter { json.member("models_after", after) }
                json.member("bytes_searched", proof.sweep.bytes)
                json.member("found", proof.sweep.found + proof.caches + proof.visits)
            }
        }
        if let receipt = certificate.receipt { object("receipt") { json in receipt.write(to: &json) } }
    }
}

extension Response {
    /// A request, and what came of it now.
    static func request(
        _ filed: FiledRequest, _ outcome: RequestOutcome = .init(), _ room: ShopRoom, _ requestID: RequestID, now: Int64
    ) async -> Response {
        var outcome = outcome
        outcome.receipts = await room.ledger.prove(outcome.receipts)
        if let receipt = outcome.certificate?.receipt {
            outcome.certificate?.receipt = await room.ledger.prove([receipt]).first
        }
        return personal { [outcome] json in
            json.member("request_id", requestID.text)
            json.object("request") { json in json.request(filed, now: now) }
            if let certificate = outcome.certificate {
                json.object("certificate") { json in json.certificate(certificate) }
            } else if !outcome.receipts.isEmpty {
                json.array("receipts") { json in
                    for receipt in outcome.receipts { json.object { json in receipt.write(to: &json) } }
                }
            }
        }
    }

    /// JSON about a person: no cache keeps it, this server's own included.
    static func personal(_ body: (inout JSONWriter) -> Void) -> Response {
        var response = Response.json(.ok, capacity: 1_024, body)
        response.headers[.cacheControl] = "no-store"
        return response
    }

    /// A dossier, as JSON or as a page.
    static func dossier(_ dossier: Dossier, asPage: Bool) -> Response {
        var response = asPage ? Response.page(dossier.html()) : .bytes(dossier.json(), type: "application/json")
        response.headers[.cacheControl] = "no-store"
        response.headers[.contentDisposition] = "attachment; filename=\"what-we-hold.\(asPage ? "html" : "json")\""
        return response
    }
}
