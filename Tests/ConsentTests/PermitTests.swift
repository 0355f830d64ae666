import Consent
import Testing

/// What was sealed for a purpose opens under the permit of that purpose, for that shopper, and nowhere else.
@Suite struct PermitTests {
    static let words = Array("three tents and a lantern".utf8)

    /// What opening a row under a fresh permit of a purpose gives.
    static func open<P: Purpose>(
        _ row: SealedRow, as _: P.Type, of name: String, in house: House, shop: ShopNumber = House.shop
    ) async throws -> [UInt8]? {
        var claim = house.claim(name)
        claim.shop = shop
        return try await house.desk.withStanding(for: claim) { standing in
            try standing.withPermit(P.self) { permit in try permit.open(row) }
        }
    }

    static func seal<P: Purpose>(
        _ plain: [UInt8], as _: P.Type, of name: String, in house: House, revision: UInt64 = 1
    ) async throws -> SealedRow {
        let sealed = try await house.desk.withStanding(for: house.claim(name)) { standing in
            try standing.withPermit(P.self) { permit in try permit.seal(plain, revision: revision) }
        }
        let found = try #require(sealed)
        #expect(found.purpose == P.code && found.revision == revision)
        #expect(found.account.shopper == house.shopper(name))
        return SealedRow(revision: found.revision, bytes: found.bytes)
    }

    static func agreed() throws -> House {
        var house = try House()
        for name in ["ada", "eve"] { try house.record(name, Choices(all: .account)) }
        return house
    }

    @Test func whatIsSealedOpensUnderTheSamePurpose() async throws {
        let house = try Self.agreed()
        let row = try await Self.seal(Self.words, as: Learning.self, of: "ada", in: house)
        #expect(try await Self.open(row, as: Learning.self, of: "ada", in: house) == Self.words)
        #expect(row.bytes.count == Self.words.count + 28, "a nonce of 12 and a tag of 16 bytes")
        let empty = try await Self.seal([], as: Learning.self, of: "ada", in: house)
        #expect(try await Self.open(empty, as: Learning.self, of: "ada", in: house) == [])
    }

    @Test func noOtherPurposeOpensIt() async throws {
        let house = try Self.agreed()
        let row = try await Self.seal(Self.words, as: Recommending.self, of: "ada", in: house)
        func refuses<P: Purpose>(_ purpose: P.Type) async {
            await #expect(throws: KeyFault.cannotOpen, "\(P.code.name)") {
                try await Self.open(row, as: purpose, of: "ada", in: house)
            }
        }
        await refuses(Remembering.self)
        await refuses(Learning.self)
        await refuses(Measuring.self)
        await refuses(Messaging.self)
        await refuses(Offering.self)
        await refuses(Researching.self)
    }

    @Test func noOtherShopperOpensIt() async throws {
        let house = try Self.agreed()
        let row = try await Self.seal(Self.words, as: Learning.self, of: "ada", in: house)
        await #expect(throws: KeyFault.cannotOpen) {
            try await Self.open(row, as: Learning.self, of: "eve", in: house)
        }
    }

    /// Her wrapped key is bound to the shop too, so in another shop the desk does not even open the key.
    @Test func noOtherShopOpensIt() async throws {
        let house = try Self.agreed()
        let row = try await Self.seal(Self.words, as: Learning.self, of: "ada", in: house)
        #expect(try await Self.open(row, as: Learning.self, of: "ada", in: house, shop: 8) == nil)
    }

    @Test(arguments: [0, 2, UInt64.max])
    func anOlderRowCannotTakeThePlaceOfANewerOne(revision: UInt64) async throws {
        let house = try Self.agreed()
        var row = try await Self.seal(Self.words, as: Learning.self, of: "ada", in: house)
        row.revision = revision
        await #expect(throws: KeyFault.cannotOpen) {
            try await Self.open(row, as: Learning.self, of: "ada", in: house)
        }
    }

    @Test func everyFlippedBitIsNoticed() async throws {
        let house = try Self.agreed()
        let row = try await Self.seal(Self.words, as: Learning.self, of: "ada", in: house)
        for bit in 0..<row.bytes.count * 8 {
            var changed = row
            changed.bytes[bit / 8] ^= 1 << (bit % 8)
            await #expect(throws: KeyFault.cannotOpen, "bit \(bit)") {
                try await Self.open(changed, as: Learning.self, of: "ada", in: house)
            }
        }
    }

    @Test func everyCutIsNoticed() async throws {
        let house = try Self.agreed()
        let row = try await Self.seal(Self.words, as: Learning.self, of: "ada", in: house)
        for count in 0..<row.bytes.count {
            let cut = SealedRow(revision: 1, bytes: Array(row.bytes.prefix(count)))
            await #expect(throws: KeyFault.cannotOpen, "\(count) bytes") {
                try await Self.open(cut, as: Learning.self, of: "ada", in: house)
            }
        }
    }

    @Test func theSameWordsNeverLookTheSame() async throws {
        let house = try Self.agreed()
        var seen: Set<[UInt8]> = []
        for _ in 0..<100 { seen.insert(try await Self.seal(Self.words, as: Learning.self, of: "ada", in: house).bytes) }
        #expect(seen.count == 100)
        #expect(seen.allSatisfy { !$0.contains(Self.words) })
    }

    @Test func withoutAnAccountNothingIsSealedOrOpened() async throws {
        let house = try Self.agreed()
        let row = try await Self.seal(Self.words, as: Learning.self, of: "ada", in: house)
        let visitor = house.claim(nil, carried: Choices(all: .account))
        await #expect(throws: KeyFault.noAccount) {
            try await house.desk.withStanding(for: visitor) { standing in
                try standing.withPermit(Learning.self) { permit in try permit.open(row) }
            }
        }
        await #expect(throws: KeyFault.noAccount) {
            try await house.desk.withStanding(for: visitor) { standing in
                _ = try standing.withPermit(Learning.self) { permit in try permit.seal(Self.words, revision: 1).revision
                }
            }
        }
    }

    @Test func aPermitSaysWhatItRestsOn() async throws {
        var house = try House()
        try house.record("ada", Choices([.learning: .account, .offers: .visit]), version: 41)
        let ada = house.shopper("ada")
        await house.desk.withStanding(for: house.claim("ada")) { standing in
            standing.withPermit(Learning.self) { permit in
                #expect(permit.basis == .decision(version: 41))
                #expect(permit.level == .account && permit.shop == House.shop)
                #expect(permit.account?.version == 41 && permit.account?.shopper == ada)
            }
            standing.withPermit(Offering.self) { permit in
                #expect(permit.level == .visit && permit.account == nil)
            }
            let measured: Bool? = standing.withPermit(Measuring.self) { _ in true }
            #expect(measured == nil, "what was not agreed to has no permit")
        }
    }

    @Test func aDutyOpensWhatNoPurposeAllowsAnyMore() async throws {
        var house = try Self.agreed()
        let row = try await Self.seal(Self.words, as: Learning.self, of: "ada", in: house)
        let ada = house.shopper("ada")
        house.book.entries[ada]?.choices = Choices(all: .off)
        #expect(try await Self.open(row, as: Learning.self, of: "ada", in: house) == nil)
        let opened = try await house.desk.withDuty(.erase, to: ada, in: House.shop, Learning.self) {
            permit in
            #expect(permit.basis == .duty(.erase))
            return try permit.open(row)
        }
        #expect(opened == Self.words)
    }
}

extension [UInt8] {
    /// Whether these bytes stand somewhere in here, one behind the other.
    func contains(_ part: [UInt8]) -> Bool {
        indices.contains { self[$0...].starts(with: part) }
    }
}
