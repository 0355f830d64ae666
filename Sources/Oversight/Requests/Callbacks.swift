/// An address that a callback may be sent to; only `CallbackHosts` makes one.
public struct CallbackTarget: Sendable, Hashable {
    public let host: String
    public let port: Int
    /// Path and query.
    public let path: String
    /// As the hub wrote it.
    public let url: String
}

/// The hosts that the operator lets callbacks go to, so that nobody can make this server call addresses of their choice.
public struct CallbackHosts: Sendable, Hashable {
    private let hosts: Set<String>

    /// Names of hosts, each with `:port` where it is not 443; nil when one of them is no name, such as an IP address.
    public init?(_ names: [String] = []) {
        for name in names where Self.split(name) == nil { return nil }
        hosts = Set(names.map { $0.lowercased() })
    }

    /// What a URL leads to; nil unless it is https, without user or fragment, to exactly one of the hosts.
    public func target(of url: String) -> CallbackTarget? {
        let scheme = "https://"
        guard url.utf8.count <= 2_048, url.prefix(scheme.utf8.count).lowercased() == scheme,
            url.utf8.allSatisfy({ (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "#") && $0 != UInt8(ascii: "\\") })
        else { return nil }
        let rest = url.dropFirst(scheme.utf8.count)
        let authority = rest.prefix { $0 != "/" && $0 != "?" }
        let path = rest.dropFirst(authority.utf8.count)
        guard let (host, port) = Self.split(authority.lowercased()),
            hosts.contains(port == 443 ? host : "\(host):\(port)")
        else { return nil }
        return CallbackTarget(host: host, port: port, path: path.hasPrefix("/") ? String(path) : "/\(path)", url: url)
    }

    /// A host's name and its port. No IP address is a name: the last part of a name begins with a letter.
    private static func split(_ text: String) -> (host: String, port: Int)? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count <= 2, let host = parts.first, let last = host.split(separator: ".").last,
            last.first?.isLetter == true,
            host.utf8.allSatisfy({
                (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0)
                    || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".")
            }), !host.hasPrefix("."), !host.hasSuffix("."), !host.contains("..")
        else { return nil }
        guard parts.count == 2 else { return (String(host), 443) }
        guard parts[1].utf8.allSatisfy({ (0x30...0x39).contains($0) }), let port = Int(parts[1]),
            (1...65_535).contains(port)
        else { return nil }
        return (String(host), port)
    }
}

/// Why a callback did not arrive.
public enum CallbackFault: Error, Equatable {
    /// The hub answered with a status that is not 2xx.
    case refused(Int)
    /// Nobody answered, or not in time.
    case unanswered
}

/// Makes callbacks.
public protocol CallbackSender: Sendable {
    /// Posts a body; throws `CallbackFault.refused`, or anything else when nobody answered. Redirects are not followed.
    func post(_ body: [UInt8], headers: [(name: String, value: String)], to target: CallbackTarget) async throws
}
