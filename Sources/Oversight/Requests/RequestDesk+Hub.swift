public import Consent
import Shop

extension RequestDesk {
    /// Takes in what a hub sent; the same message again is the same request.
    ///
    /// Throws `RequestFault.differs` when the hub has given the name to another message before.
    public func open(
        _ intake: Intake, from hub: HubReference, of shopper: Pseudonym, now: Int64
    ) async throws -> FiledRequest {
        var intake = intake
        intake.hub = hub
        intake.name = Self.name(hub.id)
        let filed: FiledRequest
        do { filed = try await open(intake, of: shopper, now: now).filed } catch let fault as StoreFault
            where fault.code == .stale
        {
            // The same name came twice at once, and the other was quicker.
            filed = try await open(intake, of: shopper, now: now).filed
        }
        guard filed.request.hub?.digest == hub.digest else { throw RequestFault(.differs) }
        return filed
    }

    /// The request to which a hub gave that name; nil when there is none.
    public func filed(fromHub id: String) async throws -> FiledRequest? {
        guard let number = RequestNumber(bytes: secret.requestBytes(of: Self.name(id))) else { return nil }
        return try await filed(number)
    }

    /// Takes a request back for its hub, as long as nothing was begun. Doing it again changes nothing.
    ///
    /// Throws `RequestFault.begun` when it is too late.
    public func takeBack(_ filed: FiledRequest, now: Int64) async throws {
        guard filed.request.phase == .withdrawn || filed.request.hubStatus(at: now) == .pending else {
            throw RequestFault(.begun)
        }
        _ = try await act(.withdraw, on: filed.number, now: now)
    }

    /// The callbacks that are still to be made; computed from the requests, so that after a crash the same are owed.
    public func owedCallbacks(now: Int64) async throws -> [OwedCallback] {
        try await book.requests(in: shop, onlyOpen: true, limit: .max).map(filed).flatMap { filed -> [OwedCallback] in
            guard let hub = filed.request.hub, let status = filed.request.hubStatus(at: now) else { return [] }
            return filed.request.untold(at: now).map {
                OwedCallback(filed: filed, index: $0, url: hub.callbacks[$0], status: status)
            }
        }
    }

    /// Notes that an address has heard how a request stands; nothing else is done about the request.
    public func noteTold(_ callback: OwedCallback, now: Int64) async throws {
        try await retrying {
            let loaded = try await load(callback.filed.number)
            let events = try loaded.request.decide(.noteTold(callback: callback.index, callback.status), now: now)
            if !events.isEmpty { try await store(loaded, events, now: now) }
        }
    }

    /// The name of a hub's request among the names that senders give.
    private static func name(_ id: String) -> String { "opendsr/" + id }
}
