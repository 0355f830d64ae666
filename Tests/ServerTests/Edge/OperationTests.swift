import Engagement
import HTTPTypes
import Shop
import Testing

@testable import Server

@Suite struct OperationTests {
    @Test func aliveIsWhoAnswersWhateverTheStoreDoes() async throws {
        try await withHouse(at: .live, over: FaultyStore.init) { house in
            let store = house.store as? FaultyStore
            _ = store?.takeCount(of: .head)
            for call in [FaultyStore.Call.entry, .row, .commit, .head, .facts, .item, .keys] { store?.fail(call) }
            let answer = try await house.send(.get, "/livez")
            #expect(answer.status == 200)
            #expect(answer.text == "ok\n")
            #expect(store?.takeCount(of: .head) == 0)
        }
    }

    @Test(arguments: Engine.allCases)
    func readyIsWhoHasReadTheWholeJournal(_ engine: Engine) async throws {
        try await withHouse(on: engine) { house in
            #expect(try await house.send(.get, "/readyz").text == "ready\n")
            // Another process writes.
            let item = Item(id: "new", title: "New")
            _ = try await house.store.commit(Change(shop: 2, writes: [.item(item, nil)]))
            let behind = try await house.send(.get, "/readyz")
            ProblemTests.expectProblem(behind, 503, "catching_up")
            try await house.house.rooms[2]?.follower.catchUp()
            #expect(try await house.send(.get, "/readyz").status == 200)
        }
    }

    @Test func whoCannotReadTheStoreIsNotReady() async throws {
        try await withHouse(over: FaultyStore.init) { house in
            let store = house.store as? FaultyStore
            store?.fail(.head)
            ProblemTests.expectProblem(try await house.send(.get, "/readyz"), 503, "store_unavailable")
            store?.heal()
            #expect(try await house.send(.get, "/readyz").status == 200)
        }
    }

    @Test func aNodeFollowsWhatOthersWrite() async throws {
        try await withHouse { house in
            let item = Item(id: "new", title: "New")
            let change = Change(shop: 1, writes: [.item(item, nil)])
            let following = Task { await house.house.follow(every: .milliseconds(5)) { _ in } }
            let committed = try await house.store.commit(change)
            for _ in 0..<400 where house.house.rooms[1]!.fold.position < committed.position {
                try await Task.sleep(for: .milliseconds(5))
            }
            following.cancel()
            #expect(house.house.rooms[1]?.fold.position == committed.position)
            #expect(try await house.send(.get, "/readyz").status == 200)
        }
    }

    @Test func gpcIsSaidToBeHonoured() async throws {
        try await withHouse { house in
            let answer = try await house.send(.get, "/.well-known/gpc.json")
            #expect(answer.header("Content-Type") == "application/json")
            #expect(answer.json.gpc == true)
            #expect(answer.json.lastUpdate.text.wholeMatch(of: #/\d{4}-\d{2}-\d{2}/#) != nil)
        }
    }

