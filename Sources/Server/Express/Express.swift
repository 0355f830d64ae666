import Consent
import Engagement
import HTTPTypes
import NIOCore
import NIOHTTP1
import Shop
import Synchronization

/// The plain question of a visitor's page, answered at once: `POST /v1/recommendations` with a key, naming nobody.
///
/// It does what `Edge`, `Gate` and `ShelfRoutes` do, with their own methods and in their order. A class, so that the
/// connections share one.
final class Express: Sendable {
    let edge: Edge
    let gate: Gate
    private let date = HTTPDate()

    init(edge: Edge, gate: Gate) {
        self.edge = edge
        self.gate = gate
    }

    /// Who asks; nil when a request must go its usual way: it asks something else, names a shopper, or is not plain.
    func particulars(of head: HTTPRequestHead) -> Particulars? {
        guard head.method == .POST, head.uri == Self.route.path, head.version == .http1_1 else { return nil }
        return Particulars(express: head.headers, maxBytes: 65_536)
    }

    /// The answer to a plain request.
    func answer(_ particulars: Particulars, _ body: ByteBuffer) -> (HTTPResponseHead, ByteBuffer) {
        let call = Call(method: .post, route: Self.route, origin: particulars.origin)
        var reply: Reply
        var fault: (any Error)?
        do { reply = try shelf(particulars, body, call.id) } catch {
            reply = Problem(error).reply(call.id)
            fault = error
        }
        edge.finish(call, reply.status, &reply.headers, fault)
        var headers = HTTPHeaders()
        headers.reserveCapacity(8)
        for field in reply.headers { headers.add(name: field.name.rawName, value: field.value) }
        headers.add(name: "Content-Length", value: String(reply.bytes.count))
        headers.add(name: "Date", value: date.text(edge.house.clock()))
        headers.add(name: "Server", value: serverName)
        return (
            HTTPResponseHead(
                version: .http1_1, status: HTTPResponseStatus(statusCode: reply.status.code), headers: headers),
            ByteBuffer(bytes: reply.bytes)
        )
    }

    private func shelf(_ particulars: Particulars, _ body: ByteBuffer, _ id: RequestID) throws -> Reply {
        let client = try gate.client(particulars)
        let question = try ShelfQuestion(Array(body.readableBytesView), ranks: false)
        let answer = client.room.placements.recommend(
            question.request, toVisitorOf: client.key.shop, carried: question.carried, signals: particulars.signals)
        edge.metrics.countServed(question.request.placement, answer.level)
        return ShelfRoutes.reply(answer, id)
    }

    private static let route = Route.postRecommendations
}

/// The text of the `Date` field, made once a second.
private final class HTTPDate: Sendable {
    private let known = Mutex((second: Int64.min, text: ""))

    /// The text for whole seconds since 1970.
    func text(_ second: Int64) -> String {
        known.withLock { known in
            if known.second != second { known = (second, Timestamp.http(second)) }
            return known.text
        }
    }
}
