public import HTTPTypes

/// Every address of the server: what is routed, counted and documented is this list.
public enum Route: Int, CaseIterable, Sendable {
    case postEvents, getItem, putItem, deleteItem, putFeed, getRules, putRules, postRecommendations, postRank
    case getShelf, getShelfPage, postShelf, sdkFile, sdkPinnedFile, segment, segmentSettings
    case getGraph, getGraphShard, getGraphItems
    case getConsent, putConsent, getNotices, postAnonymousConsent
    case getMyRequests, postMyRequest, getMyRequest, deleteMyRequest, getMyData
    case postRequest, confirmRequest, getRequests, getRequest, actOnRequest, getRequestData, shopify
    case deleteShopper, postErasure, forgetVisit, getModels, getMeasurements, getAgreements, getRecord, getLedger
    case getCheckpoint, getLedgerKey, getProof, getConsistency, getLines, receiptPage
    case centre, postCentre, centreStyle, enterCentre
    case getDSRDiscovery, getDSRCertificate, postDSRRequest, getDSRRequest, deleteDSRRequest
    case getGDPRDiscovery, getGDPRCertificate, postGDPRRequest, getGDPRRequest, deleteGDPRRequest
    case livez, readyz, metrics, openAPI, docs, docsStyle, docsIcon, gpc

    /// The method and the path template; never a path that somebody sent.
    public var label: String { "\(method.rawValue) \(path)" }

    /// The HTTP method.
    public var method: HTTPRequest.Method {
        switch self {
        case .postEvents, .postRecommendations, .postRank, .forgetVisit, .postAnonymousConsent, .postMyRequest,
            .postRequest, .confirmRequest, .actOnRequest, .shopify, .postErasure, .postShelf, .segment,
            .postCentre, .postDSRRequest, .postGDPRRequest:
            .post
        case .putItem, .putFeed, .putRules, .putConsent: .put
        case .deleteItem, .deleteShopper, .deleteMyRequest, .deleteDSRRequest, .deleteGDPRRequest: .delete
        default: .get
        }
    }

    /// The path template.
    public var path: String {
        switch self {
        case .postEvents: "/v1/events"
        case .getItem, .putItem, .deleteItem: "/v1/items/{id}"
        case .putFeed: "/v1/catalog/feeds/{name}"
        case .getRules, .putRules: "/v1/shelf-rules"
        case .getConsent, .putConsent: "/v1/consent"
        case .getNotices: "/v1/consent/notices"
        case .postAnonymousConsent: "/v1/consent/anonymous"
        case .postRecommendations: "/v1/recommendations"
        case .postRank: "/v1/rank"
        case .getShelf: "/v1/shelves/{placement}"
        case .getShelfPage: "/v1/shelves/{placement}.html"
        case .postShelf: "/v1/shelves"
        case .getGraph: "/v1/graph"
        case .getGraphShard: "/v1/graph/{release}/{shard}"
        case .getGraphItems: "/v1/graph/{release}/{shard}/items"
        case .sdkFile: "/sdk/v1/{file}"
        case .sdkPinnedFile: "/sdk/v1/at/{digest}/{file}"
        case .segment: "/v1/{call}"
        case .segmentSettings: "/v1/projects/{key}/settings"
        case .getMyRequests, .postMyRequest: "/v1/me/requests"
        case .getMyRequest, .deleteMyRequest: "/v1/me/requests/{id}"
        case .getMyData: "/v1/me/requests/{id}/data"
        case .getRequests, .postRequest: "/v1/requests"
        case .getRequest, .actOnRequest: "/v1/requests/{id}"
        case .getRequestData: "/v1/requests/{id}/data"
        case .confirmRequest: "/v1/requests/{id}/code"
        case .shopify: "/v1/webhooks/shopify"
        case .postErasure: "/v1/erasures"
        case .deleteShopper: "/v1/shoppers/{id}"
        case .forgetVisit: "/v1/visits/forget"
        case .getModels: "/v1/models"
        case .getMeasurements: "/v1/measurements"
        case .getAgreements: "/v1/agreements"
        case .getRecord: "/v1/records/{kind}"
        case .getLedger: "/v1/ledger"
        case .getCheckpoint: "/v1/ledger/{shop}/checkpoint"
        case .getLedgerKey: "/v1/ledger/{shop}/key"
        case .getProof: "/v1/ledger/{shop}/proof"
        case .getConsistency: "/v1/ledger/{shop}/consistency"
        case .getLines: "/v1/ledger/{shop}/lines"
        case .receiptPage: "/receipt"
        case .centre, .postCentre: "/privacy/{shop}"
        case .centreStyle: "/privacy/{shop}/style.css"
        case .enterCentre: "/privacy/{shop}/enter"
        case .getDSRDiscovery: "/opendsr/v2/discovery"
        case .getDSRCertificate: "/opendsr/v2/certificate.pem"
        case .postDSRRequest: "/opendsr/v2/requests"
        case .getDSRRequest, .deleteDSRRequest: "/opendsr/v2/requests/{id}"
        case .getGDPRDiscovery: "/opengdpr/v1/discovery"
        case .getGDPRCertificate: "/opengdpr/v1/certificate.pem"
        case .postGDPRRequest: "/opengdpr/v1/opengdpr_requests"
        case .getGDPRRequest, .deleteGDPRRequest: "/opengdpr/v1/opengdpr_requests/{id}"
        case .livez: "/livez"
        case .readyz: "/readyz"
        case .metrics: "/metrics"
        case .openAPI: "/openapi.json"
        case .docs: "/docs"
        case .docsStyle: "/docs/style.css"
        case .docsIcon: "/docs/icon.svg"
        case .gpc: "/.well-known/gpc.json"
        }
    }

    /// The route of a method and path template, if there is one.
    static func find(_ method: HTTPRequest.Method, _ path: String?) -> Route? {
        guard let path else { return nil }
        return byPath[path]?.first { $0.method == method }
    }

    private static let byPath = Dictionary(grouping: allCases, by: \.path)
}
