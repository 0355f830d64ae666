/// The fields of one kind of object: an enumeration whose raw values are their names.
///
/// The compiler then checks that a reader handles every field, and the reader that none comes twice.
public protocol JSONField: RawRepresentable<String>, CaseIterable, Sendable {
    /// The names as bytes; `JSONNames()`.
    static var names: JSONNames<Self> { get }
}

/// The names of an object's fields, laid out for comparing bytes; at most 64 names.
public struct JSONNames<Field: JSONField>: Sendable {
    private let fields: [Field]
    private let letters: [UInt8]
    private let ends: [Int]

    /// Lays out the names of every case.
    public init() {
        fields = Array(Field.allCases)
        precondition(fields.count <= 64, "an object has at most 64 known fields")
        letters = fields.flatMap { Array($0.rawValue.utf8) }
        var ends = [0]
        for field in fields { ends.append((ends.last ?? 0) + field.rawValue.utf8.count) }
        self.ends = ends
    }

    /// The field of that name and its place among the cases, or nil.
    @inline(__always)
    func find(_ name: ArraySlice<UInt8>) -> (field: Field, index: Int)? {
        search: for index in fields.indices {
            let start = ends[index]
            guard ends[index + 1] - start == name.count else { continue }
            var letter = start
            for byte in name {
                guard letters[letter] == byte else { continue search }
                letter += 1
            }
            return (fields[index], index)
        }
        return nil
    }
}

/// What to do with a field that an object does not know.
public enum UnknownFields: Sendable {
    /// A fault that names the nearest known field.
    case refused
    /// Passed over and counted in `skippedFields`.
    case skipped
}

extension JSONReader {
    /// Reads an object with known fields: `body` is called for each that is there and must read its value.
    ///
    /// A known field that comes twice is a fault. A null counts as a field left out.
    public mutating func object<Field: JSONField>(
        _ fields: Field.Type, unknown: UnknownFields,
        _ body: (inout JSONReader, Field) throws(InputFault) -> Void
    ) throws(InputFault) {
        var seen: UInt64 = 0
        try object { reader, key throws(InputFault) in
            guard let (field, index) = fields.names.find(key.bytes) else {
                if unknown == .refused { throw reader.unknown(key, among: Field.allCases.map(\.rawValue)) }
                reader.skippedFields += 1
                return try reader.skip()
            }
            guard seen & (1 << UInt64(index)) == 0 else { throw reader.fault(.malformed, "this field is given twice") }
            seen |= 1 << UInt64(index)
            if try reader.takeNull() { return }
            try body(&reader, field)
        }
    }

    private func unknown(_ key: JSONKey, among names: [String]) -> InputFault {
        fault(.unknownField, "this field is not known" + NearMiss.hint(key.text, among: names))
    }
}
