import Consent
import Shop

/// A decision as a consent record of ISO/IEC TS 27560, in plain JSON: what the line in the ledger commits to.
///
/// The field names are the standard's; terms of the Data Privacy Vocabulary (DPV 2.3) carry its prefix. She is named by
/// holding the record and by nothing else, so that it can be shown to anyone without showing who she is.
struct ConsentRecord {
    let decision: Decision
    let controller: Controller

    /// The record as text. Two records of equal decisions differ in their random ids.
    func text() -> String {
        let id = Hex.encode((0..<16).map { _ in UInt8.random(in: .min ... .max) })
        let bytes = JSONWriter.bytes { json in
            json.object { json in
                json.member("schema_version", "https://w3id.org/dpv/schema/dpv-27560#record")
                json.member("record_id", id)
                json.member("pii_principal_id", "the holder of this record")
                json.array("pii_processing") { json in json.object { json in processing(&json) } }
                json.array("parties") { json in parties(&json) }
                json.array("events") { json in json.object { json in event(&json) } }
                json.object("confide") { json in binding(&json) }
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private func processing(_ json: inout JSONWriter) {
        let facts = decision.purpose.facts
        json.object("privacy_notice") { json in
            json.member("version", decision.notice.version)
            if let hash = decision.notice.hash { json.member("sha256", hash.description) }
        }
        json.member("language", decision.notice.language)
        json.member("purpose", decision.purpose.name)
        json.member("purpose_type", facts.type)
        json.member("lawful_basis", "dpv:Consent")
        json.array("pii_information") { json in
            for (type, attribute) in facts.data {
                json.object { json in
                    json.member("pii_type", type)
                    json.member("pii_attribute_id", attribute)
                    json.member("pii_optional", true)
                }
            }
        }
        json.member("pii_controllers", ["controller"])
        json.member("collection_method", "in the shop, while she uses it")
        json.member("processing_method", facts.method)
        json.member("storage_locations", [decision.level.storage])
        json.member("retention_period", decision.level.retention(until: decision.expires))
        json.member("jurisdiction", "\(decision.place)")
        json.member("recipient_third_parties", [] as [String])
        json.member("withdrawal_method", "where it was given, in as many steps; it holds at once")
    }

    /// Who answers for her data, who watches over it there, and who hears her complaints.
    private func parties(_ json: inout JSONWriter) {
        json.object { json in
            json.member("party_id", "controller")
            json.member("party_name", controller.name)
            json.member("party_address", controller.address)
            json.member("party_contact", controller.contact)
            json.member("party_type", "dpv:DataController")
            if !controller.url.isEmpty { json.member("party_url", controller.url) }
        }
        for (id, contact, type) in [
            ("officer", controller.officer, "dpv:DataProtectionOfficer"),
            ("authority", controller.authority, "dpv:DataProtectionAuthority"),
        ] where !contact.isEmpty {
            json.object { json in
                json.member("party_id", id)
                json.member("party_contact", contact)
                json.member("party_type", type)
            }
        }
    }

    private func event(_ json: inout JSONWriter) {
        let days = decision.expires - CalendarDay(containing: decision.time)
        json.member("event_time", time: decision.time)
        json.member("validity_duration", "P\(max(0, days))D")
        json.member("entity_id", "the holder of this record")
        json.member("event_type", decision.level > .off ? "dpv:ExpressedConsent" : "dpv:Refusal")
        json.member("event_state", "dpv:\(decision.status.term)")
    }

    private func binding(_ json: inout JSONWriter) {
        json.member("level", decision.level.name)
        json.member("expires", "\(decision.expires)")
        json.member("surface", decision.surface.name)
        json.member("gpc", decision.signals.globalPrivacyControl)
        if let rules = decision.rules { json.member("rule_packs_sha256", rules.description) }
    }
}

extension PurposeCode {
    /// What a record says of a purpose: its term in DPV, the kinds of data with their terms, and what is done.
    fileprivate var facts: (type: String, data: [(type: String, attribute: String)], method: String) {
        let visit = ("dpv:ServiceUsage", "items looked at or put into the cart in a visit")
        let orders = ("dpv:PurchaseHistory", "items bought")
        return switch self {
        case .recommendations:
            ("dpv:ProvideProductRecommendations", [visit], "items are ranked by what goes with those of the visit")
        case .history:
            ("dpv:ProvideProductRecommendations", [orders], "items are ranked by what goes with those bought")
        case .learning:
            ("dpv:OptimisationForController", [visit], "the visit is added to counts, and can be subtracted again")
        case .measurement: ("dpv:ServiceUsageAnalytics", [visit], "the event is counted by day, kind and item")
        case .messages:
            (
                "dpv:DirectMarketing", [("dpv:ContactInformation", "an address for messages"), visit],
                "messages are sent"
            )
        case .offers: ("dpv:PersonalisedBenefits", [visit, orders], "an offer is chosen that can only lower a price")
        case .research: ("dpv:AcademicResearch", [visit], "figures about many visits are published with noise")
        }
    }
}

extension Level {
    fileprivate var storage: String {
        switch self {
        case .off: "nowhere"
        case .visit: "in memory, while a request is answered"
        case .device: "on her device"
        case .account: "on the shop's server, sealed under her own key"
        }
    }

    fileprivate func retention(until expires: CalendarDay) -> String {
        self == .off || self == .visit ? "none" : "until she withdraws, at the latest \(expires)"
    }
}
