import Crypto
import Testing

@testable import Consent

/// What a master key wraps says which key that was, so that one can follow the other without a pause.
@Suite struct MasterKeyIdTests {
    static func master() throws -> MasterKey { try MasterKey(hex: MasterKey.newHex()) }

    @Test func aWrappedKeyNamesItsMasterKey() throws {
        let (former, next) = (try Self.master(), try Self.master())
        #expect(former.id != next.id && former.id.count == 16)
        #expect(MasterKey.id(of: try ShopSecret.newWrapped(for: 1, by: former)) == former.id)
        #expect(MasterKey.id(of: try ShopSecret.newWrapped(for: 1, by: next.opening(also: former))) == next.id)
    }

    /// The id is public, so it must not be a piece of the key.
    @Test func theIdIsNoPartOfTheKey() throws {
        for _ in 0..<50 {
            let hex = MasterKey.newHex()
            let id = try MasterKey(hex: hex).id
            #expect(!hex.contains(id))
            #expect(try MasterKey(hex: hex).id == id)
        }
    }

    @Test func twoMasterKeysOpenWhatEitherWrapped() throws {
        let (former, next) = (try Self.master(), try Self.master())
        for both in [former.opening(also: next), next.opening(also: former)] {
            for one in [former, next] {
                _ = try ShopSecret(wrapped: ShopSecret.newWrapped(for: 1, by: one), of: 1, by: both)
            }
            let third = try ShopSecret.newWrapped(for: 1, by: Self.master())
            #expect(throws: KeyFault.cannotUnwrap) { try ShopSecret(wrapped: third, of: 1, by: both) }
        }
    }

    /// A wrapped key from before keys were named has no id, and opens all the same.
    @Test func whatWasWrappedBeforeIsOpenedAndRenamed() throws {
        let (former, next) = (try Self.master(), try Self.master())
        let today = try ShopSecret.newWrapped(for: 1, by: former)
        let old = WrappedKey(shop: 1, shopper: nil, bytes: Array(today.dropFirst(8)))
        #expect(old.master == nil)
        _ = try ShopSecret(wrapped: old.bytes, of: 1, by: former)
        for master in [former, next.opening(also: former)] {
            let new = try #require(try old.rewrapped(by: master))
            #expect(new.master == master.id)
            let secrets = try (
                ShopSecret(wrapped: old.bytes, of: 1, by: former), ShopSecret(wrapped: new.bytes, of: 1, by: master)
            )
            #expect(secrets.0.tokenKeyHex == secrets.1.tokenKeyHex)
            #expect(try new.rewrapped(by: master) == nil, "nothing to do the second time")
        }
        #expect(throws: KeyFault.cannotUnwrap) { try old.rewrapped(by: next) }
    }

    /// The list of destroyed keys knows a key again whichever master key wraps it.
    @Test func aKeyKeepsItsMark() throws {
        let (former, next) = (try Self.master(), try Self.master())
        let her = Pseudonym(bytes: Array(repeating: 7, count: 16))
        let key = ShopperKey()
        let old = WrappedKey(shop: 1, shopper: her, bytes: try key.wrapped(for: her, in: 1, by: former))
        let new = try #require(try old.rewrapped(by: next.opening(also: former)))
        #expect(try ShopperKey(wrapped: new.bytes, of: her, in: 1, by: next).mark == key.mark)
    }

    /// A key whose id was changed names a master key that nobody has, or one that does not open it.
    @Test func aWrongNameOpensNothing() throws {
        let (former, next) = (try Self.master(), try Self.master())
        let hers = try ShopSecret.newWrapped(for: 1, by: former)
        let other = try ShopSecret.newWrapped(for: 1, by: next)
        let swapped = Array(other.prefix(8)) + Array(hers.dropFirst(8))
        #expect(throws: KeyFault.cannotUnwrap) {
            try ShopSecret(wrapped: swapped, of: 1, by: next.opening(also: former))
        }
    }
}
