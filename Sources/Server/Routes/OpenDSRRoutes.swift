import Consent
import Crypto
import HTTPTypes
import Hummingbird
import Oversight
import Shop

/// OpenDSR 2.0 as a processor, and OpenGDPR 1.0 with the same code: a shop's data-rights hub sends requests, asks how
/// they stand, and takes them back.
///
/// The shop's server key says whose they are. Everything but what only has to do with the key is signed; what is wrong
/// with a message is 400, as the specification has it.
struct OpenDSRRoutes: Sendable {
    let house: House

    func addOpen(to routes: some RouterMethods<EdgeContext>) {
        for version in [OpenDSRVersion.openDSR, .openGDPR] {
            routes.on(.discovery(version)) { _, _ in
                let paper = OpenDSRPaper(version: version, domain: try settings().seal.domain, controller: "")
                return .bytes(paper.discovery(), type: "application/json")
            }
            routes.on(.certificate(version)) { _, _ in
                .bytes(try settings().seal.certificate, type: "application/x-pem-file")
            }
        }
    }

    func add(to routes: RouterGroup<ServerKeyContext>) {
        for version in [OpenDSRVersion.openDSR, .openGDPR] {
            routes.on(.postDSR(version)) { request, context in
                try await answer(version, context, .created) { settings, paper, now in
                    let body = try await request.bytes(upTo: Limits.openDSRBytes)
                    return paper.taken(try await take(body, version, settings, context.room, now), body)
                }
            }
            routes.on(.getDSR(version)) { _, context in
                try await answer(version, context, .ok) { _, paper, now in
                    paper.status(try await filed(context), now: now)
                }
            }
            routes.on(.deleteDSR(version)) { _, context in
                try await answer(version, context, .accepted) { _, paper, now in
                    let filed = try await filed(context)
                    try await context.room.requests.takeBack(filed, now: now)
                    return paper.cancelled(filed, now: now)
                }
            }
        }
    }

    private func settings() throws(Problem) -> OpenDSR {
        guard let settings = house.rights.openDSR else { throw .openDSROff }
        return settings
    }

    private func take(
        _ body: [UInt8], _ version: OpenDSRVersion, _ settings: OpenDSR, _ room: ShopRoom, _ now: Int64
    ) async throws -> FiledRequest {
        let message = try OpenDSRMessage(body)
        // Keyed, because what a hub sends names a customer.
        let digest = room.secret.requestBytes(of: "opendsr/message/" + Hex.encode(SHA256.hash(data: body)))
        let hub = HubReference(
            id: message.id, digest: digest,
            callbacks: message.callbacks.filter { settings.hosts.target(of: $0) != nil },
            isLegacy: version.isLegacy, begins: now + settings.pending)
        return try await room.requests.open(
            .init(message.kind, by: .openDSR, identity: .platform, place: message.place), from: hub,
            of: room.secret.pseudonym(of: message.customer), now: now)
    }

    /// The request that the path names; nobody else's hub sees it, because the name is bound to the shop.
    private func filed(_ context: ServerKeyContext) async throws -> FiledRequest {
        let id = try context.parameters.text("id", max: 64)
        guard OpenDSRMessage.isName(id) else {
            throw InputFault(.malformed, at: "#/subject_request_id", "give a UUID of version 4 in lower case")
        }
        guard let filed = try await context.room.requests.filed(fromHub: id) else { throw RequestFault(.unknown) }
        return filed
    }

    /// A signed answer, also to a message with something wrong in it. Caches keep none, this server's own included.
    private func answer(
        _ version: OpenDSRVersion, _ context: ServerKeyContext, _ status: HTTPResponse.Status,
        _ body: (OpenDSR, OpenDSRPaper, Int64) async throws -> [UInt8]
    ) async throws -> Response {
        let settings = try settings()
        let paper = OpenDSRPaper(
            version: version, domain: settings.seal.domain, controller: context.room.record.name)
        var response: Response
        var bytes: [UInt8]
        do {
            bytes = try await body(settings, paper, house.clock())
            response = .bytes(bytes, type: "application/json", status: status)
        } catch {
            let problem = Problem(error)
            // The protocol knows 400 alone; what has no such thing here, and what is ours to mend, is said as elsewhere.
            guard (400..<500).contains(problem.status.code), problem.status != .notFound else { throw error }
            bytes = OpenDSRPaper.fault(problem)
            response = .bytes(bytes, type: "application/json", status: .badRequest)
        }
        for (name, value) in try settings.seal.headers(of: bytes, version) {
            guard let name = HTTPField.Name(name) else { continue }
            response.headers[name] = value
        }
        response.headers[.cacheControl] = "no-store"
        return response
    }
}

extension Problem {
    static let openDSROff = Problem(
        .notFound, "opendsr_off", "OpenDSR is not set up here",
        "The operator sets opendsr.domain, opendsr.certificate and opendsr.key.")
}

extension Route {
    static func discovery(_ version: OpenDSRVersion) -> Route {
        version.isLegacy ? .getGDPRDiscovery : .getDSRDiscovery
    }
    static func certificate(_ version: OpenDSRVersion) -> Route {
        version.isLegacy ? .getGDPRCertificate : .getDSRCertificate
    }
    static func postDSR(_ version: OpenDSRVersion) -> Route { version.isLegacy ? .postGDPRRequest : .postDSRRequest }
    static func getDSR(_ version: OpenDSRVersion) -> Route { version.isLegacy ? .getGDPRRequest : .getDSRRequest }
    static func deleteDSR(_ version: OpenDSRVersion) -> Route {
        version.isLegacy ? .deleteGDPRRequest : .deleteDSRRequest
    }
}
