import Engagement
import HTTPTypes
import Recommend
import Testing

@testable import Server

/// What browsers fetch to rank by themselves: whole, public, and the same for all.
@Suite struct GraphTests {
    @Test func everyBrowserGetsTheSameBytesAndMayKeepThem() async throws {
        try await withHouse { house in
            let graph = try await house.get("/v1/graph")
            #expect(graph.json.release.text == "2024-10-01" && graph.json.shards.int == 1)
            #expect(graph.headers[.cacheControl]?.hasPrefix("public") == true)
            let part = try await house.get("/v1/graph/2024-10-01/0")
            #expect(part.headers[.cacheControl]?.contains("immutable") == true)
            var names: [String] = []
            let read = try ItemGraph(shards: [part.bytes], names: &names)
            #expect(read.count == graph.json.items.int && names == house.tents.items.map(\.id))
            let items = try await house.get("/v1/graph/2024-10-01/0/items")
            #expect(
                items.json.items.list.map(\.id.text) == house.tents.items.filter(\.availability.isOrderable).map(\.id))
        }
    }

    @Test(arguments: [
        "/v1/graph/2024-10-02/0", "/v1/graph/2024-10-01/1", "/v1/graph/2024-10-01/-1", "/v1/graph/2024-10-01/x",
        "/v1/graph/today/0/items",
    ])
    func whatIsNotPublishedIsNotFound(_ path: String) async throws {
        try await withHouse { house in #expect(try await house.get(path).status == 404) }
    }

    /// The level is offered where it would do something, and nowhere else.
    @Test func theQuestionsNameTheGraphThatThereIs() async throws {
        try await withHouse { house in
            #expect(try await house.get("/v1/consent/notices").json.graph.text == "2024-10-01")
        }
    }

    @Test func listsAreExactOrPublishedAndNothingElse() async throws {
        try await withHouse { house in
            let wrong = try await house.put("/v1/shelf-rules", #"{"lists":"publishd"}"#)
            #expect(wrong.status == 422 && wrong.text.contains("published"))
            #expect(try await house.put("/v1/shelf-rules", #"{"lists":"published"}"#).status == 200)
            #expect(try await house.get("/v1/shelf-rules").json.lists.text == "published")
            // The graph leads from each item to the next two.
            let body = #"{"placement":"home","visit":["tent-1"],"consent":{"recommendations":"visit"},"limit":2}"#
            let shown = try await house.post("/v1/recommendations", body).json.items
            #expect(shown[0].reasons[0].code.text == "because_you_viewed")
            #expect(shown.list.map(\.id.text) == ["tent-2", "tent-3"])
        }
    }
}
