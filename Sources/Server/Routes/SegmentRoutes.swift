import Consent
import HTTPTypes
import Hummingbird
import Ledger
import Shop

/// What clients of Segment's HTTP API and the unmodified analytics.js send: `POST /v1/track`, `/v1/batch`, `/v1/t` and
/// so on, and the settings that analytics.js asks for first.
///
/// Nothing is assumed: an event without consent on it, and with none on record, is dropped, counted and answered 200.
struct SegmentRoutes: Sendable {
    let gate: Gate
    let metrics: Metrics

    /// What is called; only what carries events is looked into.
    private enum Call: String {
        case track, batch, `import`, t, b
        case identify, page, screen, group, alias, p, i, g, a, s
        /// analytics.js counting itself.
        case m

        var holdsEvents: Bool { [.track, .batch, .import, .t, .b].contains(self) }
    }

    /// Throws where there is no such call.
    static func expectCall(_ parameters: Parameters) throws { _ = try call(parameters) }

    private static func call(_ parameters: Parameters) throws -> Call {
        guard let call = parameters.get("call").flatMap(Call.init) else { throw Problem.notFound }
        return call
    }

    func add(to routes: some RouterMethods<EdgeContext>) {
        routes.on(.segment) { request, context in
            do { return try await take(request, try Self.call(context.parameters)) } catch {
                var problem = Problem(error)
                // Segment's clients know 400 for everything that is wrong with a body, and give up on it.
                if problem.status == .unprocessableContent { problem.status = .badRequest }
                problem.isForSegment = true
                throw problem
            }
        }
        routes.on(.segmentSettings) { request, context in
            // It is said back, not looked up: what the client then sends is refused where the key is not good.
            guard let key = context.parameters.get("key"), ApiKey.id(in: key[...]) != nil,
                key.hasPrefix(ApiKey.Kind.write.prefix), key.utf8.dropFirst(3).allSatisfy(Self.isLetterOrDigit)
            else { throw Problem.notFound }
            return Self.settings(key: key, host: request.head.authority ?? "")
        }
    }

    private func take(_ request: Request, _ call: Call) async throws -> Response {
        let bytes = try await request.bytes()
        var particulars = Particulars(request.headers)
        if particulars.key == nil {
            particulars.apiKey = Self.basicKey(particulars.authorization) ?? Self.key(in: bytes)
        }
        let client = try gate.client(particulars)
        var parser = EventParser(now: gate.house.clock(), vouched: client.key.kind == .server)
        // Their batches hold up to 2,500 calls.
        parser.limits.events = 2_500
        var batch = EventBatch(notNeeded: 1)
        if call.holdsEvents { batch = try parser.segment(bytes) }
        let report = try await client.room.intake.take(
            batch.events, claim: Claim(shop: client.key.shop, signals: particulars.signals), vouched: parser.vouched,
            notNeeded: batch.notNeeded)
        metrics.count(report)
        return .json { json in json.member("success", true) }
    }

    /// The name of basic authentication is the key; its password is empty (RFC 7617).
    private static func basicKey(_ authorization: String?) -> String? {
        guard let authorization, authorization.prefix(6).lowercased() == "basic ",
            let bytes = Base64.decode(authorization.utf8.dropFirst(6)),
            let pair = String(validating: bytes, as: UTF8.self)
        else { return nil }
        return pair.split(separator: ":", omittingEmptySubsequences: false).first.map(String.init)
    }

    /// The key in the body, where beacons and old clients have it.
    private static func key(in bytes: [UInt8]) -> String? {
        let key = try? JSONReader.read(bytes) { json throws(InputFault) -> String? in
            var key: String?
            try json.object { json, name throws(InputFault) in
                if name.text == "writeKey", json.next == .string {
                    key = try json.string(max: 64)
                } else {
                    try json.skip()
                }
            }
            return key
        }
        return key ?? nil
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        (48...57).contains(byte) || (97...122).contains(byte | 0x20)
    }

    /// What makes the unmodified browser client talk to this server alone, and not count itself.
    private static func settings(key: String, host: String) -> Response {
        let isHost =
            !host.isEmpty && host.utf8.allSatisfy { Self.isLetterOrDigit($0) || ".:-[]".utf8.contains($0) }
        let isLocal = ["127.0.0.1", "localhost", "[::1]"].contains { host == $0 || host.hasPrefix("\($0):") }
        var response = Response.json { json in
            json.object("integrations") { json in
                json.object("Segment.io") { json in
                    json.member("apiKey", key)
                    if isHost { json.member("apiHost", "\(host)/v1") }
                    if isLocal { json.member("protocol", "http") }
                    json.member("addBundledMetadata", false)
                }
            }
            json.object("plan") { json in
                json.object("track") { json in
                    json.object("__default") { json in
                        json.member("enabled", true)
                        json.object("integrations") { _ in }
                    }
                }
            }
            json.object("metrics") { json in json.member("sampleRate", 0) }
            json.object("consentSettings") { json in
                json.member("allCategories", PurposeCode.allCases.map(\.name))
                json.member("hasUnmappedDestinations", false)
            }
        }
        response.headers[.cacheControl] = "public, max-age=300"
        response.headers[.vary] = "Origin, Host"
        return response
    }
}
