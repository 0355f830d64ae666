import HTTPTypes
import Testing

@testable import Server

@Suite struct ProblemTests {
    /// What every problem has (RFC 9457), and nothing else.
    static func expectProblem(_ answer: Answer, _ status: Int, _ code: String) {
        #expect(answer.status == status)
        #expect(answer.header("Content-Type") == "application/problem+json")
        #expect(answer.json.status == .number(Double(status)))
        #expect(answer.json.code.text == code)
        #expect(answer.json.type.text == "/docs#problem-\(code)")
        #expect(!answer.json.title.text.isEmpty)
        #expect(!answer.json.detail.text.isEmpty)
        #expect(answer.json.request_id.text == answer.requestID)
        let known = ["type", "title", "status", "detail", "code", "errors", "request_id", "message"]
        #expect(Set(answer.json.members.keys).isSubset(of: known))
    }

    @Test(
        arguments: ["/", "/v1", "/v1/", "/v1/items", "/v1/items/a/b", "/nothing", "/v1/../livez", "/%"], Depth.allCases)
    func whatIsNotThereIsNotFound(_ path: String, _ depth: Depth) async throws {
        try await withHouse(at: depth) { house in
            for key in [nil, house.tents.server.text] {
                Self.expectProblem(try await house.send(.get, path, key: key), 404, "not_found")
            }
        }
    }

    @Test(arguments: Route.allCases)
    func anotherMethodIsToldWhatThePathTakes(_ route: Route) async throws {
        try await withHouse { house in
            let taken = Route.allCases.filter { $0.path == route.path }.map(\.method)
            for method in [HTTPRequest.Method.get, .post, .put, .patch, .delete] where !taken.contains(method) {
                let answer = try await house.send(method, route.samplePath, bytes: Array("{".utf8))
                Self.expectProblem(answer, 405, "method_not_allowed")
                let allowed = answer.header("Allow")?.split(separator: ", ").map(String.init) ?? []
                #expect(Set(allowed) == Set(taken.map(\.rawValue)))
            }
        }
    }

    @Test(arguments: Route.allCases.filter { $0.method == .get })
    func whatCanBeReadCanBeAskedForByHeadOnly(_ route: Route) async throws {
        try await withHouse(at: .live) { house in
            let token = route.door == .shopper ? house.tents.token(for: "c-1") : nil
            let key = house.tents.server.text
            let got = try await house.send(.get, route.samplePath, key: key, shopper: token)
            let head = try await house.send(.head, route.samplePath, key: key, shopper: token)
            #expect(head.status == got.status)
            #expect(head.bytes.isEmpty)
            #expect(head.header("Content-Type") == got.header("Content-Type"))
        }
    }

    @Test(arguments: Route.allCases, Depth.allCases)
    func everyAnswerNamesItsRequest(_ route: Route, _ depth: Depth) async throws {
        try await withHouse(at: depth) { house in
            var seen: Set<String> = []
            for key in [nil, "sk_wrong", house.tents.write.text, house.tents.server.text] {
                for shopper in [nil, house.tents.token(for: "c-1")] {
                    let answer = try await house.send(
                        route.method, route.samplePath, key: key, shopper: shopper,
                        bytes: route.sampleBody.map { Array($0.utf8) }, headers: ["X-Request-Id": "req_mine"])
                    #expect(answer.requestID.hasPrefix("req_"))
                    #expect(answer.requestID.utf8.count == 20)
                    #expect(seen.insert(answer.requestID).inserted)
                    #expect(answer.status < 500)
                    if answer.status >= 400 { Self.expectProblem(answer, answer.status, answer.code) }
                }
            }
        }
    }

    @Test(arguments: Route.allCases)
    func whoeverMayAskIsAnswered(_ route: Route) async throws {
        try await withHouse { house in
            let key =
                route.door == .open ? nil : route.door == .serverKey ? house.tents.server.text : house.tents.write.text
            let shopper = route.door == .shopper ? house.tents.token(for: "c-1") : nil
            // Only a line can be proved.
            if route == .getProof { _ = try await house.consent(Say.account, shopper: house.tents.token(for: "c-1")) }
            let answer = try await house.send(
                route.method, route.samplePath, key: key, shopper: shopper,
                bytes: route.sampleBody.map { Array($0.utf8) }, headers: route.sampleHeaders)
            #expect([200, 201, 202, 204].contains(answer.status))
            if answer.header("Content-Type") == "application/json" { #expect(answer.json != .null) }
        }
    }

    @Test func aFaultThatNobodyForesawSaysNothingOfItself() async throws {
        try await withHouse(over: FaultyStore.init) { house in
            (house.store as? FaultyStore)?.fail(.item, with: FaultyStore.Unforeseen())
            let answer = try await house.get("/v1/items/tent-1")
            Self.expectProblem(answer, 500, "internal")
            #expect(!answer.text.contains("erika"))
            // The operator finds it in the log by its request id.
            #expect(house.log.lines.contains { $0.hasPrefix("warning") && $0.contains(answer.requestID) })
            #expect(!house.log.lines.joined().contains("erika"))
        }
    }
}
