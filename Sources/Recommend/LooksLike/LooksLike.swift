import Glibc

/// Which items look alike, by what the catalog says of them: for items that nobody has bought yet, and for searching.
///
/// An inverted index with the weights of BM25F (Robertson, Zaragoza, Taylor: CIKM 2004), but against fixed lengths in
/// place of average ones: what is kept of an item depends on no other item, so that putting and removing are exact.
public struct LooksLike: Sendable {
    /// One in the fixed point of a term's weight in an item.
    static let one = 4_096.0

    let parameters: LooksLikeParameters
    private(set) var vocabulary = Vocabulary()
    /// Rows by term; an entry is the item in the upper and the term's weight in the lower 32 bits.
    private(set) var postings = Rows<UInt64>(blank: 0)
    /// Rows by item; an entry is the term in the upper 32 bits, then 16 of its weight in the title (or as category or
    /// brand) and 16 of that in the description.
    private(set) var terms = Rows<UInt64>(blank: 0)
    /// The length of each item's vector of weights.
    private(set) var norms: [Float] = []
    private(set) var logPrices: [Float] = []
    /// The number of items.
    public private(set) var count = 0

    /// An empty index.
    public init(_ parameters: LooksLikeParameters = .init()) {
        self.parameters = parameters
    }

    /// Puts an item into the index, in the place of what was known of it.
    ///
    /// Items with numbers from ``Step/itemBound`` on are left out.
    public mutating func put(_ text: ItemText) {
        remove(text.item)
        guard text.item < Step.itemBound else { return }
        let item = Int(text.item)
        if item >= norms.count {
            norms.append(contentsOf: repeatElement(0, count: item + 1 - norms.count))
            logPrices.append(contentsOf: repeatElement(.nan, count: item + 1 - logPrices.count))
        }
        var weights: [UInt32: (main: UInt16, description: UInt16)] = [:]
        for (word, weight) in Self.weights(Words.of(text.title), parameters.title, usual: 6) {
            weights[vocabulary.enter(.word, word), default: (0, 0)].main = weight
        }
        for (word, weight) in Self.weights(Words.of(text.description), parameters.description, usual: 60) {
            weights[vocabulary.enter(.word, word), default: (0, 0)].description = weight
        }
        for path in Self.paths(text.category) {
            weights[vocabulary.enter(.category, path)] = (Self.weight(parameters.category), 0)
        }
        if !text.brand.isEmpty {
            weights[vocabulary.enter(.brand, text.brand.lowercased())] = (Self.weight(parameters.brand), 0)
        }
        let entries = weights.map { UInt64($0) << 32 | UInt64($1.main) << 16 | UInt64($1.description) }.sorted()
        terms.set(item, to: entries)
        var squares = 0.0
        for entry in entries {
            let weight = Self.weight(of: entry)
            let term = Int(entry >> 32)
            postings.insert(UInt64(item) << 32 | weight, at: offset(of: text.item, in: term), in: term)
            squares += Double(weight * weight)
        }
        norms[item] = Float(max(squares, 1).squareRoot() / Self.one)
        logPrices[item] = text.price > 0 ? Float(log2(Double(text.price))) : .nan
        count += 1
    }

    /// Removes an item; nothing of it stays. An unknown item is passed over.
    public mutating func remove(_ item: ItemNumber) {
        guard item < norms.count, norms[Int(item)] > 0 else { return }
        for entry in terms.row(Int(item)) {
            let term = Int(entry >> 32)
            postings.remove(at: offset(of: item, in: term), in: term)
            if postings.count(term) == 0 { vocabulary.leave(UInt32(term)) }
        }
        terms.clear(Int(item))
        norms[Int(item)] = 0
        logPrices[Int(item)] = .nan
        count -= 1
    }

    /// What a term weighs in an item, from all fields.
    static func weight(of entry: UInt64) -> UInt64 { (entry >> 16 & 0xffff) + (entry & 0xffff) }

    /// How telling a term is: the rarer, the more.
    func rarity(_ term: Int) -> Double {
        let having = Double(postings.count(term))
        return log(1 + (Double(count) - having + 0.5) / (having + 0.5))
    }

    private func offset(of item: ItemNumber, in term: Int) -> Int {
        let range = postings.range(term)
        var low = range.lowerBound
        var high = range.upperBound
        while low < high {
            let middle = (low + high) / 2
            if postings[at: middle] >> 32 < UInt64(item) { low = middle + 1 } else { high = middle }
        }
        return low - range.lowerBound
    }

    private static func weight(_ value: Double) -> UInt16 {
        value > 0 ? UInt16(min(value * one, 65_535).rounded()) : 0
    }

    /// Words count the more the more often they stand there, up to a bound, and the less the longer the text is.
    private static func weights(_ words: [String], _ field: Double, usual: Double) -> [(String, UInt16)] {
        var counts: [String: Double] = [:]
        for word in words { counts[word, default: 0] += 1 }
        let length = 0.25 + 0.75 * Double(words.count) / usual
        return counts.sorted { $0.key < $1.key }.map { ($0, weight(field * 2.2 * $1 / ($1 + 1.2 * length))) }
    }

    /// The category and those above it, each with the whole way to it.
    private static func paths(_ category: [String]) -> [String] {
        category.indices.map { category[...$0].joined(separator: "\u{1f}").lowercased() }
    }
}
