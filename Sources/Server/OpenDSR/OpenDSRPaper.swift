import Ledger
import Oversight
import Shop

/// Writes the messages of the protocol (OpenDSR 2.0, sections 6.3, 7.3, 7.6, 8.3, 8.6 and 9.2).
struct OpenDSRPaper: Sendable {
    let version: OpenDSRVersion
    let domain: String
    /// The shop, as this server calls it.
    let controller: String

    /// What this server supports.
    func discovery() -> [UInt8] {
        JSONWriter.bytes { json in
            json.object { json in
                json.member("api_version", version.number)
                json.array("supported_identities") { json in
                    json.object { json in
                        json.member("identity_type", OpenDSRMessage.identity.type)
                        json.member("identity_format", OpenDSRMessage.identity.format)
                    }
                }
                json.member("supported_subject_request_types", OpenDSRMessage.Subject.allCases.map(\.rawValue))
                json.member("processor_certificate", "https://\(domain)\(version.base)/certificate.pem")
            }
        }
    }

    /// That a request was taken in; `body` is what came.
    func taken(_ filed: FiledRequest, _ body: [UInt8]) -> [UInt8] {
        JSONWriter.bytes(capacity: body.count * 4 / 3 + 512) { json in
            json.object { json in
                json.member("controller_id", controller)
                json.member("expected_completion_time", time: Self.due(filed.request, filed.request.received))
                json.member("received_time", time: filed.request.received)
                json.member("encoded_request", Base64.encode(body))
                json.member("subject_request_id", filed.request.hub?.id ?? "")
                json.member("api_version", version.number)
            }
        }
    }

    /// How a request stands.
    func status(_ filed: FiledRequest, now: Int64) -> [UInt8] {
        JSONWriter.bytes { json in json.object { json in members(filed, now, &json) } }
    }

    /// How a request stands, for the address `url`.
    func callback(_ filed: FiledRequest, to url: String, now: Int64) -> [UInt8] {
        JSONWriter.bytes { json in
            json.object { json in
                members(filed, now, &json)
                json.member("status_callback_url", url)
            }
        }
    }

    /// That a request was taken back.
    func cancelled(_ filed: FiledRequest, now: Int64) -> [UInt8] {
        JSONWriter.bytes { json in
            json.object { json in
                json.member("controller_id", controller)
                json.member("received_time", time: now)
                json.member("subject_request_id", filed.request.hub?.id ?? "")
                json.member("api_version", version.number)
            }
        }
    }

    /// What is wrong with a message.
    static func fault(_ problem: Problem) -> [UInt8] {
        // The first fault says what to do; a fault of the whole message has no place.
        let details =
            problem.errors.isEmpty
            ? [(problem.code, problem.detail)]
            : problem.errors.map { fault in
                let place = fault.place.trimmingPrefix("#").trimmingPrefix("/")
                return (fault.code.rawValue, place.isEmpty ? fault.advice : "\(place): \(fault.advice)")
            }
        return JSONWriter.bytes { json in
            json.object { json in
                json.object("error") { json in
                    json.member("code", 400)
                    json.member("message", details[0].1)
                    json.array("errors") { json in
                        for (reason, message) in details {
                            json.object { json in
                                json.member("domain", "Validation")
                                json.member("reason", reason)
                                json.member("message", message)
                            }
                        }
                    }
                }
            }
        }
    }

    private func members(_ filed: FiledRequest, _ now: Int64, _ json: inout JSONWriter) {
        json.member("controller_id", controller)
        json.member("expected_completion_time", time: Self.due(filed.request, now))
        json.member("subject_request_id", filed.request.hub?.id ?? "")
        json.member("request_status", filed.request.hubStatus(at: now)?.rawValue ?? "")
        json.member("api_version", version.number)
        if filed.request.phase == .answered, filed.request.kind == .access || filed.request.kind == .export {
            json.member("results_url", "https://\(domain)/v1/requests/\(filed.number.text)/data")
        }
    }

    private static func due(_ request: SubjectRequest, _ now: Int64) -> Int64 { request.due(at: request.closed ?? now) }
}
