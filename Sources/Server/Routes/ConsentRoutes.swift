import Consent
import Engagement
import Hummingbird
import Ledger
import Oversight
import Shop

/// `GET` and `PUT /v1/consent`.
struct ConsentRoutes: Sendable {
    let clock: @Sendable () -> Int64

    private enum Field: String, JSONField {
        case decisions, notice
        static let names = JSONNames<Field>()
    }

    private enum NoticeField: String, JSONField {
        case version, language
        static let names = JSONNames<NoticeField>()
    }

    func add(to routes: RouterGroup<ShopperContext>) {
        routes.on(.getConsent) { _, context in
            let choices = try await context.room.answers.choices(of: context.shopper)
            return Self.response(choices, context, receipts: nil)
        }
        routes.on(.putConsent) { request, context in
            let decisions = try self.decisions(try await request.bytes())
            let (choices, receipts) = try await context.room.answers.record(decisions, of: context.shopper)
            return Self.response(choices, context, receipts: await context.room.ledger.prove(receipts))
        }
    }

    private func decisions(_ bytes: [UInt8]) throws(InputFault) -> [Decision] {
        var choices = Choices()
        var notice: Notice?
        return try JSONReader.read(bytes) { json throws(InputFault) in
            try json.object(Field.self, unknown: .refused) { json, field throws(InputFault) in
                switch field {
                case .decisions: choices = try json.choices()
                case .notice: notice = try Self.notice(&json)
                }
            }
            guard !choices.isEmpty else {
                throw json.fault(.missing, at: "decisions", "give at least one purpose and its level")
            }
            guard let notice else {
                throw json.fault(.missing, at: "notice", "name the version and language of the words she was asked in")
            }
            return choices.said.map { Decision(purpose: $0.purpose, level: $0.level, notice: notice, time: clock()) }
        }
    }

    private static func notice(_ json: inout JSONReader) throws(InputFault) -> Notice {
        var version = ""
        var language = ""
        try json.object(NoticeField.self, unknown: .refused) { json, field throws(InputFault) in
            switch field {
            case .version: version = try json.string(max: 64)
            case .language: language = try json.string(max: 35)
            }
        }
        guard !version.isEmpty else { throw json.fault(.missing, at: "version", "name the version of the words") }
        guard !language.isEmpty else { throw json.fault(.missing, at: "language", "name the language, such as en") }
        return Notice(version: version, language: language)
    }

    private static func response(_ choices: Choices, _ context: ShopperContext, receipts: [Receipt]?) -> Response {
        .json { json in
            json.member("request_id", context.requestID.text)
            json.array("purposes") { json in
                for purpose in PurposeCode.allCases {
                    let recorded = choices[purpose] ?? .off
                    let ceiling = context.signals.ceiling(for: purpose)
                    json.object { json in
                        json.member("purpose", purpose.name)
                        json.member("level", min(recorded, ceiling).name)
                        let because = ceiling < recorded ? Limit.signal : choices[purpose] == nil ? .notAsked : .decided
                        json.member("because", because.rawValue)
                    }
                }
            }
            if let receipts {
                json.array("receipts") { json in
                    for receipt in receipts { json.object { json in receipt.write(to: &json) } }
                }
            }
        }
    }
}
