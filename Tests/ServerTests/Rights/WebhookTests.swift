import Consent
import HTTPTypes
import Shop
import Testing

@testable import Server

/// Shopify's compliance webhooks, with the bytes and signatures as they come over the wire.
@Suite struct WebhookTests {
    /// Bodies with the signature that the secret `hush` makes of them, computed elsewhere.
    static let vectors = [
        (
            #"{"shop_id":954889,"shop_domain":"snowdevil.myshopify.com"}"#,
            "unXxOs41nqtk5v6Btqh9qz9Dh6mprKtn5eLN4XfJwSY=", "shop/redact"
        ),
        (
            #"{"shop_id":954889,"shop_domain":"snowdevil.myshopify.com","customer":{"id":191167,"email":"john@example.com","phone":"555-625-1199"},"orders_to_redact":[299938,280263,220458]}"#,
            "C3940SUadhdQt1ncK54N3CNKhc1vvVXZTT5xhVFQzOM=", "customers/redact"
        ),
    ]

    private static func hook(_ house: TestHouse, _ body: String, _ headers: [String: String]) async throws -> Answer {
        try await house.send(.post, "/v1/webhooks/shopify", bytes: Array(body.utf8), headers: headers)
    }

    @Test(arguments: vectors, ["Shopify", "Shopline"])
    func aSignedWebhookIsTaken(_ vector: (String, String, String), _ family: String) async throws {
        try await withHouse { house in
            let headers = ["X-\(family)-Hmac-SHA256": vector.1, "X-\(family)-Topic": vector.2]
            let first = try await Self.hook(house, vector.0, headers)
            #expect(first.status == 200)
            #expect(first.json.request.status.text == (vector.2 == "shop/redact" ? "blocked" : "answered"))
            let again = try await Self.hook(house, vector.0, headers)
            #expect(again.json.request.id == first.json.request.id, "a replay is the same request")
            #expect(!first.text.contains("john"))
        }
    }

    @Test func whatIsNotSignedIs401() async throws {
        try await withHouse { house in
            let before = try await house.snapshot()
            let (body, hmac, topic) = Self.vectors[1]
            for headers in [
                [:], ["X-Shopify-Topic": topic], ["X-Shopify-Hmac-SHA256": "", "X-Shopify-Topic": topic],
                ["X-Shopify-Hmac-SHA256": String(hmac.dropLast(2)) + "A=", "X-Shopify-Topic": topic],
                ["X-Shopify-Hmac-SHA256": hmac.replacing("+", with: "-") + "=", "X-Shopify-Topic": topic],
                ["X-Shopify-Hmac-SHA256": Self.vectors[0].1, "X-Shopify-Topic": topic],
            ] {
                let answer = try await Self.hook(house, body, headers)
                ProblemTests.expectProblem(answer, 401, "webhook_not_signed")
            }
            // One more space in the body is another body.
            let other = try await Self.hook(
                house, body + " ", ["X-Shopify-Hmac-SHA256": hmac, "X-Shopify-Topic": topic])
            #expect(other.status == 401)
            #expect(try await house.snapshot() == before)
        }
    }

    @Test(arguments: [#"{"customer":{"id":191167}}"#, #"{"customer":{"id":"191167"}}"#])
    func aRedactionErasesTheCustomerOfThatNumber(_ body: String) async throws {
        try await withHouse { house in
            let token = house.tents.token(for: "191167")
            _ = try await house.consent(Say.account, shopper: token)
            let done = try await Self.hook(house, body, FiledSamples.signed(body, topic: "customers/redact"))
            #expect(done.json.request.status.text == "answered")
            let entry = try await house.store.entry(of: house.tents.secret.pseudonym(of: "191167"), in: 1)
            #expect(entry == nil)
        }
    }

    @Test func aDataRequestIsThereForStaff() async throws {
        try await withHouse { house in
            let body = #"{"customer":{"id":191167},"data_request":{"id":9999}}"#
            let asked = try await Self.hook(house, body, FiledSamples.signed(body, topic: "customers/data_request"))
            let data = try await house.get("/v1/requests/\(asked.json.request.id.text)/data")
            #expect(data.status == 200 && data.json.format.text == "confide-dossier/1")
        }
    }

    @Test(arguments: ["{}", #"{"customer":null}"#, #"{"customer":{"id":null}}"#])
    func aMessageThatNamesNobodyIsAcknowledged(_ body: String) async throws {
        try await withHouse { house in
            let answer = try await Self.hook(house, body, FiledSamples.signed(body, topic: "customers/redact"))
            #expect(answer.status == 204)
            let other = try await Self.hook(house, body, FiledSamples.signed(body, topic: "orders/create"))
            #expect(other.status == 204)
        }
    }
}
