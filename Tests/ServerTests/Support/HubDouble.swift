import Crypto
import Foundation
import Oversight
import Synchronization

@testable import Server

/// What a data-rights hub would see: it keeps callbacks, or refuses them, and checks signatures.
final class HubDouble: CallbackSender {
    /// A callback as it came.
    struct Call: Sendable {
        let url: String
        let headers: [String: String]
        let body: [UInt8]
        var json: JSON { JSON(bytes: body) }
    }

    static let domain = "confide.shop.example"
    static let pem = "-----BEGIN CERTIFICATE-----\n"

    private let key = P256.Signing.PrivateKey()
    private let caught = Mutex<(calls: [Call], fault: CallbackFault?)>(([], nil))

    var calls: [Call] { caught.withLock { $0.calls } }

    /// From now on no callback is taken; nil takes them again.
    func fail(with fault: CallbackFault?) { caught.withLock { $0.fault = fault } }

    func post(_ body: [UInt8], headers: [(name: String, value: String)], to target: CallbackTarget) async throws {
        let call = Call(
            url: target.url, headers: Dictionary(headers.map { ($0.name, $0.value) }) { $1 }, body: body)
        let fault = caught.withLock { caught in
            caught.calls.append(call)
            return caught.fault
        }
        if let fault { throw fault }
    }

    /// What an operator would have settled for this hub: ten minutes, and two hosts.
    var settings: OpenDSR {
        OpenDSR(
            seal: DomainSeal(domain: Self.domain, pem: Array(Self.pem.utf8), key: .p256(key)), pending: 600,
            hosts: CallbackHosts(["hub.example", "other.example"])!, sender: self)
    }

    /// Whether the body is signed by the domain, in this family of headers.
    func isSigned(_ body: [UInt8], _ header: (String) -> String?, family: String = "OpenDSR") -> Bool {
        guard header("X-\(family)-Processor-Domain") == Self.domain, let text = header("X-\(family)-Signature"),
            let data = Data(base64Encoded: text),
            let signature = try? P256.Signing.ECDSASignature(derRepresentation: data)
        else { return false }
        return key.publicKey.isValidSignature(signature, for: SHA256.hash(data: body))
    }
}
