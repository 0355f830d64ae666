import Consent
import Foundation
import HTTPTypes
import Oversight
import Shop
import Testing

@testable import Server

/// OpenDSR as a hub speaks it, over HTTP, in both versions.
@Suite struct OpenDSRTests {
    static let id = "0b9d1c3e-5a5f-4c86-9a52-6a1f2d3c4b5a"
    static let versions: [OpenDSRVersion] = [.openDSR, .openGDPR]

    /// A request, with members replaced or left out (`nil`).
    static func body(_ changes: [String: String?] = [:]) -> String {
        var members: [String: String?] = [
            "regulation": "\"gdpr\"", "subject_request_id": "\"\(id)\"", "subject_request_type": "\"access\"",
            "submitted_time": "\"2024-10-01T10:00:00Z\"", "subject_identities": "[\(identity())]",
            "api_version": "\"2.0\"", "extensions": #"{"other.example":{"x":[1]}}"#, "unheard_of": "null",
        ]
        members.merge(changes) { $1 }
        let pairs = members.sorted { $0.key < $1.key }.compactMap { name, value in value.map { "\"\(name)\":\($0)" } }
        return "{\(pairs.joined(separator: ","))}"
    }

    static func identity(
        _ value: String = "c-9", type: String = "controller_customer_id", format: String = "raw"
    ) -> String {
        #"{"identity_type":"\#(type)","identity_value":"\#(value)","identity_format":"\#(format)"}"#
    }

    static func post(
        _ house: TestHouse, _ body: String, _ version: OpenDSRVersion = .openDSR, headers: [String: String] = [:]
    ) async throws -> Answer {
        try await house.send(
            .post, Route.postDSR(version).path, key: house.tents.server.text, bytes: Array(body.utf8), headers: headers)
    }

    static func path(_ version: OpenDSRVersion = .openDSR, id: String = id) -> String {
        Route.getDSR(version).path.replacing("{id}", with: id)
    }

    /// 400 in the form of section 7.6, signed, and nothing of what was sent.
    static func expectFault(
        _ answer: Answer, _ house: TestHouse, _ reason: String, sourceLocation: SourceLocation = #_sourceLocation
    ) {
        #expect(answer.status == 400, sourceLocation: sourceLocation)
        #expect(answer.header("Content-Type") == "application/json", sourceLocation: sourceLocation)
        #expect(answer.json.error.code == 400, sourceLocation: sourceLocation)
        #expect(answer.json.error.errors[0].reason.text == reason, sourceLocation: sourceLocation)
        #expect(answer.json.error.errors[0].domain == "Validation", sourceLocation: sourceLocation)
        #expect(!answer.json.error.message.text.isEmpty, sourceLocation: sourceLocation)
        #expect(house.hub.isSigned(answer.bytes, answer.header), sourceLocation: sourceLocation)
    }

    @Test(arguments: [("access", true), ("portability", true), ("erasure", false)], versions)
    func aRequestIsTakenInAndDoneWhenItsTimeHasCome(
        _ type: (name: String, hasResults: Bool), _ version: OpenDSRVersion
    )
        async throws
    {
        try await withHouse { house in
            _ = try await house.consent(Say.account, shopper: house.tents.token(for: "c-9"))
            let body = Self.body(["subject_request_type": "\"\(type.name)\""])
            let taken = try await Self.post(house, body, version)
            #expect(taken.status == 201)
            #expect(taken.json.controller_id == "tents" && taken.json.subject_request_id.text == Self.id)
            #expect(taken.json.received_time == "2024-10-04T12:00:00Z")
            #expect(Data(base64Encoded: taken.json.encoded_request.text) == Data(body.utf8))
            #expect(taken.header("Cache-Control") == "no-store")
            #expect(house.hub.isSigned(taken.bytes, taken.header, family: version.family))
            #expect(taken.header("X-\(version.isLegacy ? "OpenDSR" : "OpenGDPR")-Signature") == nil)

            let pending = try await house.get(Self.path(version))
            #expect(pending.status == 200 && pending.json.request_status == "pending")
            #expect(pending.json.api_version.text == version.number && pending.json.results_url == .null)
            #expect(house.hub.isSigned(pending.bytes, pending.header, family: version.family))

            house.clock.advance(seconds: 600)
            #expect(try await house.get(Self.path(version)).json.request_status == "in_progress")
            _ = try await house.house.watchRequests()
            let done = try await house.get(Self.path(version))
            #expect(done.json.request_status == "completed")
            #expect(done.json.expected_completion_time == taken.json.expected_completion_time)
            let results = done.json.results_url.text
            #expect(results.isEmpty == !type.hasResults)
            if type.hasResults {
                #expect(results.hasPrefix("https://\(HubDouble.domain)/"))
                let data = try await house.get(String(results.dropFirst("https://\(HubDouble.domain)".count)))
                #expect(data.status == 200 && data.json.format == "confide-dossier/1")
            } else {
                let entry = try await house.store.entry(of: house.tents.secret.pseudonym(of: "c-9"), in: 1)
                #expect(entry == nil)
            }
        }
    }

