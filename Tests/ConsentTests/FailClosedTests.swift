import Consent
import Testing

/// Where the desk cannot know, it says no.
@Suite struct FailClosedTests {
    @Test func aBrokenBookPermitsNothing() async throws {
        var house = try House()
        try house.record("ada", Choices(all: .account))
        house.book.isBroken = true
        let claim = house.claim("ada", carried: Choices(all: .account))
        #expect(await house.levels(claim).allSatisfy { $0 == .off })
        #expect(await house.limits(claim).allSatisfy { $0 == .storeUnavailable })
        let isStranger = await house.desk.withStanding(for: claim) { $0.isStranger }
        #expect(!isStranger, "what cannot be read is not nothing")
        let permit: Bool? = await house.desk.withStanding(for: claim) { standing in
            standing.withPermit(Recommending.self) { _ in true }
        }
        #expect(permit == nil)
    }

    @Test func aVisitorIsAnsweredWithoutTheBook() async throws {
        var house = try House()
        house.book.isBroken = true
        #expect(await house.levels(house.claim(nil, carried: Choices(all: .visit))).allSatisfy { $0 == .visit })
    }

    @Test func aWrongMasterKeyPermitsNothing() async throws {
        var house = try House()
        try house.record("ada", Choices(all: .account))
        let wrong = ConsentDesk(book: house.book, master: try MasterKey(hex: MasterKey.newHex())) { House.now }
        let seen = await wrong.withStanding(for: house.claim("ada")) { standing in
            PurposeCode.allCases.map { (standing.level(of: $0), standing.limit(of: $0)) }
        }
        #expect(seen.allSatisfy { $0 == (.off, .storeUnavailable) })
    }

    @Test func aKeyOfSomebodyElsePermitsNothing() async throws {
        var house = try House()
        try house.record("ada", Choices(all: .account))
        try house.record("eve", Choices(all: .account))
        let (ada, eve) = (house.shopper("ada"), house.shopper("eve"))
        let keyOfEve = house.book.entries[eve]?.wrappedKey
        house.book.entries[ada]?.wrappedKey = keyOfEve
        #expect(await house.levels(house.claim("ada")).allSatisfy { $0 == .off })
    }

    @Test func withoutAKeyNothingReachesTheAccount() async throws {
        var house = try House()
        try house.record("ada", Choices(all: .account), withKey: false)
        #expect(await house.levels(house.claim("ada")).allSatisfy { $0 == .visit })
        let account = await house.desk.withStanding(for: house.claim("ada")) { standing in
            standing.withPermit(Learning.self) { permit in permit.account != nil }
        }
        #expect(account == false)
    }

    @Test func aShopperNobodyKnowsIsAVisitor() async throws {
        var house = try House()
        try house.record("eve", Choices(all: .off))
        #expect(await house.levels(house.claim("ada")).allSatisfy { $0 == .off })
        #expect(await house.levels(house.claim("ada", carried: Choices(all: .account))).allSatisfy { $0 == .visit })
        for (name, isStranger) in [(nil, true), ("ada", true), ("eve", false)] {
            let seen = await house.desk.withStanding(for: house.claim(name)) { $0.isStranger }
            #expect(seen == isStranger)
        }
    }

    /// A duty is not a favour: who cannot carry it out must hear of it, and must not take it for done.
    @Test func aDutyThatCannotBeDoneThrows() async throws {
        var house = try House()
        try house.record("ada", Choices(all: .account))
        let shopper = house.shopper("ada")
        let wrong = ConsentDesk(book: house.book, master: try MasterKey(hex: MasterKey.newHex())) { House.now }
        await #expect(throws: KeyFault.cannotUnwrap) {
            try await wrong.withDuty(.erase, to: shopper, in: House.shop, Learning.self) { _ in }
        }
        house.book.isBroken = true
        let broken = house.desk
        await #expect(throws: Book.Broken.self) {
            try await broken.withDuty(.erase, to: shopper, in: House.shop, Learning.self) { _ in }
        }
    }

    @Test func aDutyTowardsNobodyIsNothing() async throws {
        let house = try House()
        let done: Bool? = try await house.desk.withDuty(.erase, to: house.shopper("ada"), in: House.shop, Learning.self)
        {
            _ in true
        }
        #expect(done == nil)
    }
}
