import Crypto
import Foundation
import HTTPTypes

@testable import Server

/// A request of each route that would be answered well by a shop with the right key.
extension Route {
    /// The path with its parts filled in.
    var samplePath: String {
        switch self {
        case .getItem, .putItem, .deleteItem: "/v1/items/tent-1"
        case .putFeed: "/v1/catalog/feeds/main"
        case .deleteShopper: "/v1/shoppers/c-1"
        case .getMyRequest, .getMyData, .getRequest, .getRequestData:
            path.replacing("{id}", with: FiledSamples.answered)
        case .deleteMyRequest, .actOnRequest: path.replacing("{id}", with: FiledSamples.open)
        case .confirmRequest: path.replacing("{id}", with: FiledSamples.unconfirmed)
        case .getRecord: "/v1/records/map"
        case .getMeasurements: "/v1/measurements?from=2024-10-01&to=2024-10-03"
        case .centre, .postCentre, .centreStyle: path.replacing("{shop}", with: "tents")
        case .getCheckpoint, .getLedgerKey, .getLines, .getConsistency, .getProof:
            path.replacing("{shop}", with: "tents") + (self == .getConsistency ? "?from=0" : "")
                + (self == .getProof ? "?index=0" : "")
        default: path
        }
    }

    var sampleBody: String? {
        switch self {
        case .postEvents: Say.events(["tent-1"], visit: 1, consent: Say.yes)
        case .putItem: #"{"title":"Tent"}"#
        case .putFeed: "id\ttitle\ntent-1\tTent\n"
        case .putRules: #"{"everywhere":{"buried":[{"item":"tent-1"}]}}"#
        case .putConsent: Say.decisions(Say.account)
        case .postAnonymousConsent: Say.decisions(Say.yes)
        case .postRecommendations: #"{"placement":"home"}"#
        case .postRank: #"{"placement":"home","candidates":["tent-1"]}"#
        case .forgetVisit: #"{"visit":"visit-token-10000001"}"#
        case .postMyRequest: #"{"kind":"access"}"#
        case .postRequest: #"{"kind":"access","customer":"c-1"}"#
        case .confirmRequest: #"{"code":"12345678"}"#
        case .actOnRequest: #"{"do":"answer"}"#
        case .postErasure: #"{"customer":"c-1"}"#
        case .postCentre: "do=show&language=de"
        case .shopify: #"{"shop_id":1,"customer":{"id":191167}}"#
        default: nil
        }
    }

    /// What else a request of it needs.
    var sampleHeaders: [String: String] {
        guard self == .shopify, let sampleBody else { return [:] }
        return FiledSamples.signed(sampleBody, topic: "customers/redact")
    }

    /// Who may call it.
    enum Door { case open, anyKey, serverKey, shopper }

    var door: Door {
        switch self {
        case .shopify, .livez, .readyz, .openAPI, .docs, .docsStyle, .docsIcon, .gpc, .receiptPage, .centre,
            .postCentre, .centreStyle, .getCheckpoint, .getLedgerKey, .getProof, .getConsistency, .getLines:
            .open
        case .postEvents, .postRecommendations, .postRank, .forgetVisit, .getNotices, .postAnonymousConsent,
            .postRequest, .confirmRequest:
            .anyKey
        case .getConsent, .putConsent, .getMyRequests, .postMyRequest, .getMyRequest, .deleteMyRequest, .getMyData:
            .shopper
        case .getItem, .putItem, .deleteItem, .putFeed, .getRules, .putRules, .deleteShopper, .getModels,
            .getMeasurements, .getAgreements, .getRecord, .getLedger,
            .metrics, .getRequests, .getRequest, .actOnRequest, .getRequestData, .postErasure:
            .serverKey
        }
    }
}