    @Test(arguments: versions)
    func aRequestIsTakenBackWhileItIsPending(_ version: OpenDSRVersion) async throws {
        try await withHouse { house in
            let body = Self.body(["subject_request_type": "\"erasure\""])
            _ = try await Self.post(house, body, version)
            for _ in 1...2 {
                let gone = try await house.delete(Self.path(version))
                #expect(gone.status == 202)
                #expect(gone.json.subject_request_id.text == Self.id && gone.json.controller_id == "tents")
                #expect(house.hub.isSigned(gone.bytes, gone.header, family: version.family))
            }
            house.clock.advance(days: 1)
            _ = try await house.house.watchRequests()
            #expect(try await house.get(Self.path(version)).json.request_status == "cancelled")

            let other = "1" + Self.id.dropFirst()
            _ = try await Self.post(house, Self.body(["subject_request_id": "\"\(other)\""]), version)
            house.clock.advance(seconds: 600)
            let late = try await house.delete(Self.path(version, id: other))
            #expect(late.status == 400 && late.json.error.errors[0].reason == "request_begun")
        }
    }

    @Test func theSameMessageIsTheSameRequestAndAnotherIsRefused() async throws {
        try await withHouse { house in
            let first = try await Self.post(house, Self.body())
            house.clock.advance(seconds: 60)
            // A key for repeats keeps nothing of it either.
            let again = try await Self.post(house, Self.body(), headers: ["Idempotency-Key": "once"])
            let third = try await Self.post(house, Self.body(), .openGDPR, headers: ["Idempotency-Key": "once"])
            for answer in [again, third] {
                #expect(answer.status == 201 && answer.json.received_time == first.json.received_time)
                #expect(answer.header("Idempotency-Replayed") == nil)
            }
            let other = try await Self.post(house, Self.body(["subject_request_type": "\"erasure\""]))
            Self.expectFault(other, house, "request_differs")
            let filed = try await house.house.rooms[1]!.requests.requests(onlyOpen: true, limit: 99)
            #expect(filed.count { $0.request.hub?.id == Self.id } == 1)
        }
    }

    @Test func theLawThatIsNamedSetsTheDate() async throws {
        try await withHouse { house in
            let policy = house.house.rooms[1]!.policy
            var dates: [String: String] = [:]
            for (number, law) in ["gdpr", "ccpa", ""].enumerated() {
                let id = "\(number + 1)" + Self.id.dropFirst()
                let answer = try await Self.post(
                    house,
                    Self.body(["regulation": law.isEmpty ? nil : "\"\(law)\"", "subject_request_id": "\"\(id)\""]))
                dates[law] = answer.json.expected_completion_time.text
            }
            for (law, place) in [("gdpr", Place("IE")), ("ccpa", Place("US-CA")), ("", Place())] {
                let due = policy.dates(for: .access, at: place, received: house.clock.now).respondBy
                #expect(dates[law] == Timestamp.text(due))
            }
            #expect(dates["gdpr"] != dates["ccpa"])
            #expect(dates[""]! <= min(dates["gdpr"]!, dates["ccpa"]!), "none named: the strictest")
        }
    }