    @Test func theMetricsSayWhatIsOwedToShoppersAndToNoneOfThem() async throws {
        try await withHouse { house in
            let token = house.tents.token(for: "c-1")
            _ = try await house.consent(Say.account, shopper: token)
            for kind in ["complaint", "complaint", "review"] {
                let asked = try await house.post("/v1/me/requests", #"{"kind":"\#(kind)"}"#, shopper: token)
                #expect([200, 201, 202].contains(asked.status), "\(asked.text)")
            }
            func figures() async throws -> String {
                _ = try await house.house.watchRequests()
                return try await house.get("/metrics").text
            }
            let shop = house.tents.name
            let now = try await figures()
            #expect(now.contains(#"confide_requests_open{shop="\#(shop)",kind="complaint"} 3"#), "one was there")
            #expect(now.contains(#"confide_requests_open{shop="\#(shop)",kind="restrict"} 0"#))
            #expect(now.contains(#"confide_requests_overdue{shop="\#(shop)",kind="complaint"} 0"#))
            func left(_ text: String) -> Int64? {
                let mark = #"confide_requests_next_deadline_seconds{shop="\#(shop)",kind="review"} "#
                return text.split(separator: "\n").first { $0.hasPrefix(mark) }.flatMap {
                    Int64($0.dropFirst(mark.count))
                }
            }
            let before = try #require(left(now))
            #expect(before > 86_400)
            #expect(!now.contains(#"confide_requests_next_deadline_seconds{shop="\#(shop)",kind="restrict"}"#))
            house.clock.advance(days: 200)
            let late = try await figures()
            #expect(late.contains(#"confide_requests_overdue{shop="\#(shop)",kind="complaint"} 3"#))
            #expect(left(late) == before - 200 * 86_400)
            #expect(!late.contains("c-1"))
        }
    }

    @Test(arguments: Depth.allCases)
    func theMetricsAreInPrometheusForm(_ depth: Depth) async throws {
        try await withHouse(at: depth) { house in
            _ = try await house.post("/v1/events", Say.events(["tent-1"], visit: 1, consent: Say.yes))
            _ = try await house.post("/v1/recommendations", #"{"placement":"cart"}"#)
            _ = try await house.get("/v1/items/tent-1")
            _ = try await house.get("/nothing")
            let answer = try await house.get("/metrics")
            #expect(answer.header("Content-Type") == "text/plain; version=0.0.4; charset=utf-8")
            #expect(answer.text.hasSuffix("\n"))

            let name = #"[a-zA-Z_:][a-zA-Z0-9_:]*"#
            let label = #"[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\\n]|\\["\\n])*""#
            let sample = try Regex(#"^(\#(name))(?:\{\#(label)(?:,\#(label))*\})? (?:[0-9.e+-]+|\+Inf|NaN)$"#)
            let comment = try Regex(#"^# (?:HELP \#(name) .+|TYPE \#(name) (?:counter|gauge|histogram))$"#)
            var family = ""
            var seen: Set<Substring> = []
            for line in answer.text.split(separator: "\n") {
                if line.hasPrefix("#") {
                    #expect(line.wholeMatch(of: comment) != nil, "\(line)")
                    if line.hasPrefix("# TYPE ") { family = String(line.split(separator: " ")[2]) }
                } else {
                    #expect(line.wholeMatch(of: sample) != nil, "\(line)")
                    #expect(line.hasPrefix(family), "\(line) stands under \(family)")
                    let series = line[..<(line.lastIndex(of: " ") ?? line.endIndex)]
                    #expect(seen.insert(series).inserted, "\(line) is there twice")
                }
            }
            for line in [
                #"confide_http_requests_total{route="POST /v1/events",status="200"} 1"#,
                #"confide_http_requests_total{route="GET /v1/items/{id}",status="200"} 1"#,
                #"confide_http_requests_total{route="none",status="404"} 1"#,
                #"confide_events_received_total 1"#, #"confide_events_kept_total 1"#,
                #"confide_events_dropped_total{reason="no_consent"} 0"#,
                #"confide_recommendations_served_total{placement="cart",level="off"} 1"#,
                #"confide_http_request_duration_seconds_bucket{le="+Inf"} 4"#,
                #"confide_http_request_duration_seconds_count 4"#, #"confide_catalog_items{shop="tents"} 12"#,
                #"confide_model_visits{shop="tents"} 1"#, #"confide_model_visits{shop="books"} 0"#,
            ] { #expect(answer.text.split(separator: "\n").contains { $0 == line }, "\(line)") }
        }
    }

    @Test func theShopReadsOnlyWhatManyDid() async throws {
        try await withHouse { house in
            for visit in 1...30 {
                // Everybody looks at two tents, and one alone at a third, which hides behind the second.
                let items = visit == 1 ? Say.tents(1, 2, 3) : Say.tents(1, 2)
                _ = try await house.post("/v1/events", Say.events(items, visit: visit, consent: Say.yes))
            }
            let days = "/v1/measurements?from=2024-10-04&to=2024-10-04"
            // A day is shown when it is over.
            #expect(try await house.get(days).json.tables == [])
            house.clock.advance(days: 1)
            let answer = try await house.get(days)
            #expect(answer.json.tables.list.count == 1)
            #expect(answer.json.tables[0].day == "2024-10-04")
            #expect(answer.json.tables[0].event == "view_item")
            #expect(answer.json.tables[0]["items"].list == [["id": "tent-1", "events": 30, "visits": 30]])
            #expect(answer.json.tables[0].other_events == 31)
        }
    }

    @Test func theShopReadsHowManyAgreedOnceTheyAreMany() async throws {
        try await withHouse { house in
            for number in 1...11 {
                if number == 10 {
                    let few = try await house.get("/v1/agreements")
                    #expect(few.json.k == 10 && few.json.purposes.list.count == 7)
                    #expect(!few.text.contains("shoppers"), "nine are too few to count")
                }
                _ = try await house.consent(Say.account, shopper: house.tents.token(for: "c-\(number)"))
            }
            let many = try await house.get("/v1/agreements")
            #expect(many.json.purposes[0].purpose == "recommendations")
            #expect(many.json.purposes[0].levels == [["level": "account", "shoppers": 11]])
            #expect(many.json.purposes[0].total_shoppers == 11)
            #expect(many.json.purposes[4].purpose == "messages" && many.json.purposes[4].levels == [])
            // Two of them withdraw, and the count is one of few again.
            for number in 1...2 {
                _ = try await house.consent(Say.nothing, shopper: house.tents.token(for: "c-\(number)"))
            }
            #expect(try await !house.get("/v1/agreements").text.contains("shoppers"))
        }
    }

    @Test(
        arguments: [
            "", "?from=2024-10-01", "?from=x&to=y", "?from=2024-10-02&to=2024-10-01", "?from=2024-13-01&to=2024-13-02",
            "?from=2020-01-01&to=2024-01-01", "?from=2024-10-01T00&to=2024-10-01",
        ])
    func daysThatAreNoneAreExplained(_ query: String) async throws {
        try await withHouse { house in
            let answer = try await house.get("/v1/measurements" + query)
            ProblemTests.expectProblem(answer, 422, "invalid")
            #expect(["from", "to"].contains(answer.json.errors[0].pointer.text))
        }
    }
}
