import Crypto
import Testing

@testable import Consent

/// Law 6: every shopper has a key of her own, which nothing but its wrapped form can bring back.
@Suite struct KeyTests {
    static func master() throws -> MasterKey { try MasterKey(hex: MasterKey.newHex()) }

    @Test func aWrappedKeyIsUselessWithAnotherMaster() throws {
        let house = try House()
        let ada = house.shopper("ada")
        let wrapped = try ShopperKey().wrapped(for: ada, in: 1, by: house.master)
        #expect(throws: KeyFault.cannotUnwrap) { try ShopperKey(wrapped: wrapped, of: ada, in: 1, by: Self.master()) }
        _ = try ShopperKey(wrapped: wrapped, of: ada, in: 1, by: house.master)
    }

    @Test func aWrappedKeyIsBoundToItsShopperAndShop() throws {
        let house = try House()
        let wrapped = try ShopperKey().wrapped(for: house.shopper("ada"), in: 1, by: house.master)
        #expect(throws: KeyFault.cannotUnwrap) {
            try ShopperKey(wrapped: wrapped, of: house.shopper("eve"), in: 1, by: house.master)
        }
        #expect(throws: KeyFault.cannotUnwrap) {
            try ShopperKey(wrapped: wrapped, of: house.shopper("ada"), in: 2, by: house.master)
        }
    }

    @Test func everyChangedByteOfAWrappedKeyIsNoticed() throws {
        let house = try House()
        let ada = house.shopper("ada")
        let wrapped = try ShopperKey().wrapped(for: ada, in: 1, by: house.master)
        for at in wrapped.indices {
            var changed = wrapped
            changed[at] ^= 1
            #expect(throws: KeyFault.cannotUnwrap) {
                try ShopperKey(wrapped: changed, of: ada, in: 1, by: house.master)
            }
        }
        #expect(throws: KeyFault.cannotUnwrap) { try ShopperKey(wrapped: [], of: ada, in: 1, by: house.master) }
    }

    /// Were keys derived from the master or from the pseudonym, the second would equal the first.
    @Test func aNewKeyOwesNothingToItsOwner() throws {
        let house = try House()
        let ada = house.shopper("ada")
        var subkeys: Set<[UInt8]> = []
        for _ in 0..<50 {
            let wrapped = try house.desk.newWrappedKey(for: ada, in: 1)
            let key = try ShopperKey(wrapped: wrapped, of: ada, in: 1, by: house.master)
            subkeys.formUnion(PurposeCode.allCases.map { key.subkey(for: $0).bytes })
        }
        #expect(subkeys.count == 50 * PurposeCode.allCases.count)
        #expect(subkeys.allSatisfy { $0.count == 32 })
    }

    @Test func theSameWrappedKeyGivesTheSameSubkeys() throws {
        let house = try House()
        let ada = house.shopper("ada")
        let wrapped = try house.desk.newWrappedKey(for: ada, in: 1)
        let twice = try (0..<2).map { _ in try ShopperKey(wrapped: wrapped, of: ada, in: 1, by: house.master) }
        for purpose in PurposeCode.allCases {
            #expect(twice[0].subkey(for: purpose).bytes == twice[1].subkey(for: purpose).bytes)
        }
    }

    @Test(arguments: [0, 1, 16, 31, 33, 64])
    func aMasterKeyHasThirtyTwoBytes(count: Int) {
        #expect(throws: KeyFault.wrongLength) { try MasterKey(bytes: Array(repeating: 7, count: count)) }
        let hex = String(repeating: "07", count: count)
        #expect(throws: KeyFault.wrongLength) { try MasterKey(hex: hex) }
    }

    @Test(arguments: [
        "not a key", "0x" + String(repeating: "07", count: 31), String(repeating: "0g", count: 32),
        String(repeating: "7", count: 63),
        String(repeating: "07", count: 16) + " " + String(repeating: "07", count: 16),
        String(repeating: "０", count: 64),
    ])
    func aMasterKeyIsWrittenInHexadecimal(text: String) {
        #expect(throws: KeyFault.notHexadecimal) { try MasterKey(hex: text) }
    }

    /// A key file ends in a line feed, and an editor may leave more.
    @Test(arguments: ["%", "%\n", " %\t\r\n", "\n\n%"])
    func whiteSpaceAroundAMasterKeyIsAllowed(around: String) throws {
        let hex = MasterKey.newHex()
        let key = try MasterKey(
            hex: around.split(separator: "%", omittingEmptySubsequences: false).joined(separator: hex))
        let wrapped = try ShopSecret.newWrapped(for: 1, by: key)
        _ = try ShopSecret(wrapped: wrapped, of: 1, by: MasterKey(hex: hex.uppercased()))
    }

    @Test func newMasterKeysDiffer() {
        let keys = Set((0..<100).map { _ in MasterKey.newHex() })
        #expect(keys.count == 100)
        #expect(keys.allSatisfy { $0.count == 64 && $0 == $0.lowercased() })
    }
}

extension SymmetricKey {
    var bytes: [UInt8] { unsafe withUnsafeBytes { unsafe Array($0) } }
}
