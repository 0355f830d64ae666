import HTTPTypes
import Testing

@testable import Server

/// The express way and the usual way differ in nothing that a client, an operator or a log could see.
@Suite struct TwoWaysTests {
    private static let bodies = [
        #"{"placement":"home"}"#, #"{"placement":"home","limit":2,"consent":{"recommendations":"visit"}}"#,
        #"{"placement":"product","item":"tent-1","visit":["tent-2"],"consent":{"recommendations":"account"}}"#,
        #"{"placement":"cart","visit":["tent-2"],"consent":{"recommendations":"off"},"exclude":["tent-3"]}"#,
        #"{"placement":"home","filter":{"category":"Tents","price":{"max":"30","currency":"EUR"}}}"#,
        #"{"placement":"home","surprise":5,"draw":7}"#, #"{"placement":"home","surprise":9}"#,
        #"{"placement":"nowhere"}"#, #"{"placement":"home","limit":0}"#, #"{"placement":"home","sub":"c-1"}"#,
        #"{"placement":"home""#, "", "[]", "\u{0}",
    ]

    private static func senders(_ house: TestHouse) -> [(key: String?, headers: [String: String])] {
        let write = house.tents.write.text
        return [
            (write, [:]), (house.tents.server.text, [:]), (house.books.write.text, [:]), (nil, [:]),
            (nil, ["X-Api-Key": write]), (nil, ["Authorization": "bearer \(write)"]),
            (nil, ["Authorization": "Basic \(write)"]), ("pk_unknown", [:]),
            (write, ["Origin": TestShop.origin]), (write, ["Origin": "https://evil.example"]),
            (house.tents.server.text, ["Origin": "https://evil.example"]),
            (write, ["Sec-GPC": "1"]), (write, ["Sec-GPC": "0"]),
        ]
    }

    private static func shown(_ answer: Answer) -> [String] {
        let body = answer.text.replacing(answer.requestID, with: "")
        let headers = answer.headers.filter { !["date", "x-request-id"].contains($0.name.canonicalName) }
        return ["\(answer.status)", body] + headers.map { "\($0.name.canonicalName): \($0.value)" }.sorted()
    }

    @Test func bothAnswerAlike() async throws {
        try await withHouse(at: .live) { house in
            _ = try await house.post("/v1/events", Say.events(["tent-1", "tent-2"], visit: 1, consent: Say.yes))
            for (key, headers) in Self.senders(house) {
                for body in Self.bodies {
                    var answers: [[String]] = []
                    // What is asked after in the address makes no difference but for the way.
                    for path in ["/v1/recommendations", "/v1/recommendations?"] {
                        let answer = try await house.send(
                            .post, path, key: key, bytes: Array(body.utf8), headers: headers)
                        answers.append(Self.shown(answer))
                        #expect(answer.requestID.hasPrefix("req_"))
                        #expect(answer.header("Date")?.hasSuffix(" GMT") == true)
                    }
                    #expect(answers[0] == answers[1], "\(body)")
                }
            }
        }
    }

    @Test func bothAreCountedAndLoggedAlike() async throws {
        let seen = Box<[String]>()
        for path in ["/v1/recommendations", "/v1/recommendations?"] {
            try await withHouse(at: .live) { house in
                for body in Self.bodies {
                    _ = try await house.send(.post, path, key: house.tents.write.text, bytes: Array(body.utf8))
                }
                let metrics = try await house.get("/metrics").text.split(separator: "\n").map(String.init)
                let counted = metrics.filter { $0.contains("/v1/recommendations") || $0.contains("_served_total{") }
                let lines = house.log.lines.filter { $0.contains("/v1/recommendations") }
                seen.add(counted + lines.map { $0.replacing(#/"(request|micros)", value: [a-z_0-9]+/#, with: "") })
            }
        }
        #expect(seen.all[0] == seen.all[1])
        #expect(seen.all[0].count > Self.bodies.count)
    }
}
