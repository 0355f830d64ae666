import Consent
import Engagement
import Hummingbird
import Recommend
import Shop

/// `POST /v1/recommendations` and `POST /v1/rank`.
struct ShelfRoutes: Sendable {
    let metrics: Metrics

    func add(to routes: RouterGroup<ClientContext>) {
        routes.on(.postRecommendations) { request, context in
            let question = try ShelfQuestion(try await request.bytes(), ranks: false)
            let answer = await context.room.placements.recommend(
                question.request, for: context.claim(question.carried))
            metrics.countServed(question.request.placement, answer.level)
            return Response(Self.reply(answer, context.requestID))
        }
        routes.on(.postRank) { request, context in
            let question = try ShelfQuestion(try await request.bytes(), ranks: true)
            let answer = await context.room.placements.rank(
                question.candidates, question.request, for: context.claim(question.carried))
            return Response(Self.reply(answer, context.requestID))
        }
    }

    static func reply(_ answer: Recommendation, _ requestID: RequestID) -> Reply {
        .json(capacity: 256 + answer.items.count * 160) { json in
            json.member("request_id", requestID.text)
            json.basis(of: answer)
            json.array("items") { json in
                for item in answer.items {
                    json.object { json in
                        json.member("id", item.id)
                        json.member("score", item.score)
                        if !item.adjustments.isEmpty { json.member("adjustments", item.adjustments.names) }
                        if let propensity = item.propensity { json.member("propensity", propensity.text) }
                        json.array("reasons") { json in
                            for reason in item.reasons {
                                json.object { json in
                                    json.member("code", reason.code.rawValue)
                                    if let cause = reason.item { json.member("item", cause) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

extension JSONWriter {
    /// What an answer rests on: its level, why no higher one, and the purposes.
    mutating func basis(of answer: Recommendation) {
        member("level", answer.level.name)
        if let because = answer.because { member("because", because.rawValue) }
        array("purposes") { json in for purpose in answer.purposes { json.string(purpose.name) } }
        if answer.isHeldOut { member("held_out", true) }
    }
}

extension Adjustment {
    /// The words for what was done.
    fileprivate var names: [String] {
        let words: [(Adjustment, String)] = [
            (.pinned, "pinned"), (.boosted, "boosted"), (.surprising, "surprising"), (.calibrated, "calibrated"),
            (.diversified, "diversified"), (.explored, "explored"), (.buried, "buried"),
        ]
        return words.filter { contains($0.0) }.map(\.1)
    }
}

extension Ratio {
    fileprivate var text: String { denominator == 1 ? "\(numerator)" : "\(numerator)/\(denominator)" }
}
