import Consent
import Recommend
import Shop

/// What may be known of the shopper for one answer.
struct Knowledge {
    var level = Level.off
    var because: Limit?
    var purposes: [PurposeCode] = []
    /// The running visit as the page sent it.
    var visit: [String] = []
    /// The running visit as her profile has it.
    var recent: [ItemNumber] = []
    /// What came before it.
    var earlier: [ItemNumber] = []
    /// What she said must count for nothing.
    var muted: Set<ItemNumber> = []
    /// The names of categories that she has left out.
    var mutedCategories: [String] = []
    /// Her own step of the surprise dial.
    var surprise: Surprise?
    /// Always the same for the same account, and uniform: decides who is held out.
    var draw: UInt64?

    /// The catalog's numbers of the categories that she has left out.
    func mutedCategories(in catalog: borrowing CatalogView) -> Set<UInt32> {
        mutedCategories.isEmpty ? [] : catalog.categories(named: mutedCategories)
    }

    init(because: Limit?) { self.because = because }

    init(_ standing: borrowing Standing) { because = standing.limit(of: .recommendations) }

    mutating func use(_ visit: CarriedVisit, under permit: borrowing Permit<Recommending>) {
        level = permit.level
        purposes.append(.recommendations)
        self.visit = visit.items(under: permit)
        draw = permit.account.map { $0.shopper.bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) } }
    }
}

extension Placements {
    /// Asks the desk once, and opens what it permits.
    func knowledge(_ visit: CarriedVisit, _ claim: Claim) async -> Knowledge {
        await desk.withStanding(for: claim) { standing in
            do {
                var known = Knowledge(standing)
                try await standing.withPermit(Recommending.self) { permit in
                    known.use(visit, under: permit)
                    guard permit.account != nil else { return }
                    let profile = try await profiles.profile(under: permit).profile
                    known.muted = Set(profile.muted.keys)
                    known.mutedCategories = Array(profile.mutedCategories.keys)
                    known.surprise = profile.dial.flatMap { Surprise(rawValue: Int($0.step)) }
                    var sittings = profile.sittings
                    // Without a visit from the page, her newest sitting is the running one.
                    if known.visit.isEmpty, let running = sittings.popLast() {
                        known.recent = running.steps.map(\.item)
                    }
                    known.earlier = sittings.flatMap(\.steps).suffix(50).map(\.item)
                }
                // What she bought serves this shelf too, so a no to recommendations is a no to it.
                guard known.level > .off else { return known }
                try await standing.withPermit(Remembering.self) { permit in
                    guard permit.account != nil else { return }
                    let bought = try await profiles.profile(under: permit).profile.sittings.flatMap(\.steps)
                    known.level = permit.level
                    known.because = nil
                    known.purposes.append(.history)
                    known.earlier = bought.suffix(20).map(\.item) + known.earlier
                }
                return known
            } catch {
                // Fail closed: what cannot be read is not used, and the answer is the one that a stranger gets.
                return Knowledge(because: .storeUnavailable)
            }
        }
    }
}
