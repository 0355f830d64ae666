import Consent
import Oversight
import Shop
import Synchronization

/// Tells hubs how their requests stand: everything that is owed, and what was not taken again after growing pauses.
///
/// What is owed is in the store; pauses are in memory only, so that a new process tries at once.
final class CallbackRounds: Sendable {
    private struct Name: Hashable {
        let shop: ShopNumber
        let number: RequestNumber
        let index: Int
        let status: HubStatus
    }

    private struct Pause {
        let tries: Int
        /// Not before; seconds since 1970.
        let until: Int64
    }

    private let pauses = Mutex<[Name: Pause]>([:])

    /// One round over a shop's requests; answers how many callbacks were made.
    func round(_ room: ShopRoom, _ settings: OpenDSR, now: Int64) async throws -> Int {
        let owed = try await room.requests.owedCallbacks(now: now)
        let shop = room.record.number
        let names = owed.map { Name(shop: shop, number: $0.filed.number, index: $0.index, status: $0.status) }
        let due = pauses.withLock { pauses in
            let live = Set(names)
            pauses = pauses.filter { $0.key.shop != shop || live.contains($0.key) }
            return zip(owed, names).filter { now >= pauses[$1]?.until ?? now }
        }
        var made = 0
        // Who does not answer is asked once in a round, however much there is to tell.
        var silent: Set<String> = []
        for (callback, name) in due {
            // A host that the operator no longer lets through is not called; what it should hear runs out by itself.
            guard let target = settings.hosts.target(of: callback.url), !silent.contains(target.host) else { continue }
            do { try await tell(callback, target, room, settings, now) } catch {
                if case CallbackFault.refused = error {} else { silent.insert(target.host) }
                pauses.withLock { pauses in
                    let tries = (pauses[name]?.tries ?? 0) + 1
                    pauses[name] = Pause(tries: tries, until: now + Self.pause(after: tries))
                }
                continue
            }
            made += 1
            // She may have been erased meanwhile, and her requests with her.
            do { try await room.requests.noteTold(callback, now: now) } catch is RequestFault {}
        }
        return made
    }

    private func tell(
        _ callback: OwedCallback, _ target: CallbackTarget, _ room: ShopRoom, _ settings: OpenDSR, _ now: Int64
    ) async throws {
        let version = OpenDSRVersion(isLegacy: callback.filed.request.hub?.isLegacy ?? false)
        let paper = OpenDSRPaper(version: version, domain: settings.seal.domain, controller: room.record.name)
        let body = paper.callback(callback.filed, to: callback.url, now: now)
        try await settings.sender.post(
            body,
            headers: [("Content-Type", "application/json")]
                + (try settings.seal.headers(of: body, version)).map { ($0, $1) },
            to: target)
    }

    /// A minute, then twice as long each time, up to four hours and a bit.
    static func pause(after tries: Int) -> Int64 { 60 << Int64(min(max(tries, 1) - 1, 8)) }
}

extension DomainSeal {
    /// The headers that show who signed a body.
    func headers(of body: [UInt8], _ version: OpenDSRVersion) throws -> [(String, String)] {
        [
            ("X-\(version.family)-Processor-Domain", domain),
            ("X-\(version.family)-Signature", try signature(of: body)),
        ]
    }
}

extension House {
    /// Tells hubs of every shop how their requests stand; answers how many callbacks were made.
    public func tellHubs() async throws -> Int {
        guard let settings = rights.openDSR else { return 0 }
        var made = 0
        for room in rooms.values { made += try await rounds.round(room, settings, now: clock()) }
        return made
    }
}
