import Anonymity
import Consent
import Engagement
import Hummingbird
import Ledger
import Oversight
import Recommend
import Shop

/// What a shop may read of itself: its models, its counts and its ledger.
struct InsightRoutes: Sendable {
    let house: House

    func add(to routes: RouterGroup<ServerKeyContext>) {
        routes.on(.getModels) { _, context in
            let standing = context.room.fold.standing()
            return .json { json in
                json.member("request_id", context.requestID.text)
                json.member("position", standing.position)
                json.member("visits", standing.visits)
                json.member("events", standing.events)
                json.member("digest", standing.digest.description)
                json.array("models") { json in
                    for model in standing.models {
                        json.object { json in
                            json.member("name", model.name)
                            json.member("digest", model.digest.description)
                        }
                    }
                }
            }
        }
        routes.on(.getMeasurements) { request, context in
            let from = try Self.day("from", request)
            let to = try Self.day("to", request)
            guard from <= to, to - from < 366 else {
                throw InputFault(.outOfRange, at: "to", "ask for at most 366 days, from the earlier to the later")
            }
            let today = Int32(clamping: house.clock() / 86_400)
            let tables = try await house.insight.measurements(
                of: context.client.key.shop, from: from, to: to, today: today)
            return context.room.fold.catalog.read { catalog in Self.response(tables, catalog, house, context.requestID)
            }
        }
        routes.on(.getAgreements) { _, context in
            let agreements = context.room.agreements
            let tables = try await agreements.tables()
            return .json { json in
                json.member("request_id", context.requestID.text)
                json.member("k", agreements.k)
                json.array("purposes") { json in
                    for (purpose, levels) in tables {
                        json.object { json in
                            json.member("purpose", purpose.name)
                            json.array("levels") { json in
                                for cell in levels.shown {
                                    json.object { json in
                                        json.member("level", cell.key.name)
                                        json.member("shoppers", cell.count)
                                    }
                                }
                            }
                            if let other = levels.other { json.member("other_shoppers", other.count) }
                            if let total = levels.total { json.member("total_shoppers", total.count) }
                        }
                    }
                }
            }
        }
        routes.on(.getRecord) { request, context in
            let name = try context.parameters.text("kind", max: 40)
            guard let kind = Records.Kind(rawValue: name) else {
                throw Problem(
                    .notFound, "no_such_record", "No such record",
                    "Ask for \(Records.Kind.allCases.map(\.rawValue).joined(separator: ", ")).")
            }
            let language = request.uri.queryParameters["language"].map(String.init) ?? "en"
            guard ["en", "de"].contains(language) else {
                throw InputFault(.malformed, at: "language", "the notice is there in en and de")
            }
            let text = try await context.room.records.text(kind, language: language)
            return Response(Reply(Array(text.utf8), type: "text/markdown; charset=utf-8"))
        }
        routes.on(.getLedger) { _, context in
            let frontier = try await house.store.frontier(of: context.client.key.shop)
            return .json { json in
                json.member("request_id", context.requestID.text)
                json.member("size", frontier.size)
                json.member("root", frontier.root.description)
            }
        }
    }

    private static func day(_ name: String, _ request: Request) throws(InputFault) -> Int32 {
        guard let text = request.uri.queryParameters[Substring(name)], text.utf8.count == 10,
            let seconds = Timestamp.seconds(text.utf8)
        else { throw InputFault(.malformed, at: name, "give \(name) as a date, such as 2026-11-01") }
        return Int32(clamping: seconds / 86_400)
    }

    private static func response(
        _ tables: [Insight.Table], _ catalog: borrowing CatalogView, _ house: House, _ requestID: RequestID
    ) -> Response {
        .json(capacity: 4_096) { json in
            json.member("request_id", requestID.text)
            json.member("k", house.insight.k)
            json.array("tables") { json in
                for table in tables {
                    json.object { json in
                        json.member("day", String(Timestamp.text(Int64(table.day) * 86_400).prefix(10)))
                        json.member("event", table.kind.name)
                        json.array("items") { json in
                            for cell in table.cells.shown {
                                json.object { json in
                                    json.member("id", catalog.id(of: cell.key))
                                    json.member("events", cell.count)
                                    json.member("visits", cell.contributors)
                                }
                            }
                        }
                        if let other = table.cells.other { json.member("other_events", other.count) }
                        if let total = table.cells.total { json.member("total_events", total.count) }
                    }
                }
            }
        }
    }
}
