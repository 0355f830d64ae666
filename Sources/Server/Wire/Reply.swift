import HTTPTypes
import Hummingbird
import NIOCore
import Shop

/// An answer whose bytes are all there.
struct Reply: Sendable {
    var status = HTTPResponse.Status.ok
    var headers = HTTPFields()
    var bytes: [UInt8]

    /// An answer of one kind of content.
    init(_ bytes: [UInt8], type: String, status: HTTPResponse.Status = .ok, headers: HTTPFields = .init()) {
        self.bytes = bytes
        self.status = status
        self.headers = headers
        self.headers[.contentType] = type
    }

    /// An answer in JSON.
    static func json(
        _ status: HTTPResponse.Status = .ok, capacity: Int = 1_024, _ body: (inout JSONWriter) -> Void
    ) -> Reply {
        Reply(
            JSONWriter.bytes(capacity: capacity) { $0.object(body) }, type: "application/json", status: status)
    }
}

extension Response {
    init(_ reply: Reply) {
        self.init(
            status: reply.status, headers: reply.headers, body: .init(byteBuffer: ByteBuffer(bytes: reply.bytes)))
    }
}
