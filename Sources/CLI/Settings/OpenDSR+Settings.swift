import Oversight
import Server

/// What the configuration says about data-rights hubs; nothing of it, or all that is needed.
struct OpenDSRFiles: Sendable {
    var domain: String
    var certificate: String
    var key: String
    /// Names of hosts, separated by commas.
    var hosts: String?
    var roots: String?
    var pendingMinutes: Int
}

extension Settings {
    static let openDSRKeys = [
        SettingKey(
            "opendsr.domain", "", "The domain under which data-rights hubs reach this server; empty: they cannot."),
        SettingKey("opendsr.certificate", "", "A PEM file with the certificate chain of that domain, for signatures."),
        SettingKey("opendsr.key", "", "A PEM file with its private key (RSA or P-256), readable by its owner alone."),
        SettingKey(
            "opendsr.callback_hosts", "",
            "The hosts to which callbacks may go, with commas between them; empty: no callbacks are sent."),
        SettingKey(
            "opendsr.callback_roots", "", "A PEM file of the authorities that these hosts have; empty: the system's."),
        SettingKey(
            "opendsr.pending_minutes", "10", "For how long a hub can take a request back before anything is done."),
    ]

    /// How data-rights hubs are served, with its files opened; nil where the configuration says nothing of it.
    func openOpenDSR() throws -> OpenDSR? {
        guard let openDSR else { return nil }
        guard let certificate = Files.read(openDSR.certificate) else {
            throw Refusal(
                "there is no certificate at \(openDSR.certificate)", next: "correct opendsr.certificate: a PEM file")
        }
        guard let key = Files.read(openDSR.key), !Files.isOpenToOthers(openDSR.key) else {
            throw Refusal(
                "the key at \(openDSR.key) cannot be read, or others can read it",
                next: "name a file that only this user can read: chmod 600 \(openDSR.key)")
        }
        let names = (openDSR.hosts ?? "").split(separator: ",").map {
            String($0.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
        }
        guard let hosts = CallbackHosts(names) else {
            throw Refusal(
                "opendsr.callback_hosts names something that is no host",
                next: "give names such as hub.example or hub.example:8443, with commas between them; no addresses")
        }
        return OpenDSR(
            seal: try seal(certificate, key, openDSR), pending: Int64(openDSR.pendingMinutes) * 60, hosts: hosts,
            sender: try sender(openDSR.roots))
    }

    private func seal(_ certificate: [UInt8], _ key: [UInt8], _ files: OpenDSRFiles) throws -> DomainSeal {
        do { return try DomainSeal(domain: files.domain, certificate: certificate, key: key) } catch {
            switch error {
            case .noCertificate:
                throw Refusal("\(files.certificate) holds no certificate", next: "give the chain as PEM")
            case .holdsKey:
                throw Refusal(
                    "\(files.certificate) holds a private key, and everybody may fetch it",
                    next: "leave only the certificates in it, and put the key into opendsr.key")
            case .keyUnreadable:
                throw Refusal("\(files.key) holds no key that can sign", next: "give an RSA or P-256 key as PEM")
            case .otherKey:
                throw Refusal(
                    "the key at \(files.key) is not that of the first certificate in \(files.certificate)",
                    next: "give the two that belong together")
            case .otherDomain:
                throw Refusal(
                    "the certificate at \(files.certificate) is not for \(files.domain)",
                    next: "give a certificate with that name, or correct opendsr.domain")
            }
        }
    }

    private func sender(_ roots: String?) throws -> TLSCallbackSender {
        do { return try TLSCallbackSender(roots: roots) } catch {
            throw Refusal(
                "opendsr.callback_roots cannot be read", next: "give a PEM file of certificates, or leave it empty")
        }
    }
}
