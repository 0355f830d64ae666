import Foundation

/// The compiler that built these tests, asked to compile one file against the modules that it built with them.
struct Compiler {
    struct Outcome: Sendable {
        let succeeded: Bool
        let messages: String
    }

    /// Several compilers at once only get in each other's way.
    private static let lanes = Lanes(ProcessInfo.processInfo.activeProcessorCount)

    /// The modules lie beside the running program, wherever the scratch path is.
    static var modules: URL {
        URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent().appending(path: "Modules")
    }

    /// Compiles up to the stage at which ownership is checked; nothing is written.
    static func compile(_ file: URL) async throws -> Outcome {
        await lanes.enter()
        defer { lanes.leave() }
        let compiler = Process()
        compiler.executableURL = URL(filePath: "/usr/bin/env")
        compiler.arguments =
            [
                "swiftc", "-emit-sil", "-o", "/dev/null", "-parse-as-library", "-swift-version", "6",
                "-module-name", "Snippet", "-I", modules.path(percentEncoded: false),
            ]
            + [
                "ExistentialAny", "InternalImportsByDefault", "MemberImportVisibility",
                "NonisolatedNonsendingByDefault",
            ]
            .flatMap { ["-enable-upcoming-feature", $0] } + [file.path(percentEncoded: false)]
        let output = Pipe()
        compiler.standardOutput = output
        compiler.standardError = output
        let ended = AsyncStream<Int32> { ended in
            compiler.terminationHandler = { compiler in
                ended.yield(compiler.terminationStatus)
                ended.finish()
            }
        }
        try compiler.run()
        let messages = await Task.detached { output.fileHandleForReading.readDataToEndOfFile() }.value
        let status = await ended.first { _ in true }
        return Outcome(succeeded: status == 0, messages: String(decoding: messages, as: UTF8.self))
    }
}
