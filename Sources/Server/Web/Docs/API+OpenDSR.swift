import Oversight
import Shop

/// OpenDSR 2.0 and OpenGDPR 1.0. The examples are written by what writes the answers.
extension OpenAPIDocument {
    private static let name = Parameter(
        name: "id", place: .path, description: "The hub's `subject_request_id`: a UUID of version 4 in lower case.",
        schema: #"{"type":"string","format":"uuid"}"#, isRequired: true)

    static let openDSR = operations(.openDSR) + operations(.openGDPR)

    private static func operations(_ version: OpenDSRVersion) -> [Operation] {
        let sample = OpenDSRSample(version)
        let (id, title) = version.isLegacy ? ("GDPR", "OpenGDPR 1.0") : ("DSR", "OpenDSR 2.0")
        let fault = Answer(
            status: 400, meaning: "What is wrong with the message, as the specification has it.",
            body: .init(
                types: ["application/json", "application/problem+json"],
                schema:
                    ##"{"anyOf":[{"$ref":"#/components/schemas/OpenDSRFault"},{"$ref":"#/components/schemas/Problem"}]}"##,
                example: sample.fault))
        let problems = Answer.problems(401, 403, 404, 413, 429, 503)
        return [
            Operation(
                method: .get, path: Route.discovery(version).path, id: "get\(id)Discovery", tag: "Requests",
                summary: "\(title): what is supported", description: "For a data-rights hub that is being set up.",
                auth: .open,
                answers: [.ok("What is supported.", "OpenDSRDiscovery", sample.discovery)] + Answer.problems(404)),
            Operation(
                method: .get, path: Route.certificate(version).path, id: "get\(id)Certificate", tag: "Requests",
                summary: "\(title): the certificate", description: "Checks what this server signs.", auth: .open,
                answers: [.text("The certificate chain.", type: "application/x-pem-file")] + Answer.problems(404)),
            Operation(
                method: .post, path: Route.postDSR(version).path, id: "post\(id)Request", tag: "Requests",
                summary: "\(title): send a request",
                description: """
                    Access, portability or erasure for a `controller_customer_id` in format `raw`. The same message \
                    again is the same request. It is pending for as long as the operator settles, then carried out; \
                    the hub hears of it at its callback addresses whose hosts the operator lets through. Without \
                    `regulation` the strictest of all laws sets the dates. Answers are signed: \
                    `X-\(version.family)-Processor-Domain`, `X-\(version.family)-Signature`.
                    """,
                auth: .serverKey, request: .named("OpenDSRRequest", sample.request),
                answers: [
                    .init(status: 201, meaning: "It was taken in.", body: .named("OpenDSRReceipt", sample.taken)),
                    fault,
                ] + problems),
            Operation(
                method: .get, path: Route.getDSR(version).path, id: "get\(id)Request", tag: "Requests",
                summary: "\(title): ask how a request stands",
                description: "`results_url` is there once a request for access or portability was answered.",
                auth: .serverKey, parameters: [name],
                answers: [.ok("How it stands.", "OpenDSRStatus", sample.status), fault] + problems),
            Operation(
                method: .delete, path: Route.deleteDSR(version).path, id: "delete\(id)Request", tag: "Requests",
                summary: "\(title): take a request back", description: "Only while it is pending.", auth: .serverKey,
                parameters: [name],
                answers: [
                    .init(
                        status: 202, meaning: "It was taken back.", body: .named("OpenDSRReceipt", sample.cancelled)),
                    fault,
                ] + problems),
        ]
    }

    static let openDSRSchemas = [
        Schema(
            name: "OpenDSRDiscovery",
            json: """
                {"type":"object","required":["api_version","supported_identities","supported_subject_request_types",
                "processor_certificate"],"properties":{"api_version":{"type":"string"},
                "supported_identities":{"type":"array","items":{"type":"object","required":["identity_type",
                "identity_format"]}},"supported_subject_request_types":{"type":"array","items":{"type":"string"}},
                "processor_certificate":{"type":"string","format":"uri"}}}
                """),
        Schema(
            name: "OpenDSRRequest",
            json: """
                {"type":"object","required":["subject_request_id","subject_request_type","submitted_time",
                "subject_identities"],"properties":{
                "regulation":{"type":"string","enum":["gdpr","ccpa"]},
                "subject_request_id":{"type":"string","format":"uuid"},
                "subject_request_type":{"type":"string","enum":["access","portability","erasure"]},
                "submitted_time":{"type":"string","format":"date-time"},
                "subject_identities":{"type":"array","minItems":1,"maxItems":32,"items":{"type":"object",
                "required":["identity_type","identity_value","identity_format"],"properties":{
                "identity_type":{"type":"string"},"identity_value":{"type":"string","maxLength":256},
                "identity_format":{"type":"string"}}}},
                "api_version":{"type":"string"},
                "status_callback_urls":{"type":"array","maxItems":8,"items":{"type":"string","format":"uri"}},
                "extensions":{"type":"object"}}}
                """),
        Schema(
            name: "OpenDSRReceipt",
            json: """
                {"type":"object","required":["controller_id","received_time","subject_request_id"],"properties":{
                "controller_id":{"type":"string"},"expected_completion_time":{"type":"string","format":"date-time"},
                "received_time":{"type":"string","format":"date-time"},
                "encoded_request":{"type":"string","description":"The body that came, in Base64. Do not log or store it."},
                "subject_request_id":{"type":"string","format":"uuid"},"api_version":{"type":"string"}}}
                """),
        Schema(
            name: "OpenDSRStatus",
            json: """
                {"type":"object","required":["controller_id","expected_completion_time","subject_request_id",
                "request_status"],"properties":{"controller_id":{"type":"string"},
                "expected_completion_time":{"type":"string","format":"date-time"},
                "subject_request_id":{"type":"string","format":"uuid"},
                "request_status":{"type":"string","enum":["pending","in_progress","completed","cancelled"]},
                "api_version":{"type":"string"},"results_url":{"type":"string","format":"uri"}}}
                """),
        Schema(
            name: "OpenDSRFault",
            json: """
                {"type":"object","required":["error"],"properties":{"error":{"type":"object","required":["code"],
                "properties":{"code":{"type":"integer","enum":[400]},"message":{"type":"string"},
                "errors":{"type":"array","items":{"type":"object","required":["domain","reason","message"]}}}}}}
                """),
    ]
}

/// One request through its life, as the examples show it.
struct OpenDSRSample {
    let request: String
    let discovery: String
    let taken: String
    let status: String
    let cancelled: String
    let fault: String

