import Foundation
import Testing

@testable import Server

@Suite struct OpenAPITests {
    private let document = OpenAPIDocument.confide

    private func root() throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(document.json())) as? [String: Any])
    }

    @Test func theDocumentIsOpenAPI() throws {
        let root = try root()
        #expect(root["openapi"] as? String == "3.1.0")
        let paths = try #require(root["paths"] as? [String: [String: Any]])
        #expect(paths.values.reduce(0) { $0 + $1.count } == document.operations.count)
        for (path, operations) in paths {
            for (method, value) in operations {
                let operation = try #require(value as? [String: Any])
                let parameters = operation["parameters"] as? [[String: Any]] ?? []
                let inPath = Set(
                    parameters.filter { $0["in"] as? String == "path" }.compactMap { $0["name"] as? String })
                let wanted = Set(path.matches(of: /\{([a-z]+)\}/).map { String($0.1) })
                #expect(inPath == wanted, "\(method) \(path)")
                #expect((operation["responses"] as? [String: Any])?.keys.contains { $0.hasPrefix("2") } == true)
            }
        }
    }

    @Test func namesAreUsedOnce() {
        #expect(Set(document.operations.map(\.id)).count == document.operations.count)
        #expect(Set(document.operations.map(\.label)).count == document.operations.count)
        #expect(Set(document.schemas.map(\.name)).count == document.schemas.count)
        #expect(Set(document.problems.map(\.code)).count == document.problems.count)
        let tags = Set(document.tags.map(\.name))
        #expect(document.operations.allSatisfy { tags.contains($0.tag) })
    }

    @Test func everyReferenceResolvesAndEverySchemaIsUsed() throws {
        let known = Set(document.schemas.map { "#/components/schemas/\($0.name)" })
        var used: Set<String> = []
        func walk(_ value: Any) {
            if let object = value as? [String: Any] {
                if let reference = object["$ref"] as? String { used.insert(reference) }
                object.values.forEach(walk)
            } else if let list = value as? [Any] {
                list.forEach(walk)
            }
        }
        walk(try root())
        #expect(used == known)
    }

    @Test func everyExampleFitsItsSchema() throws {
        let root = try root()
        let schemas = try #require((root["components"] as? [String: Any])?["schemas"] as? [String: Any])
        let check = SchemaCheck(schemas: schemas)
        for operation in document.operations {
            let bodies = [operation.request].compactMap { $0 } + operation.answers.compactMap(\.body)
            for body in bodies where body.types.first == "application/json" && !body.example.isEmpty {
                let schema = try JSONSerialization.jsonObject(with: Data(body.schema.utf8))
                let example = try JSONSerialization.jsonObject(with: Data(body.example.utf8))
                #expect(try check.faults(example, schema) == [], "\(operation.label)")
            }
        }
        // The check itself finds faults.
        let level: Any = ["$ref": "#/components/schemas/Level"]
        #expect(try check.faults("visit", level).isEmpty && !check.faults("always", level).isEmpty)
        #expect(
            try !check.faults(["placement": "home", "lmit": 3], ["$ref": "#/components/schemas/RecommendationRequest"])
                .isEmpty)
    }

    @Test func thePageHasEveryOperationAndProblem() {
        let page = String(decoding: DocsPage.render(document), as: UTF8.self)
        for operation in document.operations { #expect(page.ranges(of: "id=\"\(operation.id)\"").count == 1) }
        for problem in document.problems { #expect(page.contains("id=\"problem-\(problem.code)\"")) }
        for link in page.matches(of: /href="#([^"]+)"/) { #expect(page.contains("id=\"\(link.1)\""), "\(link.1)") }
    }

    @Test func hostileWordsStayText() {
        let tag = OpenAPIDocument.Tag(name: "<script>", description: "`<b>`")
        let operation = OpenAPIDocument.Operation(
            method: .get, path: "/<x>", id: "\"><script>", tag: "<script>", summary: "<i>",
            description: "a `b <script>` c`",
            answers: [.ok("<u>", "<script>", #"{"a":"</pre><script>"}"#)])
        let page = String(
            decoding: DocsPage.render(
                OpenAPIDocument(
                    title: "<script>", version: "<", description: "<script>", tags: [tag], operations: [operation],
                    schemas: [.init(name: "<script>", json: #"{"a":"<script>"}"#)],
                    problems: [.init(code: "<script>", status: 400, title: "<", advice: "`<script>`")])), as: UTF8.self)
        #expect(!page.contains("<script") && !page.contains("<i>") && !page.contains("<u>"))
    }

    @Test(arguments: [
        (#"{"a":1}"#, #"{"a": 1}"#), (#"{ "a" : "x, {\" y" }"#, #"{"a": "x, {\" y"}"#), ("{}", "{}"), ("[]", "[]"),
    ])
    func shortJSONStaysOnALine(_ source: String, _ shown: String) { #expect(DocsPage.indented(source) == shown) }
}

/// As much of JSON Schema as the document uses.
private struct SchemaCheck {
    let schemas: [String: Any]

    func faults(_ value: Any, _ schema: Any, at place: String = "#") throws -> [String] {
        guard let schema = schema as? [String: Any] else { return [] }
        var faults: [String] = []
        if let reference = schema["$ref"] as? String {
            let name = String(reference.dropFirst("#/components/schemas/".count))
            faults += try self.faults(value, try #require(schemas[name]), at: place)
        }
        for part in schema["allOf"] as? [Any] ?? [] { faults += try self.faults(value, part, at: place) }
        if let parts = schema["anyOf"] as? [Any], try !parts.contains(where: { try self.faults(value, $0).isEmpty }) {
            faults.append("\(place) fits none")
        }
        if let allowed = schema["enum"] as? [String], !allowed.contains(value as? String ?? "") {
            faults.append("\(place) is not one of the words")
        }
        if let type = schema["type"] as? String, !fits(value, type) { return faults + ["\(place) is no \(type)"] }
        if let text = value as? String {
            if let pattern = schema["pattern"] as? String, text.firstMatch(of: try Regex(pattern)) == nil {
                faults.append("\(place) does not match")
            }
            if text.utf8.count < schema["minLength"] as? Int ?? 0 { faults.append("\(place) is too short") }
        }
        for (index, element) in (value as? [Any] ?? []).enumerated() {
            faults += try self.faults(element, schema["items"] ?? true, at: "\(place)/\(index)")
        }
        if let object = value as? [String: Any] {
            let properties = schema["properties"] as? [String: Any] ?? [:]
            for name in schema["required"] as? [String] ?? [] where object[name] == nil {
                faults.append("\(place)/\(name) is missing")
            }
            for (name, member) in object {
                if let known = properties[name] {
                    faults += try self.faults(member, known, at: "\(place)/\(name)")
                } else if schema["additionalProperties"] as? Bool == false {
                    faults.append("\(place)/\(name) is unknown")
                } else {
                    faults += try self.faults(name, schema["propertyNames"] ?? true, at: "\(place)/\(name)")
                    faults += try self.faults(member, schema["additionalProperties"] ?? true, at: "\(place)/\(name)")
                }
            }
        }
        return faults
    }

    private func fits(_ value: Any, _ type: String) -> Bool {
        switch type {
        case "object": value is [String: Any]
        case "array": value is [Any]
        case "string": value is String
        case "boolean": value is Bool
        case "integer": value is Int
        default: value is Double || value is Int
        }
    }
}
