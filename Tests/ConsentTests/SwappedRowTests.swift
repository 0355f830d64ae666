import Crypto
import Testing

@testable import Consent

/// A row belongs to one shop, shopper, purpose and revision: with the very same key it opens at no other place.
@Suite struct SwappedRowTests {
    /// Where a row stands.
    struct Place: Hashable {
        var shop: ShopNumber
        var shopper: UInt8
        var purpose: PurposeCode
        var revision: UInt64
    }

    static let places: [Place] = [ShopNumber(1), 2].flatMap { shop in
        [UInt8(1), 2].flatMap { shopper in
            PurposeCode.allCases.flatMap { purpose in
                [UInt64(1), 2].map { Place(shop: shop, shopper: shopper, purpose: purpose, revision: $0) }
            }
        }
    }

    static func shopper(_ number: UInt8) -> Pseudonym { Pseudonym(bytes: Array(repeating: number, count: 16)) }

    /// Runs `body` under a permit for a place, whose subkey is `key` whatever the place.
    static func permit<P: Purpose, Result>(
        _: P.Type, at place: Place, _ key: SymmetricKey, _ body: (borrowing Permit<P>) throws -> Result
    ) rethrows -> Result {
        try body(
            Permit<P>(
                shop: place.shop, level: .account, basis: .decision(version: 1),
                account: Account(shopper: shopper(place.shopper), version: 1), subkey: key))
    }

    static func seal(_ words: [UInt8], at place: Place, _ key: SymmetricKey) throws -> SealedRow {
        func seal<P: Purpose>(_: P.Type) throws -> SealedRow {
            try permit(P.self, at: place, key) { permit in
                let sealed = try permit.seal(words, revision: place.revision)
                return SealedRow(revision: sealed.revision, bytes: sealed.bytes)
            }
        }
        return try place.purpose.run { try seal($0) }
    }

    static func open(_ row: SealedRow, at place: Place, _ key: SymmetricKey) -> [UInt8]? {
        func open<P: Purpose>(_: P.Type) throws -> [UInt8] {
            try permit(P.self, at: place, key) { permit in
                try permit.open(SealedRow(revision: place.revision, bytes: row.bytes))
            }
        }
        return try? place.purpose.run { try open($0) }
    }

    /// Keys of purposes are kept apart besides; here they are made one, so that only the binding can refuse.
    @Test func aRowOpensAtItsOwnPlaceOnly() throws {
        let key = SymmetricKey(size: .bits256)
        for (number, place) in Self.places.enumerated() {
            let words = Array("row \(number)".utf8)
            let row = try Self.seal(words, at: place, key)
            for other in Self.places {
                #expect(Self.open(row, at: other, key) == (other == place ? words : nil), "\(place) \(other)")
            }
        }
    }

    /// And with the binding made one, the subkeys refuse.
    @Test func theKeyOfAPurposeIsNoOthers() throws {
        let key = ShopperKey()
        let place = Place(shop: 1, shopper: 1, purpose: .learning, revision: 1)
        let row = try Self.seal([1, 2, 3], at: place, key.subkey(for: .learning))
        for purpose in PurposeCode.allCases {
            let opened = Self.open(row, at: place, key.subkey(for: purpose))
            #expect((opened != nil) == (purpose == .learning), "\(purpose)")
        }
    }
}

extension PurposeCode {
    /// Calls a generic function with the type of this purpose.
    func run<Result>(_ body: (any Purpose.Type) throws -> Result) rethrows -> Result {
        switch self {
        case .recommendations: try body(Recommending.self)
        case .history: try body(Remembering.self)
        case .learning: try body(Learning.self)
        case .measurement: try body(Measuring.self)
        case .messages: try body(Messaging.self)
        case .offers: try body(Offering.self)
        case .research: try body(Researching.self)
        }
    }
}
