public import Hummingbird
import HummingbirdCore
import HummingbirdTLS
import Logging
import NIOSSL

/// How the server listens.
public struct Listening: Sendable {
    public var host = "127.0.0.1"
    /// 0 takes any free port.
    public var port = 8080
    /// Paths of PEM files; both or none.
    public var certificate: String?
    public var privateKey: String?
    /// Requests a second for each key.
    public var requestsPerSecond = 2_000

    public init() {}
}

/// Builds the whole server over an open house; the program and every test call this.
///
/// `onRunning` is told the port. Throws when the TLS files cannot be read.
public func buildApplication(
    house: House, listening: Listening = .init(), diary: Diary, demo: DemoSite? = nil,
    onRunning: @escaping @Sendable (Int) async -> Void = { _ in }
) throws -> some ApplicationProtocol {
    let metrics = Metrics()
    let edge = Edge(house: house, metrics: metrics, diary: diary)
    let gate = Gate(house: house, limiter: RateLimiter(perSecond: listening.requestsPerSecond))
    let router = buildRouter(edge, gate, demo: demo)
    let express = Express(edge: edge, gate: gate)
    let http = HTTPServerBuilder { responder in
        ExpressChannel(base: HTTP1Channel(responder: responder), express: express)
    }
    var server = http
    if let certificate = listening.certificate, let key = listening.privateKey {
        let chain = try NIOSSLCertificate.fromPEMFile(certificate).map { NIOSSLCertificateSource.certificate($0) }
        let key = NIOSSLPrivateKeySource.privateKey(try NIOSSLPrivateKey(file: key, format: .pem))
        server = try .tls(http, tlsConfiguration: .makeServerConfiguration(certificateChain: chain, privateKey: key))
    }
    return Application(
        router: router, server: server,
        configuration: .init(address: .hostname(listening.host, port: listening.port), serverName: serverName),
        onServerRunning: { channel in await onRunning(channel.localAddress?.port ?? 0) },
        // The library's own log lines could hold addresses and paths; ours cannot.
        logger: Logger(label: "hummingbird", factory: { _ in SwiftLogNoOpLogHandler() }))
}

/// What the server calls itself in its answers.
let serverName = "confide"

func buildRouter(_ edge: Edge, _ gate: Gate, demo: DemoSite?) -> Router<EdgeContext> {
    let house = edge.house
    let metrics = edge.metrics
    let router = Router(context: EdgeContext.self, options: .autoGenerateHeadEndpoints)
    router.addMiddleware { edge }
    let operations = OperationRoutes(house: house)
    operations.add(to: router)
    LedgerRoutes(house: house).add(to: router)
    SDKRoutes().add(to: router)
    SegmentRoutes(gate: gate, metrics: metrics).add(to: router)
    CentreRoutes(house: house).add(to: router)
    demo?.add(to: router)
    WebhookRoutes(house: house).add(to: router)
    let openDSR = OpenDSRRoutes(house: house)
    openDSR.addOpen(to: router)

    let gated = router.group()
        .add(middleware: gate)
        .add(middleware: house.repeats)
    let client = gated.group(context: ClientContext.self)
    ShelfRoutes(metrics: metrics).add(to: client)
    StorefrontRoutes(catalog: house.store, metrics: metrics).add(to: client)
    GraphRoutes(catalog: house.store).add(to: client)
    EventRoutes(metrics: metrics, clock: house.clock).add(to: client)
    let erasure = ErasureRoutes(clock: house.clock)
    erasure.add(to: client)
    let requests = RequestRoutes(clock: house.clock)
    requests.add(to: client)
    let shop = client.group(context: ServerKeyContext.self)
    CatalogRoutes(store: house.store, clock: house.clock).add(to: shop)
    erasure.add(to: shop)
    requests.add(to: shop)
    openDSR.add(to: shop)
    InsightRoutes(house: house).add(to: shop)
    operations.addMetrics(metrics, to: shop)
    let consent = ConsentRoutes(clock: house.clock)
    consent.add(to: client)
    let own = client.group(context: ShopperContext.self)
    consent.add(to: own)
    MyRequestRoutes(clock: house.clock).add(to: own)
    router.refuseOtherMethods()
    return router
}
