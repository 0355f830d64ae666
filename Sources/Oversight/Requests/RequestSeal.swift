import Consent
import Foundation
import Shop

/// Events as a store keeps them: JSON, sealed under the shop's key for requests and bound to their place.
struct RequestSeal: Sendable {
    let shop: ShopNumber
    let secret: ShopSecret

    func seal(_ event: RequestEvent, of number: RequestNumber, at index: Int) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return try secret.seal([UInt8](encoder.encode(event)), context: context(number, index))
    }

    /// The events of a row; throws `.corrupt` for what is no event of it.
    func open(_ row: RequestRow) throws -> [RequestEvent] {
        try row.events.enumerated().map { index, bytes in
            let plain = try secret.open(bytes, context: context(row.number, index))
            do { return try JSONDecoder().decode(RequestEvent.self, from: Data(plain)) } catch {
                throw StoreFault(.corrupt)
            }
        }
    }

    private func context(_ number: RequestNumber, _ index: Int) -> String {
        "confide/request/\(shop)/\(number.text)/\(index)"
    }
}
