import Crypto
import CryptoExtras
import Foundation
import Testing

@testable import Server

/// Signatures that anybody can check with the public key (FIPS 186-4).
@Suite struct DomainSealTests {
    static let body = Array(#"{"request_status":"completed"}"#.utf8)

    private static func seal(_ key: DomainSeal.Key) -> DomainSeal {
        DomainSeal(domain: "confide.shop.example", pem: [], key: key)
    }

    @Test func anRSASignatureIsThatOfTheBody() throws {
        let key = try _RSA.Signing.PrivateKey(keySize: .bits2048)
        let text = try Self.seal(.rsa(key)).signature(of: Self.body)
        let signature = _RSA.Signing.RSASignature(rawRepresentation: try #require(Data(base64Encoded: text)))
        func isValid(_ body: [UInt8]) -> Bool {
            key.publicKey.isValidSignature(signature, for: SHA256.hash(data: body), padding: .insecurePKCS1v1_5)
        }
        #expect(isValid(Self.body))
        #expect(!isValid(Self.body + [0x20]))
        // Both ways in which openssl writes such a key are read.
        for pem in [key.pemRepresentation, key.pkcs8PEMRepresentation] {
            let read = try #require(DomainSeal.Key(pem: pem))
            #expect(read.publicKey == DomainSeal.Key.rsa(key).publicKey)
            #expect(try Self.seal(read).signature(of: Self.body) == text, "PKCS #1 v1.5 signs the same each time")
        }
    }

    @Test func anECDSASignatureIsThatOfTheBody() throws {
        let key = P256.Signing.PrivateKey()
        let read = try #require(DomainSeal.Key(pem: key.pemRepresentation))
        let text = try Self.seal(read).signature(of: Self.body)
        let data = try #require(Data(base64Encoded: text))
        let signature = try P256.Signing.ECDSASignature(derRepresentation: data)
        #expect(key.publicKey.isValidSignature(signature, for: SHA256.hash(data: Self.body)))
        #expect(!key.publicKey.isValidSignature(signature, for: SHA256.hash(data: Self.body + [0x20])))
    }

    @Test func nothingElseIsAKey() {
        for pem in [
            "", "x", P384.Signing.PrivateKey().pemRepresentation, P256.Signing.PrivateKey().publicKey.pemRepresentation,
        ] {
            #expect(DomainSeal.Key(pem: pem) == nil)
        }
        #expect(throws: DomainSeal.Fault.noCertificate) {
            try DomainSeal(domain: "a.example", certificate: Array("x".utf8), key: [])
        }
    }

    @Test(arguments: [
        ("shop.example", "shop.example", true), ("Shop.Example", "shop.EXAMPLE", true),
        ("*.example", "shop.example", true),
        ("*.example", "a.shop.example", false), ("*.example", "example", false),
        ("shop.example", "a.shop.example", false),
        ("", "shop.example", false), ("*.", "shop.example", false),
    ])
    func aNameCoversItsDomain(_ name: String, _ domain: String, _ covers: Bool) {
        #expect(DomainSeal.covers(name, domain) == covers)
    }
}
