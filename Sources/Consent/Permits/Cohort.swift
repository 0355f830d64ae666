/// Proof that a purpose may be used for many shoppers at once: for each of them as far as her own decision reaches now.
///
/// Only the consent desk makes one, and it names nobody. Who belongs to it is decided by the statement that reads, from
/// the decisions of that very moment: there is no list of members that could be older than a withdrawal.
public struct Cohort<P: Purpose>: ~Copyable, Sendable {
    /// The shop it is good for.
    public let shop: ShopNumber
    private let today: CalendarDay

    init(shop: ShopNumber, today: CalendarDay) {
        self.shop = shop
        self.today = today
    }

    /// How far the purpose reaches for a shopper with this decision; at `off` she does not belong.
    ///
    /// The same rule as for one request, with the signal that was last seen of her in the place of the request's. Her
    /// key is not opened for it: what only the key shows, such as that it was destroyed and came back with a restored
    /// backup, whoever opens her rows finds out.
    public borrowing func level(of live: LiveDecision) -> Level {
        let signals = Signals(globalPrivacyControl: live.signalIsSet)
        let recorded = ConsentDesk.counted(live.choice, expires: live.expires, on: today)
        let level = ConsentDesk.effective(
            recorded: recorded ?? .off, carried: nil, ceiling: signals.ceiling(for: P.code)
        ).level
        return live.hasKey ? level : min(level, .visit)
    }
}

/// What stands in the book about one purpose of some shopper, without her.
public struct LiveDecision: Sendable, Hashable {
    /// Her newest choice; nil when she was never asked.
    public var choice: Level?
    /// The first day on which it no longer counts; nil when it does not run out.
    public var expires: CalendarDay?
    /// Whether the last transition of her signal set it.
    public var signalIsSet: Bool
    /// Whether there is a key of hers: without one nothing of hers can be opened.
    public var hasKey: Bool

    public init(choice: Level?, expires: CalendarDay?, signalIsSet: Bool, hasKey: Bool) {
        self.choice = choice
        self.expires = expires
        self.signalIsSet = signalIsSet
        self.hasKey = hasKey
    }

    /// What an entry says of a purpose.
    public init(for purpose: PurposeCode, in entry: ConsentEntry) {
        self.init(
            choice: entry.choices[purpose], expires: entry.expiries[purpose],
            signalIsSet: entry.signal?.isSet ?? false, hasKey: entry.wrappedKey != nil)
    }
}

/// Where the live decisions of many shoppers are read at once. Implemented by every store engine.
public protocol CohortBook: Sendable {
    /// How many shoppers belong to a cohort, by how far its purpose reaches for them; one statement, one moment.
    func members<P: Purpose>(of cohort: borrowing Cohort<P>) async throws -> [Level: Int]
}
