import HTTPTypes
import Testing

@testable import Server

@Suite struct FeedTests {
    static let table = "id\ttitle\tprice\tavailability\nf-1\tOne\t1.00 EUR\tin stock\nf-2\tTwo\t2.00 EUR\tin stock\n"
    static let xml = """
        <?xml version="1.0"?><rss version="2.0" xmlns:g="http://base.google.com/ns/1.0"><channel><title>Shop</title>
        <item><g:id>f-1</g:id><title>One</title><g:price>1.00 EUR</g:price></item>
        <item><g:id>f-2</g:id><title>Two</title><g:price>2.00 EUR</g:price></item></channel></rss>
        """
    static let lines = """
        {"id":"f-1","title":"One","price":"1.00 EUR"}
        {"id":"f-2","title":"Two","price":"2.00 EUR"}

        """

    @Test(arguments: [table, xml, lines], Engine.allCases)
    func aFeedIsReadInEachOfItsForms(_ feed: String, _ engine: Engine) async throws {
        try await withHouse(on: engine) { house in
            let answer = try await house.put("/v1/catalog/feeds/main", feed)
            #expect(answer.status == 200)
            #expect(answer.json.feed == "main")
            #expect(answer.json.rows == 2)
            #expect(answer.json.taken == 2)
            #expect(answer.json.changed == 2)
            #expect(answer.json.unlisted == 0)
            #expect(answer.json.refused == [])
            for (id, title) in [("f-1", "One"), ("f-2", "Two")] {
                #expect(try await house.get("/v1/items/\(id)").json.title.text == title)
            }
            let again = try await house.put("/v1/catalog/feeds/main", feed)
            #expect(again.json.changed == 0)
        }
    }

    @Test func rowsThatAreNoItemsAreReportedByTheirLine() async throws {
        try await withHouse { house in
            let feed =
                "id\ttitle\tprice\nf-1\tOne\t1.00 EUR\n\tNo id\t1.00 EUR\nf-3\t\t1.00 EUR\nf-4\tFour\tdear\nf-5\tFive\n"
            let answer = try await house.put("/v1/catalog/feeds/main", feed)
            #expect(answer.status == 200)
            #expect(answer.json.taken == 1)
            #expect(answer.json.refused_count == 4)
            #expect(answer.json.refused.list.map(\.line) == [3, 4, 5, 6])
            #expect(answer.json.refused.list.map(\.code) == ["missing", "missing", "malformed", "malformed"])
            #expect(answer.json.refused.list.prefix(3).map(\.place) == ["id", "title", "price"])
            #expect(answer.json.refused.list.allSatisfy { !$0.detail.text.isEmpty })
        }
    }

    @Test(arguments: Engine.allCases)
    func whatAFeedNoLongerHasComesOffTheShelves(_ engine: Engine) async throws {
        try await withHouse(on: engine) { house in
            _ = try await house.put("/v1/catalog/feeds/main", Self.table)
            let answer = try await house.put("/v1/catalog/feeds/main", "id\ttitle\nf-1\tOne\n")
            #expect(answer.status == 200)
            #expect(answer.json.unlisted == 1)
            #expect(try await house.get("/v1/items/f-2").status == 404)
            // What another feed, or nobody, brought stays.
            #expect(try await house.get("/v1/items/tent-1").status == 200)
        }
    }

    @Test(arguments: Engine.allCases)
    func aFeedThatShrinksByHalfIsNotBelievedAtOnce(_ engine: Engine) async throws {
        try await withHouse(on: engine) { house in
            let long = "id\ttitle\n" + (1...10).map { "f-\($0)\tT\n" }.joined()
            let short = "id\ttitle\nf-1\tT\n"
            _ = try await house.put("/v1/catalog/feeds/main", long)
            for query in ["", "?allow_shrink=false", "?allow_shrink="] {
                let refused = try await house.put("/v1/catalog/feeds/main" + query, short)
                #expect(refused.status == 422)
                #expect(refused.code == "feed_shrinks")
                #expect(try await house.get("/v1/items/f-10").status == 200)
            }
            let allowed = try await house.put("/v1/catalog/feeds/main?allow_shrink=true", short)
            #expect(allowed.status == 200)
            #expect(allowed.json.unlisted == 9)
            #expect(try await house.get("/v1/items/f-10").status == 404)
        }
    }

    @Test(
        arguments: [
            ("id\ttitle\n", "feed_empty"), ("id\ttitle\n\tT\n", "feed_empty"), ("", "invalid"),
            ("title\nT\n", "invalid"),
            ("[{}]", "invalid"), ("{}\n", "feed_empty"), ("<rss></rss>", "feed_empty"),
        ])
    func aFeedWithoutAnItemTakesNothingAway(_ bad: (feed: String, code: String)) async throws {
        try await withHouse { house in
            _ = try await house.put("/v1/catalog/feeds/main", Self.table)
            let before = try await house.snapshot()
            let answer = try await house.put("/v1/catalog/feeds/main?allow_shrink=true", bad.feed)
            #expect(answer.status == 422)
            #expect(answer.code == bad.code)
            #expect(try await house.snapshot() == before)
        }
    }

    @Test func aFeedsNameHasItsBounds() async throws {
        try await withHouse { house in
            #expect(try await house.put("/v1/catalog/feeds/a%2Fb", Self.table).json.feed == "a/b")
            let long = String(repeating: "f", count: 65)
            let answer = try await house.put("/v1/catalog/feeds/\(long)", Self.table)
            #expect(answer.json.errors[0].code == "too_long")
        }
    }

    @Test func aFeedIsRepeatableUnderItsIdempotencyKey() async throws {
        try await withHouse { house in
            let headers = ["Idempotency-Key": "feed-1"]
            _ = try await house.put("/v1/catalog/feeds/main", Self.table, headers: headers)
            let again = try await house.put("/v1/catalog/feeds/main", Self.table, headers: headers)
            #expect(again.header("Idempotency-Replayed") == "true")
            // What is allowed is part of what was asked.
            let other = try await house.put("/v1/catalog/feeds/main?allow_shrink=true", Self.table, headers: headers)
            #expect(other.code == "idempotency_mismatch")
        }
    }
}
