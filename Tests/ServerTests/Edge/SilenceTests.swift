import Foundation
import HTTPTypes
import Testing

@testable import Server

/// Law 11: nothing personal in logs, errors and metrics, wherever a sender puts it.
@Suite struct SilenceTests {
    /// What is planted, and the part of it that is looked for in lower case.
    static let plants = [
        ("erika.mustermann@example.com", "mustermann"), ("+43 660 1234567", "1234567"),
        ("Erika Mustermann", "mustermann"),
        ("4111 1111 1111 1111", "1111 1111"), ("4111111111111111", "41111111"), ("203.0.113.77", "203.0.113"),
        ("2001:db8::77", "2001:db8"), ("SecretAgent/7.0 (Linux; Erika)", "secretagent"),
    ]
    static let needles = Set(plants.map(\.1))

    private static func quoted(_ text: String) -> String { "\"\(text)\"" }
    private static func encoded(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    }

    /// Bodies that have a person where anything, or nothing, belongs.
    static func bodies(_ person: String) -> [String] {
        let text = quoted(person)
        let fields = [
            "name", "id", "time", "visit", "consent", "currency", "items", "events", "placement", "item", "limit",
            "filter",
            "exclude", "candidates", "decisions", "notice", "title", "link", "image_link", "price", "availability",
            "category", "brand",
        ]
        let values = fields.flatMap {
            ["{\"\($0)\":\(text)}", "{\"\($0)\":[\(text)]}", "{\"\($0)\":{\(text):\(text)}}"]
        }
        return values + [
            person, text, "{\(text)", "{\(text):1}", "[\(text)]", "{\(text):\(text)}{",
            #"{"name":"view_item","items":[{"item_id":\#(text)}],"visit":\#(text),"id":\#(text)}"#,
            #"{"name":"view_item","consent":\#(Say.yes),"items":[{"item_id":"tent-1","price":\#(text)}],"currency":"EUR"}"#,
            #"{"name":"view_item","items":[{"item_id":"tent-1",\#(text):1}]}"#,
            #"{"placement":"home","filter":{"category":\#(text),"price":{"min":\#(text),"currency":\#(text)}}}"#,
            #"{"placement":"home","consent":{\#(text):"visit"}}"#,
            #"{"placement":"home","consent":{"learning":\#(text)}}"#,
            #"{"decisions":{"learning":\#(text)},"notice":{"version":\#(text),"language":"de"}}"#,
            #"{"decisions":{\#(text):"visit"},"notice":{"version":"1","language":"de"}}"#,
            #"{"title":"T","price":{"amount":\#(text),"currency":\#(text)}}"#,
            #"{"title":"T","link":\#(text)}"#, #"{"title":"T","availability":\#(text)}"#,
            // Feeds.
            "\(person)\ttitle\n\(person)\tT\n", "id\ttitle\tprice\n\(person)\t\t\(person)\n",
            "id\ttitle\tlink\tavailability\nf-1\tT\t\(person)\t\(person)\n", "id,title\n\(person)\n",
            "<rss><channel><item><id>f</id><\(person)>\(person)</\(person)></item></channel></rss>",
            "<rss><channel><item><g:id>\(person)</g:id><g:price>\(person)</g:price></item></channel></rss>",
            "{\"id\":\(text),\"availability\":\(text)}\n",
        ]
    }

    /// What must not hold a person. A good answer of these may: it gives back what the caller sent just now, or put
    /// into the catalog: an item (`GET`, `PUT`), the ids of candidates (`rank`), a feed's name, and ids of items.
    private static func mayEcho(_ route: Route, _ answer: Answer) -> Bool {
        guard answer.status < 400 else { return false }
        return [.getItem, .putItem, .postRank, .putFeed, .postRecommendations, .getMeasurements].contains(route)
    }

