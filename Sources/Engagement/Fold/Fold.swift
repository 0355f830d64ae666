public import Recommend
public import Shop
import Synchronization

/// What this node knows of one shop: its catalog and its models, folded from the journal.
///
/// Two nodes that have folded the same journal have the same model digest.
public final class Fold: Sendable {
    /// The models, and the journal number up to which they are folded.
    struct State: Sendable {
        var recommender = Recommender()
        var position: UInt64 = 0

        mutating func fold(_ fact: Fact) {
            guard fact.number > position else { return }
            switch fact.body {
            case .contributed(let contribution): recommender.learn(Visit(contribution, order: fact.number))
            case .forgotten(let visit): recommender.forget(visit)
            case .item, .tuned: break
            }
            position = fact.number
        }
    }

    public let catalog: Catalog
    let state = Shared(State())
    let scratch = ScratchPool()
    /// Held by whoever changes the state.
    private let learning = Mutex(())

    public init(catalog: Catalog) { self.catalog = catalog }

    /// The newest journal number that is folded in.
    public var position: UInt64 { state.read { $0.position } }

    /// What the models hold.
    public func standing() -> FoldStanding {
        state.read { state in
            FoldStanding(
                position: state.position, visits: state.recommender.visits, events: state.recommender.events,
                digest: state.recommender.digest(), models: state.recommender.digests())
        }
    }

    /// How many visits and events the models hold.
    public var size: (visits: Int, events: Int) { state.read { ($0.recommender.visits, $0.recommender.events) } }

    /// Folds facts in. Facts that are folded already are passed over, so that two readers of the journal do no harm.
    func apply(_ facts: [Fact], day: Int32) {
        learning.withLock { _ in
            guard let newest = facts.last?.number, newest > position else { return }
            // In slices, so that answers wait for a few dozen facts at most while many are folded in.
            for start in stride(from: 0, to: facts.count, by: Self.slice) {
                let slice = facts[start..<min(start + Self.slice, facts.count)]
                catalog.apply(
                    slice.compactMap { fact in
                        if case .item(let number, let item) = fact.body { (number, item) } else { nil }
                    })
                state.write { state in
                    for fact in slice { state.fold(fact) }
                }
            }
            // What is derived from all items is made beside the readers, on a copy, and only put in its place: a copy
            // shares everything but what is made anew.
            var settled = state.read { $0.recommender }
            settled.settle(day: day)
            state.write { $0.recommender = settled }
        }
    }

    private static let slice = 32
}

/// What a fold holds, for operators and for proofs of forgetting.
public struct FoldStanding: Sendable {
    public let position: UInt64
    public let visits: Int
    public let events: Int
    /// Over all models and visits: equal on every node that folded the same facts.
    public let digest: Digest
    public let models: [(name: String, digest: Digest)]
}

extension Visit {
    /// A contribution in the models' own words; the journal number orders visits of one day.
    init(_ contribution: Contribution, order: UInt64) {
        self.init(
            id: contribution.visit, day: contribution.day, order: order,
            steps: contribution.steps.map { Step($0.item, Action($0.action)) })
    }
}

extension Action {
    init(_ action: VisitAction) {
        switch action {
        case .view: self = .view
        case .wish: self = .wish
        case .cart: self = .cart
        case .purchase: self = .purchase
        }
    }
}
