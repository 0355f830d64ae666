import Consent
import Engagement
import Shop
import Storage
import Testing

/// With a store that is down, or fails half-way, the answer is the one that a stranger gets.
@Suite struct FailClosedTests {
    struct BrokenBook: ConsentBook {
        func entry(of shopper: Pseudonym, in shop: ShopNumber) throws -> ConsentEntry? {
            throw StoreFault(.unavailable)
        }
        func decisions(of shopper: Pseudonym, in shop: ShopNumber) throws -> [Decision] { [] }
    }

    /// Gives the rows of some purposes, and fails for one.
    struct BrokenShelf: ProfileShelf {
        let store: MemoryStore
        let broken: PurposeCode

        func row<P: Purpose>(under permit: borrowing Permit<P>) async throws -> SealedRow? {
            if P.code == broken { throw StoreFault(.unavailable) }
            return try await store.row(under: permit)
        }
    }

    /// Gives rows with one bit changed, as a damaged disk does.
    struct DamagedShelf: ProfileShelf {
        let store: MemoryStore

        func row<P: Purpose>(under permit: borrowing Permit<P>) async throws -> SealedRow? {
            var row = try await store.row(under: permit)
            row?.bytes[20] ^= 1
            return row
        }
    }

    static func front() async throws -> Shopfront {
        let front = try await LevelTests.front()
        try await front.decide("ada", [.recommendations: .account, .history: .account])
        try await front.note(.viewItem, "tent", of: "ada")
        try await front.note(.purchase, "lamp", of: "ada")
        return front
    }

    static func expectAStrangersAnswer(_ placements: Placements, in front: Shopfront) async {
        let request = RecommendationRequest.of(visit: ["lamp"], limit: 5)
        let hers = await placements.recommend(request, for: front.claim("ada", carried: [.recommendations: .account]))
        #expect(hers.level == .off && hers.because == .storeUnavailable && hers.purposes.isEmpty)
        let strangers = await front.shown(.of(limit: 5))
        #expect(hers.ids == strangers)
        #expect(hers.items.count == 5, "and still an answer")
        let ranked = await placements.rank(["stove", "popular"], request, for: front.claim("ada"))
        #expect(ranked.level == .off && ranked.ids == ["popular", "stove"])
    }

    @Test func withABookThatIsDown() async throws {
        let front = try await Self.front()
        await Self.expectAStrangersAnswer(front.placements(book: BrokenBook()), in: front)
    }

    /// The second purpose fails when the first was read already: nothing of the first may be in the answer.
    @Test(arguments: [PurposeCode.recommendations, .history])
    func withAShelfThatFailsHalfWay(broken: PurposeCode) async throws {
        let front = try await Self.front()
        let shelf = BrokenShelf(store: front.store, broken: broken)
        await Self.expectAStrangersAnswer(front.placements(shelf: shelf), in: front)
    }

    @Test func withRowsThatAreDamaged() async throws {
        let front = try await Self.front()
        await Self.expectAStrangersAnswer(front.placements(shelf: DamagedShelf(store: front.store)), in: front)
    }

    @Test func theSameShopperIsKnownWhenAllIsWell() async throws {
        let front = try await Self.front()
        let answer = await front.placements.recommend(.of(limit: 5), for: front.claim("ada"))
        let strangers = await front.shown(.of(limit: 5))
        #expect(answer.level == .account && answer.ids != strangers)
    }
}
