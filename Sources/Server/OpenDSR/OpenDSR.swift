public import Oversight

/// What the operator settles so that data-rights hubs can send requests (OpenDSR 2.0, formerly OpenGDPR).
public struct OpenDSR: Sendable {
    /// Signs what is answered and sent, for the domain under which hubs reach this server.
    public var seal: DomainSeal
    /// For how long a hub can take a request back before anything is done, in seconds.
    public var pending: Int64
    /// Where callbacks may go; nowhere without an entry.
    public var hosts: CallbackHosts
    public var sender: any CallbackSender

    public init(seal: DomainSeal, pending: Int64, hosts: CallbackHosts, sender: any CallbackSender) {
        self.seal = seal
        self.pending = pending
        self.hosts = hosts
        self.sender = sender
    }
}

/// The two versions of the protocol, which differ in names alone; a party must honour both (OpenDSR 2.0, section 10.1).
enum OpenDSRVersion: Sendable {
    case openGDPR, openDSR

    init(isLegacy: Bool) { self = isLegacy ? .openGDPR : .openDSR }

    var isLegacy: Bool { self == .openGDPR }
    /// The `api_version` of its messages.
    var number: String { self == .openGDPR ? "1.0" : "2.0" }
    /// What stands after `X-` in the names of its headers.
    var family: String { self == .openGDPR ? "OpenGDPR" : "OpenDSR" }
    /// Where it is served.
    var base: String { self == .openGDPR ? "/opengdpr/v1" : "/opendsr/v2" }
}
