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
        case .getMeasurements: "/v1/measurements?from=2024-10-01&to=2024-10-03"
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
        default: nil
        }
    }

    /// Who may call it.
    enum Door { case open, anyKey, serverKey, shopper }

    var door: Door {
        switch self {
        case .livez, .readyz, .openAPI, .docs, .docsStyle, .docsIcon, .gpc, .receiptPage, .getCheckpoint, .getLedgerKey,
            .getProof, .getConsistency, .getLines:
            .open
        case .postEvents, .postRecommendations, .postRank, .forgetVisit, .getNotices, .postAnonymousConsent: .anyKey
        case .getConsent, .putConsent: .shopper
        case .getItem, .putItem, .deleteItem, .putFeed, .getRules, .putRules, .deleteShopper, .getModels,
            .getMeasurements, .getAgreements,
            .getLedger, .metrics:
            .serverKey
        }
    }
}
