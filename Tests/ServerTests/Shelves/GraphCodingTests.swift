import Engagement
import HTTPTypes
import Recommend
import Shop
import Testing

@testable import Server

/// A graph is made small once and sent so to whoever reads that; caches and browsers can tell its two forms apart.
@Suite struct GraphCodingTests {
    /// Publishes a graph that is large enough to get smaller; answers its address and its bytes.
    private static func publish(in house: TestHouse) async throws -> (path: String, bytes: [UInt8]) {
        let names = (0..<300).map { "item-\($0)" }
        let graph = try ItemGraph(
            positions: [2, 1],
            neighbours: names.indices.map { at in [ItemGraph.Edge(to: Int32((at + 1) % 300), weight: 9)] })
        let shards = try graph.shards(names: names)
        let room = try #require(house.house.rooms[house.tents.number])
        _ = try await room.journal.commit(
            Change(shop: house.tents.number, writes: [.publish(GraphEdition(day: 20_025, rho: 1, shards: shards))]))
        return ("/v1/graph/2024-10-29/0", shards[0])
    }

    private static func fetch(_ path: String, _ house: TestHouse, _ headers: [String: String]) async throws -> Answer {
        try await house.send(.get, path, key: house.tents.server.text, headers: headers)
    }

    @Test(arguments: Depth.allCases) func whoReadsGzipGetsTheSameBytesSmaller(_ depth: Depth) async throws {
        try await withHouse(at: depth) { house in
            let (path, bytes) = try await Self.publish(in: house)
            let plain = try await Self.fetch(path, house, [:])
            #expect(plain.bytes == bytes && plain.headers[.contentEncoding] == nil)
            let small = try await Self.fetch(path, house, ["Accept-Encoding": "gzip, deflate, br"])
            #expect(
                small.headers[.contentEncoding] == "gzip" && small.headers[.contentType] == "application/octet-stream")
            #expect(small.bytes.count < bytes.count / 2 && gunzip(small.bytes) == bytes)
            #expect(small.headers[.contentLength] == String(small.bytes.count))
            for answer in [plain, small] {
                #expect(answer.headers[.vary] == "Origin, Accept-Encoding")
                #expect(answer.headers[.cacheControl]?.contains("immutable") == true)
            }
            #expect(plain.headers[.eTag] != small.headers[.eTag])
        }
    }

    @Test(arguments: [
        ("gzip", true), ("GZIP;q=1.0", true), ("br;q=1, gzip ; q=0.2", true), ("*", true), ("x-gzip", true),
        ("gzip;q=0", false), ("*;q=0", false), ("gzip;q=0, *", false), ("identity", false), ("br", false), ("", false),
        ("identity;q=1, gzip;q=0.5", false), ("gzip;q=nonsense", false), (",;,q=1", false),
    ])
    func whoDoesNotGetsThemAsTheyAre(_ accepted: String, _ isSmall: Bool) async throws {
        try await withHouse { house in
            let (path, bytes) = try await Self.publish(in: house)
            let answer = try await Self.fetch(path, house, ["Accept-Encoding": accepted])
            #expect((answer.headers[.contentEncoding] == "gzip") == isSmall)
            #expect((isSmall ? gunzip(answer.bytes) : answer.bytes) == bytes)
        }
    }

    /// A tag holds for one form only: a cache that has the other must fetch.
    @Test func whoHasItIsNotSentItAgain() async throws {
        try await withHouse { house in
            let (path, _) = try await Self.publish(in: house)
            var tags: [String: String] = [:]
            for coding in ["identity", "gzip"] {
                tags[coding] = try await Self.fetch(path, house, ["Accept-Encoding": coding]).headers[.eTag]
            }
            for coding in ["identity", "gzip"] {
                for (other, tag) in tags {
                    let asked = ["Accept-Encoding": coding, "If-None-Match": "\"old\", W/\(tag)"]
                    let answer = try await Self.fetch(path, house, asked)
                    #expect(answer.status == (other == coding ? 304 : 200))
                    #expect(answer.bytes.isEmpty == (other == coding) && answer.headers[.eTag] == tags[coding])
                }
            }
            #expect(try await Self.fetch(path, house, ["If-None-Match": "*"]).status == 304)
        }
    }

    /// A page of the shop reads it from another origin: what the answer depends on is said of both.
    @Test func aPageOfTheShopReadsItToo() async throws {
        try await withHouse { house in
            let (path, bytes) = try await Self.publish(in: house)
            let answer = try await house.send(
                .get, path, key: house.tents.write.text,
                headers: ["Accept-Encoding": "gzip", "Origin": TestShop.origin])
            #expect(answer.headers[.accessControlAllowOrigin] == TestShop.origin && gunzip(answer.bytes) == bytes)
            #expect(answer.headers[.vary] == "Origin, Accept-Encoding")
        }
    }

    /// What gzip would make larger is sent as it is.
    @Test func aSmallShopsGraphMayStayAsItIs() async throws {
        try await withHouse { house in
            let path = "/v1/graph/2024-10-01/0"
            let plain = try await Self.fetch(path, house, [:])
            let asked = try await Self.fetch(path, house, ["Accept-Encoding": "gzip"])
            let read = asked.headers[.contentEncoding] == nil ? asked.bytes : gunzip(asked.bytes)
            #expect(read == plain.bytes && asked.bytes.count <= plain.bytes.count)
        }
    }
}
