import Foundation
import Testing

/// Law 1, "no permit, no data", is kept by the compiler: each file of `Snippets` is a way around it that it refuses.
@Suite struct MustNotCompileTests {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Snippets")
    static let control = "ThisCompiles"

    /// The names of the files that must not compile.
    static let forbidden: [String] = {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path(percentEncoded: false))) ?? []
        return files.filter { $0.hasSuffix(".swift") }.map { String($0.dropLast(6)) }.filter { $0 != control }.sorted()
    }()

    /// Without this one, a missing module would make every other file fail as it should.
    @Test func whatIsAllowedCompiles() async throws {
        let outcome = try await Compiler.compile(Self.folder.appending(path: Self.control + ".swift"))
        #expect(outcome.succeeded, "\(outcome.messages)")
    }

    @Test func theFilesAreFound() { #expect(Self.forbidden.count >= 57) }

    @Test(arguments: forbidden)
    func isRefused(_ name: String) async throws {
        let file = Self.folder.appending(path: name + ".swift")
        let first = try #require(String(contentsOf: file, encoding: .utf8).split(separator: "\n").first)
        try #require(first.hasPrefix("// expect: "), "the first line says what the compiler must say")
        let expected = String(first.dropFirst("// expect: ".count))

        let outcome = try await Compiler.compile(file)
        #expect(!outcome.succeeded, "this must not compile")
        let errors = outcome.messages.split(separator: "\n").filter { $0.contains("error: ") }
        #expect(errors.contains { $0.contains(expected) }, "\(outcome.messages)")
    }
}
