public import Consent

/// What a signed-in shopper says of how her profile is used. It is a part of the profile, and goes with it.
public struct Preferences: Sendable {
    private let shop: ShopNumber
    private let desk: ConsentDesk
    private let profiles: Profiles
    private let journal: any Journal

    public init(shop: ShopNumber, desk: ConsentDesk, profiles: Profiles, journal: any Journal) {
        self.shop = shop
        self.desk = desk
        self.profiles = profiles
        self.journal = journal
    }

    /// Changes her profile, durably, under her yes to recommendations with an account; false where there is none.
    ///
    /// Throws `StoreFault` when nothing was written.
    public func change(for claim: Claim, _ body: (inout Profile) -> Void) async throws -> Bool {
        for _ in 0..<8 {
            do { return try await changeOnce(for: claim, body) } catch let fault as StoreFault
                where fault.code == .stale
            { continue }
        }
        throw StoreFault(.stale)
    }

    private func changeOnce(for claim: Claim, _ body: (inout Profile) -> Void) async throws -> Bool {
        let done = try await desk.withStanding(for: claim) { standing in
            try await standing.withPermit(Recommending.self) { permit in
                guard let account = permit.account else { return false }
                var (profile, revision) = try await profiles.profile(under: permit)
                body(&profile)
                let sealed = try permit.seal(
                    profile.encoded(), revision: revision + 1, oldest: profile.oldest ?? 0)
                let change = Change(shop: shop, guards: [.current(account)], writes: [.seal(sealed)])
                _ = try await journal.commit(change)
                return true
            }
        }
        return done ?? false
    }
}
