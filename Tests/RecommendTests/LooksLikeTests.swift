import Testing

@testable import Recommend

@Suite struct LooksLikeTests {
    static let shop: [ItemText] = [
        ItemText(0, title: "Red lunch bag", category: ["Home", "Kitchen"], brand: "Acme", price: 1_000),
        ItemText(1, title: "Blue lunch bags", category: ["Home", "Kitchen"], brand: "Acme", price: 1_000),
        ItemText(2, title: "Lunch box", category: ["Home", "Kitchen"], brand: "Other", price: 4_000),
        ItemText(3, title: "Cordless drill", description: "Comes in a bag.", category: ["Tools"], price: 9_000),
        ItemText(4, title: "Bohrmaschine 18V", category: ["Tools"], brand: "Acme", price: 12_000),
        ItemText(5, title: "Café crème", category: ["Home"], price: 400),
    ]

    static func index(_ items: some Sequence<ItemText> = shop) -> LooksLike {
        var index = LooksLike()
        for item in items { index.put(item) }
        return index
    }

    @Test func itemsShareTheNumbersOfWhatTheyShare() {
        var index = Self.index()
        let traits = (0..<6).map { Set(index.traits(of: $0)) }
        // Lunch and bag, Home and Home/Kitchen, and the brand; only the colours differ.
        #expect(traits[0].intersection(traits[1]).count == 5 && traits[0].count == 6)
        #expect(traits[3].isDisjoint(with: traits[5]))
        #expect(index.traits(of: 2) == index.traits(of: 2).sorted())
        index.remove(0)
        #expect(index.traits(of: 0) == [] && index.traits(of: 99) == [])
    }

    @Test(arguments: [
        ("Red LUNCH bags, 2 boxes!", ["red", "lunch", "bag", "2", "box"]),
        ("Schlagbohrmaschine X200", ["schlagbohrmaschine", "x200"]), ("Children's  toys", ["children", "toy"]),
        ("Glass, bus and cherries", ["glass", "bus", "and", "cherry"]), ("ΤΣΑΙ 50%", ["τσαι", "50"]),
        ("", []), ("--- ' ---", []), ("naïve cafe\u{301}s", ["naïve", "cafe\u{301}"]),
    ])
    func wordsAreLowercaseAndSingular(text: String, words: [String]) {
        #expect(Words.of(text) == words)
    }

    @Test func whatIsAlikeComesFirstAndSaysWhy() throws {
        let answer = Self.index().like(0, limit: 4, scratch: Scratch())
        #expect(answer.map(\.item) == [1, 2, 3, 4])
        #expect(Set(try #require(answer.first).traits) == [.similarTitle, .sameCategory, .sameBrand, .similarPrice])
        #expect(Set(answer[1].traits) == [.similarTitle, .sameCategory])
        #expect(answer[2].traits == [.similarDescription])
        #expect(answer[3].traits == [.sameBrand])
    }

    @Test func wordsFindTitlesBeforeDescriptions() {
        let answer = Self.index().matching("BAG", limit: 9, scratch: Scratch())
        #expect(answer.map(\.item) == [0, 1, 3])
        #expect(answer.map(\.traits) == [[.similarTitle], [.similarTitle], [.similarDescription]])
        #expect(Self.index().matching("nothing of this", limit: 9, scratch: Scratch()).isEmpty)
    }

    @Test func theRefusedAndTheAskedAreNotAnswered() {
        let answer = Self.index().like(0, limit: 9, scratch: Scratch()) { $0 != 1 }
        #expect(!answer.contains { $0.item == 0 || $0.item == 1 })
        #expect(Self.index().like(99, limit: 9, scratch: Scratch()).isEmpty)
        #expect(Self.index().like(0, limit: 0, scratch: Scratch()).isEmpty)
    }

    @Test func hostileItemsAreOrdinary() {
        var index = Self.index()
        index.put(ItemText(.max, title: "bag"))
        index.put(ItemText(7, title: String(repeating: "bag ", count: 5_000), price: .max))
        index.put(ItemText(8, title: "", price: .min))
        index.put(ItemText(9, title: String(repeating: "x", count: 100_000)))
        #expect(index.count == Self.shop.count + 3)
        #expect(index.like(8, limit: 5, scratch: Scratch()).isEmpty)
        #expect(index.matching("bag", limit: 1, scratch: Scratch()).count == 1)
    }

    /// A trait is true: without it the score is lower.
    @Test(arguments: 0..<6 as Range<UInt64>)
    func withoutATraitTheScoreFalls(seed: UInt64) {
        var dice = Dice(seed: seed)
        let items = dice.texts(60)
        let index = Self.index(items)
        let scratch = Scratch()
        var checked = 0
        for asked in 0..<10 as Range<ItemNumber> {
            for found in index.like(asked, limit: 60, scratch: scratch).prefix(5) {
                #expect(!found.traits.isEmpty)
                for trait in found.traits {
                    var other = index
                    other.put(items[Int(found.item)].without(trait))
                    // The vector is shorter without the words, so what is left is compared before that division.
                    let before = found.score * Double(index.norms[Int(found.item)])
                    let after = other.like(asked, limit: 60, scratch: scratch).first { $0.item == found.item }
                    #expect((after?.score ?? 0) * Double(other.norms[Int(found.item)]) < before)
                    checked += 1
                }
            }
        }
        #expect(checked > 50)
    }

    /// After any sequence of putting and removing the answers are those of an index of what is left.
    @Test(arguments: 0..<6 as Range<UInt64>)
    func puttingAndRemovingAreExact(seed: UInt64) {
        var dice = Dice(seed: seed)
        var index = LooksLike()
        var left: [ItemNumber: ItemText] = [:]
        for _ in 0..<300 {
            let item = ItemNumber(dice.below(40))
            if dice.below(3) == 0 {
                index.remove(item)
                left[item] = nil
            } else {
                var text = dice.texts(1)[0]
                text.item = item
                index.put(text)
                left[item] = text
            }
        }
        let rebuilt = Self.index(left.values.sorted { $0.item < $1.item })
        let scratch = Scratch()
        #expect(index.count == left.count)
        for item in 0..<40 as Range<ItemNumber> {
            #expect(
                index.like(item, limit: 10, scratch: scratch) == rebuilt.like(item, limit: 10, scratch: Scratch()))
        }
        let words = "w1 w2 w9s"
        #expect(
            index.matching(words, limit: 10, scratch: scratch)
                == rebuilt.matching(words, limit: 10, scratch: Scratch()))
        for item in left.keys { index.remove(item) }
        #expect(index.count == 0 && index.matching(words, limit: 10, scratch: scratch).isEmpty)
    }
}

extension Dice {
    fileprivate mutating func words(_ count: Int) -> String {
        (0..<count).map { _ in "w\(below(below(50) + 1))" }.joined(separator: " ")
    }

    fileprivate mutating func texts(_ count: Int) -> [ItemText] {
        (0..<count).map {
            ItemText(
                ItemNumber($0), title: words(1 + below(4)), description: words(below(12)),
                category: ["top\(below(3))", "sub\(below(3))"], brand: below(2) == 0 ? "" : "brand\(below(4))",
                price: Int64(below(5_000)))
        }
    }
}

extension ItemText {
    fileprivate func without(_ trait: Lookalike.Trait) -> ItemText {
        var text = self
        switch trait {
        case .similarTitle: text.title = ""
        case .similarDescription: text.description = ""
        case .sameCategory: text.category = []
        case .sameBrand: text.brand = ""
        case .similarPrice: text.price = 0
        }
        return text
    }
}
