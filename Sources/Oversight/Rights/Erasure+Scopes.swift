import Consent
import Ledger
import Shop

extension Erasure {
    /// The change that erases so much of what is held of a shopper.
    func deed(of scope: RequestScope, _ shopper: Pseudonym, time: Int64) async throws -> Deed {
        var deed: Deed
        switch scope {
        case .everything: deed = try await everything(of: shopper)
        case .purpose(let purpose): deed = try await everything(of: shopper, for: purpose)
        case .item(let id):
            let number = try await catalog.number(of: id)
            deed = try await parts(of: shopper, duty: .erase) { _, step in step.item == number }
        case .period(let from, let through):
            deed = try await parts(of: shopper, duty: .erase) { day, _ in (from...max(from, through)).contains(day) }
        }
        // The words say what was done and when, never to whom, and not of which item or days.
        let extent = scope == .everything ? "" : "scope=\(scope.name) "
        deed.add(Opening(act: .erasure, payload: Array("\(extent)time=\(time)".utf8)))
        return deed
    }

    /// The change that takes what is wrong out of what is remembered: an item that was not hers, or a sitting.
    func correction(of scope: RequestScope, _ shopper: Pseudonym, time: Int64) async throws -> Deed {
        var deed: Deed
        switch scope {
        case .item(let id):
            let number = try await catalog.number(of: id)
            deed = try await parts(of: shopper, duty: .correct) { _, step in step.item == number }
        case .period(let from, let through):
            deed = try await parts(of: shopper, duty: .correct) { day, _ in (from...max(from, through)).contains(day) }
        case .everything, .purpose: throw RequestFault(.scope)
        }
        deed.add(Opening(act: .request, payload: Array("kind=correct time=\(time)".utf8)))
        return deed
    }

    private func everything(of shopper: Pseudonym) async throws -> Deed {
        let entry = try await book.entry(of: shopper, in: shop)
        let (links, revision, blank) = try await desk.withErasure(of: shopper, in: shop, Learning.self) {
            permit, opens in
            // Where her key is gone the row cannot be read, and goes unread.
            let known = opens ? try await profiles.links(under: permit) : nil
            let revision = if let known { known.revision } else { try await profiles.revision(under: permit) }
            let nobodys = UInt64.random(in: .min ... .max)
            let blank: [Write] = [
                .contribute(Contribution(visit: nobodys, day: 0, steps: [], under: permit)), .forget(visit: nobodys),
            ]
            return (known?.links ?? VisitLinks(), revision, blank)
        }
        // A visit that is learned between this look and the change must not escape it.
        var deed = Deed(
            shop, guards: [.revision(shopper, .learning, revision)],
            writes: links.visits.map { .forget(visit: $0) } + [.erase(shopper, after: entry?.version ?? 0)])
        deed.strikes = shopper
        deed.blank = links.visits.isEmpty ? blank : []
        deed.needles = [shopper.bytes] + [entry?.wrappedKey].compactMap(\.self)
        return deed
    }

    private func everything(of shopper: Pseudonym, for purpose: PurposeCode) async throws -> Deed {
        var deed = Deed(shop)
        if purpose == .learning {
            let known = try await desk.withDuty(.erase, to: shopper, in: shop, Learning.self) { permit in
                try await profiles.links(under: permit)
            }
            if let known {
                deed.change.guards.append(.revision(shopper, .learning, known.revision))
                deed.change.writes += known.links.visits.map { .forget(visit: $0) }
            }
        }
        deed.change.writes.append(.unseal(shopper, purpose))
        return deed
    }

    /// Takes steps out of her profile and, with the visits that taught them, out of the models.
    func parts(
        of shopper: Pseudonym, duty: Duty, _ matches: (Int32, VisitStep) -> Bool
    ) async throws -> Deed {
        var deed = Deed(shop)
        try await remembered(Recommending.self, of: shopper, duty, &deed, matches)
        try await remembered(Remembering.self, of: shopper, duty, &deed, matches)
        try await learned(of: shopper, duty, &deed, matches)
        return deed
    }

    private func remembered<P: Purpose>(
        _: P.Type, of shopper: Pseudonym, _ duty: Duty, _ deed: inout Deed, _ matches: (Int32, VisitStep) -> Bool
    ) async throws {
        let write = try await desk.withDuty(duty, to: shopper, in: shop, P.self) { permit -> Write? in
            var (profile, revision) = try await profiles.profile(under: permit)
            guard profile.remove({ matches($0.day, $1) }) > 0 else { return nil }
            guard !profile.isEmpty else { return .unseal(shopper, P.code) }
            return .seal(
                try permit.seal(profile.encoded(), revision: revision + 1, oldest: profile.oldest ?? 0))
        }
        if let write = write ?? nil { deed.change.writes.append(write) }
    }

    private func learned(
        of shopper: Pseudonym, _ duty: Duty, _ deed: inout Deed, _ matches: (Int32, VisitStep) -> Bool
    ) async throws {
        let found = try await desk.withDuty(duty, to: shopper, in: shop, Learning.self) { permit -> ([Write], UInt64) in
            var (links, revision) = try await profiles.links(under: permit)
            let taught = try await requests.contributions(of: links.visits, under: permit)
            var writes: [Write] = []
            for (visit, parts) in Dictionary(grouping: taught, by: \.visit).sorted(by: { $0.key < $1.key }) {
                let left = parts.flatMap { part in part.steps.filter { !matches(part.day, $0) } }
                guard left.count < parts.reduce(0, { $0 + $1.steps.count }) else { continue }
                // The visit is forgotten, and learned again without what goes.
                writes.append(.forget(visit: visit))
                if left.isEmpty {
                    links.remove(visit)
                } else {
                    writes.append(
                        .contribute(Contribution(visit: visit, day: parts[0].day, steps: left, under: permit)))
                }
            }
            guard !writes.isEmpty else { return ([], revision) }
            if links.visits.isEmpty {
                writes.append(.unseal(shopper, .learning))
            } else {
                writes.append(
                    .seal(try permit.seal(links.encoded(), revision: revision + 1, oldest: links.oldest ?? 0)))
            }
            return (writes, revision)
        }
        guard let (writes, revision) = found, !writes.isEmpty else { return }
        deed.change.guards.append(.revision(shopper, .learning, revision))
        deed.change.writes += writes
    }
}
