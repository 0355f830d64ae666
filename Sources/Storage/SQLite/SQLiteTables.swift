import Consent
import Ledger
import Shop

/// One shop's rows on one connection.
struct SQLiteTables {
    let session: Session
    let shop: ShopNumber

    var of: Value { .integer(shop) }
}

extension SQLiteTables: ConsentTables {
    func entry(of shopper: Pseudonym) throws(StoreFault) -> ConsentEntry? {
        let found = try session.first(.entry, of, .bytes(shopper.bytes)) { row in
            let entry = ConsentEntry(
                choices: PackedChoices.decode(row.int(1)), version: row.uint(0),
                wrappedKey: row.isNull(2) ? nil : row.bytes(2),
                expiries: Expiries(stored: row.isNull(3) ? [] : row.bytes(3)) ?? Expiries(),
                signal: row.isNull(4) ? nil : PackedSignal.decode(row.bytes(4)))
            return (entry: entry, isOld: row.isNull(3))
        }
        guard var found else { return nil }
        if found.isOld {
            for decision in try decisions(of: shopper) {
                found.entry.expiries[decision.purpose] = decision.level > .off ? decision.expires : nil
            }
        }
        return found.entry
    }

    func put(_ entry: ConsentEntry, of shopper: Pseudonym) throws(StoreFault) {
        try session.run(
            .putEntry, of, .bytes(shopper.bytes), .int(entry.version), .integer(PackedChoices.encode(entry.choices)),
            .bytes(orNull: entry.wrappedKey), .bytes(entry.expiries.bytes),
            .bytes(orNull: entry.signal.map(PackedSignal.encode)),
            entry.expiries.first.map { .integer($0.number) } ?? .null)
    }

    func removeEntry(of shopper: Pseudonym) throws(StoreFault) {
        try session.run(.removeEntry, of, .bytes(shopper.bytes))
    }

    func append(_ decision: Decision, of shopper: Pseudonym) throws(StoreFault) {
        try session.run(
            .appendDecision, of, .bytes(shopper.bytes), .int(decision.purpose.rawValue), .int(decision.level.rawValue),
            .text(decision.notice.version), .text(decision.notice.language), .integer(decision.time),
            .integer(decision.expires.number), .text(orNull: decision.notice.hash?.description),
            .int(decision.surface.rawValue), .int(PackedSignals.encode(decision.signals)),
            .text("\(decision.place)"), .text(orNull: decision.rules?.description), .int(decision.status.rawValue))
    }

    func removeDecisions(of shopper: Pseudonym) throws(StoreFault) -> Int {
        try session.run(.removeDecisions, of, .bytes(shopper.bytes))
    }

    func decisions(of shopper: Pseudonym) throws(StoreFault) -> [Decision] {
        try session.rows(.decisions, of, .bytes(shopper.bytes)) { row throws(StoreFault) in
            Decision(
                purpose: try row.code(0, PurposeCode.self), level: try row.code(1, Level.self),
                notice: Notice(
                    version: row.text(2), language: row.text(3),
                    hash: row.isNull(6) ? nil : Fingerprint(stored: row.text(6))),
                time: row.int(4), expires: CalendarDay(number: row.int(5)), surface: try row.code(7, Surface.self),
                signals: PackedSignals.decode(try row.number(8)), place: Place(row.text(9)) ?? Place(),
                rules: row.isNull(10) ? nil : Fingerprint(stored: row.text(10)),
                status: try row.code(11, ConsentStatus.self))
        }
    }
}

extension SQLiteTables: SealedTables {
    func revision(of shopper: Pseudonym, _ purpose: PurposeCode) throws(StoreFault) -> UInt64? {
        try session.first(.revision, of, .bytes(shopper.bytes), .int(purpose.rawValue)) { $0.uint(0) }
    }

    func put(_ sealed: Sealed) throws(StoreFault) {
        try session.run(
            .putSealed, of, .bytes(sealed.account.shopper.bytes), .int(sealed.purpose.rawValue), .int(sealed.revision),
            .bytes(sealed.bytes), .int(sealed.oldest))
    }

