import Recommend
import Shop

/// Reads the plain files of an evaluation line by line; a fault names the file and the line.
struct EvaluationFile {
    private let path: String
    private var lines: LineReader

    init(_ path: String) throws {
        self.path = path
        do { lines = LineReader(try FileSource(path: path)) } catch let fault {
            throw Refusal("\(path): \(fault)", next: "name a file that this user can read; - is standard input")
        }
    }

    /// The next line, cut at tabs; nil after the last.
    mutating func next() throws -> [Substring]? {
        guard let bytes = try lines.next() else { return nil }
        return String(decoding: bytes, as: UTF8.self).split(separator: "\t", omittingEmptySubsequences: false)
    }

    /// A fault in the line that was read last.
    func fault(_ reason: String, next: String) -> Refusal { Refusal("\(path):\(lines.line): \(reason)", next: next) }

    /// The names of a field, which are set apart by spaces.
    static func names(_ field: Substring) -> [Substring] { field.split(separator: " ") }
}

/// The dense numbers of things that files call by name, in order of first appearance.
struct Numbering {
    private var numbers: [Substring: UInt32] = [:]

    /// How many names have a number.
    var count: Int { numbers.count }

    /// The number of a name, a new one if need be.
    mutating func number(_ name: Substring) -> UInt32 {
        if let known = numbers[name] { return known }
        let number = UInt32(numbers.count)
        numbers[name] = number
        return number
    }

    /// The number of a name; nil for one that was never given a number.
    subscript(_ name: Substring) -> UInt32? { numbers[name] }
}
