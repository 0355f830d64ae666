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

    /// Runs `body` with the cohort of a purpose; whoever agreed to nothing is not in it.
    public func withCohort<P: Purpose, Result>(
        of shop: ShopNumber, _: P.Type, _ body: (borrowing Cohort<P>) async throws -> Result
    ) async rethrows -> Result {
        try await body(
            Cohort(shop: shop, today: CalendarDay(containing: clock()), master: master, struck: struck))
    }

    /// A new random key for a shopper, wrapped for the store.
    public func newWrappedKey(for shopper: Pseudonym, in shop: ShopNumber) throws(KeyFault) -> [UInt8] {
        try ShopperKey().wrapped(for: shopper, in: shop, by: master)
    }

    /// Runs `body` under the permit of an erasure, which nobody shall be able to tell from one of a shopper nobody knows:
    /// where there is no key of hers, the permit is of a new one, which opens nothing, and `opens` is false.
    public func withErasure<P: Purpose, Result>(
        of shopper: Pseudonym, in shop: ShopNumber, _: P.Type,
        _ body: (_ permit: borrowing Permit<P>, _ opens: Bool) async throws -> Result
    ) async throws -> Result {
        let entry = try await book.entry(of: shopper, in: shop)
        let known = try entry?.wrappedKey.map { try ShopperKey(wrapped: $0, of: shopper, in: shop, by: master) }
        return try await body(
            Permit(
                shop: shop, level: .account, basis: .duty(.erase),
                account: Account(shopper: shopper, version: entry?.version ?? 0),
                subkey: (known ?? ShopperKey()).subkey(for: P.code)), known != nil)
    }

    /// Puts her key on the list of destroyed ones, which comes before her rows are deleted: if that fails, nothing of
    /// hers is used any more all the same.
    ///
    /// With `mark` she is erased, and known again by it. Whether she had a key does not show: the list grows by as much.
    public func strike(_ shopper: Pseudonym, in shop: ShopNumber, erased mark: KeyMark? = nil) async throws {
        guard let struck else { return }
        let key = try await book.entry(of: shopper, in: shop).flatMap { try self.key(of: $0, shopper, shop) }
        let own = key ?? (mark == nil ? nil : ShopperKey())
        let marks = [own?.mark, mark].compactMap(\.self)
        if !marks.isEmpty { try await struck.strike(marks) }
    }

    /// From when on, in seconds since 1970, records of the shop's own may count for a shopper who was erased: from her
    /// newest decision since; `.max` while there is none, and nil for everybody who never was.
    public func comeback(of shopper: Pseudonym, erased mark: KeyMark, in shop: ShopNumber) async throws -> Int64? {
        guard let struck else { return nil }
        let entry = try await book.entry(of: shopper, in: shop)
        if let entry, try isStruck(entry, of: shopper, in: shop) { return .max }
        guard struck.contains(mark) else { return nil }
        return try await book.decisions(of: shopper, in: shop).map(\.time).max() ?? .max
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
            let recorded = Self.counted(entry.choices[purpose], expires: entry.expiries[purpose], on: today)
            let isExpired = recorded != entry.choices[purpose]
            var (level, limit) = Self.effective(
                recorded: recorded, carried: claim.carried[purpose],
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

    /// A choice on record, as it counts on a day: a yes that ran out is a no.
    static func counted(_ choice: Level?, expires: CalendarDay?, on today: CalendarDay) -> Level? {
        guard let expires, expires <= today else { return choice }
        return .off
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