    private static func expectSilence(_ text: String, _ place: String) {
        let text = text.lowercased()
        for needle in needles { #expect(!text.contains(needle), "\(place)") }
    }

    private static func expectSilence(_ answer: Answer, _ route: Route?) {
        let place = route?.label ?? "no route"
        for field in answer.headers { expectSilence("\(field)", "\(place): \(field.name)") }
        guard let route, mayEcho(route, answer) else { return expectSilence(answer.text, place) }
    }

    private static func expectSilentBooks(_ house: TestHouse) async throws {
        expectSilence(house.log.lines.joined(separator: "\n"), "the log")
        expectSilence(try await house.get("/metrics").text, "the metrics")
        #expect(!house.log.lines.isEmpty)
    }

    @Test(arguments: plants.map(\.0))
    func aPersonInABodyStaysThere(_ person: String) async throws {
        try await withHouse { house in
            let token = house.tents.token(for: person)
            for route in Route.allCases where route.sampleBody != nil {
                let key = route.door == .serverKey ? house.tents.server.text : house.tents.write.text
                for body in Self.bodies(person) {
                    let answer = try await house.send(
                        route.method, route.samplePath, key: key, shopper: token, bytes: Array(body.utf8))
                    #expect(answer.status < 500)
                    Self.expectSilence(answer, route)
                }
            }
            try await Self.expectSilentBooks(house)
        }
    }

    @Test(arguments: plants.map(\.0), Depth.allCases)
    func aPersonInAHeaderStaysThere(_ person: String, _ depth: Depth) async throws {
        try await withHouse(at: depth) { house in
            let names = [
                "User-Agent", "X-Forwarded-For", "Forwarded", "Referer", "Cookie", "Authorization", "X-Api-Key",
                "Confide-Shopper", "Idempotency-Key", "Origin", "X-Request-Id", "Sec-GPC", "Accept-Language",
                "Content-Type",
                "X-Email",
            ]
            for route in Route.allCases {
                for name in names {
                    let key = name == "Authorization" || name == "X-Api-Key" ? nil : house.tents.server.text
                    let value = name == "Authorization" ? "Bearer \(person)" : person
                    let answer = try await house.send(
                        route.method, route.samplePath, key: key, bytes: route.sampleBody.map { Array($0.utf8) },
                        headers: [name: value])
                    Self.expectSilence(answer, route)
                }
            }
            try await Self.expectSilentBooks(house)
        }
    }

    @Test(arguments: plants.map(\.0), Depth.allCases)
    func aPersonInAnAddressStaysThere(_ person: String, _ depth: Depth) async throws {
        try await withHouse(at: depth) { house in
            let part = Self.encoded(person)
            let paths: [(Route?, HTTPRequest.Method, String)] =
                Route.allCases.map { route in
                    let path = route.path.replacing(/\{[a-z]+\}/, with: part)
                    return (route, route.method, "\(path)?email=\(part)&from=\(part)&\(part)=1#\(part)")
                } + [
                    (nil, .get, "/\(part)"), (nil, .get, "/v1/\(part)"), (nil, .patch, "/v1/items/\(part)"),
                    (nil, .get, "/v1/shoppers/\(part)"), (nil, .options, "/v1/shoppers/\(part)"),
                    (nil, .delete, "/v1/shoppers/\(part)%"), (nil, .put, "/v1/catalog/feeds/\(part)/\(part)"),
                ]
            for (route, method, path) in paths {
                let body = method == .get ? nil : route?.sampleBody
                for key in [house.tents.server.text, house.tents.write.text, nil] {
                    let answer = try await house.send(method, path, key: key, bytes: body.map { Array($0.utf8) })
                    Self.expectSilence(answer, route)
                }
            }
            try await Self.expectSilentBooks(house)
        }
    }

    @Test(arguments: plants.map(\.0))
    func aPersonInATokenStaysThere(_ person: String) async throws {
        try await withHouse { house in
            for token in [
                house.tents.token(for: person), house.books.token(for: person),
                house.tents.token(for: person, expires: 1), "\(person).\(person).\(person)",
            ] {
                for route in Route.allCases {
                    let key = route.door == .serverKey ? house.tents.server.text : house.tents.write.text
                    let answer = try await house.send(
                        route.method, route.samplePath, key: key, shopper: token,
                        bytes: route.sampleBody.map { Array($0.utf8) })
                    Self.expectSilence(answer, route)
                }
            }
            try await Self.expectSilentBooks(house)
        }
    }

    @Test func aFaultOfTheStoreTellsTheLogNothingOfAPerson() async throws {
        try await withHouse(over: FaultyStore.init) { house in
            let store = house.store as? FaultyStore
            let person = Self.plants[0].0
            let token = house.tents.token(for: person)
            for call in [FaultyStore.Call.entry, .row, .commit, .head, .facts, .item, .frontier, .counters] {
                store?.fail(call, with: FaultyStore.Unforeseen(secret: person))
                for route in Route.allCases {
                    let key = route.door == .serverKey ? house.tents.server.text : house.tents.write.text
                    let answer = try await house.send(
                        route.method, route.samplePath, key: key, shopper: token,
                        bytes: route.sampleBody.map { Array($0.utf8) })
                    Self.expectSilence(answer, route)
                }
                store?.heal()
            }
            try await Self.expectSilentBooks(house)
        }
    }

    @Test func aLineOfTheLogIsNamedByItsRouteAlone() async throws {
        try await withHouse { house in
            _ = try await house.get("/v1/items/tent-1")
            _ = try await house.get("/nobody/knows/this")
            let lines = house.log.lines
            #expect(lines.count == 2)
            #expect(lines[0].contains("GET /v1/items/{id}"))
            #expect(lines[1].contains("none"))
            #expect(!lines.joined().contains("tent-1"))
            #expect(!lines.joined().contains("nobody"))
        }
    }
}
