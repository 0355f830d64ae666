import Consent
import Crypto
import Testing

/// One secret of a shop gives its pseudonyms and numbers: always the same ones, and never those of another shop.
@Suite struct ShopSecretTests {
    static func master() throws -> MasterKey { try MasterKey(hex: MasterKey.newHex()) }

    @Test func theSameSecretKnowsAShopperAgain() throws {
        let master = try Self.master()
        let wrapped = try ShopSecret.newWrapped(for: 1, by: master)
        let today = try ShopSecret(wrapped: wrapped, of: 1, by: master)
        let tomorrow = try ShopSecret(wrapped: wrapped, of: 1, by: master)
        #expect(today.pseudonym(of: "4711") == tomorrow.pseudonym(of: "4711"))
        #expect(today.visitNumber(of: "v1") == tomorrow.visitNumber(of: "v1"))
        #expect(today.messageNumber(of: "m1") == tomorrow.messageNumber(of: "m1"))
        #expect(today.tokenKey == tomorrow.tokenKey)
        #expect(try today.ledgerKey().rawRepresentation == tomorrow.ledgerKey().rawRepresentation)
    }

    @Test func anotherShopKnowsNothingOfIt() throws {
        let master = try Self.master()
        let one = try ShopSecret(wrapped: ShopSecret.newWrapped(for: 1, by: master), of: 1, by: master)
        let other = try ShopSecret(wrapped: ShopSecret.newWrapped(for: 2, by: master), of: 2, by: master)
        #expect(one.pseudonym(of: "4711") != other.pseudonym(of: "4711"))
        #expect(one.visitNumber(of: "v1") != other.visitNumber(of: "v1"))
        #expect(one.messageNumber(of: "m1") != other.messageNumber(of: "m1"))
        #expect(one.tokenKey != other.tokenKey)
        #expect(try one.ledgerKey().rawRepresentation != other.ledgerKey().rawRepresentation)
    }

    /// One customer number, one visit and one message of the same text must not be recognisable as the same.
    @Test func whatIsOneTextHasThreeNumbers() throws {
        let master = try Self.master()
        let secret = try ShopSecret(wrapped: ShopSecret.newWrapped(for: 1, by: master), of: 1, by: master)
        let start = secret.pseudonym(of: "same").bytes.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        #expect(Set([secret.visitNumber(of: "same"), secret.messageNumber(of: "same"), start]).count == 3)
    }

    @Test func everyShopperHasAPseudonymOfHerOwn() throws {
        let master = try Self.master()
        let secret = try ShopSecret(wrapped: ShopSecret.newWrapped(for: 1, by: master), of: 1, by: master)
        let names = (0..<2_000).map(String.init) + ["", "a", "a ", "A", "ä", "a\u{308}", "a\u{0}"]
        #expect(Set(names.map { secret.pseudonym(of: $0).bytes }).count == names.count)
        #expect(Set(names.map(secret.visitNumber)).count == names.count)
    }

    @Test func aSecretIsBoundToItsShopAndMaster() throws {
        let master = try Self.master()
        let wrapped = try ShopSecret.newWrapped(for: 1, by: master)
        #expect(throws: KeyFault.cannotUnwrap) { try ShopSecret(wrapped: wrapped, of: 2, by: master) }
        #expect(throws: KeyFault.cannotUnwrap) { try ShopSecret(wrapped: wrapped, of: 1, by: Self.master()) }
        #expect(throws: KeyFault.cannotUnwrap) { try ShopSecret(wrapped: Array(wrapped.dropLast()), of: 1, by: master) }
    }
}
