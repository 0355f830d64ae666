/// Reads one JSON document (RFC 8259, strictly) value by value, without building a tree of it.
///
/// A fault names its place as a JSON pointer. The pointer is put together only while a fault travels outwards, so that
/// a sound document pays nothing for it.
public struct JSONReader: Sendable {
    /// How deep objects and arrays may nest.
    public static let depthLimit = 32

    let bytes: [UInt8]
    var at = 0
    private var depth = 0
    /// How many fields were passed over because nobody knew them; see `object(_:unknown:_:)`.
    public internal(set) var skippedFields = 0

    private init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// Reads a whole document with `body`, which must read exactly one value; anything after it is a fault.
    public static func read<Value>(
        _ bytes: [UInt8], _ body: (inout JSONReader) throws(InputFault) -> Value
    ) throws(InputFault) -> Value {
        do throws(InputFault) {
            var reader = JSONReader(bytes)
            reader.skipSpace()
            let value = try body(&reader)
            reader.skipSpace()
            guard reader.at == bytes.count else { throw reader.malformed() }
            return value
        } catch {
            throw error.under("#", separator: "")
        }
    }

    /// What the next value is, by its first byte.
    public var next: JSONKind {
        guard at < bytes.count else { return .nothing }
        switch bytes[at] {
        case UInt8(ascii: "{"): return .object
        case UInt8(ascii: "["): return .array
        case UInt8(ascii: "\""): return .string
        case UInt8(ascii: "t"), UInt8(ascii: "f"): return .bool
        case UInt8(ascii: "n"): return .null
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number
        default: return .nothing
        }
    }

    /// A fault at the value that is being read, or at one of its fields.
    public func fault(_ code: InputFault.Code, at field: String = "", _ advice: String) -> InputFault {
        InputFault(code, at: field, advice)
    }

    /// Reads an object: `body` is called for each member and must read its value.
    public mutating func object(
        _ body: (inout JSONReader, JSONKey) throws(InputFault) -> Void
    ) throws(InputFault) {
        try open(UInt8(ascii: "{"), "an object is expected here")
        if !take(UInt8(ascii: "}")) {
            repeat {
                skipSpace()
                let key = try key()
                do throws(InputFault) {
                    try body(&self, key)
                } catch {
                    throw error.under(key.shown)
                }
                skipSpace()
            } while take(UInt8(ascii: ","))
            guard take(UInt8(ascii: "}")) else { throw malformed() }
        }
        depth -= 1
    }

    /// Reads an array of at most `max` elements: `body` is called for each with its index and must read it.
    public mutating func array(
        max: Int = .max, _ body: (inout JSONReader, Int) throws(InputFault) -> Void
    ) throws(InputFault) {
        try open(UInt8(ascii: "["), "an array is expected here")
        if !take(UInt8(ascii: "]")) {
            var index = 0
            repeat {
                guard index < max else { throw fault(.tooMany, "at most \(max) are allowed here") }
                skipSpace()
                do throws(InputFault) {
                    try body(&self, index)
                } catch {
                    throw error.under(String(index))
                }
                index += 1
                skipSpace()
            } while take(UInt8(ascii: ","))
            guard take(UInt8(ascii: "]")) else { throw malformed() }
        }
        depth -= 1
    }

    /// Reads `true` or `false`.
    public mutating func bool() throws(InputFault) -> Bool {
        guard next == .bool else { throw wrongType("true or false is expected here") }
        let value = bytes[at] == UInt8(ascii: "t")
        try word(value ? "true" : "false")
        return value
    }

    /// Passes over a `null` when it is next, and says whether it was.
    public mutating func takeNull() throws(InputFault) -> Bool {
        guard next == .null else { return false }
        try word("null")
        return true
    }

    /// Passes over one value of any kind, checking it as strictly as if it were read.
    public mutating func skip() throws(InputFault) {
        switch next {
        case .object: try object { reader, _ throws(InputFault) in try reader.skip() }
        case .array: try array { reader, _ throws(InputFault) in try reader.skip() }
        case .string: _ = try stringRange()
        case .number: _ = try number()
        case .bool: _ = try bool()
        case .null: _ = try takeNull()
        case .nothing: throw malformed()
        }
    }
}

/// The kinds of JSON value; `nothing` is no value at all.
public enum JSONKind: Sendable, Hashable {
    case object, array, string, number, bool, null, nothing
}

extension JSONReader {
    /// Where reading stopped, without what stands there.
    func malformed() -> InputFault {
        fault(.malformed, "this is not valid JSON (byte \(min(at, bytes.count) + 1) of the document)")
    }

    /// A value of another kind than expected, or no value at all.
    func wrongType(_ advice: String) -> InputFault {
        next == .nothing ? malformed() : fault(.wrongType, advice)
    }

    @inline(__always)
    mutating func skipSpace() {
        while at < bytes.count {
            switch bytes[at] {
            case 0x20, 0x0A, 0x0D, 0x09: at += 1
            default: return
            }
        }
    }

    @inline(__always)
    mutating func take(_ byte: UInt8) -> Bool {
        guard at < bytes.count, bytes[at] == byte else { return false }
        at += 1
        return true
    }

    private mutating func open(_ bracket: UInt8, _ advice: String) throws(InputFault) {
        guard take(bracket) else { throw wrongType(advice) }
        depth += 1
        guard depth <= Self.depthLimit else {
            throw fault(.tooDeep, "objects and arrays may nest \(Self.depthLimit) deep")
        }
        skipSpace()
    }

    private mutating func key() throws(InputFault) -> JSONKey {
        guard at < bytes.count, bytes[at] == UInt8(ascii: "\"") else { throw malformed() }
        let range = try stringRange()
        let key = range.isEscaped ? JSONKey(ArraySlice(try unescaped(range))) : JSONKey(bytes[range.start..<range.end])
        skipSpace()
        guard take(UInt8(ascii: ":")) else { throw malformed() }
        skipSpace()
        return key
    }

    private mutating func word(_ word: String) throws(InputFault) {
        for byte in word.utf8 {
            guard take(byte) else { throw malformed() }
        }
    }
}
