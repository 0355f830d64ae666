import NIOCore
import NIOEmbedded
import NIOHTTP1
import Testing

@testable import Server

/// One connection without a network: what the lane answers comes out, what it passes on stays in.
private struct Connection {
    let channel: EmbeddedChannel
    let key: String

    init(_ house: TestHouse, perSecond: Int = 100) throws {
        let edge = Edge(house: house.house, metrics: Metrics(), diary: Diary(house.log.logger))
        let gate = Gate(house: house.house, limiter: RateLimiter(perSecond: perSecond))
        channel = EmbeddedChannel(handler: ExpressLane(Express(edge: edge, gate: gate)))
        key = house.tents.write.text
    }

    func head(
        _ method: HTTPMethod = .POST, _ uri: String = "/v1/recommendations", bytes: Int,
        version: HTTPVersion = .http1_1,
        _ more: HTTPHeaders = [:]
    ) -> HTTPServerRequestPart {
        var headers: HTTPHeaders = ["Authorization": "Bearer \(key)", "Content-Length": "\(bytes)", "Accept": "*/*"]
        headers.add(contentsOf: more)
        return .head(HTTPRequestHead(version: version, method: method, uri: uri, headers: headers))
    }

    func send(_ parts: [HTTPServerRequestPart]) throws { for part in parts { try channel.writeInbound(part) } }

    /// What went on its usual way.
    func passed() throws -> [HTTPServerRequestPart] {
        var parts: [HTTPServerRequestPart] = []
        while let part = try channel.readInbound(as: HTTPServerRequestPart.self) { parts.append(part) }
        return parts
    }

    /// What came out.
    func answered() throws -> [HTTPServerResponsePart] {
        var parts: [HTTPServerResponsePart] = []
        while let part = try channel.readOutbound(as: HTTPServerResponsePart.self) { parts.append(part) }
        return parts
    }
}

@Suite struct ExpressLaneTests {
    private static let question = ByteBuffer(string: #"{"placement":"home","limit":3}"#)

    private static func parts(_ head: HTTPServerRequestPart) -> [HTTPServerRequestPart] {
        [head, .body(question), .end(nil)]
    }

    @Test func aPlainQuestionIsAnsweredAtOnce() async throws {
        try await withHouse { house in
            let connection = try Connection(house)
            for _ in 1...3 {
                try connection.send(Self.parts(connection.head(bytes: Self.question.readableBytes)))
                let answer = try connection.answered()
                try #require(answer.count == 3)
                guard case .head(let head) = answer[0], case .body(.byteBuffer(let body)) = answer[1] else {
                    Issue.record("an answer is head, body and end")
                    return
                }
                #expect(head.status == .ok)
                #expect(head.headers["Content-Length"] == ["\(body.readableBytes)"])
                #expect(head.headers["Content-Type"] == ["application/json"])
                #expect(head.headers["Server"] == ["confide"])
                #expect(head.headers["Date"] == ["Fri, 04 Oct 2024 12:00:00 GMT"])
                let json = JSON(bytes: Array(body.readableBytesView))
                #expect(json.items.list.count == 3)
                #expect(head.headers["X-Request-Id"] == [json.request_id.text])
                #expect(answer[2] == .end(nil))
                #expect(try connection.passed().isEmpty)
            }
            #expect(house.log.lines.count == 3)
        }
    }

    @Test func tooManyAreRefused() async throws {
        try await withHouse { house in
            let connection = try Connection(house, perSecond: 1)
            let plain = Self.parts(connection.head(bytes: Self.question.readableBytes))
            var statuses: Set<HTTPResponseStatus> = []
            for _ in 1...100 where !statuses.contains(.tooManyRequests) {
                try connection.send(plain)
                guard case .head(let head) = try connection.answered().first else { break }
                statuses.insert(head.status)
            }
            #expect(statuses == [.ok, .tooManyRequests])
        }
    }

    @Test func aBodyMayComeInPieces() async throws {
        try await withHouse { house in
            let connection = try Connection(house)
            let pieces = Self.question.readableBytesView.map { HTTPServerRequestPart.body(ByteBuffer(bytes: [$0])) }
            try connection.send([connection.head(bytes: pieces.count)] + pieces + [.end(nil)])
            let answer = try connection.answered()
            guard case .head(let head) = answer.first else {
                Issue.record("there is an answer")
                return
            }
            #expect(head.status == .ok)
        }
    }

    @Test func everythingElseGoesItsUsualWay() async throws {
        try await withHouse { house in
            let connection = try Connection(house)
            let bytes = Self.question.readableBytes
            let heads = [
                connection.head(.GET, bytes: bytes), connection.head(.PUT, bytes: bytes),
                connection.head(.POST, "/v1/events", bytes: bytes), connection.head(.POST, "/v1/rank", bytes: bytes),
                connection.head(.POST, "/v1/recommendations/", bytes: bytes),
                connection.head(.POST, "/v1/recommendations?x=1", bytes: bytes),
                connection.head(.POST, "/v1/%72ecommendations", bytes: bytes),
                connection.head(bytes: 65_537), connection.head(bytes: -1),
                connection.head(bytes: bytes, version: .http1_0),
                connection.head(bytes: bytes, ["Confide-Shopper": ""]),
                connection.head(bytes: bytes, ["IDEMPOTENCY-KEY": "1"]),
                connection.head(bytes: bytes, ["Connection": "close"]),
                connection.head(bytes: bytes, ["Expect": "100-continue"]),
                connection.head(bytes: bytes, ["Transfer-Encoding": "chunked"]),
                connection.head(bytes: bytes, ["Content-Length": "\(bytes)"]),
                connection.head(bytes: bytes, ["Origin": "https://a.example", "origin": "https://b.example"]),
                connection.head(bytes: bytes, ["authorization": "Bearer another"]),
            ]
            for head in heads {
                try connection.send(Self.parts(head))
                #expect(try connection.passed() == Self.parts(head))
                #expect(try connection.answered().isEmpty)
                try connection.channel.writeOutbound(HTTPServerResponsePart.end(nil))
                _ = try connection.answered()
            }
        }
    }

    @Test func nothingOvertakesWhatIsUnderWay() async throws {
        try await withHouse { house in
            let connection = try Connection(house)
            let plain = Self.parts(connection.head(bytes: Self.question.readableBytes))
            let other = Self.parts(connection.head(.POST, "/v1/rank", bytes: Self.question.readableBytes))
            try connection.send(other + plain)
            #expect(try connection.passed() == other + plain)
            for _ in 1...2 {
                try connection.send(plain)
                #expect(try connection.passed() == plain)
                // One of them is answered, and still others wait.
                try connection.channel.writeOutbound(HTTPServerResponsePart.end(nil))
                #expect(try connection.answered() == [.end(nil)])
            }
            for _ in 1...2 { try connection.channel.writeOutbound(HTTPServerResponsePart.end(nil)) }
            _ = try connection.answered()
            try connection.send(plain)
            #expect(try connection.passed().isEmpty)
            #expect(try connection.answered().count == 3)
        }
    }

    @Test func whatIsBrokenOffGoesItsUsualWay() async throws {
        try await withHouse { house in
            let connection = try Connection(house)
            let head = connection.head(bytes: 100)
            try connection.send([head, .body(Self.question)])
            #expect(try connection.passed().isEmpty)
            connection.channel.pipeline.fireUserInboundEventTriggered(ChannelEvent.inputClosed)
            #expect(try connection.passed() == [head, .body(Self.question)])
            try connection.send([.end(nil)])
            #expect(try connection.passed() == [.end(nil)])
            #expect(try connection.answered().isEmpty)
        }
    }
}
