import Shop
import Storage
import Synchronization
import Testing

@testable import Consent

/// The master key is changed in small steps, any of which may be the last before the power fails.
@Suite struct RotationContract {
    static let shoppers: [UInt8] = Array(1...11)
    static let words = Array("a lantern".utf8)

    /// Two shops whose shoppers each have a row sealed under the former master key.
    struct Filled {
        let former: MasterKey
        let next: MasterKey
        var both: MasterKey { next.opening(also: former) }

        init(_ store: any Store) async throws {
            former = try MasterKey(hex: MasterKey.newHex())
            next = try MasterKey(hex: MasterKey.newHex())
            let former = former
            for name in ["lamps", "tents"] {
                let shop = try await store.addShop(named: name) { try ShopSecret.newWrapped(for: $0, by: former) }
                let desk = RotationContract.desk(store, former)
                var (decisions, rows): ([Write], [Write]) = ([], [])
                for shopper in RotationContract.shoppers.map(Mint.shopper) {
                    let key = try desk.newWrappedKey(for: shopper, in: shop.number)
                    let yes = [Mint.decision(.learning, .account)]
                    decisions.append(.decide(shopper, yes, after: 0, key: key))
                }
                _ = try await store.commit(Change(shop: shop.number, writes: decisions))
                for shopper in RotationContract.shoppers.map(Mint.shopper) {
                    let sealed = try await desk.withDuty(.withdraw, to: shopper, in: shop.number, Learning.self) {
                        try $0.seal(RotationContract.words, revision: 1)
                    }
                    rows.append(.seal(try #require(sealed)))
                }
                _ = try await store.commit(Change(shop: shop.number, writes: rows))
            }
        }
    }

    static func desk(_ store: any Store, _ master: MasterKey) -> ConsentDesk {
        ConsentDesk(book: store, master: master) { 1_700_000_000 }
    }

    /// How many shoppers' rows open under a master key, and how many shops' secrets.
    static func opened(_ store: any Store, by master: MasterKey) async throws -> [Int] {
        var (shops, rows) = (0, 0)
        for shop in try await store.shops() {
            if (try? ShopSecret(wrapped: shop.wrappedSecret, of: shop.number, by: master)) != nil { shops += 1 }
            for shopper in shoppers.map(Mint.shopper) {
                let words = try? await desk(store, master).withDuty(
                    .withdraw, to: shopper, in: shop.number, Learning.self
                ) { permit in
                    try await store.row(under: permit).map { try permit.open($0) }
                }
                if words == Self.words { rows += 1 }
            }
        }
        return [shops, rows]
    }

    /// A shelf whose process dies at a given replacement: before it is durable, or after and before anybody heard.
    final class Dying: WrappedKeyShelf {
        struct Dead: Error {}
        let inner: any WrappedKeyShelf
        let isWritten: Bool
        private let left: Mutex<Int>

        init(_ inner: any WrappedKeyShelf, after calls: Int, isWritten: Bool) {
            self.inner = inner
            self.isWritten = isWritten
            left = Mutex(calls)
        }

        func wrappedSecrets() async throws -> [WrappedKey] { try await inner.wrappedSecrets() }

        func wrappedKeys(of shop: ShopNumber, after shopper: Pseudonym?, limit: Int) async throws -> [WrappedKey] {
            try await inner.wrappedKeys(of: shop, after: shopper, limit: limit)
        }

        func replace(_ keys: [(old: WrappedKey, new: WrappedKey)], of shop: ShopNumber) async throws -> Int {
            let isLast = left.withLock { left in
                left -= 1
                return left < 0
            }
            if isLast && !isWritten { throw Dead() }
            let replaced = try await inner.replace(keys, of: shop)
            if isLast { throw Dead() }
            return replaced
        }
    }

    @Test(arguments: Engine.allCases)
    func everyKeyIsWrappedByTheNextAndNoRowIsTouched(_ engine: Engine) async throws {
        try await engine.withStore { store async throws in
            let filled = try await Filled(store)
            let shelf = try #require(store as? any WrappedKeyShelf)
            let versions = try await Self.versions(store)
            #expect(try await Self.opened(store, by: filled.former) == [2, 22])
            #expect(try await KeyRotation(shelf).survey() == [filled.former.id: 24])
            let report = try await KeyRotation(shelf, batch: 4).run(to: filled.both)
            #expect((report.shops, report.shoppers, report.rewrapped) == (2, 22, 24))
            #expect(try await KeyRotation(shelf).survey() == [filled.next.id: 24])
            // The next key alone opens everything, the former nothing.
            #expect(try await Self.opened(store, by: filled.next) == [2, 22])
            #expect(try await Self.opened(store, by: filled.former) == [0, 0])
            #expect(try await Self.versions(store) == versions, "nothing she may be used for has changed")
            #expect(try await KeyRotation(shelf).run(to: filled.next).rewrapped == 0)
        }
    }

    /// Two shops' secrets, and three batches of four for each: eight replacements, and death at each of them.
    @Test(arguments: Engine.allCases, 0..<8)
    func aCrashAtAnyBatchIsMadeGoodByBeginningAgain(_ engine: Engine, _ batch: Int) async throws {
        for isWritten in [false, true] {
            try await engine.withStore { store async throws in
                let filled = try await Filled(store)
                let shelf = try #require(store as? any WrappedKeyShelf)
                let dying = Dying(shelf, after: batch, isWritten: isWritten)
                await #expect(throws: Dying.Dead.self) {
                    _ = try await KeyRotation(dying, batch: 4).run(to: filled.both)
                }
                // A server that holds both keys serves everybody meanwhile, whichever of them it wraps by.
                #expect(try await Self.opened(store, by: filled.both) == [2, 22])
                #expect(try await Self.opened(store, by: filled.former.opening(also: filled.next)) == [2, 22])
                let before = try await KeyRotation(shelf).survey()[filled.next.id] ?? 0
                let report = try await KeyRotation(shelf, batch: 4).run(to: filled.both)
                #expect(report.rewrapped == 24 - before, "what was done is not done again")
                #expect(try await Self.opened(store, by: filled.next) == [2, 22])
                #expect(try await Self.opened(store, by: filled.former) == [0, 0])
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func withTheWrongKeyNothingIsChanged(_ engine: Engine) async throws {
        try await engine.withStore { store async throws in
            let filled = try await Filled(store)
            let shelf = try #require(store as? any WrappedKeyShelf)
            let wrong = filled.next.opening(also: try MasterKey(hex: MasterKey.newHex()))
            await #expect(throws: KeyFault.cannotUnwrap) { _ = try await KeyRotation(shelf).run(to: wrong) }
            #expect(try await Self.opened(store, by: filled.former) == [2, 22])
        }
    }

    /// What a server does between reading a key and replacing it wins: the erased stay erased.
    @Test(arguments: Engine.allCases)
    func whatWasDestroyedMeanwhileDoesNotComeBack(_ engine: Engine) async throws {
        try await engine.withStore { store async throws in
            let filled = try await Filled(store)
            let shelf = try #require(store as? any WrappedKeyShelf)
            let keys = try await shelf.wrappedKeys(of: 1, after: nil, limit: 3)
            var changes: [(old: WrappedKey, new: WrappedKey)] = []
            for key in keys { changes.append((key, try #require(try key.rewrapped(by: filled.both)))) }
            let (first, second) = (Mint.shopper(1), Mint.shopper(2))
            try await store.make(.destroyKey(first))
            let version = try #require(try await store.entry(of: second, in: 1)).version
            try await store.make(.erase(second, after: version))
            #expect(try await shelf.replace(changes, of: 1) == 1)
            #expect(try await store.entry(of: first, in: 1)?.wrappedKey == nil)
            #expect(try await store.entry(of: second, in: 1) == nil)
            #expect(try await shelf.replace(changes, of: 1) == 0, "nor is it done twice")
        }
    }

    @Test(arguments: Engine.allCases)
    func keysComeInOrderAndByPages(_ engine: Engine) async throws {
        try await engine.withStore { store async throws in
            _ = try await Filled(store)
            let shelf = try #require(store as? any WrappedKeyShelf)
            try await store.make(.destroyKey(Mint.shopper(3)))
            var found: [Pseudonym] = []
            while true {
                let page = try await shelf.wrappedKeys(of: 1, after: found.last, limit: 4)
                #expect(page.count <= 4 && page.allSatisfy { $0.shop == 1 })
                if page.isEmpty { break }
                found += page.compactMap(\.shopper)
            }
            #expect(found == Self.shoppers.filter { $0 != 3 }.map(Mint.shopper))
            #expect(try await shelf.wrappedKeys(of: 3, after: nil, limit: 4).isEmpty)
        }
    }

    static func versions(_ store: any Store) async throws -> [UInt64?] {
        var versions: [UInt64?] = []
        for shopper in shoppers.map(Mint.shopper) {
            versions.append(try await store.entry(of: shopper, in: 1)?.version)
        }
        return versions
    }
}
