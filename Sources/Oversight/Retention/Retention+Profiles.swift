import Consent
import Shop

extension Retention {
    /// Opens each sealed row that holds something due, under the duty to let go of it, and seals what may stay.
    ///
    /// A row that nothing opens is deleted: nobody can use it, and nobody can say how old it is.
    func trimProfiles(_ today: Int32, _ report: inout RetentionReport) async throws {
        let first = limits.firstDay(of: .profiles, on: today)
        report[.profiles] += try await trim(.recommendations, before: first) { shopper in
            try await trimProfile(Recommending.self, of: shopper, before: first)
        }
        report[.profiles] += try await trim(.history, before: first) { shopper in
            try await trimProfile(Remembering.self, of: shopper, before: first)
        }
        let firstVisit = limits.firstDay(of: .links, on: today)
        report[.links] += try await trim(.learning, before: firstVisit) { shopper in
            try await reseal(Learning.self, of: shopper) { permit in
                var (links, revision) = try await profiles.links(under: permit)
                links.drop(before: firstVisit, today: today)
                guard let oldest = links.oldest else { return Trimmed(revision: revision) }
                return Trimmed(
                    revision: revision,
                    sealed: try permit.seal(links.encoded(), revision: revision + 1, oldest: oldest))
            }
        }
    }

    private func trim(
        _ purpose: PurposeCode, before day: Int32, _ work: (Pseudonym) async throws -> Committed
    ) async throws -> Int {
        var count = 0
        try await exhaust {
            try await book.agedSeals(of: shop, purpose, before: day, limit: Self.batch)
        } _: { shoppers in
            var done = 0
            for shopper in shoppers {
                if try await attempt({ try await work(shopper) }) != nil { done += 1 }
            }
            count += done
            return done
        }
        return count
    }

    private func trimProfile<P: Purpose>(
        _: P.Type, of shopper: Pseudonym, before day: Int32
    ) async throws -> Committed {
        try await reseal(P.self, of: shopper) { permit in
            var (profile, revision) = try await profiles.profile(under: permit)
            profile.drop(before: day)
            guard let oldest = profile.oldest else { return Trimmed(revision: revision) }
            return Trimmed(
                revision: revision,
                sealed: try permit.seal(profile.encoded(), revision: revision + 1, oldest: oldest))
        }
    }

    /// Writes what `body` leaves of a row; where nothing is left, or nothing can be opened, the row is deleted.
    private func reseal<P: Purpose>(
        _: P.Type, of shopper: Pseudonym, _ body: (borrowing Permit<P>) async throws -> Trimmed
    ) async throws -> Committed {
        let trimmed: Trimmed?
        do { trimmed = try await desk.withDuty(.expire, to: shopper, in: shop, P.self, body) } catch KeyFault.cannotOpen
        { trimmed = nil }
        if let sealed = trimmed?.sealed { return try await commit([.seal(sealed)]) }
        // What is written meanwhile is newer, and stays.
        let guards = trimmed.map { [Guard.revision(shopper, P.code, $0.revision)] } ?? []
        return try await commit([.unseal(shopper, P.code)], guards: guards)
    }
}

/// What is left of a sealed row.
private struct Trimmed {
    /// The row that was read.
    let revision: UInt64
    var sealed: Sealed?
}
