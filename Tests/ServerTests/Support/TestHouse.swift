import Consent
import Engagement
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Ledger
import NIOCore
import Oversight
import Recommend
import Shop
import Storage
import Synchronization

@testable import Server

/// A running server, built as the program builds it, and what a test needs to look behind it.
struct TestHouse: Sendable {
    let founding: Founding
    let store: any Store
    let house: House
    let clock: TestClock
    let log: CapturingLog
    let courier: CaughtLetters
    let hub: HubDouble
    let client: any TestClientProtocol

    var tents: TestShop { founding.tents }
    var books: TestShop { founding.books }
}

/// How deep a test reaches: straight into the router, or over a socket.
enum Depth: CaseIterable, Sendable {
    case router, live

    fileprivate var setup: TestingSetup { self == .router ? .router : .live }
}

/// The engines that need no server of their own.
enum Engine: CaseIterable, Sendable {
    case memory, sqlite

    fileprivate func withStore(_ body: (any Store) async throws -> Void) async throws {
        switch self {
        case .memory: try await body(MemoryStore())
        case .sqlite:
            let folder = FileManager.default.temporaryDirectory.appending(path: "confide-\(UUID().uuidString)")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            defer { try? FileManager.default.removeItem(at: folder) }
            let store = try SQLiteStore(path: folder.appending(path: "confide.sqlite").path)
            defer { store.close() }
            try await body(store)
        }
    }
}

/// A courier that keeps what it was given.
final class CaughtLetters: Courier {
    private let caught = Mutex<[Letter]>([])
    var letters: [Letter] { caught.withLock { $0 } }
    func deliver(_ letter: Letter) async throws { caught.withLock { $0.append(letter) } }

    /// The newest code.
    var code: String? {
        letters.last.flatMap { letter in if case .code(let code) = letter.body { code } else { nil } }
    }
}

/// Runs `body` against a new house with two shops. `over` puts something between the house and its store.
///
/// Inside `body`, make every closure of your own before the first `#expect` or `#require` that holds one: Swift 6.3
/// mistakes a later closure of the same type for the one inside the macro, and calls the wrong one.
func withHouse(
    _ founding: Founding? = nil, on engine: Engine = .memory, at depth: Depth = .router, perSecond: Int = 100_000,
    over wrap: @Sendable (any Store) -> any Store = { $0 },
    settle: @escaping @Sendable (inout RightsSettings) -> Void = { _ in },
    _ body: @escaping @Sendable (TestHouse) async throws -> Void
) async throws {
    let founding = try founding ?? Founding()
    try await engine.withStore { inner in
        try await founding.found(in: inner)
        let store = wrap(inner)
        let clock = TestClock()
        let log = CapturingLog()
        let courier = CaughtLetters()
        let hub = HubDouble()
        var rights = RightsSettings()
        rights.courier = courier
        rights.webhookSecret = Array(FiledSamples.webhookSecret.utf8)
        rights.webhookShop = founding.tents.name
        rights.kept = [KeptElsewhere(what: "orders", by: "the shop", basis: "tax law", years: 7)]
        rights.openDSR = hub.settings
        settle(&rights)
        let house = try await House(store: store, master: founding.master, rights: rights) { clock.now }
        var listening = Listening()
        listening.port = 0
        listening.requestsPerSecond = perSecond
        let application = try buildApplication(house: house, listening: listening, diary: Diary(log.logger))
        try await application.test(depth.setup) { client in
            try await body(
                TestHouse(
                    founding: founding, store: store, house: house, clock: clock, log: log, courier: courier,
                    hub: hub, client: client))
        }
    }
}

/// An answer as it came.
struct Answer: Sendable {
    let status: Int
    let headers: HTTPFields
    let bytes: [UInt8]

    var json: JSON { JSON(bytes: bytes) }
    var text: String { String(decoding: bytes, as: UTF8.self) }
    /// The code of a problem; empty for any other answer.
    var code: String { headers[.contentType] == "application/problem+json" ? json.code.text : "" }
    var requestID: String { headers[HTTPField.Name("X-Request-Id")!] ?? "" }

    func header(_ name: String) -> String? { HTTPField.Name(name).flatMap { headers[$0] } }
}

extension TestHouse {
    /// Sends any request; nothing is added to it.
    func send(
        _ method: HTTPRequest.Method, _ path: String, key: String? = nil, shopper: String? = nil, bytes: [UInt8]? = nil,
        headers: [String: String] = [:]
    ) async throws -> Answer {
        var fields = HTTPFields()
        if let key { fields[.authorization] = "Bearer \(key)" }
        if let shopper { fields[HTTPField.Name("Confide-Shopper")!] = shopper }
        for (name, value) in headers { fields[HTTPField.Name(name)!] = value }
        let response = try await client.execute(
            uri: path, method: method, headers: fields, body: bytes.map { ByteBuffer(bytes: $0) })
        return Answer(
            status: response.status.code, headers: response.headers, bytes: Array(response.body.readableBytesView))
    }

    /// Sends JSON with the tent shop's write key.
    func post(
        _ path: String, _ body: String, shopper: String? = nil, headers: [String: String] = [:]
    ) async throws -> Answer {
        try await send(
            .post, path, key: tents.write.text, shopper: shopper, bytes: Array(body.utf8), headers: headers)
    }

    /// Puts JSON, or a feed, with the tent shop's server key.
    func put(_ path: String, _ body: String, headers: [String: String] = [:]) async throws -> Answer {
        try await send(.put, path, key: tents.server.text, bytes: Array(body.utf8), headers: headers)
    }

    /// Reads with the tent shop's server key.
    func get(_ path: String) async throws -> Answer { try await send(.get, path, key: tents.server.text) }

    /// Deletes with the tent shop's server key.
    func delete(_ path: String, headers: [String: String] = [:]) async throws -> Answer {
        try await send(.delete, path, key: tents.server.text, headers: headers)
    }

    /// Answers the consent question for a shopper, as her page does.
    func consent(_ decisions: String, shopper: String) async throws -> Answer {
        try await send(
            .put, "/v1/consent", key: tents.write.text, shopper: shopper, bytes: Array(Say.decisions(decisions).utf8))
    }
}

/// Everything of a shop that must be unchanged when a request was refused.
struct Snapshot: Equatable, Sendable {
    let head: UInt64
    let models: String
    let visits: Int
    let counters: [Counter]
    let ledger: String
    /// Item numbers in use: an event that is dropped must not even use up one.
    let numbers: Int
}

extension TestHouse {
    func snapshot(_ shop: ShopNumber = 1) async throws -> Snapshot {
        let room = house.rooms[shop]!
        let standing = room.fold.standing()
        return Snapshot(
            head: try await store.head(of: shop), models: standing.digest.description, visits: standing.visits,
            counters: try await store.counters(of: shop, from: .min, to: .max),
            ledger: try await store.frontier(of: shop).root.description,
            numbers: room.fold.catalog.read { $0.count })
    }

    /// The digest of the tent shop's models, as the shop can read it.
    func digest() async throws -> String { try await get("/v1/models").json.digest.text }
}
