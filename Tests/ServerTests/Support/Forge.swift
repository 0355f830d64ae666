import Crypto

@testable import Server

/// Makes any token at all, well or badly formed, signed with any key.
enum Forge {
    static let hs256 = #"{"alg":"HS256","typ":"JWT"}"#

    static func token(_ payload: String, header: String = hs256, by key: SymmetricKey) -> String {
        let signed = part(header) + "." + part(payload)
        return signed + "." + Base64URL.encode(HMAC<SHA256>.authenticationCode(for: Array(signed.utf8), using: key))
    }

    static func part(_ text: String) -> String { Base64URL.encode(text.utf8) }
}
