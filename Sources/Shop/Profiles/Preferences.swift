public import Consent

/// One thing that a shopper says of how her profile is used.
public enum Preference: Sendable, Hashable {
    /// What she did with an item stays, and counts for nothing.
    case mute(ItemNumber)
    /// It counts again.
    case unmute(ItemNumber)
    /// Nothing of a category, by the catalog's name for it, counts or is suggested.
    case muteCategory(String)
    /// A category counts and is suggested again.
    case unmuteCategory(String)
    /// The surprise dial at a step from 1 to 5.
    case dial(UInt8)
}

/// Takes what a signed-in shopper says of how her profile is used. It is a part of the profile, and goes with it.
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

    /// Keeps what she says on a day (since 1970), durably, under her yes to recommendations with an account; false where
    /// there is none.
    ///
    /// Throws `StoreFault` when nothing was written.
    public func keep(_ preference: Preference, of claim: Claim, day: Int32) async throws -> Bool {
        for _ in 0..<8 {
            do { return try await keepOnce(preference, of: claim, day: day) } catch let fault as StoreFault
                where fault.code == .stale
            { continue }
        }
        throw StoreFault(.stale)
    }

    private func keepOnce(_ preference: Preference, of claim: Claim, day: Int32) async throws -> Bool {
        let done = try await desk.withStanding(for: claim) { standing in
            try await standing.withPermit(Recommending.self) { permit in
                guard let account = permit.account else { return false }
                var (profile, revision) = try await profiles.profile(under: permit)
                switch preference {
                case .mute(let item): profile.mute(item, day: day)
                case .unmute(let item): profile.unmute(item)
                case .muteCategory(let name): profile.mute(category: name, day: day)
                case .unmuteCategory(let name): profile.unmute(category: name)
                case .dial(let step): profile.turn(to: step, day: day)
                }
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
