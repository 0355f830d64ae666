import Crypto
import HTTPTypes
import Hummingbird
import NIOCore
import Shop
import Synchronization

/// Answers a repeated request with the first answer, for a day: same key, same `Idempotency-Key`, same body.
///
/// Answers are kept in this process only. Across a restart events still count once, by their own ids.
final class Idempotency: RouterMiddleware, Sendable {
    typealias Context = EdgeContext

    private enum Entry {
        case running
        case done(request: [UInt8], status: HTTPResponse.Status, headers: HTTPFields, body: ByteBuffer)
    }

    private struct Book {
        var entries: [String: Entry] = [:]
        /// Oldest first, for forgetting.
        var order: [(name: String, at: ContinuousClock.Instant)] = []
    }

    private static let kept = Duration.seconds(86_400)
    private static let capacity = 10_000
    private let book = Mutex(Book())

    @concurrent func handle(
        _ request: Request, context: EdgeContext, next: @concurrent (Request, EdgeContext) async throws -> Response
    ) async throws -> Response {
        guard request.method != .get, let given = request.headers[.idempotencyKey] else {
            return try await next(request, context)
        }
        guard let client = context.client, (1...255).contains(given.utf8.count) else {
            throw Problem(
                .badRequest, "idempotency_key", "Idempotency-Key not usable", "Give it 1 to 255 characters.")
        }
        var request = request
        let body = try await request.body.collect(upTo: Limits.feedBytes)
        request.body = .init(buffer: body)
        // The route is part of the name only through the hash of the request, so that nothing of a path is kept.
        var hash = SHA256()
        hash.update(data: Array("\(request.method.rawValue) \(request.uri.path)\n".utf8))
        hash.update(data: Array(body.readableBytesView))
        let shown = Array(hash.finalize())
        let name = client.key.id + "/" + given

        if let entry = claim(name) {
            guard case .done(let known, let status, var headers, let answer) = entry else {
                throw Problem(
                    .conflict, "idempotency_running", "Still running", "The first request is not answered yet; wait.")
            }
            guard known == shown else {
                throw Problem(
                    .unprocessableContent, "idempotency_mismatch", "Another request had this Idempotency-Key",
                    "Use a new key for a new request.")
            }
            headers[.idempotencyReplayed] = "true"
            return Response(status: status, headers: headers, body: .init(byteBuffer: answer))
        }
        do {
            let response = try await next(request, context)
            let collected = Collected()
            try await response.body.write(Collector(into: collected))
            let answer = collected.bytes.withLock { $0 }
            keep(name, .done(request: shown, status: response.status, headers: response.headers, body: answer))
            return Response(status: response.status, headers: response.headers, body: .init(byteBuffer: answer))
        } catch {
            // A failure is not kept: the client shall be able to try again.
            book.withLock { _ = $0.entries.removeValue(forKey: name) }
            throw error
        }
    }

    /// The entry of that name, or nil once this request has claimed it.
    private func claim(_ name: String) -> Entry? {
        book.withLock { book in
            let now = ContinuousClock.now
            while let oldest = book.order.first, now - oldest.at > Self.kept || book.order.count > Self.capacity {
                book.entries[oldest.name] = nil
                book.order.removeFirst()
            }
            if let known = book.entries[name] { return known }
            book.entries[name] = .running
            book.order.append((name, now))
            return nil
        }
    }

    private func keep(_ name: String, _ entry: Entry) { book.withLock { $0.entries[name] = entry } }
}

/// The bytes of an answer on their way to the client.
private final class Collected: Sendable {
    let bytes = Mutex(ByteBuffer())
}

private struct Collector: ResponseBodyWriter {
    let collected: Collected
    init(into collected: Collected) { self.collected = collected }
    mutating func write(_ buffer: ByteBuffer) async throws {
        collected.bytes.withLock { _ = $0.writeImmutableBuffer(buffer) }
    }
    consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
