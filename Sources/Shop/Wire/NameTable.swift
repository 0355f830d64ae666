/// A small set of names and what each stands for, compared as bytes: looking a name up allocates nothing.
public struct NameTable<Value: Sendable>: Sendable {
    let index: NameIndex
    let values: [Value]

    /// Lays out the names.
    public init(_ pairs: [(name: String, value: Value)]) {
        index = NameIndex(pairs.map(\.name))
        values = pairs.map(\.value)
    }

    /// The names, in order; for hints.
    public var names: [String] { index.names }

    /// What a name stands for, or nil.
    public subscript(name: ArraySlice<UInt8>) -> Value? { index.find(name).map { values[$0] } }
}

/// The names of a table, end to end.
///
/// It is not generic, so that a lookup is fast also for a table of another module's values.
struct NameIndex: Sendable {
    private let letters: [UInt8]
    private let ends: [Int]

    init(_ names: [String]) {
        letters = names.flatMap { Array($0.utf8) }
        var ends = [0]
        for name in names { ends.append((ends.last ?? 0) + name.utf8.count) }
        self.ends = ends
    }

    var names: [String] {
        ends.indices.dropLast().map { String(decoding: letters[ends[$0]..<ends[$0 + 1]], as: UTF8.self) }
    }

    /// The place of a name, or nil.
    func find(_ name: ArraySlice<UInt8>) -> Int? {
        let length = name.count
        let name = name.span
        let letters = letters.span
        let ends = ends.span
        search: for index in 0..<ends.count - 1 {
            let start = ends[index]
            guard ends[index + 1] - start == length else { continue }
            for place in 0..<length {
                guard letters[start + place] == name[place] else { continue search }
            }
            return index
        }
        return nil
    }
}