    @Test func theIdentityThatCanBeUsedIsUsed() async throws {
        try await withHouse { house in
            let mixed = [
                Self.identity("erika@example.com", type: "email"), Self.identity("x", format: "sha256"),
                Self.identity(), Self.identity("y", type: "unheard_of"), Self.identity(),
            ]
            let body = Self.body(["subject_identities": "[\(mixed.joined(separator: ","))]"])
            #expect(try await Self.post(house, body).status == 201)
            let filed = try await house.house.rooms[1]!.requests.requests(of: house.tents.secret.pseudonym(of: "c-9"))
            #expect(filed.map(\.request.hub?.id) == [Self.id])
        }
    }

    static let bad: [(body: String, reason: String)] = [
        ("", "malformed"), ("{", "malformed"), ("[]", "wrong_type"), ("{}", "missing"), ("\"erika\"", "wrong_type"),
        (body(["subject_request_id": nil]), "missing"), (body(["subject_request_type": nil]), "missing"),
        (body(["submitted_time": nil]), "missing"), (body(["subject_identities": nil]), "missing"),
        (body(["subject_request_id": "\"\(id.uppercased())\""]), "malformed"),
        (body(["subject_request_id": "\"\(id.replacing("4c86", with: "1c86"))\""]), "malformed"),
        (body(["subject_request_id": "\"\(id.replacing("9a52", with: "ca52"))\""]), "malformed"),
        (body(["subject_request_id": "\"erika\""]), "malformed"), (body(["subject_request_id": "7"]), "wrong_type"),
        (body(["subject_request_type": "\"rectification\""]), "unknown_name"),
        (body(["regulation": "\"lgpd\""]), "unknown_name"), (body(["submitted_time": "\"erika\""]), "malformed"),
        (body(["subject_identities": "[]"]), "missing"), (body(["subject_identities": "[{}]"]), "missing"),
        (body(["subject_identities": "[\(identity(""))]"]), "missing"),
        (body(["subject_identities": "[\(identity("erika@example.com", type: "email"))]"]), "unknown_name"),
        (body(["subject_identities": "[\(identity("erika", format: "sha1"))]"]), "unknown_name"),
        (body(["subject_identities": "[\(identity("a")),\(identity("erika"))]"]), "too_many"),
        (
            body(["subject_identities": "[\(Array(repeating: identity(), count: 33).joined(separator: ","))]"]),
            "too_many"
        ),
        (body(["subject_identities": "[\(identity(String(repeating: "e", count: 257)))]"]), "too_long"),
        (
            body([
                "status_callback_urls":
                    "[\(Array(repeating: "\"https://hub.example\"", count: 9).joined(separator: ","))]"
            ]),
            "too_many"
        ),
        (body(["status_callback_urls": "\"https://hub.example\""]), "wrong_type"),
        (body(["extensions": "\"\(String(repeating: "e", count: 70_000))\""]), "body_too_large"),
    ]

    @Test(arguments: bad, versions)
    func whatIsWrongIsSaidAndChangesNothing(
        _ bad: (body: String, reason: String), _ version: OpenDSRVersion
    ) async throws {
        try await withHouse { house in
            let before = try await house.store.requests(in: 1, onlyOpen: false, limit: 99)
            let answer = try await Self.post(house, bad.body, version)
            #expect(answer.status == 400)
            #expect(answer.json.error.code == 400 && answer.json.error.errors[0].reason.text == bad.reason)
            #expect(!answer.json.error.message.text.isEmpty)
            #expect(house.hub.isSigned(answer.bytes, answer.header, family: version.family))
            #expect(!answer.text.contains("erika") && !answer.text.contains(Self.id))
            #expect(try await house.store.requests(in: 1, onlyOpen: false, limit: 99) == before)
        }
    }

    @Test func aNameInThePathIsANameOrNothing() async throws {
        try await withHouse { house in
            for method in [HTTPRequest.Method.get, .delete] {
                for id in ["erika", Self.id.uppercased(), String(repeating: "a", count: 36), "%ff"] {
                    let answer = try await house.send(
                        method, Self.path(id: id), key: house.tents.server.text)
                    #expect(answer.status == 400 && answer.json.error.code == 400)
                }
                let unknown = try await house.send(method, Self.path(), key: house.tents.server.text)
                ProblemTests.expectProblem(unknown, 404, "request_unknown")
            }
        }
    }

    @Test func anotherShopsHubSeesNothing() async throws {
        try await withHouse { house in
            _ = try await Self.post(house, Self.body())
            for method in [HTTPRequest.Method.get, .delete] {
                let answer = try await house.send(method, Self.path(), key: house.books.server.text)
                ProblemTests.expectProblem(answer, 404, "request_unknown")
            }
            // The same name in another shop is another request.
            let theirs = try await house.send(
                .post, Route.postDSR(.openDSR).path, key: house.books.server.text,
                bytes: Array(Self.body(["subject_request_type": "\"erasure\""]).utf8))
            #expect(theirs.status == 201 && theirs.json.controller_id == "books")
            #expect(try await house.get(Self.path()).json.request_status == "pending")
        }
    }

    @Test(arguments: versions)
    func whoIsBeingSetUpFindsItsWay(_ version: OpenDSRVersion) async throws {
        try await withHouse { house in
            let found = try await house.send(.get, Route.discovery(version).path)
            #expect(found.json.api_version.text == version.number)
            #expect(
                found.json.supported_identities == [
                    ["identity_type": "controller_customer_id", "identity_format": "raw"]
                ])
            #expect(found.json.supported_subject_request_types == ["access", "portability", "erasure"])
            #expect(
                found.json.processor_certificate.text
                    == "https://\(HubDouble.domain)\(Route.certificate(version).path)")
            #expect(try await house.send(.get, Route.certificate(version).path).text == HubDouble.pem)
        }
    }

    @Test func withoutACertificateThereIsNothingHere() async throws {
        try await withHouse(settle: { $0.openDSR = nil }) { house in
            for version in Self.versions {
                for route in [
                    Route.discovery(version), .certificate(version), .postDSR(version), .getDSR(version),
                    .deleteDSR(version),
                ] {
                    let answer = try await house.send(
                        route.method, route.samplePath, key: house.tents.server.text,
                        bytes: route.sampleBody.map { Array($0.utf8) })
                    ProblemTests.expectProblem(answer, 404, "opendsr_off")
                }
            }
        }
    }

    /// The specification's own example leaves out a field that it requires; ours have them all.
    @Test(arguments: versions)
    func theExamplesHaveWhatTheSpecificationRequires(_ version: OpenDSRVersion) throws {
        let sample = OpenDSRSample(version)
        func members(_ text: String) -> Set<String> { Set(JSON(bytes: Array(text.utf8)).members.keys) }
        #expect(
            members(sample.request).isSuperset(
                of: ["subject_request_id", "subject_request_type", "submitted_time", "subject_identities"]))
        #expect(members(sample.request).contains("regulation") == !version.isLegacy)
        _ = try OpenDSRMessage(Array(sample.request.utf8))
        #expect(
            members(sample.taken).isSuperset(
                of: [
                    "controller_id", "expected_completion_time", "received_time", "encoded_request",
                    "subject_request_id",
                ]))
        #expect(
            members(sample.status).isSuperset(
                of: [
                    "controller_id", "expected_completion_time", "subject_request_id", "request_status", "results_url",
                ]))
        #expect(members(sample.cancelled).isSuperset(of: ["controller_id", "received_time", "subject_request_id"]))
        #expect(members(sample.fault) == ["error"])
        #expect(
            members(sample.discovery)
                == ["api_version", "supported_identities", "supported_subject_request_types", "processor_certificate"])
    }
}