    func removeSealed(of shopper: Pseudonym, _ purpose: PurposeCode?) throws(StoreFault) -> Int {
        guard let purpose else { return try session.run(.removeAllSealed, of, .bytes(shopper.bytes)) }
        return try session.run(.removeSealed, of, .bytes(shopper.bytes), .int(purpose.rawValue))
    }

    func sealedRow(of shopper: Pseudonym, _ purpose: PurposeCode) throws(StoreFault) -> SealedRow? {
        try session.first(.sealed, of, .bytes(shopper.bytes), .int(purpose.rawValue)) { row in
            SealedRow(revision: row.uint(0), bytes: row.bytes(1))
        }
    }
}

extension SQLiteTables: JournalTables {
    func mark(_ messages: [UInt64], day: Int32) throws(StoreFault) -> [UInt64] {
        var known: [UInt64] = []
        for message in messages {
            let fresh = try session.run(.markSeen, .int(message ^ apart), of, .int(day))
            if fresh == 0 { known.append(message) }
        }
        return known
    }

    /// Keeps the marks of shops apart in one column of whole numbers (the finisher of SplitMix64).
    var apart: UInt64 {
        var mixed = UInt64(bitPattern: shop) &* 0x9E37_79B9_7F4A_7C15
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }

    func append(_ contribution: Contribution, at number: UInt64) throws(StoreFault) {
        try session.run(
            .contribute, of, .int(number), .int(contribution.visit), .int(contribution.day),
            .bytes(StepCode.encode(contribution.steps)))
    }

    func append(forgotten visit: UInt64, at number: UInt64) throws(StoreFault) {
        try session.run(.forgotten, of, .int(number), .int(visit))
    }

    func append(_ tuning: Tuning, at number: UInt64) throws(StoreFault) {
        try session.run(.tuned, of, .int(number), .bytes(tuning.encoded()))
    }

    func append(rules json: [UInt8], at number: UInt64) throws(StoreFault) {
        try session.run(.ruled, of, .int(number), .bytes(json))
    }

    func append(_ edition: GraphEdition, at number: UInt64) throws(StoreFault) {
        try session.run(.removePublished, of)
        try session.run(.published, of, .int(number), .bytes(edition.encoded()))
    }

    func removeContributions(of visit: UInt64) throws(StoreFault) -> Int {
        try session.run(.removeContributions, of, .int(visit))
    }

    func add(_ tally: Tally) throws(StoreFault) {
        var fresh = 0
        for mark in tally.contributors {
            fresh += try session.run(.markContributor, .int(mark ^ apart), of, .int(tally.key.day))
        }
        try session.run(
            .addTally, of, .int(tally.key.day), .int(tally.key.kind.rawValue), .int(tally.key.item),
            .integer(tally.events), .integer(tally.pieces), .int(fresh))
    }

    func journalFacts(after number: UInt64, limit: Int) throws(StoreFault) -> [Fact] {
        try session.rows(.journalFacts, of, .integer(Int64(clamping: number)), .int(limit)) { row throws(StoreFault) in
            let number = row.uint(0)
            switch row.int(1) {
            case 0:
                guard let steps = StepCode.decode(row.bytes(4)) else { throw StoreFault(.corrupt) }
                let contribution = Contribution(stored: row.uint(2), day: try row.number(3), steps: steps)
                return Fact(number: number, body: .contributed(contribution))
            case 1: return Fact(number: number, body: .forgotten(visit: row.uint(2)))
            case 2:
                guard let tuning = Tuning(encoded: row.bytes(4)) else { throw StoreFault(.corrupt) }
                return Fact(number: number, body: .tuned(tuning))
            case 3: return Fact(number: number, body: .ruled(row.bytes(4)))
            case 4:
                guard let edition = GraphEdition(encoded: row.bytes(4)) else { throw StoreFault(.corrupt) }
                return Fact(number: number, body: .published(edition))
            default: throw StoreFault(.corrupt)
            }
        }
    }

    func counters(from: Int32, to: Int32) throws(StoreFault) -> [Counter] {
        try session.rows(.counters, of, .int(from), .int(to)) { row throws(StoreFault) in
            let key = Tally.Key(day: try row.number(0), kind: try row.code(1, EventKind.self), item: try row.number(2))
            return Counter(key: key, events: row.int(3), pieces: row.int(4), contributors: row.int(5))
        }
    }
}
