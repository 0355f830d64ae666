import Consent
import Engagement
import Recommend
import Shop

/// What a client asks of a placement, as it comes in.
struct ShelfQuestion: Sendable {
    var request: RecommendationRequest
    var carried = Choices()
    var candidates: [String] = []

    private enum Field: String, JSONField {
        case placement, item, items, visit, consent, limit, filter, exclude, surprise, draw, candidates
        static let names = JSONNames<Field>()
    }

    /// Reads the body of `POST /v1/recommendations`, or with candidates that of `POST /v1/rank`.
    init(_ bytes: [UInt8], ranks: Bool) throws(InputFault) {
        self = try JSONReader.read(bytes) { json throws(InputFault) in try ShelfQuestion(&json, ranks: ranks) }
    }

    private init(_ json: inout JSONReader, ranks: Bool) throws(InputFault) {
        request = RecommendationRequest(placement: .home)
        var placed = false
        try json.object(Field.self, unknown: .refused) { json, field throws(InputFault) in
            switch field {
            case .placement:
                let name = try json.string(max: 64)
                guard let placement = Placement(rawValue: name) else {
                    let names = Placement.allCases.map(\.rawValue)
                    throw json.fault(
                        .unknownName,
                        "a placement is one of \(names.joined(separator: ", "))"
                            + NearMiss.hint(name, among: names))
                }
                request.placement = placement
                placed = true
            case .item: request.page.append(try json.itemID())
            case .items: request.page += try json.itemIDs(max: Limits.answerItems)
            case .visit: request.visit = CarriedVisit(try json.itemIDs(max: Limits.visitItems))
            case .consent: carried = try json.choices()
            case .limit:
                guard !ranks else { throw json.fault(.unknownField, "every candidate is ranked; leave limit out") }
                let limit = try json.int64()
                guard (1...Int64(Limits.answerItems)).contains(limit) else {
                    throw json.fault(.outOfRange, "limit is 1 to \(Limits.answerItems)")
                }
                request.limit = Int(limit)
            case .filter: request.filter = try json.itemFilter()
            case .exclude: request.exclude = try json.itemIDs(max: Limits.candidates)
            case .surprise:
                guard !ranks else { throw json.fault(.unknownField, "every candidate is ranked; leave surprise out") }
                guard let step = Surprise(rawValue: Int(clamping: try json.int64())) else {
                    throw json.fault(.outOfRange, "surprise is 1 (the familiar) to 5 (the unknown); 3 changes nothing")
                }
                request.surprise = step
            case .draw:
                guard !ranks else { throw json.fault(.unknownField, "ranking holds nobody out; leave draw out") }
                let number = try json.int64()
                guard (0...Int64(UInt32.max)).contains(number) else {
                    throw json.fault(.outOfRange, "draw is a random number from 0 to 4294967295")
                }
                request.draw = UInt64(number) << 32
            case .candidates:
                guard ranks else { throw json.fault(.unknownField, "candidates belong to POST /v1/rank") }
                candidates = try json.itemIDs(max: Limits.candidates)
            }
        }
        guard placed else { throw json.fault(.missing, at: "placement", "say where the items will be shown") }
        if ranks, candidates.isEmpty { throw json.fault(.missing, at: "candidates", "give the items to be ranked") }
    }
}

extension JSONReader {
    /// An id of 1 to 256 bytes.
    mutating func itemID() throws(InputFault) -> String {
        let id = try string(max: 256)
        guard !id.isEmpty else { throw fault(.missing, "an item id is not empty") }
        return id
    }

    mutating func itemIDs(max: Int) throws(InputFault) -> [String] {
        var ids: [String] = []
        try array(max: max) { json, _ throws(InputFault) in ids.append(try json.itemID()) }
        return ids
    }

    /// Levels by purpose: `{"recommendations": "visit"}`.
    mutating func choices() throws(InputFault) -> Choices {
        var choices = Choices()
        try object { json, key throws(InputFault) in
            guard let purpose = PurposeCode(name: key.text) else {
                throw json.fault(
                    .unknownName, "no such purpose" + NearMiss.hint(key.text, among: PurposeCode.allCases.map(\.name)))
            }
            let name = try json.string(max: 16)
            guard let level = Level(name: name) else {
                throw json.fault(
                    .unknownName,
                    "a level is off, visit, device or account"
                        + NearMiss.hint(name, among: Level.allCases.map(\.name)))
            }
            guard choices[purpose] == nil else { throw json.fault(.malformed, "this purpose is given twice") }
            choices[purpose] = level
        }
        return choices
    }
}
