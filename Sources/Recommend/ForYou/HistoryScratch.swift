/// Reusable working memory of ``ForYou`` for one request at a time: flat arrays that grow to the size of the model.
public final class HistoryScratch {
    /// An item of the history, with what it weighs for others and for itself.
    struct Source {
        var item: ItemNumber
        var weight: Float
        var own: Float
    }

    /// The answer, best first.
    public internal(set) var items: [ItemNumber] = []
    /// The scores beside the items.
    public internal(set) var scores: [Double] = []

    var sources: [Source] = []
    /// By item: one plus its index in `sources`; all zero between uses.
    var sourceOf: [UInt32] = []
    /// By item: what the sources bring; all zero between uses.
    var sums: [Float] = []
    var best = Best()
    // For answers from corrected weights.
    var vector: [(item: ItemNumber, value: Float)] = []
    var product: [Float] = []
    var memory = Ease.Memory()

    /// Empty memory.
    public init() {}

    func open(_ count: Int) {
        if sums.count < count {
            sums.append(contentsOf: repeatElement(0, count: count - sums.count))
            sourceOf.append(contentsOf: repeatElement(0, count: count - sourceOf.count))
        }
    }
}
