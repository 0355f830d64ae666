import Consent

extension Intake {
    /// Adds to the draft what each purpose may keep of the events of one shopper or visitor.
    func draft(_ events: [Numbered], _ standing: borrowing Standing, _ draft: inout Draft) async throws {
        var wanted = [Set<PurposeCode>](repeating: [], count: events.count)
        for (at, numbered) in events.enumerated() {
            let agreed = Self.purposes(of: numbered.event)
                .filter { Self.allows(numbered.event, $0, standing.level(of: $0)) }
            wanted[at] = Set(agreed.filter { limits.allows(numbered.event.day, for: $0, on: draft.today) })
            if agreed.isEmpty { draft.refused += 1 } else if wanted[at].isEmpty { draft.pastRetention += 1 }
        }
        // Only now are items looked up, so that an event nobody agreed to leaves no trace, not even a number.
        let ids = Set(events.indices.filter { !wanted[$0].isEmpty }.flatMap { events[$0].event.lines.map(\.item) })
        let numbers = try await catalog.numbers(of: ids)
        // A batch is mostly of a few visits, and a keyed number costs more than a look.
        var visits: [String: UInt64] = [:]
        for (at, numbered) in events.enumerated() where !wanted[at].isEmpty {
            if let token = numbered.event.visit, visits[token] == nil { visits[token] = secret.visitNumber(of: token) }
        }
        func chosen(_ purpose: PurposeCode) -> [Resolved] {
            events.indices.filter { wanted[$0].contains(purpose) }.map { Resolved(events[$0].event, numbers, visits) }
        }

        let toLearn = chosen(.learning)
        if !toLearn.isEmpty {
            try await standing.withPermit(Learning.self) { permit in try await learn(toLearn, permit, &draft) }
        }
        let toRecommend = chosen(.recommendations)
        if !toRecommend.isEmpty {
            try await standing.withPermit(Recommending.self) { permit in
                try await remember(toRecommend, permit, &draft)
            }
        }
        let toRemember = chosen(.history)
        if !toRemember.isEmpty {
            try await standing.withPermit(Remembering.self) { permit in try await remember(toRemember, permit, &draft) }
        }
        let toMeasure = chosen(.measurement)
        if !toMeasure.isEmpty { standing.withPermit(Measuring.self) { permit in measure(toMeasure, permit, &draft) } }

        // Whatever level it rests on: after a withdrawal nothing more is written.
        if let account = standing.account, wanted.contains(where: { !$0.isEmpty }) { draft.accounts.append(account) }
        for (at, numbered) in events.enumerated() where !wanted[at].isEmpty {
            draft.kept += 1
            for purpose in wanted[at] { draft.used[purpose, default: 0] += 1 }
            if let number = numbered.number { draft.messages.append(number) }
        }
    }

    /// The purposes that could use an event of this kind.
    static func purposes(of event: Event) -> [PurposeCode] {
        guard VisitAction(event.kind) != nil else { return [.measurement] }
        var purposes: [PurposeCode] = [.recommendations, .measurement]
        if event.visit != nil { purposes.append(.learning) }
        if event.kind == .purchase { purposes.append(.history) }
        return purposes
    }

    /// Whether something may be kept of an event for a purpose.
    ///
    /// Profiles need an account; a contribution or a count needs only this visit's yes. What the event itself carries
    /// can lower the level, never raise it.
    static func allows(_ event: Event, _ purpose: PurposeCode, _ level: Level) -> Bool {
        let level = min(level, event.carried[purpose] ?? .account)
        switch purpose {
        case .recommendations, .history: return level == .account
        case .learning, .measurement: return level >= .visit
        case .messages, .offers, .research: return false
        }
    }

    private func learn(
        _ events: [Resolved], _ permit: borrowing Permit<Learning>, _ draft: inout Draft
    ) async throws {
        for event in events {
            guard let visit = event.visit else { continue }
            draft.contribute(Contribution(visit: visit, day: event.day, steps: event.steps, under: permit))
        }
        guard permit.account != nil else { return }
        var (links, revision) = try await profiles.links(under: permit)
        var grew = false
        for event in events {
            if let visit = event.visit, links.insert(visit, day: event.day) { grew = true }
        }
        if grew {
            draft.sealed.append(
                try permit.seal(links.encoded(), revision: revision + 1, oldest: links.oldest ?? 0))
        }
    }

    private func remember<P: Purpose>(
        _ events: [Resolved], _ permit: borrowing Permit<P>, _ draft: inout Draft
    ) async throws {
        guard permit.account != nil else { return }
        var (profile, revision) = try await profiles.profile(under: permit)
        for event in events { profile.append(event.steps, visit: event.visit ?? 0, day: event.day) }
        draft.sealed.append(
            try permit.seal(profile.encoded(), revision: revision + 1, oldest: profile.oldest ?? 0))
    }

    private func measure(_ events: [Resolved], _ permit: borrowing Permit<Measuring>, _ draft: inout Draft) {
        for event in events {
            for (item, pieces) in event.pieces {
                let key = Tally.Key(day: event.day, kind: event.kind, item: item)
                // An event without a visit is counted, but cannot count as one more contributor.
                let contributors = event.visit.map { [secret.contributorNumber(visit: $0, key)] } ?? []
                draft.add(
                    Tally(key: key, events: 1, pieces: Int64(pieces), contributors: contributors, under: permit))
            }
        }
    }
}

/// An event in the store's own numbers.
private struct Resolved {
    let kind: EventKind
    let day: Int32
    let visit: UInt64?
    let steps: [VisitStep]
    let pieces: [(ItemNumber, Int32)]

    init(_ event: Event, _ numbers: [String: ItemNumber], _ visits: [String: UInt64]) {
        kind = event.kind
        day = event.day
        visit = event.visit.flatMap { visits[$0] }
        pieces = event.lines.compactMap { line in numbers[line.item].map { ($0, line.quantity) } }
        let action = VisitAction(event.kind)
        steps = pieces.compactMap { item, _ in action.map { VisitStep(item: item, action: $0) } }
    }
}
