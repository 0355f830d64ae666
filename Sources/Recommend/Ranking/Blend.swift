/// Sources that are asked together, each with its weight: one link of a query's chain.
///
/// A source alone, or the only one that a query gives anything to go by, keeps its own scores. The scores of several
/// are brought onto one scale, from 0 to the weight, by weight · s / (s + half), where half is the source's number in
/// ``BlendParameters``. The factor depends on nothing else in the answer, so that what takes from the score of one
/// source always takes from the blended one.
public struct Blend: Sendable, Hashable, ExpressibleByDictionaryLiteral {
    /// A source in a blend.
    public struct Part: Sendable, Hashable {
        /// The source.
        public let source: Source
        /// What it counts beside the others; above 0.
        public let weight: Double

        /// A source with its weight.
        public init(source: Source, weight: Double) {
            self.source = source
            self.weight = weight
        }
    }

    /// The sources, each once.
    public let parts: [Part]

    init(parts: [Part]) { self.parts = parts }

    /// One source, with its own scores.
    public init(_ source: Source) { parts = [Part(source: source, weight: 1)] }

    /// Sources with their weights; of a source that is listed twice the first weight counts, and those without a
    /// weight above 0 are left out.
    public init(dictionaryLiteral elements: (Source, Double)...) {
        var parts: [Part] = []
        for (source, weight) in elements
        where weight > 0 && weight.isFinite && !parts.contains(where: { $0.source == source }) {
            parts.append(Part(source: source, weight: weight))
        }
        self.parts = parts
    }
}

/// The scores at which each source of a ``Blend`` counts half of what it can.
public struct BlendParameters: Sendable {
    /// For ``Source/nextItem``.
    public var nextItem = 1.0
    /// For ``Source/forYou``.
    public var forYou = 0.2
    /// For ``Source/alsoViewed``.
    public var alsoViewed = 0.1
    /// For ``Source/boughtTogether``.
    public var boughtTogether = 0.1
    /// For ``Source/looksLike``.
    public var looksLike = 0.5
    /// For ``Source/popular``.
    public var popular = 10.0

    /// The defaults.
    public init() {}

    /// The number of a source; what only lists items has none.
    func half(_ source: Source) -> Double {
        switch source {
        case .nextItem: nextItem
        case .forYou: forYou
        case .alsoViewed: alsoViewed
        case .boughtTogether: boughtTogether
        case .looksLike: looksLike
        case .popular: popular
        case .newest, .listed: 1
        }
    }
}
