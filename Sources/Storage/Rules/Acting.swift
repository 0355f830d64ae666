import Consent
import Ledger
import Shop

/// One change being made inside a transaction.
///
/// A rule that does not hold throws; the engine then takes back whatever was written so far.
struct Acting<Rows: Tables> {
    var rows: Rows
    var tail: Tail
    private(set) var committed = Committed(position: 0)
    /// Whether bytes about a person were deleted, so that they must leave the files as well.
    private(set) var erased = false

    init(on rows: Rows, tail: Tail) {
        self.rows = rows
        self.tail = tail
    }

    /// Makes the whole change.
    mutating func make(_ change: Change) throws(StoreFault) {
        for condition in change.guards { try hold(condition) }
        for write in change.writes { try perform(write) }
        committed.position = tail.journal
    }

    private mutating func hold(_ condition: Guard) throws(StoreFault) {
        switch condition {
        case .unseen(let messages, let day):
            let known = try rows.mark(messages, day: day)
            guard known.isEmpty else { throw StoreFault(.seen, messages: known) }
        case .current(let account):
            guard try rows.entry(of: account.shopper)?.version == account.version else { throw StoreFault(.stale) }
        case .revision(let shopper, let purpose, let revision):
            guard try rows.revision(of: shopper, purpose) ?? 0 == revision else { throw StoreFault(.stale) }
        }
    }

    private mutating func perform(_ write: Write) throws(StoreFault) {
        switch write {
        case .contribute(let contribution): try rows.append(contribution, at: tail.nextFact())
        case .forget(let visit): try forget(visit)
        case .seal(let sealed): try seal(sealed)
        case .unseal(let shopper, let purpose): try unseal(shopper, purpose)
        case .tally(let tally): try rows.add(tally)
        case .decide(let shopper, let decisions, let after, let key): try decide(shopper, decisions, after, key)
        case .signal(let shopper, let mark, let after): try note(mark, of: shopper, after)
        case .destroyKey(let shopper): try destroyKey(of: shopper)
        case .erase(let shopper, let after): try erase(shopper, after)
        case .lapse(let shopper, let purposes, let after): try lapse(shopper, purposes, after)
        case .dropDecisions(let shopper, let day): try dropDecisions(of: shopper, before: day)
        case .drop(let aged): try drop(aged)
        case .retained(let time): try rows.put(RetentionRun(time: time, position: tail.journal))
        case .item(let item, let run): try put(item, seenBy: run)
        case .unlist(let id): try unlist(id)
        case .closeFeed(let run): try close(run)
        case .tune(let tuning): try rows.append(tuning, at: tail.nextFact())
        case .request(let row, let after):
            guard try rows.eventCount(of: row.number) == after else { throw StoreFault(.stale) }
            try rows.put(row, after: after)
        case .dropRequest(let number): try dropRequest(number)
        case .rule(let rules): try rows.append(rules: rules.encoded(), at: tail.nextFact())
        case .publish(let edition): try rows.append(edition, at: tail.nextFact())
        case .line(let commitment): try append(commitment)
        }
    }

    /// A visit of which nothing is stored leaves no fact: no node can have learned it.
    private mutating func forget(_ visit: UInt64) throws(StoreFault) {
        guard try rows.removeContributions(of: visit) > 0 else { return }
        try rows.append(forgotten: visit, at: tail.nextFact())
        committed.counts.visitsForgotten += 1
        erased = true
    }

    /// Counts what was deleted, which must leave the files as well.
    mutating func noteErased(_ count: (inout Committed.Counts) -> Void) {
        count(&committed.counts)
        erased = true
    }

    private mutating func append(_ commitment: Commitment) throws(StoreFault) {
        let index = tail.frontier.size
        let completed = tail.frontier.append(commitment.leaf)
        try rows.append(LogLine(index: index, leaf: commitment.leaf, root: tail.frontier.root))
        for node in completed { try rows.append(node) }
        committed.lines.append(UInt64(index))
    }
}

// MARK: - What is about a person

extension Acting {
    private mutating func seal(_ sealed: Sealed) throws(StoreFault) {
        let before = try rows.revision(of: sealed.account.shopper, sealed.purpose) ?? 0
        guard sealed.revision > 0, before == sealed.revision - 1 else { throw StoreFault(.stale) }
        try rows.put(sealed)
    }

    private mutating func unseal(_ shopper: Pseudonym, _ purpose: PurposeCode) throws(StoreFault) {
        let deleted = try rows.removeSealed(of: shopper, purpose)
        committed.counts.sealedDeleted += deleted
        if deleted > 0 { erased = true }
    }

    private mutating func decide(
        _ shopper: Pseudonym, _ decisions: [Decision], _ after: UInt64, _ key: [UInt8]?
    ) throws(StoreFault) {
        let before = try rows.entry(of: shopper)
        guard before?.version ?? 0 == after else { throw StoreFault(.stale) }
        var entry = before ?? ConsentEntry(choices: Choices(), version: 0, wrappedKey: nil)
        for decision in decisions {
            entry.choices[decision.purpose] = decision.level
            entry.expiries[decision.purpose] = decision.level > .off ? decision.expires : nil
            try rows.append(decision, of: shopper)
        }
        entry.version = tail.nextVersion()
        if let key { entry.wrappedKey = key }
        try rows.put(entry, of: shopper)
    }

