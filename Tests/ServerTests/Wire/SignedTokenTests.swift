import Crypto
import Testing

@testable import Server

/// The example of RFC 7515, appendix A.1, which is also that of RFC 7519, section 3.1.
private enum Published {
    static let token =
        "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9"
        + ".eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ"
        + ".dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
    static let payload = "{\"iss\":\"joe\",\r\n \"exp\":1300819380,\r\n \"http://example.com/is_root\":true}"
    /// RFC 7519, section 6.1: the same claims, unsecured.
    static let unsecured =
        "eyJhbGciOiJub25lIn0"
        + ".eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ."

    static func key() throws -> SymmetricKey {
        let text = "AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow"
        return SymmetricKey(data: try #require(Base64URL.decode(text.utf8)))
    }
}

@Suite struct SignedTokenTests {
    let key = SymmetricKey(data: Array("a key of thirty-two bytes, or so".utf8))

    private func opens(_ token: String) -> Bool { SignedToken.payload(of: token, signedBy: key) != nil }

    @Test func thePublishedExampleOpens() throws {
        let payload = SignedToken.payload(of: Published.token, signedBy: try Published.key())
        #expect(payload == Array(Published.payload.utf8))
        #expect(SignedToken.payload(of: Published.unsecured, signedBy: try Published.key()) == nil)
        #expect(!opens(Published.token))
    }

    @Test func whatIsSignedOpens() {
        let token = SignedToken.text(#"{"sub":"c-1"}"#.utf8, signedBy: key)
        #expect(SignedToken.payload(of: token, signedBy: key) == Array(#"{"sub":"c-1"}"#.utf8))
        #expect(token == Forge.token(#"{"sub":"c-1"}"#, by: key))
    }

    /// The key may be right: what the header says decides before it, and only these headers are taken.
    @Test func theHeaderMustSayHS256AndNothingThatMustBeUnderstood() {
        for header in [#"{"alg":"HS256"}"#, #"{"typ":"JWT","kid":"7","alg":"HS256","x":{"alg":"none","y":[1,{}]}}"#] {
            #expect(opens(Forge.token("{}", header: header, by: key)), "\(header)")
        }
        for header in [
            #"{"alg":"none"}"#, #"{"alg":"None"}"#, #"{"alg":"hs256"}"#, #"{"alg":"HS384"}"#, #"{"alg":"RS256"}"#,
            #"{"alg":"ES256"}"#, #"{"alg":"HS256 "}"#, #"{"alg":"HS256\u0000"}"#, #"{"alg":["HS256"]}"#,
            #"{"alg":{"name":"HS256"}}"#, #"{"alg":null}"#, #"{"alg":256}"#, #"{"ALG":"HS256"}"#, "{}", "",
            #"{"alg":"HS256","alg":"HS256"}"#, #"{"alg":"none","alg":"HS256"}"#, #"{"alg":"HS256","a\u006cg":"none"}"#,
            #"{"alg":"HS256","kid":1,"kid":2}"#, #"{"alg":"HS256","crit":["exp"]}"#, #"{"alg":"HS256","crit":[]}"#,
            #"{"alg":"HS256","crit":null}"#, #"{"alg":"HS256","b64":false,"crit":["b64"]}"#, #"["HS256"]"#,
            #""HS256""#, #"{"alg":"HS256"}{}"#, #"{"alg":"HS256"} x"#, #"{"alg":"HS256""#, #"{'alg':'HS256'}"#,
        ] {
            #expect(!opens(Forge.token("{}", header: header, by: key)), "\(header)")
        }
    }

    /// Where RS256 is taken too, its public key can be misused as the secret of HS256. Here no header has that effect.
    @Test func aPublicKeyIsNoSecret() {
        let publicKey = SymmetricKey(data: Array("-----BEGIN PUBLIC KEY-----\nMIIBIjANBgkqhki\n".utf8))
        for algorithm in ["RS256", "HS256", "none"] {
            #expect(!opens(Forge.token("{}", header: #"{"alg":"\#(algorithm)"}"#, by: publicKey)))
        }
    }

    @Test func everyBitOfTheSignatureCounts() throws {
        let token = Forge.token(#"{"sub":"c-1"}"#, by: key)
        let parts = token.split(separator: ".").map(String.init)
        let signature = try #require(Base64URL.decode(parts[2].utf8))
        for bit in 0..<256 {
            var forged = signature
            forged[bit / 8] ^= 1 << UInt8(bit % 8)
            #expect(!opens("\(parts[0]).\(parts[1]).\(Base64URL.encode(forged))"), "bit \(bit)")
        }
        for count in 0..<32 {
            #expect(!opens("\(parts[0]).\(parts[1]).\(Base64URL.encode(signature.prefix(count)))"))
        }
        #expect(!opens("\(parts[0]).\(parts[1]).\(Base64URL.encode(signature + [0]))"))
    }

    @Test func everyByteOfTheTokenCounts() {
        let token = Array(Forge.token(#"{"sub":"c-1","exp":4000000000}"#, by: key).utf8)
        for at in token.indices {
            for byte in [token[at] ^ 1, UInt8(ascii: "."), UInt8(ascii: "="), UInt8(ascii: " "), 0] {
                guard byte != token[at] else { continue }
                var forged = token
                forged[at] = byte
                #expect(!opens(String(decoding: forged, as: UTF8.self)), "byte \(at)")
            }
            #expect(!opens(String(decoding: token[..<at], as: UTF8.self)))
        }
    }

    @Test func onlyThreePlainPartsAreAToken() {
        let token = Forge.token("{}", by: key)
        let parts = token.split(separator: ".").map(String.init)
        for text in [
            "", ".", "..", "...", token + ".", "." + token, token + ".x", " " + token, token + " ", token + "\n",
            token + "=", "\(parts[0]).\(parts[1])", "\(parts[0]).\(parts[1]).", "\(parts[0])..\(parts[2])",
            ".\(parts[1]).\(parts[2])", "\(parts[2]).\(parts[1]).\(parts[0])", "Bearer " + token, "\u{FEFF}" + token,
            "{\"payload\":\"\(parts[1])\",\"protected\":\"\(parts[0])\",\"signature\":\"\(parts[2])\"}",
        ] {
            #expect(!opens(text), "\(text)")
        }
    }

    @Test func aSignatureHasOneSpelling() {
        // 32 bytes are 43 digits: two bits of the last one are over.
        let token = Forge.token("{}", by: key)
        let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")
        for digit in digits where digit != token.last { #expect(!opens(token.dropLast() + String(digit))) }
    }

    @Test func aHugeTokenIsRefusedUnread() {
        func token(_ bytes: Int) -> String {
            Forge.token("{\"x\":\"\(String(repeating: "x", count: bytes))\"}", by: key)
        }
        #expect(opens(token(6_000)))
        #expect(!opens(token(6_200)))
        #expect(!opens(token(1_000_000)))
        #expect(!opens(String(repeating: ".", count: 1_000_000)))
    }
}
