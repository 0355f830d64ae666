/// Proof that a purpose may be used for many shoppers at once: for each of them as far as her own decision reaches now.
///
/// Only the consent desk makes one, and it names nobody. Who belongs to it is decided by the statement that reads, from
/// the decisions of that very moment: there is no list of members that could be older than a withdrawal.
public struct Cohort<P: Purpose>: ~Copyable, Sendable {
    /// The shop it is good for.
    public let shop: ShopNumber
    private let today: CalendarDay
    private let master: MasterKey
    private let struck: (any StruckKeys)?

    init(shop: ShopNumber, today: CalendarDay, master: MasterKey, struck: (any StruckKeys)?) {
        self.shop = shop
        self.today = today
        self.master = master
        self.struck = struck
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

    /// Opens a shopper's row, and says how far the purpose reaches for her; at `off` it must count for nothing.
    ///
    /// Whose yes does not hold just now is opened too, as under the duty to stop: only so can what is hers be left out
    /// where nothing else says whose it is. A wrong master key throws `KeyFault.cannotUnwrap`, a changed row `cannotOpen`.
    public borrowing func open(_ row: CohortRow) throws(KeyFault) -> (bytes: [UInt8], level: Level) {
        let key = try ShopperKey(wrapped: row.wrappedKey, of: row.shopper, in: shop, by: master)
        let permit = Permit<P>(
            shop: shop, level: .account, basis: .duty(.withdraw), account: Account(shopper: row.shopper, version: 0),
            subkey: key.subkey(for: P.code))
        let isStruck = struck?.contains(key.mark) ?? false
        return (try permit.open(row.row), isStruck ? .off : level(of: row.live))
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

/// A shopper's sealed row of a cohort's purpose with what stands in the book about her, as one statement read them.
///
/// Only the cohort opens it, and it names nobody: for a store it is also the place to read on behind.
public struct CohortRow: Sendable {
    /// Whose it is, for stores alone.
    package let shopper: Pseudonym
    let live: LiveDecision
    let wrappedKey: [UInt8]
    let row: SealedRow

    /// As a store read it.
    public init(of shopper: Pseudonym, live: LiveDecision, wrappedKey: [UInt8], row: SealedRow) {
        self.shopper = shopper
        self.live = live
        self.wrappedKey = wrappedKey
        self.row = row
    }
}

/// Where the live decisions of many shoppers are read at once. Implemented by every store engine.
public protocol CohortBook: Sendable {
    /// How many shoppers belong to a cohort, by how far its purpose reaches for them; one statement, one moment.
    func members<P: Purpose>(of cohort: borrowing Cohort<P>) async throws -> [Level: Int]
    /// The sealed rows of a cohort's purpose behind `last`, in an order that stays, at most `limit`; each with its
    /// shopper's live decision of that moment, which the same statement reads.
    func rows<P: Purpose>(
        of cohort: borrowing Cohort<P>, after last: CohortRow?, limit: Int
    ) async throws -> [CohortRow]
}
