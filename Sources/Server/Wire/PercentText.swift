import Consent

/// Percent-encoded text of a path (RFC 3986, section 2.1).
enum PercentText {
    /// The text; nil when an escape is cut off or the bytes are not UTF-8.
    static func decode(_ text: String) -> String? {
        var bytes: [UInt8] = []
        var rest = text.utf8[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else { bytes.append(byte); continue }
            guard let high = rest.popFirst(), let low = rest.popFirst(),
                let value = Hex.decode(String(decoding: [high, low], as: UTF8.self))
            else { return nil }
            bytes += value
        }
        return String(validating: bytes, as: UTF8.self)
    }
}
