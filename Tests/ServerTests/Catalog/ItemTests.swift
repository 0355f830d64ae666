import HTTPTypes
import Shop
import Testing

@testable import Server

@Suite struct ItemTests {
    static let full = #"""
        {"title":"Zelt «Müßig»","description":"Für zwei\n","link":"https://shop.example/1","image_link":"/1.jpg",
        "category":["Outdoor","Tents"],"brand":"B","item_group_id":"G","price":{"amount":"18.90","currency":"EUR"},
        "availability":"preorder"}
        """#

    @Test(arguments: Engine.allCases, Depth.allCases)
    func anItemCanBePutReadAndTakenAway(_ engine: Engine, _ depth: Depth) async throws {
        try await withHouse(on: engine, at: depth) { house in
            let put = try await house.put("/v1/items/new", Self.full)
            #expect(put.status == 200)
            let got = try await house.get("/v1/items/new")
            #expect(got.status == 200)
            #expect(got.json == put.json)
            #expect(got.json.id == "new")
            #expect(got.json.title == "Zelt «Müßig»")
            #expect(got.json.price == ["amount": "18.90", "currency": "EUR"])
            let shelf = #"{"placement":"home","filter":{"category":"Tents"},"limit":100}"#
            #expect(ShelfTests.ids(try await house.post("/v1/recommendations", shelf)).contains("new"))

            #expect(try await house.delete("/v1/items/new").status == 204)
            #expect(try await house.get("/v1/items/new").code == "item_not_found")
            #expect(try await house.delete("/v1/items/new").code == "item_not_found")
            #expect(ShelfTests.ids(try await house.post("/v1/recommendations", shelf)).contains("new") == false)
        }
    }

    @Test func whatAnItemAnswersCanBePutBack() async throws {
        try await withHouse { house in
            _ = try await house.put("/v1/items/new", Self.full)
            let before = try await house.snapshot()
            let text = try await house.get("/v1/items/new").text
            #expect(try await house.put("/v1/items/new", text).status == 200)
            #expect(try await house.snapshot() == before)
        }
    }

    @Test(
        arguments: [
            ("/v1/items/a%2Fb", "a/b"), ("/v1/items/a%20b", "a b"), ("/v1/items/%C3%BC%2b", "ü+"),
            ("/v1/items/a+b", "a+b"), ("/v1/items/50%25", "50%"), ("/v1/items/%2541", "%41"),
            ("/v1/items/a%3Fb%23c", "a?b#c"), ("/v1/items/..%2F..%2Fetc", "../../etc"), ("/v1/items/%E2%98%83", "☃"),
            ("/v1/items/a?x=y", "a"),
        ], Depth.allCases)
    func anIDIsPercentDecodedOnce(_ sent: (path: String, id: String), _ depth: Depth) async throws {
        try await withHouse(at: depth) { house in
            let put = try await house.put(sent.path, #"{"title":"T"}"#)
            #expect(put.json.id.text == sent.id)
            #expect(try await house.get(sent.path).json.id.text == sent.id)
            #expect(try await house.store.item(sent.id, in: 1)?.id == sent.id)
            #expect(try await house.delete(sent.path).status == 204)
        }
    }

    @Test(
        arguments: [
            ("/v1/items/%", "malformed"), ("/v1/items/%4", "malformed"), ("/v1/items/%zz", "malformed"),
            ("/v1/items/%+A", "malformed"), ("/v1/items/%-1", "malformed"), ("/v1/items/%FF", "malformed"),
            ("/v1/items/%C3", "malformed"), ("/v1/items/a%00", "malformed"), ("/v1/items/a%0Ab", "malformed"),
            ("/v1/items/erika%40example.com", "looks_personal"),
            ("/v1/items/" + String(repeating: "i", count: 257), "too_long"),
        ])
    func aBadIDIsExplainedAndChangesNothing(_ bad: (path: String, code: String)) async throws {
        try await withHouse { house in
            let before = try await house.snapshot()
            let answers = [
                try await house.put(bad.path, #"{"title":"T"}"#), try await house.get(bad.path),
                try await house.delete(bad.path),
            ]
            for answer in answers {
                #expect(answer.status == 422)
                #expect(answer.json.errors[0].code.text == bad.code)
                #expect(answer.json.errors[0].pointer == "id")
            }
            #expect(try await house.snapshot() == before)
        }
    }

    static let bad: [BadBody] = [
        .init(name: "no body", body: "", code: "malformed", pointer: "#", status: 400),
        .init(name: "no title", body: "{}", code: "missing", pointer: "#/title"),
        .init(
            name: "an unknown field", body: #"{"title":"T","pice":1}"#, code: "unknown_field", pointer: "#/pice",
            hint: "did you mean 'price'"),
        .init(
            name: "another id", body: #"{"id":"other","title":"T"}"#, code: "malformed", pointer: "#/id", status: 400),
        .init(
            name: "a negative price", body: #"{"title":"T","price":{"amount":-1,"currency":"EUR"}}"#,
            code: "out_of_range", pointer: "#/price/amount"),
        .init(
            name: "a price that is no number", body: #"{"title":"T","price":{"amount":"NaN","currency":"EUR"}}"#,
            code: "out_of_range", pointer: "#/price/amount"),
        .init(
            name: "an unknown availability", body: #"{"title":"T","availability":"in_stok"}"#, code: "unknown_name",
            pointer: "#/availability", hint: "did you mean 'in_stock'"),
        .init(
            name: "unlisted is said by DELETE", body: #"{"title":"T","availability":"unlisted"}"#, code: "unknown_name",
            pointer: "#/availability"),
        .init(
            name: "a script for a link", body: #"{"title":"T","link":"javascript:alert(1)"}"#, code: "malformed",
            pointer: "#/link", status: 400),
        .init(
            name: "a long title", body: #"{"title":"\#(String(repeating: "t", count: 1_001))"}"#, code: "too_long",
            pointer: "#/title"),
    ]

    @Test(arguments: bad)
    func aBadItemIsExplainedAndChangesNothing(_ bad: BadBody) async throws {
        try await withHouse { house in
            let before = try await house.snapshot()
            let answer = try await house.put("/v1/items/tent-1", bad.body)
            #expect(answer.status == bad.status)
            #expect(answer.json.errors[0].code.text == bad.code)
            #expect(answer.json.errors[0].pointer.text == bad.pointer)
            #expect(answer.json.errors[0].detail.text.contains(bad.hint))
            #expect(try await house.snapshot() == before)
            #expect(try await house.get("/v1/items/tent-1").json.title == "Tent 1")
        }
    }
}
