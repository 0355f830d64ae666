internal import Crypto
internal import CryptoExtras
import Foundation
import Ledger
import NIOSSL

/// Signs for a domain, with the key of its certificate: RSA (PKCS #1 v1.5) or ECDSA on P-256 (DER), both of FIPS 186-4,
/// over the SHA-256 of the body, in Base64.
public struct DomainSeal: Sendable {
    /// The domain of the certificate.
    public let domain: String
    /// The certificate chain as PEM, for everybody.
    let certificate: [UInt8]
    private let key: Key

    enum Key: Sendable {
        case rsa(_RSA.Signing.PrivateKey)
        case p256(P256.Signing.PrivateKey)

        /// A key in PEM; nil for any other.
        init?(pem: String) {
            if let key = try? P256.Signing.PrivateKey(pemRepresentation: pem) {
                self = .p256(key)
            } else if let key = try? _RSA.Signing.PrivateKey(pemRepresentation: pem) {
                self = .rsa(key)
            } else {
                return nil
            }
        }

        /// SubjectPublicKeyInfo in DER.
        var publicKey: [UInt8] {
            switch self {
            case .rsa(let key): [UInt8](key.publicKey.derRepresentation)
            case .p256(let key): [UInt8](key.publicKey.derRepresentation)
            }
        }
    }

    /// What is wrong with the files.
    public enum Fault: Error, Equatable, Sendable {
        case noCertificate, holdsKey, keyUnreadable, otherKey, otherDomain
    }

    /// Reads PEM files, and checks that they belong together and to the domain.
    public init(domain: String, certificate: [UInt8], key: [UInt8]) throws(Fault) {
        let text = String(decoding: certificate, as: UTF8.self)
        guard let chain = try? NIOSSLCertificate.fromPEMBytes(certificate), let own = chain.first else {
            throw .noCertificate
        }
        // It is handed out as it is.
        guard !text.contains("PRIVATE KEY") else { throw .holdsKey }
        guard let key = Key(pem: String(decoding: key, as: UTF8.self)) else { throw .keyUnreadable }
        guard (try? own.extractPublicKey().toSPKIBytes()) == key.publicKey else { throw .otherKey }
        guard own.names.contains(where: { Self.covers($0, domain) }) else { throw .otherDomain }
        self.init(domain: domain, pem: certificate, key: key)
    }

    /// Takes parts that belong together.
    init(domain: String, pem: [UInt8], key: Key) {
        self.domain = domain
        certificate = pem
        self.key = key
    }

    /// The signature of a body, in Base64.
    func signature(of body: [UInt8]) throws -> String {
        switch key {
        case .rsa(let key):
            Base64.encode(
                Array(try key.signature(for: SHA256.hash(data: body), padding: .insecurePKCS1v1_5).rawRepresentation))
        case .p256(let key): Base64.encode(Array(try key.signature(for: SHA256.hash(data: body)).derRepresentation))
        }
    }

    /// Whether a name of a certificate is the domain, or stands for it with a star in place of its first label.
    static func covers(_ name: String, _ domain: String) -> Bool {
        let (name, domain) = (name.lowercased(), domain.lowercased())
        guard name.hasPrefix("*.") else { return name == domain }
        return domain.drop { $0 != "." } == name.dropFirst()
    }
}

extension NIOSSLCertificate {
    /// The DNS names that it is for.
    fileprivate var names: [String] {
        _subjectAlternativeNames().filter { $0.nameType == .dnsName }.map {
            String(decoding: $0.contents, as: UTF8.self)
        }
    }
}
