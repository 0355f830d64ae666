import Ledger
import Shop

@testable import Consent

/// What only the consent desk makes, made by hand, so that the store is tested by itself.
enum Mint {
    static func shopper(_ number: UInt8) -> Pseudonym { Pseudonym(bytes: [number] + Array(repeating: 0xA5, count: 15)) }

    static func account(_ shopper: Pseudonym, version: UInt64) -> Account {
        Account(shopper: shopper, version: version)
    }

    static func permit<P: Purpose>(_: P.Type, _ shopper: Pseudonym?, shop: ShopNumber = 1) -> Permit<P> {
        Permit(
            shop: shop, level: shopper == nil ? .visit : .account, basis: .carried,
            account: shopper.map { Account(shopper: $0, version: 1) }, subkey: nil)
    }

    static func sealed(
        _ shopper: Pseudonym, _ purpose: PurposeCode = .recommendations, revision: UInt64,
        _ bytes: [UInt8] = [1, 2, 3],
        oldest: Int32 = 0
    ) -> Sealed {
        Sealed(
            account: Account(shopper: shopper, version: 1), purpose: purpose, revision: revision, bytes: bytes,
            oldest: oldest)
    }

    static func decision(_ purpose: PurposeCode, _ level: Level, time: Int64 = 1_700_000_000) -> Decision {
        Decision(purpose: purpose, level: level, notice: Notice(version: "2024-1", language: "de-AT"), time: time)
    }

    static func contribution(_ visit: UInt64, _ items: [ItemNumber] = [1, 2], day: Int32 = 20_000) -> Contribution {
        Contribution(stored: visit, day: day, steps: items.map { VisitStep(item: $0, action: .view) })
    }

    static func tally(
        _ item: ItemNumber, day: Int32 = 20_000, events: Int64 = 1, pieces: Int64 = 1, by contributors: [UInt64] = []
    ) -> Tally {
        Tally(
            key: Tally.Key(day: day, kind: .viewItem, item: item), events: events, pieces: pieces,
            contributors: contributors, under: permit(Measuring.self, nil))
    }

    static func commitment(_ text: String) -> Commitment { Commitment(hash: Hash(sha256: Array(text.utf8))) }
}

extension Journal {
    /// Makes a change of shop 1.
    @discardableResult
    func make(_ writes: Write..., where guards: [Guard] = []) async throws -> Committed {
        try await commit(Change(shop: 1, guards: guards, writes: writes))
    }

    /// Every fact of shop 1.
    func allFacts() async throws -> [Fact] { try await facts(of: 1, after: 0, limit: .max) }
}
