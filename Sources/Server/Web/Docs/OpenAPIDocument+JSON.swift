import Shop

extension OpenAPIDocument {
    /// The document as OpenAPI 3.1.0.
    func json() -> [UInt8] {
        JSONWriter.bytes(capacity: 65_536) { json in
            json.object { json in
                json.member("openapi", "3.1.0")
                json.member("jsonSchemaDialect", "https://json-schema.org/draft/2020-12/schema")
                json.object("info") { json in
                    json.member("title", title)
                    json.member("version", version)
                    json.member("description", description)
                }
                json.array("servers") { json in json.object { json in json.member("url", "/") } }
                json.array("tags") { json in
                    for tag in tags {
                        json.object { json in
                            json.member("name", tag.name)
                            json.member("description", tag.description)
                        }
                    }
                }
                json.object("paths") { json in writePaths(&json) }
                json.object("components") { json in
                    json.object("schemas") { json in
                        for schema in schemas {
                            json.key(schema.name)
                            json.json(schema.json.utf8)
                        }
                    }
                    json.object("securitySchemes") { json in Self.writeSchemes(&json) }
                }
            }
        }
    }

    private func writePaths(_ json: inout JSONWriter) {
        var paths: [String] = []
        for operation in operations where !paths.contains(operation.path) { paths.append(operation.path) }
        for path in paths {
            json.object(path) { json in
                for operation in operations where operation.path == path {
                    json.object(operation.method.rawValue) { json in operation.write(&json) }
                }
            }
        }
    }

    private static func writeSchemes(_ json: inout JSONWriter) {
        json.object("key") { json in
            json.member("type", "http")
            json.member("scheme", "bearer")
            json.member(
                "description", "A write key (pk_…, for browsers) or a server key (sk_…, for the shop's servers).")
        }
        json.object("keyHeader") { json in
            json.member("type", "apiKey")
            json.member("in", "header")
            json.member("name", "X-Api-Key")
            json.member("description", "The same key, for clients that cannot set Authorization.")
        }
        json.object("shopper") { json in
            json.member("type", "apiKey")
            json.member("in", "header")
            json.member("name", "Confide-Shopper")
            json.member("description", "A token of the shop's backend that names a shopper: JWT, HS256, sub, aud, exp.")
        }
    }
}

extension OpenAPIDocument.Operation {
    fileprivate func write(_ json: inout JSONWriter) {
        json.member("operationId", id)
        json.member("tags", [tag])
        json.member("summary", summary)
        json.member("description", auth.sentence.isEmpty ? description : description + "\n\n" + auth.sentence)
        json.array("security") { json in
            for scheme in auth == .open ? [] : ["key", "keyHeader"] {
                json.object { json in
                    json.array(scheme) { _ in }
                    if auth == .shopper { json.array("shopper") { _ in } }
                }
            }
        }
        if !parameters.isEmpty {
            json.array("parameters") { json in
                for parameter in parameters { json.object { json in parameter.write(&json) } }
            }
        }
        if let request {
            json.object("requestBody") { json in
                json.member("required", true)
                json.object("content") { json in request.write(&json) }
            }
        }
        json.object("responses") { json in
            for answer in answers {
                json.object(String(answer.status)) { json in
                    json.member("description", answer.meaning)
                    if let body = answer.body { json.object("content") { json in body.write(&json) } }
                }
            }
        }
    }
}

extension OpenAPIDocument.Operation.Auth {
    /// Who may call it, in words.
    var sentence: String {
        switch self {
        case .open: ""
        case .anyKey: "Needs a write key or a server key."
        case .serverKey: "Needs a server key."
        case .shopper: "Needs a key and a shopper token."
        }
    }
}

extension OpenAPIDocument.Parameter {
    fileprivate func write(_ json: inout JSONWriter) {
        json.member("name", name)
        json.member("in", place.rawValue)
        json.member("required", isRequired)
        json.member("description", description)
        json.key("schema")
        json.json(schema.utf8)
    }
}

extension OpenAPIDocument.Body {
    fileprivate func write(_ json: inout JSONWriter) {
        for type in types {
            json.object(type) { json in
                json.key("schema")
                json.json((type.hasSuffix("json") ? schema : #"{"type":"string"}"#).utf8)
                guard !example.isEmpty, type == types.first else { return }
                json.key("example")
                if type.hasSuffix("json") { json.json(example.utf8) } else { json.string(example) }
            }
        }
    }
}
