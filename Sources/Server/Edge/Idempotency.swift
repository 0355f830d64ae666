import Consent
import Crypto
import HTTPTypes
import Hummingbird
import NIOCore
import Oversight
import Shop
import Synchronization

/// Answers a repeated request with the first answer, for a day: same key, same shopper, same `Idempotency-Key`.
///
/// Answers are kept in this process only. Across a restart events still count once, by their own ids.
///
/// Safe for a person because a write key is public: without her token nobody is given an answer that was hers, and
/// names are kept as hashes only.
final class Idempotency: RouterMiddleware, PersonalCache, Sendable {
    typealias Context = EdgeContext

    private enum Entry {
        case running
        case done(request: [UInt8], status: HTTPResponse.Status, headers: HTTPFields, body: ByteBuffer)
    }

    private struct Book {
        var entries: [[UInt8]: Entry] = [:]
        /// Oldest first, for forgetting.
        var order: [(name: [UInt8], owner: [UInt8]?, at: ContinuousClock.Instant)] = []
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
        // Only a shop's own server sends more than most bodies may have.
        let body = try await request.bytes(upTo: client.key.kind == .server ? Limits.feedBytes : Limits.bodyBytes)
        request.body = .init(buffer: ByteBuffer(bytes: body))
        let name = Self.hash(Array(client.key.id.utf8), context.shopper?.bytes ?? [], Array(given.utf8))
        // The route is part of the request only through its hash, so that nothing of a path is kept.
        let shown = Self.hash(Array("\(request.method.rawValue) \(request.uri.string)".utf8), body)

        let owner = context.shopper.map { Self.owner($0, client.key.shop) }
        if let entry = claim(name, of: owner) {
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
            if response.headers[.cacheControl] == "no-store" {
                // What is about a person is not kept for her to ask twice; doing it again does it once.
                drop(name)
                return Response(status: response.status, headers: response.headers, body: .init(byteBuffer: answer))
            }
            keep(name, .done(request: shown, status: response.status, headers: response.headers, body: answer))
            return Response(status: response.status, headers: response.headers, body: .init(byteBuffer: answer))
        } catch {
            // A failure is not kept: the client shall be able to try again.
            drop(name)
            throw error
        }
    }

    /// SHA-256 over parts, each behind its length.
    private static func hash(_ parts: [UInt8]...) -> [UInt8] {
        var hash = SHA256()
        for part in parts {
            hash.update(data: Array("\(part.count)/".utf8))
            hash.update(data: part)
        }
        return Array(hash.finalize())
    }

    /// The entry of that name, or nil once this request has claimed it.
    private func claim(_ name: [UInt8], of owner: [UInt8]?) -> Entry? {
        book.withLock { book in
            let now = ContinuousClock.now
            while let oldest = book.order.first, now - oldest.at > Self.kept || book.order.count > Self.capacity {
                book.entries[oldest.name] = nil
                book.order.removeFirst()
            }
            if let known = book.entries[name] { return known }
            book.entries[name] = .running
            book.order.append((name, owner, now))
            return nil
        }
    }

    private func drop(_ name: [UInt8]) { book.withLock { _ = $0.entries.removeValue(forKey: name) } }

    let holding = Holding.repeats

    /// Drops every answer that was given to her.
    func forget(_ shopper: Pseudonym, in shop: ShopNumber) -> Int {
        let owner = Self.owner(shopper, shop)
        return book.withLock { book in
            let hers = book.order.filter { $0.owner == owner }.map(\.name)
            book.order.removeAll { $0.owner == owner }
            return hers.count { book.entries.removeValue(forKey: $0) != nil }
        }
    }

    func holds(_ shopper: Pseudonym, in shop: ShopNumber) -> Bool {
        let owner = Self.owner(shopper, shop)
        return book.withLock { book in book.order.contains { $0.owner == owner && book.entries[$0.name] != nil } }
    }

    /// Her name in this process, which leads to nobody.
    private static func owner(_ shopper: Pseudonym, _ shop: ShopNumber) -> [UInt8] {
        hash(Array("owner/\(shop)".utf8), shopper.bytes)
    }

    private func keep(_ name: [UInt8], _ entry: Entry) { book.withLock { $0.entries[name] = entry } }
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
