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

    /// The descriptions of the system libraries that the package's own modules stand on.
    private static let ownMaps = maps(
        in: children(
            of: URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Sources").standardized))

    /// What every snippet is compiled with, as the package's own targets are.
    private static let language =
        ["-parse-as-library", "-swift-version", "6", "-I", modules.path(percentEncoded: false)]
        + ownMaps
        + ["ExistentialAny", "InternalImportsByDefault", "MemberImportVisibility", "NonisolatedNonsendingByDefault"]
        .flatMap { ["-enable-upcoming-feature", $0] }

    /// Compiles up to the stage at which ownership is checked; nothing is written.
    static func compile(_ file: URL) async throws -> Outcome {
        try await run(
            ["swiftc", "-emit-sil", "-o", "/dev/null", "-module-name", "Snippet"] + language
                + [file.path(percentEncoded: false)])
    }

    /// Compiles a module of one file into a folder, with a description of its public symbols.
    static func module(_ name: String, from file: URL, into folder: URL) async throws -> Outcome {
        let folder = folder.path(percentEncoded: false)
        return try await run(
            [
                "swiftc", "-emit-module", "-o", "\(folder)/\(name).swiftmodule", "-module-name", name,
                "-emit-symbol-graph", "-emit-symbol-graph-dir", folder,
            ] + language + [file.path(percentEncoded: false)])
    }

    /// Describes the public symbols of a module that was built with these tests, as a file in a folder.
    static func describe(_ name: String, into folder: URL) async throws -> Outcome {
        let build = modules.deletingLastPathComponent()
        let checkouts = build.deletingLastPathComponent().deletingLastPathComponent().appending(path: "checkouts")
        let built = children(of: build).filter { $0.pathExtension == "build" }
        let sources = children(of: checkouts).flatMap { children(of: $0.appending(path: "Sources")) }
        let found = maps(in: built + sources + sources.map { $0.appending(path: "include") }) + ownMaps
        return try await run(
            [
                "swift", "symbolgraph-extract", "-module-name", name, "-I", modules.path(percentEncoded: false),
                "-minimum-access-level", "public", "-output-dir", folder.path(percentEncoded: false), "-target",
                try await target(),
            ] + found)
    }

    /// Names to the compiler what C modules lie in some folders.
    private static func maps(in folders: [URL]) -> [String] {
        folders.map { $0.appending(path: "module.modulemap").path(percentEncoded: false) }
            .filter(FileManager.default.fileExists)
            .flatMap { ["-Xcc", "-fmodule-map-file=\($0)"] }
    }

    /// The name of this machine, as compilers call it.
    private static func target() async throws -> String {
        struct Info: Decodable {
            struct Target: Decodable { let triple: String }
            let target: Target
        }
        let said = try await run(["swiftc", "-print-target-info"]).messages
        return try JSONDecoder().decode(Info.self, from: Data(said.utf8)).target.triple
    }

    private static func children(of folder: URL) -> [URL] {
        (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
    }

    private static func run(_ arguments: [String]) async throws -> Outcome {
        await lanes.enter()
        defer { lanes.leave() }
        let compiler = Process()
        compiler.executableURL = URL(filePath: "/usr/bin/env")
        compiler.arguments = arguments
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