    /// It changes nothing that she may be used for, and so the version stays.
    private mutating func note(_ mark: SignalMark, of shopper: Pseudonym, _ after: UInt64) throws(StoreFault) {
        guard var entry = try rows.entry(of: shopper), entry.version == after, let line = committed.lines.last else {
            throw StoreFault(.stale)
        }
        entry.signal = mark
        entry.signal?.line = line
        try rows.put(entry, of: shopper)
    }

    private mutating func destroyKey(of shopper: Pseudonym) throws(StoreFault) {
        guard var entry = try rows.entry(of: shopper), entry.wrappedKey != nil else { return }
        entry.wrappedKey = nil
        entry.version = tail.nextVersion()
        try rows.put(entry, of: shopper)
        committed.counts.keysDestroyed += 1
        erased = true
    }

    /// Replaces the wrapping of her key if it is still the one that was read; false otherwise.
    ///
    /// It changes nothing that she may be used for, and so the version stays. The old wrapping must leave the files:
    /// with the former master key it would open what is erased later.
    mutating func rewrap(_ old: [UInt8], as new: [UInt8], of shopper: Pseudonym) throws(StoreFault) -> Bool {
        guard var entry = try rows.entry(of: shopper), entry.wrappedKey == old else { return false }
        entry.wrappedKey = new
        try rows.put(entry, of: shopper)
        erased = true
        return true
    }

    private mutating func dropRequest(_ number: RequestNumber) throws(StoreFault) {
        let deleted = try rows.removeRequest(number)
        committed.counts.requestsDeleted += deleted
        if deleted > 0 { erased = true }
    }

    private mutating func erase(_ shopper: Pseudonym, _ after: UInt64) throws(StoreFault) {
        let entry = try rows.entry(of: shopper)
        guard entry?.version ?? 0 == after else { throw StoreFault(.stale) }
        let sealed = try rows.removeSealed(of: shopper, nil)
        let decisions = try rows.removeDecisions(of: shopper)
        for request in try rows.requests(of: shopper) { try dropRequest(request.number) }
        if let entry {
            try rows.removeEntry(of: shopper)
            if entry.wrappedKey != nil { committed.counts.keysDestroyed += 1 }
        }
        committed.counts.sealedDeleted += sealed
        committed.counts.decisionsDeleted += decisions
        // Also where nothing was: emptying the log is most of the wait, and no wait shall tell who was known.
        erased = true
    }
}

// MARK: - What is about the catalog

extension Acting {
    private mutating func put(_ item: Item, seenBy run: FeedRun?) throws(StoreFault) {
        guard item.availability != .unlisted else { return try unlist(item.id) }
        // A run that nobody opened, such as one from before a restore, cannot be ended; its items just stay.
        var mark: (feed: Int64, number: Int64)?
        if let run, let feed = try rows.feed(run.feed) { mark = (feed.number, run.number) }
        let known = try rows.stored(item.id)
        // Where a feed repeats an id its first row counts, so that reading the same feed again changes nothing.
        if let known, let mark, try !rows.mark(known, by: mark) {
            committed.counts.itemsRepeated += 1
            return
        }
        guard known?.item != item else { return }
        var stored = if let known { known } else { StoredItem(number: try tail.nextItem(), item: item, fact: 0) }
        stored.item = item
        stored.fact = tail.nextFact()
        try rows.put(stored)
        if known == nil, let mark { _ = try rows.mark(stored, by: mark) }
        committed.counts.itemsChanged += 1
    }

    private mutating func unlist(_ id: String) throws(StoreFault) {
        guard let known = try rows.stored(id), known.item.availability != .unlisted else { return }
        let blank = Item(id: id, availability: .unlisted)
        try rows.put(StoredItem(number: known.number, item: blank, fact: tail.nextFact()))
        try rows.unmark(known)
        committed.counts.itemsUnlisted += 1
    }

    private mutating func close(_ run: FeedRun) throws(StoreFault) {
        guard var feed = try rows.feed(run.feed) else { return }
        for id in try rows.unseen(by: (feed.number, run.number)) { try unlist(id) }
        feed.closed = max(feed.closed, run.number)
        try rows.put(feed)
    }

    /// The numbers of items; what is unknown gets one, and no fact, because nothing is known of it but its id.
    mutating func numbers(of ids: [String]) throws(StoreFault) -> [ItemNumber] {
        var numbers: [ItemNumber] = []
        for id in ids {
            if let known = try rows.stored(id) {
                numbers.append(known.number)
            } else {
                let number = try tail.nextItem()
                try rows.put(StoredItem(number: number, item: Item(id: id, availability: .unlisted), fact: 0))
                numbers.append(number)
            }
        }
        return numbers
    }

    /// Begins a run, which is newer than every run before it.
    mutating func open(_ name: String) throws(StoreFault) -> FeedRun {
        var feed: StoredFeed
        if let known = try rows.feed(name) {
            feed = known
        } else {
            feed = StoredFeed(number: tail.nextFeed(), name: name, run: 0, closed: 0)
        }
        feed.run += 1
        try rows.put(feed)
        return FeedRun(feed: name, number: feed.run)
    }
}
