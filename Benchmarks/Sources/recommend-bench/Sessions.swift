import Foundation
import Recommend

/// Click sessions from text files.
enum Sessions {
    /// The day the first session of a file is given.
    static let firstDay: Int32 = 17_000

    /// One session a line, item numbers oldest first, lines in time order. The files have no dates: the lines are
    /// spread evenly over so many days.
    static func visits(_ path: String, days: Int) throws -> [Visit] {
        let lines = try Data(contentsOf: URL(filePath: path)).split(separator: UInt8(ascii: "\n"))
        return lines.enumerated().map { number, line in
            let day = firstDay + Int32(number * days / max(lines.count, 1))
            return Visit(id: UInt64(number), day: day, order: UInt64(number), steps: items(line).map { Step($0) })
        }
    }

    /// One query a line: the items so far, a tab, the next item.
    static func queries(_ path: String) throws -> [(prefix: [ItemNumber], next: ItemNumber)] {
        try Data(contentsOf: URL(filePath: path)).split(separator: UInt8(ascii: "\n")).map { line in
            var all = items(line)
            let next = all.removeLast()
            return (all, next)
        }
    }

    private static func items(_ line: Data) -> [ItemNumber] {
        line.split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }.map { digits in
            digits.reduce(0) { $0 * 10 + ItemNumber($1 - UInt8(ascii: "0")) }
        }
    }
}