    init(_ version: OpenDSRVersion) {
        let id = "a7551968-d5d6-44b2-9831-815ac9017798"
        let now: Int64 = 1_795_341_600
        let regulation = version.isLegacy ? "" : #""regulation":"gdpr","#
        request = """
            {\(regulation)"subject_request_id":"\(id)","subject_request_type":"portability",\
            "submitted_time":"2026-11-22T09:58:00Z","subject_identities":[{"identity_type":"controller_customer_id",\
            "identity_value":"c-1","identity_format":"raw"}],"api_version":"\(version.number)",\
            "status_callback_urls":["https://hub.example/callbacks"]}
            """
        let events: [RequestEvent] = [
            .received(
                kind: .export, scope: .everything, channel: .openDSR,
                dates: StrictestClockwork().dates(for: .export, at: nil, received: now), at: now),
            .referred(
                HubReference(id: id, digest: [], callbacks: [], isLegacy: version.isLegacy, begins: now + 600), at: now),
            .identified(.platform, at: now), .answered(at: now + 600),
        ]
        let paper = OpenDSRPaper(version: version, domain: "confide.shop.example", controller: "shop")
        discovery = String(decoding: paper.discovery(), as: UTF8.self)
        fault = String(
            decoding: OpenDSRPaper.fault(
                Problem(InputFault(.missing, at: "#/subject_request_id", "this field is required"))), as: UTF8.self)
        guard let number = RequestNumber(bytes: [UInt8](repeating: 0x7C, count: 16)),
            let request = SubjectRequest(events)
        else { preconditionFailure("the sample begins with its receipt") }
        let filed = FiledRequest(number: number, request: request)
        taken = String(decoding: paper.taken(filed, Array(self.request.utf8)), as: UTF8.self)
        status = String(decoding: paper.status(filed, now: now + 600), as: UTF8.self)
        cancelled = String(decoding: paper.cancelled(filed, now: now + 60), as: UTF8.self)
    }
}
