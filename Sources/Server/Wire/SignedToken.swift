import Crypto
import Shop

/// JSON Web Tokens (RFC 7519) in the one form that is taken here: compact, signed with HMAC-SHA-256 (RFC 7515).
enum SignedToken {
    /// A longer token is refused unread.
    static let maxBytes = 8_192

    /// The payload of a token that this key signed; nil for every other text.
    static func payload(of text: String, signedBy key: SymmetricKey) -> [UInt8]? {
        guard text.utf8.count <= maxBytes else { return nil }
        let bytes = Array(text.utf8)
        let parts = bytes.split(separator: UInt8(ascii: "."), maxSplits: 3, omittingEmptySubsequences: false)
        guard parts.count == 3, let header = Base64URL.decode(parts[0]), isHS256(header),
            let payload = Base64URL.decode(parts[1]), let signature = Base64URL.decode(parts[2]),
            // Compares in constant time.
            HMAC<SHA256>.isValidAuthenticationCode(
                signature, authenticating: bytes[..<parts[1].endIndex], using: key)
        else { return nil }
        return payload
    }

    /// A token with this payload.
    static func text(_ payload: some Sequence<UInt8>, signedBy key: SymmetricKey) -> String {
        let signed = Base64URL.encode(#"{"alg":"HS256","typ":"JWT"}"#.utf8) + "." + Base64URL.encode(payload)
        return signed + "." + Base64URL.encode(HMAC<SHA256>.authenticationCode(for: Array(signed.utf8), using: key))
    }

    /// The algorithm is ours to name, never the token's: any other is refused, and so is what a reader must understand.
    private static func isHS256(_ header: [UInt8]) -> Bool {
        let algorithm = try? JSONReader.read(header) { json throws(InputFault) -> String? in
            var algorithm: String?
            try json.uniqueMembers { json, name throws(InputFault) in
                switch name {
                case "alg": algorithm = try json.string(max: 16)
                case "crit": throw json.fault(.outOfRange, "no extension is understood here")
                default: try json.skip()
                }
            }
            return algorithm
        }
        return algorithm == "HS256"
    }
}

extension JSONReader {
    /// Reads an object in which no name may come twice, not even one that nobody reads (RFC 7519, section 4).
    mutating func uniqueMembers(
        _ body: (inout JSONReader, String) throws(InputFault) -> Void
    ) throws(InputFault) {
        var seen: Set<String> = []
        try object { json, key throws(InputFault) in
            let name = key.text
            guard seen.insert(name).inserted else { throw json.fault(.malformed, "this member is given twice") }
            try body(&json, name)
        }
    }
}
