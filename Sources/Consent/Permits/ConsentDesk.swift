/// The only place that mints permits. Where it cannot know, it says no.
public struct ConsentDesk: Sendable {
    private let book: any ConsentBook
    private let master: MasterKey
    private let clock: @Sendable () -> Int64
    private let watch: SignalWatch?
    private let struck: (any StruckKeys)?

    /// `clock` gives whole seconds since 1970; `watch` hears of signals that came or went; `struck` is the list of
    /// destroyed keys: a key on it opens nothing, whatever a restored database holds.
    public init(
        book: any ConsentBook, master: MasterKey, watch: SignalWatch? = nil, struck: (any StruckKeys)? = nil,
        clock: @escaping @Sendable () -> Int64
    ) {
        self.book = book
        self.master = master
        self.watch = watch
        self.struck = struck
        self.clock = clock
    }

    /// Looks once, and runs `body` with what this request may do.
    public func withStanding<Result>(
        for claim: Claim, _ body: (borrowing Standing) async throws -> Result
    ) async rethrows -> Result {
        try await body(await standing(for: claim))
    }

    /// The same for a visitor whom no token names, of whom there is nothing to look up.
    public func withVisitor<Result>(
        of shop: ShopNumber, carried: Choices, signals: Signals, _ body: (borrowing Standing) throws -> Result
    ) rethrows -> Result {
        try body(visitor(of: shop, carried: carried, signals: signals))
    }

    /// Runs `body` under a permit that a duty towards the shopper gives; nil when nothing of hers can be opened.
    ///
    /// A key on the list of destroyed ones opens only what is then erased: a restored database may still hold her
    /// visits, and they must leave the models. Throws `KeyFault` for a wrong master key, and what the book throws.
    public func withDuty<P: Purpose, Result>(
        _ duty: Duty, to shopper: Pseudonym, in shop: ShopNumber, _: P.Type,
        _ body: (borrowing Permit<P>) async throws -> Result
    ) async throws -> Result? {
        guard let entry = try await book.entry(of: shopper, in: shop), let wrapped = entry.wrappedKey else {
            return nil
        }
        let key = try ShopperKey(wrapped: wrapped, of: shopper, in: shop, by: master)
        let clears = duty == .erase || duty == .withdraw
        if !clears, let struck, struck.contains(key.mark) { return nil }
        return try await body(
            Permit(
                shop: shop, level: .account, basis: .duty(duty),
                account: Account(shopper: shopper, version: entry.version), subkey: key.subkey(for: P.code)))
    }

    /// A new random key for a shopper, wrapped for the store.
    public func newWrappedKey(for shopper: Pseudonym, in shop: ShopNumber) throws(KeyFault) -> [UInt8] {
        try ShopperKey().wrapped(for: shopper, in: shop, by: master)
    }

    /// Puts her key on the list of destroyed ones, which comes before her rows are deleted: if that fails, nothing of
    /// hers is used any more all the same.
    public func strike(_ shopper: Pseudonym, in shop: ShopNumber) async throws {
        guard let struck, let entry = try await book.entry(of: shopper, in: shop),
            let key = try key(of: entry, shopper, shop)
        else { return }
        try await struck.strike(key.mark)
    }

    /// Whether what is on record of her is under a key that was destroyed.
    public func isStruck(_ entry: ConsentEntry, of shopper: Pseudonym, in shop: ShopNumber) throws -> Bool {
        try struck != nil && entry.wrappedKey != nil && key(of: entry, shopper, shop) == nil
    }

    /// Her key; nil when she has none, or it was destroyed.
    private func key(
        of entry: ConsentEntry, _ shopper: Pseudonym, _ shop: ShopNumber
    ) throws(KeyFault) -> ShopperKey? {
        guard let wrapped = entry.wrappedKey else { return nil }
        let key = try ShopperKey(wrapped: wrapped, of: shopper, in: shop, by: master)
        if let struck, struck.contains(key.mark) { return nil }
        return key
    }

