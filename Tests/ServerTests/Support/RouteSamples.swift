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
        case .getDSRRequest, .getGDPRRequest: path.replacing("{id}", with: FiledSamples.hubAnswered)
        case .deleteDSRRequest, .deleteGDPRRequest: path.replacing("{id}", with: FiledSamples.hubPending)
        case .confirmRequest: path.replacing("{id}", with: FiledSamples.unconfirmed)
        case .getShelf: "/v1/shelves/product?item=tent-1&limit=4"
        case .getShelfPage: "/v1/shelves/home.html"
        case .getGraphShard, .getGraphItems:
            path.replacing("{release}", with: "2024-10-01").replacing("{shard}", with: "0")
        case .sdkFile: "/sdk/v1/confide.js"
        case .sdkPinnedFile: "/sdk/v1/at/\(StorefrontSDK.digest)/confide.js"
        case .segment: "/v1/track"
        case .segmentSettings: "/v1/projects/pk_\(String(repeating: "a", count: 44))/settings"
        case .getRecord: "/v1/records/map"
        case .getMeasurements: "/v1/measurements?from=2024-10-01&to=2024-10-03"
        case .centre, .postCentre, .centreStyle, .enterCentre: path.replacing("{shop}", with: "tents")
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
        case .postShelf: #"{"placement":"product","item":"tent-1","consent":{"recommendations":"visit"}}"#
        case .segment:
            #"{"type":"track","event":"Product Viewed","anonymousId":"visit-token-10000001","properties":{"product_id":"tent-1"}}"#
        case .postRank: #"{"placement":"home","candidates":["tent-1"]}"#
        case .forgetVisit: #"{"visit":"visit-token-10000001"}"#
        case .postMyRequest: #"{"kind":"access"}"#
        case .postRequest: #"{"kind":"access","customer":"c-1"}"#
        case .confirmRequest: #"{"code":"12345678"}"#
        case .actOnRequest: #"{"do":"answer"}"#
        case .postErasure: #"{"customer":"c-1"}"#
        case .postCentre: "do=show&language=de"
        case .shopify: #"{"shop_id":1,"customer":{"id":191167}}"#
        case .postDSRRequest: OpenDSRSample(.openDSR).request.replacing("a755", with: "c755")
        case .postGDPRRequest: OpenDSRSample(.openGDPR).request.replacing("a755", with: "d755")
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
        case .sdkFile, .sdkPinnedFile, .segmentSettings, .shopify, .livez, .readyz, .openAPI, .docs, .docsStyle,
            .docsIcon, .gpc, .receiptPage, .centre, .postCentre, .centreStyle, .enterCentre, .getCheckpoint,
            .getLedgerKey, .getProof, .getConsistency, .getLines, .getDSRDiscovery, .getDSRCertificate,
            .getGDPRDiscovery, .getGDPRCertificate:
            .open
        case .getShelf, .getShelfPage, .postShelf, .getGraph, .getGraphShard, .getGraphItems, .segment, .postEvents,
            .postRecommendations, .postRank, .forgetVisit,
            .getNotices, .postAnonymousConsent,
            .postRequest, .confirmRequest:
            .anyKey
        case .getConsent, .putConsent, .getMyRequests, .postMyRequest, .getMyRequest, .deleteMyRequest, .getMyData:
            .shopper
        case .getItem, .putItem, .deleteItem, .putFeed, .getRules, .putRules, .deleteShopper, .getModels,
            .getMeasurements, .getAgreements, .getRecord, .getLedger,
            .metrics, .getRequests, .getRequest, .actOnRequest, .getRequestData, .postErasure,
            .postDSRRequest, .getDSRRequest, .deleteDSRRequest, .postGDPRRequest, .getGDPRRequest, .deleteGDPRRequest:
            .serverKey
        }
    }
}
