import Foundation

let usage = """
    usage: recommend-bench next-item --train FILE --test FILE [--days N] [--json]

      --train FILE   one session a line: item numbers, oldest first, lines in time order
      --test FILE    one query a line: the items so far, a tab, the next item
      --days N       the time that the training file spans, 150 unless given
      --json         print one JSON object instead of a table

    """

func option(_ name: String) -> String? {
    guard let at = CommandLine.arguments.firstIndex(of: name), at + 1 < CommandLine.arguments.count else { return nil }
    return CommandLine.arguments[at + 1]
}

guard CommandLine.arguments.dropFirst().first == "next-item",
    let train = option("--train"), let test = option("--test"),
    let days = Int(option("--days") ?? "150"), days > 0
else {
    FileHandle.standardError.write(Data(usage.utf8))
    exit(2)
}
do {
    let figures = try NextItemBench(train: train, test: test, days: days).run()
    print(CommandLine.arguments.contains("--json") ? figures.json : figures.table)
} catch {
    FileHandle.standardError.write(Data("recommend-bench: \(error.localizedDescription)\n".utf8))
    exit(1)
}
