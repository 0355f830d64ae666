import Consent
import Crypto
import HTTPTypes
import Hummingbird
import Ledger
import Oversight
import Shop

/// `POST /v1/webhooks/shopify`: the three compliance webhooks of Shopify, which SHOPLINE sends as well.
///
/// The signature over the raw body is the only key; the body is not read before it fits.
struct WebhookRoutes: Sendable {
    let house: House

    private enum Topic: String {
        case dataRequest = "customers/data_request"
        case redact = "customers/redact"
        case shopRedact = "shop/redact"
    }

    func add(to routes: some RouterMethods<EdgeContext>) {
        routes.on(.shopify) { request, context in
            let body = try await request.bytes()
            let hook = Hook(request.headers)
            guard let secret = house.rights.webhookSecret, let room = house.webhookRoom, let shown = hook.signature,
                HMAC<SHA256>.isValidAuthenticationCode(
                    shown, authenticating: body, using: SymmetricKey(data: secret))
            else { throw Problem.webhookNotSigned }
            // A topic that is none of the three is acknowledged, so that it is not sent again and again.
            guard let topic = hook.topic.flatMap(Topic.init(rawValue:)) else { return Response(status: .noContent) }
            let now = house.clock()
            // The same message again is the same request: by the sender's own name for it, or by its bytes.
            let name = "shopify/" + Hex.encode(SHA256.hash(data: Array("\(topic.rawValue)/".utf8) + body))
            let filed: FiledRequest
            if topic == .shopRedact {
                // Deleting a whole shop is the operator's to do: it stays open, and is raised, until it was done.
                let opened = try await room.requests.open(
                    .init(.complaint, by: .shopify, identity: .platform, name: name), of: nil, now: now
                ).filed
                filed =
                    opened.request.isOpen
                    ? try await room.requests.act(.block(.wholeShop, .operator), on: opened.number, now: now).filed
                    : opened
            } else {
                guard let customer = try Self.customer(body) else { return Response(status: .noContent) }
                filed = try await room.requests.open(
                    .init(topic == .redact ? .erase : .access, by: .shopify, identity: .platform, name: name),
                    of: room.secret.pseudonym(of: customer), now: now
                ).filed
            }
            return await .request(filed, .init(), room, context.requestID, now: now)
        }
    }

    /// The customer's number, which Shopify writes as a number and SHOPLINE as text; nil where none is named.
    private static func customer(_ body: [UInt8]) throws(InputFault) -> String? {
        try JSONReader.read(body) { json throws(InputFault) in
            var customer: String?
            try json.object { json, key throws(InputFault) in
                guard key.text == "customer" else { return try json.skip() }
                if try json.takeNull() { return }
                try json.object { json, key throws(InputFault) in
                    guard key.text == "id" else { return try json.skip() }
                    if try json.takeNull() { return }
                    let id = String(decoding: try json.numberOrString(), as: UTF8.self)
                    guard (1...64).contains(id.utf8.count) else {
                        throw json.fault(.outOfRange, "an id has 1 to 64 characters")
                    }
                    customer = id
                }
            }
            return customer
        }
    }
}

/// What the headers of a webhook say, in either family.
private struct Hook {
    var signature: [UInt8]?
    var topic: String?

    init(_ headers: HTTPFields) {
        for family in ["X-Shopify-", "X-Shopline-"] {
            guard let hmac = HTTPField.Name(family + "Hmac-SHA256"), let name = HTTPField.Name(family + "Topic"),
                let shown = headers[hmac]
            else { continue }
            signature = Base64.decode(shown.utf8)
            topic = headers[name]
            return
        }
    }
}

extension Problem {
    static let webhookNotSigned = Problem(
        .unauthorized, "webhook_not_signed", "Signature not valid",
        "Sign the raw body with the app's secret (HMAC-SHA256, Base64); the operator sets rights.webhook_secret_file.")
}
