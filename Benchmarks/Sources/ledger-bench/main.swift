import Foundation

let usage = """
    usage: ledger-bench [--lines N] [--folder DIR]

      --lines N      how long the ledger is when proofs are measured, 1,000,000 unless given
      --folder DIR   where the database is made and removed again, the system's temporary folder unless given

    """

func option(_ name: String) -> String? {
    guard let at = CommandLine.arguments.firstIndex(of: name), at + 1 < CommandLine.arguments.count else { return nil }
    return CommandLine.arguments[at + 1]
}

guard let lines = Int(option("--lines") ?? "1000000"), lines > 0,
    CommandLine.arguments.dropFirst().allSatisfy({ $0 != "--help" })
else {
    FileHandle.standardError.write(Data(usage.utf8))
    exit(2)
}
let folder = URL(filePath: option("--folder") ?? NSTemporaryDirectory())
    .appending(path: "ledger-bench-\(UUID().uuidString)")
do {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try await LedgerBench(folder: folder, lines: lines).run()
} catch {
    FileHandle.standardError.write(Data("ledger-bench: \(error)\n".utf8))
    exit(1)
}
