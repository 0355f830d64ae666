import HTTPTypes
import Testing

@testable import Server

@Suite struct OpenAPITests {
    @Test func theDocumentAndTheRouterKnowTheSameRoutes() {
        let documented = OpenAPIDocument.confide.operations.map(\.label)
        #expect(Set(documented) == Set(Route.allCases.map(\.label)))
        #expect(documented.count == Set(documented).count)
    }

    @Test func theDocumentSaysWhoMayCallWhat() {
        for route in Route.allCases {
            let auth = OpenAPIDocument.confide.operations.first { $0.label == route.label }?.auth
            switch route.door {
            case .open: #expect(auth == .open, "\(route.label)")
            case .anyKey: #expect(auth == .anyKey, "\(route.label)")
            case .serverKey: #expect(auth == .serverKey, "\(route.label)")
            case .shopper: #expect(auth == .shopper, "\(route.label)")
            }
        }
    }

    @Test func theDocumentIsServedAsItIsWritten() async throws {
        try await withHouse { house in
            let answer = try await house.send(.get, "/openapi.json")
            #expect(answer.json.openapi.text.hasPrefix("3.1"))
            for route in Route.allCases {
                #expect(answer.json.paths[route.path][route.method.rawValue.lowercased()] != .null, "\(route.label)")
            }
        }
    }

    @Test(arguments: Route.allCases)
    func eachAnswersStatusIsInTheDocument(_ route: Route) async throws {
        try await withHouse { house in
            let operation = OpenAPIDocument.confide.operations.first { $0.label == route.label }
            let documented = Set(operation?.answers.map(\.status) ?? [])
            for (key, body) in [
                (house.tents.server.text, route.sampleBody), (house.tents.write.text, route.sampleBody),
                ("sk_wrong", route.sampleBody), (house.tents.server.text, route.sampleBody == nil ? nil : "{"),
                (house.tents.server.text, route.sampleBody == nil ? nil : "{}"),
            ] {
                for shopper in [house.tents.token(for: "c-1"), nil] {
                    let answer = try await house.send(
                        route.method, route.samplePath, key: key, shopper: shopper, bytes: body.map { Array($0.utf8) })
                    #expect(documented.contains(answer.status), "\(route.label) answers \(answer.status)")
                }
            }
        }
    }

    @Test func everyProblemIsExplainedInTheDocs() async throws {
        try await withHouse { house in
            let notes = OpenAPIDocument.confide.problems
            let statuses = Dictionary(uniqueKeysWithValues: notes.map { ($0.code, $0.status) })
            let page = try await house.send(.get, "/docs").text
            for note in notes { #expect(page.contains("problem-\(note.code)")) }
            let problems: [Problem] = [
                .notFound, .itemNotFound, .keyMissing, .keyUnknown, .keyMayNot, .originMayNot, .shopperTokenMissing,
                .shopperTokenInvalid, .shopperTokenExpired, .tooLarge, .tooMany(retryAfter: 1), .methodNotAllowed([]),
            ]
            for problem in problems { #expect(statuses[problem.code] == problem.status.code, "\(problem.code)") }
            for code in [
                "malformed", "invalid", "stale", "store_busy", "store_full", "store_corrupt", "store_too_new",
                "store_unavailable", "feed_empty", "feed_shrinks", "key_fault", "internal", "catching_up",
                "idempotency_key", "idempotency_running", "idempotency_mismatch",
            ] { #expect(statuses[code] != nil, "\(code)") }
        }
    }
}
