public import Consent

/// Fans each event out into one small record for every purpose that was agreed to, and drops the rest.
public struct Intake: Sendable {
    let shop: ShopNumber
    let secret: ShopSecret
    let desk: ConsentDesk
    let journal: any Journal
    let profiles: Profiles
    let catalog: Catalog
    let limits: RetentionLimits
    /// Whole seconds since 1970.
    let clock: @Sendable () -> Int64

    /// What is past its limit when it comes is not taken in.
    public init(
        shop: ShopNumber, secret: ShopSecret, desk: ConsentDesk, journal: any Journal, profiles: Profiles,
        catalog: Catalog, limits: RetentionLimits = .init(), clock: @escaping @Sendable () -> Int64
    ) {
        self.shop = shop
        self.secret = secret
        self.desk = desk
        self.journal = journal
        self.profiles = profiles
        self.catalog = catalog
        self.limits = limits
        self.clock = clock
    }

    /// Takes in a batch; when this returns, what was kept is durable and no event counts twice.
    ///
    /// `claim` names the shopper whom a verified token named; `vouched` lets events name customers themselves, which
    /// only the shop's operator may allow. Throws `StoreFault` when nothing could be written.
    public func take(
        _ events: [Event], claim: Claim, vouched: Bool = false, notNeeded: Int = 0
    ) async throws -> IntakeReport {
        var report = IntakeReport()
        report.received = events.count + notNeeded
        if notNeeded > 0 { report.dropped[.notNeeded, default: 0] += notNeeded }
        var rest = withoutRepeats(events, &report)
        for _ in 0..<8 {
            do {
                return try await takeOnce(rest, claim: claim, vouched: vouched, report)
            } catch let fault as StoreFault where fault.code == .seen {
                // Rare: a client sent a batch again. Leave out what is known and write the others.
                let known = Set(fault.messages)
                let fresh = rest.filter { !(($0.number).map(known.contains) ?? false) }
                report.dropped[.duplicate, default: 0] += rest.count - fresh.count
                rest = fresh
            } catch let fault as StoreFault where fault.code == .stale {
                // Her profile or her consent changed meanwhile: look again.
                continue
            }
        }
        throw StoreFault(.stale)
    }

    private func takeOnce(
        _ events: [Numbered], claim: Claim, vouched: Bool, _ before: IntakeReport
    ) async throws -> IntakeReport {
        var report = before
        var draft = Draft(today: Int32(clamping: clock().flooredDay))
        for (speaker, all) in groups(of: events, claim: claim, vouched: vouched) {
            let said = vouched ? try await withoutErased(all, of: speaker) : all
            draft.erased += all.count - said.count
            guard !said.isEmpty else { continue }
            let isStranger = try await desk.withStanding(for: speaker) { standing in
                if speaker.shopper != nil, standing.isStranger { return true }
                try await self.draft(said, standing, &draft)
                return false
            }
            guard isStranger else { continue }
            // A customer of whom nothing is on record is a visitor like any other: what her events carry counts.
            var visitor = claim
            visitor.shopper = nil
            for (speaker, said) in groups(of: said, claim: visitor, vouched: false) {
                try await desk.withStanding(for: speaker) { standing in
                    try await self.draft(said, standing, &draft)
                }
            }
        }
        report.kept += draft.kept
        if draft.refused > 0 { report.dropped[.noConsent, default: 0] += draft.refused }
        if draft.erased > 0 { report.dropped[.erased, default: 0] += draft.erased }
        if draft.pastRetention > 0 { report.dropped[.pastRetention, default: 0] += draft.pastRetention }
        report.used.merge(draft.used.map { ($0.key.name, $0.value) }, uniquingKeysWith: +)
        let change = draft.change(shop: shop)
        if !change.writes.isEmpty { report.position = try await journal.commit(change).position }
        return report
    }

    /// What may be taken in of a customer whom records name: whoever was erased does not come back with old ones, not
    /// even as a visitor.
    private func withoutErased(_ events: [Numbered], of speaker: Claim) async throws -> [Numbered] {
        guard let shopper = speaker.shopper,
            let comeback = try await desk.comeback(of: shopper, erased: secret.erasureMark(of: shopper), in: shop)
        else { return events }
        return events.filter { $0.event.time >= comeback }
    }

    /// Events with the same claim, so that the desk is asked once for each.
    ///
    /// A shopper's events are one group, because what an event carries can only lower what is on record about her.
    /// A visitor has nothing but what her events carry.
    private func groups(of events: [Numbered], claim: Claim, vouched: Bool) -> [(Claim, [Numbered])] {
        var order: [Speaker] = []
        var groups: [Speaker: [Numbered]] = [:]
        for numbered in events {
            let shopper = claim.shopper ?? (vouched ? numbered.event.customer.map(secret.pseudonym) : nil)
            let speaker = Speaker(shopper: shopper, carried: shopper == nil ? numbered.event.carried : .init())
            if groups[speaker] == nil { order.append(speaker) }
            groups[speaker, default: []].append(numbered)
        }
        return order.map { speaker in
            var own = claim
            own.shopper = speaker.shopper
            own.carried = speaker.carried
            return (own, groups[speaker] ?? [])
        }
    }

    private func withoutRepeats(_ events: [Event], _ report: inout IntakeReport) -> [Numbered] {
        var seen: Set<UInt64> = []
        var fresh: [Numbered] = []
        fresh.reserveCapacity(events.count)
        for event in events {
            let number = event.message.map(secret.messageNumber)
            if let number, !seen.insert(number).inserted {
                report.dropped[.duplicate, default: 0] += 1
            } else {
                fresh.append(Numbered(event: event, number: number))
            }
        }
        return fresh
    }
}

/// An event with the number of its message.
struct Numbered: Sendable {
    let event: Event
    let number: UInt64?
}

private struct Speaker: Hashable {
    let shopper: Pseudonym?
    let carried: Choices
}
