import NIOCore
import NIOHTTP1

/// Answers what needs no waiting where it comes in, on the connection's own thread; all else goes its usual way.
///
/// The usual way of a request leads through several tasks and changes of thread, which cost more than a shelf does.
final class ExpressLane: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart
    typealias OutboundIn = HTTPServerResponsePart
    typealias OutboundOut = HTTPServerResponsePart

    private struct Held {
        let head: HTTPRequestHead
        let particulars: Particulars
        var body: ByteBuffer?
    }

    private let express: Express
    /// The request that is being read, as long as it may be answered here.
    private var held: Held?
    /// Requests on their usual way; while there are any, nothing may overtake them.
    private var underWay = 0

    init(_ express: Express) { self.express = express }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head):
            if underWay == 0, let particulars = express.particulars(of: head) {
                held = Held(head: head, particulars: particulars)
            } else {
                underWay += 1
                context.fireChannelRead(data)
            }
        case .body(var piece) where held != nil:
            if held?.body?.writeBuffer(&piece) == nil { held?.body = piece }
        case .end where held != nil:
            guard let request = held else { return }
            held = nil
            let (head, body) = express.answer(request.particulars, request.body ?? ByteBuffer())
            context.write(wrapOutboundOut(.head(head)), promise: nil)
            context.write(wrapOutboundOut(.body(.byteBuffer(body))), promise: nil)
            context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
        case .body, .end: context.fireChannelRead(data)
        }
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        if case .end = unwrapOutboundIn(data), underWay > 0 { underWay -= 1 }
        context.write(data, promise: promise)
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        letGo(context)
        context.fireUserInboundEventTriggered(event)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        letGo(context)
        context.fireErrorCaught(error)
    }

    /// Whatever happens to a connection in the middle of a request is the business of the usual way.
    private func letGo(_ context: ChannelHandlerContext) {
        guard let request = held else { return }
        held = nil
        underWay += 1
        context.fireChannelRead(wrapInboundOut(.head(request.head)))
        if let body = request.body { context.fireChannelRead(wrapInboundOut(.body(body))) }
    }
}