    private func standing(for claim: Claim) async -> Standing {
        guard let shopper = claim.shopper else {
            return visitor(of: claim.shop, carried: claim.carried, signals: claim.signals)
        }
        let entry: ConsentEntry?
        let key: ShopperKey?
        do {
            entry = try await book.entry(of: shopper, in: claim.shop)
            key = try entry.flatMap { try self.key(of: $0, shopper, claim.shop) }
        } catch {
            // Fail closed: a store that cannot be read, or a key that does not open, permits nothing.
            return Standing(
                shop: claim.shop, isStranger: false, version: 0, levels: .init(),
                limits: Self.limits(.storeUnavailable),
                account: nil, key: nil)
        }
        // Her key was destroyed, and a restored database does not know: what it holds of her counts for nothing.
        let isErased = entry?.wrappedKey != nil && key == nil
        guard let entry, !isErased else {
            return visitor(of: claim.shop, carried: claim.carried, signals: claim.signals)
        }

        let now = clock()
        let today = CalendarDay(containing: now)
        let isSet = claim.signals.globalPrivacyControl
        if SignalMark.isTransition(from: entry.signal, to: isSet, at: now) { watch?.note(shopper, isSet: isSet) }
        var levels = Choices()
        var limits = Self.limits(.notAsked)
        for purpose in PurposeCode.allCases {
            let isExpired = entry.expiries[purpose].map { $0 <= today } ?? false
            var (level, limit) = Self.effective(
                recorded: isExpired ? .off : entry.choices[purpose], carried: claim.carried[purpose],
                ceiling: claim.signals.ceiling(for: purpose))
            if isExpired { limit = .expired } else { limit = Self.named(limit, claim.signals) }
            // An account level without a key has nothing to open or to seal with.
            levels[purpose] = key == nil ? min(level, .visit) : level
            limits[Int(purpose.rawValue)] = limit
        }
        return Standing(
            shop: claim.shop, isStranger: false, version: entry.version, levels: levels, limits: limits,
            account: Account(shopper: shopper, version: entry.version), key: key)
    }

    private func visitor(of shop: ShopNumber, carried: Choices, signals: Signals) -> Standing {
        var levels = Choices()
        var limits = Self.limits(.notAsked)
        for purpose in PurposeCode.allCases {
            let (level, limit) = Self.effective(
                recorded: nil, carried: carried[purpose], ceiling: signals.ceiling(for: purpose))
            levels[purpose] = level
            limits[Int(purpose.rawValue)] = Self.named(limit, signals)
        }
        return Standing(
            shop: shop, isStranger: true, version: 0, levels: levels, limits: limits, account: nil, key: nil)
    }

    /// What holds when a recorded decision, a carried choice and a signal meet: the lowest of them.
    ///
    /// Pure, so that every cell of the table can be tested. A carried choice alone never reaches beyond `visit`.
    static func effective(recorded: Level?, carried: Level?, ceiling: Level) -> (level: Level, limit: Limit) {
        let asked: (level: Level, limit: Limit) =
            switch (recorded, carried) {
            case (nil, nil): (.off, .notAsked)
            case (nil, let carried?): (min(carried, .visit), carried > .off ? .noAccount : .decided)
            case (let recorded?, nil): (recorded, .decided)
            case (let recorded?, let carried?): (min(recorded, carried), .decided)
            }
        return ceiling < asked.level ? (ceiling, .signal) : asked
    }

    /// Her age is the reason where both it and a signal would be: it is the one that she cannot change.
    private static func named(_ limit: Limit, _ signals: Signals) -> Limit {
        limit == .signal && signals.isBelowAge ? .belowAge : limit
    }

    private static func limits(_ limit: Limit) -> [Limit] { Array(repeating: limit, count: PurposeCode.allCases.count) }
}
