import Consent

/// The fields of one kind of object: an enumeration whose raw values are their names.
///
/// The compiler then checks that a reader handles every field, and the reader that none comes twice.
public protocol JSONField: RawRepresentable<String>, CaseIterable, Sendable {
    /// The names as bytes; `JSONNames()`.
    static var names: JSONNames<Self> { get }
}

/// The names of an object's fields; at most 64.
public struct JSONNames<Field: JSONField>: Sendable {
    let table: NameTable<Field>

    /// Lays out the names of every case.
    public init() {
        precondition(Field.allCases.count <= 64, "an object has at most 64 known fields")
        table = NameTable(Field.allCases.map { ($0.rawValue, $0) })
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
        let table = fields.names.table
        let names = table.index
        var seen: UInt64 = 0
        try object { reader, key throws(InputFault) in
            guard let index = names.find(key.bytes) else {
                if unknown == .refused { throw reader.unknown(key, among: names.names) }
                reader.skippedFields += 1
                return try reader.skip()
            }
            guard seen & (1 << UInt64(index)) == 0 else { throw reader.fault(.malformed, "this field is given twice") }
            seen |= 1 << UInt64(index)
            if try reader.takeNull() { return }
            try body(&reader, table.values[index])
        }
    }

    private func unknown(_ key: JSONKey, among names: [String]) -> InputFault {
        fault(.unknownField, "this field is not known" + NearMiss.hint(key.text, among: names))
    }
}
