import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL
public import Oversight

/// Makes callbacks over TLS: one connection each, ten seconds for all of it, and no redirects.
public struct TLSCallbackSender: CallbackSender {
    private let tls: NIOSSLContext

    /// `roots` is a PEM file of the authorities to trust; nil: those of the system. Throws when it cannot be read.
    public init(roots: String?) throws {
        var configuration = TLSConfiguration.makeClientConfiguration()
        configuration.minimumTLSVersion = .tlsv12
        configuration.shutdownTimeout = .milliseconds(500)
        if let roots { configuration.trustRoots = .certificates(try NIOSSLCertificate.fromPEMFile(roots)) }
        tls = try NIOSSLContext(configuration: configuration)
    }

    public func post(
        _ body: [UInt8], headers: [(name: String, value: String)], to target: CallbackTarget
    ) async throws {
        let tls = tls
        let connection = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connectTimeout(.seconds(5))
            .connect(host: target.host, port: target.port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    let pipeline = channel.pipeline.syncOperations
                    try pipeline.addHandler(try NIOSSLClientHandler(context: tls, serverHostname: target.host))
                    try pipeline.addHTTPClientHandlers()
                    return try NIOAsyncChannel<HTTPClientResponsePart, HTTPClientRequestPart>(
                        wrappingChannelSynchronously: channel)
                }
            }
        let channel = connection.channel
        let limit = channel.eventLoop.scheduleTask(in: .seconds(10)) { channel.close(promise: nil) }
        defer { limit.cancel() }
        var head = HTTPRequestHead(version: .http1_1, method: .POST, uri: target.path)
        head.headers = HTTPHeaders(headers.map { ($0.name, $0.value) })
        head.headers.add(name: "Host", value: target.port == 443 ? target.host : "\(target.host):\(target.port)")
        head.headers.add(name: "Content-Length", value: String(body.count))
        head.headers.add(name: "Connection", value: "close")
        var status: Int?
        do {
            try await connection.executeThenClose { [head] inbound, outbound in
                try await outbound.write(.head(head))
                try await outbound.write(.body(.byteBuffer(ByteBuffer(bytes: body))))
                try await outbound.write(.end(nil))
                for try await part in inbound {
                    guard case .head(let answer) = part else { continue }
                    status = Int(answer.status.code)
                    break
                }
            }
        } catch  where status != nil {}  // It answered; how the connection ended does not matter.
        guard let status else { throw CallbackFault.unanswered }
        guard (200..<300).contains(status) else { throw CallbackFault.refused(status) }
    }
}
