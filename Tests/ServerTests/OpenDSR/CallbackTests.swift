import Oversight
import Shop
import Testing

@testable import Server

/// Hubs are told of every change, at the addresses that the operator lets through, until they have heard it.
@Suite struct CallbackTests {
    static let urls =
        #"["https://hub.example/a","https://evil.example/","http://hub.example/","https://other.example/b"]"#

    private static func send(_ house: TestHouse, _ version: OpenDSRVersion = .openDSR, urls: String = urls) async throws
    {
        let answer = try await OpenDSRTests.post(house, OpenDSRTests.body(["status_callback_urls": urls]), version)
        #expect(answer.status == 201, "a request is taken in whatever addresses it brings")
    }

    @Test(arguments: OpenDSRTests.versions)
    func everyChangeIsToldOnceToEachAddressThatMayBeCalled(_ version: OpenDSRVersion) async throws {
        try await withHouse { house in
            try await Self.send(house, version)
            for status in ["pending", "in_progress", "completed"] {
                if status == "in_progress" { house.clock.advance(seconds: 600) }
                if status == "completed" { _ = try await house.house.watchRequests() }
                let before = house.hub.calls.count
                #expect(try await house.house.tellHubs() == 2)
                #expect(try await house.house.tellHubs() == 0)
                let calls = house.hub.calls.dropFirst(before)
                #expect(calls.map(\.url) == ["https://hub.example/a", "https://other.example/b"])
                for call in calls {
                    #expect(call.json.status_callback_url.text == call.url)
                    #expect(call.json.request_status.text == status)
                    #expect(call.json.subject_request_id.text == OpenDSRTests.id && call.json.controller_id == "tents")
                    #expect(!call.json.expected_completion_time.text.isEmpty)
                    #expect(call.json.results_url.text.isEmpty == (status != "completed"))
                    #expect(house.hub.isSigned(call.body, { call.headers[$0] }, family: version.family))
                }
            }
        }
    }

    @Test func aCallbackThatIsRefusedIsMadeAgainAfterGrowingPauses() async throws {
        try await withHouse { house in
            house.hub.fail(with: .refused(503))
            try await Self.send(house, urls: #"["https://hub.example/a"]"#)
            var tries: [Int64] = []
            let start = house.clock.now
            while house.clock.now < start + 590 {
                let before = house.hub.calls.count
                #expect(try await house.house.tellHubs() == 0)
                if house.hub.calls.count > before { tries.append(house.clock.now - start) }
                house.clock.advance(seconds: 10)
            }
            #expect(tries == [0, 60, 180, 420])
            // A change is told at once: it is another callback.
            house.hub.fail(with: nil)
            house.clock.advance(seconds: 10)
            #expect(try await house.house.tellHubs() == 1)
            #expect(house.hub.calls.last?.json.request_status == "in_progress")
            #expect(CallbackRounds.pause(after: 50) == 15_360)
        }
    }

    @Test func whatIsOwedOutlivesTheProcess() async throws {
        try await withHouse { house in
            house.hub.fail(with: .unanswered)
            try await Self.send(house)
            #expect(try await house.house.tellHubs() == 0)
            house.hub.fail(with: nil)
            let rights = house.house.rights
            let clock = house.clock
            let next = try await House(store: house.store, master: house.founding.master, rights: rights) { clock.now }
            #expect(try await next.tellHubs() == 2)
            #expect(try await next.tellHubs() == 0)
            house.clock.advance(seconds: 60)
            #expect(try await house.house.tellHubs() == 0, "and nothing is told twice")
        }
    }

    @Test func whoDoesNotAnswerIsAskedOnceARound() async throws {
        try await withHouse { house in
            house.hub.fail(with: .unanswered)
            try await Self.send(
                house, urls: #"["https://hub.example/a","https://hub.example/b","https://other.example/c"]"#)
            #expect(try await house.house.tellHubs() == 0)
            #expect(house.hub.calls.map(\.url) == ["https://hub.example/a", "https://other.example/c"])
        }
    }

    @Test func withoutAHostNothingIsCalled() async throws {
        try await withHouse(settle: { $0.openDSR?.hosts = CallbackHosts()! }) { house in
            try await Self.send(house)
            #expect(try await house.house.tellHubs() == 0)
            #expect(house.hub.calls.isEmpty)
        }
    }
}
