import Consent
import Crypto
import Foundation
import Shop

@testable import Oversight

/// Requests of customer `c-1` that every house of a test has, so that routes with a number in them can be tried.
enum FiledSamples {
    static let answered = String(repeating: "a1", count: 16)
    static let open = String(repeating: "b2", count: 16)
    static let unconfirmed = String(repeating: "c3", count: 16)
    /// What a hub calls a request that was answered, and one that can be taken back.
    static let hubAnswered = "a7551968-d5d6-44b2-9831-815ac9017798"
    static let hubPending = "b7551968-d5d6-44b2-9831-815ac9017798"
    static let webhookSecret = "hush"

    /// What Shopify sends along with a body.
    static func signed(_ body: String, topic: String, family: String = "Shopify") -> [String: String] {
        let code = HMAC<SHA256>.authenticationCode(
            for: Array(body.utf8), using: SymmetricKey(data: Array(webhookSecret.utf8)))
        return ["X-\(family)-Hmac-SHA256": Data(code).base64EncodedString(), "X-\(family)-Topic": topic]
    }

    static func rows(of shop: TestShop) throws -> [RequestRow] {
        let now = TestClock.start
        func received(_ kind: RequestKind) -> RequestEvent {
            .received(
                kind: kind, scope: .everything, channel: .shopper,
                dates: StrictestClockwork().dates(for: kind, at: nil, received: now), at: now)
        }
        let known = RequestEvent.identified(.token, at: now)
        let code = shop.secret.codeDigest("12345678", for: RequestNumber(text: unconfirmed)?.bytes ?? [])
        func referred(_ id: String) -> RequestEvent {
            .referred(HubReference(id: id, digest: [], callbacks: [], isLegacy: false, begins: .max), at: now)
        }
        func number(_ id: String) -> String { Hex.encode(shop.secret.requestBytes(of: "opendsr/" + id)) }
        return [
            try row(
                number(hubAnswered), [received(.access), referred(hubAnswered), known, .answered(at: now)], of: shop),
            try row(number(hubPending), [received(.access), referred(hubPending), known], of: shop),
            try row(answered, [received(.access), known, .answered(at: now)], of: shop),
            try row(open, [received(.complaint), known], of: shop),
            try row(unconfirmed, [received(.access), .codeSent(digest: code, at: now)], of: shop),
        ]
    }

    private static func row(_ text: String, _ events: [RequestEvent], of shop: TestShop) throws -> RequestRow {
        guard let number = RequestNumber(text: text), let request = SubjectRequest(events) else {
            throw StoreFault(.corrupt)
        }
        let seal = RequestSeal(shop: shop.number, secret: shop.secret)
        return RequestRow(
            number: number, shopper: shop.secret.pseudonym(of: "c-1"), isOpen: request.isOpen,
            due: request.due(at: TestClock.start), keepUntil: .max / 2,
            events: try events.enumerated().map { try seal.seal($1, of: number, at: $0) })
    }
}
