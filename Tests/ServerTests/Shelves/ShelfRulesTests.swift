import HTTPTypes
import Testing

@testable import Server

/// What the shop decides for its shelves, through the API.
@Suite struct ShelfRulesTests {
    private static let path = "/v1/shelf-rules"

    @Test func rulesTakeEffectWithTheNextAnswer() async throws {
        try await withHouse { house in
            let rules = #"{"shelves":{"home":{"pins":[{"item":"tent-7","place":1}],"exploration":"1/100"}}}"#
            #expect(try await house.get(Self.path).json.shelves == .object([:]))
            #expect(try await house.put(Self.path, rules).status == 200)
            #expect(try await house.get(Self.path).text.contains(#""pins":[{"item":"tent-7","place":1}]"#))
            let shelf = try await house.post("/v1/recommendations", #"{"placement":"home","limit":2}"#)
            let first = shelf.json.items[0]
            #expect(first.id.text == "tent-7" && first.adjustments == .array([.string("pinned")]))
            #expect(first.propensity.text == "1" && first.reasons[0].code.text == "chosen_by_shop")
            #expect(first.reasons.list.count == 1)
        }
    }

    @Test func wrongRulesChangeNothing() async throws {
        try await withHouse { house in
            for wrong in [#"{"shelves":{"hom":{}}}"#, #"{"everywhere":{"hold_out":"2"}}"#, "[]", ""] {
                let answer = try await house.put(Self.path, wrong)
                #expect([400, 422].contains(answer.status))
            }
            #expect(try await house.get(Self.path).json.shelves == .object([:]))
        }
    }

    @Test(arguments: [#""surprise":0"#, #""surprise":6"#, #""surprise":"bold""#, #""draw":-1"#, #""draw":4294967296"#])
    func aDialOutOfRangeIsRefused(_ member: String) async throws {
        try await withHouse { house in
            let answer = try await house.post("/v1/recommendations", #"{"placement":"home",\#(member)}"#)
            #expect([400, 422].contains(answer.status))
        }
    }
}
