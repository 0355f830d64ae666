/// A small set of names and what each stands for, compared as bytes: looking a name up allocates nothing.
public struct NameTable<Value: Sendable>: Sendable {
    let values: [Value]
    private let letters: [UInt8]
    private let ends: [Int]

    /// Lays out the names.
    public init(_ pairs: [(name: String, value: Value)]) {
        values = pairs.map(\.value)
        letters = pairs.flatMap { Array($0.name.utf8) }
        var ends = [0]
        for pair in pairs { ends.append((ends.last ?? 0) + pair.name.utf8.count) }
        self.ends = ends
    }

    /// The names, in order; for hints.
    public var names: [String] {
        values.indices.map { String(decoding: letters[ends[$0]..<ends[$0 + 1]], as: UTF8.self) }
    }

    /// What a name stands for, or nil.
    public subscript(name: ArraySlice<UInt8>) -> Value? { index(of: name).map { values[$0] } }

    /// The place of a name, or nil.
    func index(of name: ArraySlice<UInt8>) -> Int? {
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
