import HTTPTypes
import Hummingbird
import NIOCore
import Shop

extension Request {
    /// The whole body, or `Problem.tooLarge`.
    func bytes(upTo limit: Int = Limits.bodyBytes) async throws -> [UInt8] {
        do {
            let buffer = try await body.collect(upTo: limit)
            return Array(buffer.readableBytesView)
        } catch is NIOTooManyBytesError { throw Problem.tooLarge }
    }
}

extension Response {
    /// An answer in JSON.
    static func json(
        _ status: HTTPResponse.Status = .ok, capacity: Int = 1_024, _ body: (inout JSONWriter) -> Void
    ) -> Response {
        Response(Reply.json(status, capacity: capacity, body))
    }

    /// An answer of any kind.
    static func bytes(
        _ bytes: [UInt8], type: String, status: HTTPResponse.Status = .ok, headers: HTTPFields = .init()
    ) -> Response {
        Response(Reply(bytes, type: type, status: status, headers: headers))
    }
}
