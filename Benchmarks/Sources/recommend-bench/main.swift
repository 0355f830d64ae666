import Foundation

let usage = """
    usage: recommend-bench next-item --train FILE --test FILE [--days N] [--json]
           recommend-bench scale [--visits N] [--items N] [--json]
           recommend-bench forget [--model NAME] [--shoppers N] [--visits-each N] [--items N] [--erasures N] [--json]

      --train FILE      one session a line: item numbers, oldest first, lines in time order
      --test FILE       one query a line: the items so far, a tab, the next item
      --days N          the time that the training file spans, 150 unless given
      --visits N        generated visits of 4.8 events on average, 1500000 unless given
      --items N         the size of the catalog, 200000 unless given
      --model NAME      next-item, goes-with, for-you or popularity; all unless given
      --shoppers N      how many there are, 1000000 unless given, each with --visits-each visits, 4 unless given
      --erasures N      how many of them are forgotten, 2000 unless given
      --json            print one JSON object a line instead of a table

    """

func option(_ name: String) -> String? {
    guard let at = CommandLine.arguments.firstIndex(of: name), at + 1 < CommandLine.arguments.count else { return nil }
    return CommandLine.arguments[at + 1]
}

func refuse() -> Never {
    FileHandle.standardError.write(Data(usage.utf8))
    exit(2)
}

func number(_ name: String, _ usual: Int) -> Int {
    guard let given = option(name) else { return usual }
    guard let number = Int(given), number > 0 else { refuse() }
    return number
}

func show(_ figures: [Figure]) { print(CommandLine.arguments.contains("--json") ? figures.json : figures.table) }

let generated = Generated(items: number("--items", 200_000))
switch CommandLine.arguments.dropFirst().first {
case "next-item":
    guard let train = option("--train"), let test = option("--test") else { refuse() }
    do {
        show(try NextItemBench(train: train, test: test, days: number("--days", 150)).run())
    } catch {
        FileHandle.standardError.write(Data("recommend-bench: \(error.localizedDescription)\n".utf8))
        exit(1)
    }
case "scale":
    show(ScaleBench(visits: number("--visits", 1_500_000), generated: generated).run())
case "forget":
    let bench = ForgetBench(
        shoppers: number("--shoppers", 1_000_000), visitsEach: number("--visits-each", 4),
        erasures: number("--erasures", 2_000), generated: generated)
    let models = option("--model").map { [$0] } ?? ForgetBench.models
    guard Set(models).isSubset(of: ForgetBench.models) else { refuse() }
    for model in models {
        print("\(model):")
        show(await bench.run(model))
    }
default:
    refuse()
}
