/// The name of a member, compared as bytes: matching a known name allocates nothing.
///
/// A literal can be used as a pattern: `switch key { case "items": … default: … }`.
public struct JSONKey: Sendable {
    let bytes: ArraySlice<UInt8>

    init(_ bytes: ArraySlice<UInt8>) { self.bytes = bytes }

    /// The name as text.
    public var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Whether this is the given name.
    public static func ~= (name: StaticString, key: JSONKey) -> Bool {
        guard name.utf8CodeUnitCount == key.bytes.count else { return false }
        var letter = unsafe name.utf8Start
        for byte in key.bytes {
            guard unsafe letter.pointee == byte else { return false }
            unsafe letter += 1
        }
        return true
    }

    /// The name as faults may show it: a sender may have put a person where a field's name belongs.
    var shown: String {
        let isPlain = bytes.allSatisfy {
            (0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "_")
        }
        guard isPlain, bytes.count <= 32, let first = bytes.first, !(0x30...0x39).contains(first) else { return "?" }
        return text
    }
}

extension InputFault {
    /// The same fault, seen from the object or array around it.
    func under(_ name: String, separator: String = "/") -> InputFault {
        var outer = self
        outer.place = place.isEmpty || place.hasPrefix("/") ? separator + name + place : "\(separator)\(name)/\(place)"
        return outer
    }
}
