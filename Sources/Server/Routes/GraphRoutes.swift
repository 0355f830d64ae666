import Consent
import Engagement
import HTTPTypes
import Hummingbird
import Shop

/// `/v1/graph`: what browsers rank with by themselves at level `device`.
///
/// Every browser fetches the same, whole: nothing that is asked here says what somebody looks at.
struct GraphRoutes: Sendable {
    let catalog: any CatalogShelf

    func add(to routes: RouterGroup<ClientContext>) {
        routes.on(.getGraph) { _, context in
            let published = try Self.published(context)
            return .shared(
                .json { json in
                    json.member("release", published.release)
                    json.member("items", published.names.count)
                    json.member("shards", published.shards.count)
                    json.member("rho_units", Int(clamping: published.rho))
                })
        }
        routes.on(.getGraphShard) { request, context in
            let published = try Self.published(context)
            return Self.answer(published.shards[try Self.shard(of: published, context)], to: request)
        }
        routes.on(.getGraphItems) { _, context in
            let published = try Self.published(context)
            let shard = try Self.shard(of: published, context)
            let size = PublishedGraph.shardSize
            let names = published.names[min(shard * size, published.names.count)...].prefix(size)
            var items: [Item] = []
            for name in names {
                guard let item = try await catalog.item(name, in: context.client.key.shop),
                    item.availability.isOrderable
                else { continue }
                items.append(item)
            }
            return .shared(
                .json(capacity: 256 * items.count) { json in
                    json.array("items") { json in
                        for item in items {
                            json.object { json in
                                json.member("id", item.id)
                                json.write(item)
                                if !item.group.isEmpty { json.member("group", item.group) }
                            }
                        }
                    }
                })
        }
    }

    /// The part, in gzip for whoever reads that; nothing for whoever has it.
    private static func answer(_ shard: GraphShard, to request: Request) -> Response {
        var headers: HTTPFields = [
            .cacheControl: "public, max-age=2592000, immutable", .vary: "Origin, Accept-Encoding",
        ]
        let gzip = request.headers.prefersGzip ? shard.gzip : nil
        // Caches must not take the bytes of one form for those of the other.
        let tag = gzip == nil ? shard.tag : "\(shard.tag)-gzip"
        headers[.eTag] = "\"\(tag)\""
        if request.headers.has(tag) { return Response(status: .notModified, headers: headers) }
        if gzip != nil { headers[.contentEncoding] = "gzip" }
        return .bytes(gzip ?? shard.bytes, type: "application/octet-stream", headers: headers)
    }

    private static func published(_ context: ClientContext) throws -> PublishedGraph {
        guard let published = context.room.fold.published, !published.names.isEmpty else { throw Problem.noGraph }
        return published
    }

    /// The number of the shard; an edition that is no longer published is not found.
    private static func shard(of published: PublishedGraph, _ context: ClientContext) throws -> Int {
        guard context.parameters.get("release") == published.release,
            let shard = context.parameters.get("shard").flatMap(Int.init),
            published.shards.indices.contains(shard)
        else { throw Problem.notFound }
        return shard
    }
}

extension PublishedGraph {
    /// The name of the edition: its first day, `2026-11-22`.
    var release: String { CalendarDay(number: Int64(day)).description }
}
