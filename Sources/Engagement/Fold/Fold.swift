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
        /// The newest tuning, and whether the models have it yet.
        var tuning: Tuning?
        var isTuned = true
        /// What the shop decided for its shelves.
        var rules = ShopRules()
        /// The same in the catalog's numbers, by placement.
        var plans: [Placement: ShelfPlan] = [:]
        /// What is published of the items that go together.
        var published: PublishedGraph?

        /// `categories` are the catalog's numbers for the categories of items; `graph` is that of its fact.
        mutating func fold(_ fact: Fact, _ categories: [ItemNumber: UInt32], _ graph: (UInt64, PublishedGraph)?) {
            guard fact.number > position else { return }
            switch fact.body {
            case .contributed(let contribution): recommender.learn(Visit(contribution, order: fact.number))
            case .forgotten(let visit): recommender.forget(visit)
            case .tuned(let tuning):
                self.tuning = tuning
                isTuned = false
            case .ruled(let json):
                // What an older or newer version wrote and this one cannot read must not stop the shop.
                do { rules = try ShopRules(json, placements: Placement.allCases.map(\.rawValue)) } catch {}
            case .published: if let graph, graph.0 == fact.number { published = graph.1 }
            case .item(let number, let item):
                if item.availability == .unlisted {
                    recommender.remove(number)
                } else {
                    recommender.put(ItemText(number, item), category: categories[number] ?? 0)
                }
            }
            position = fact.number
        }
    }

    public let catalog: Catalog
    let state = Shared(State())
    let scratch = ScratchPool()
    /// Held by whoever changes the state: when what takes long was last derived.
    let learning = Mutex<ContinuousClock.Instant?>(nil)
    let refreshing = Mutex(Refreshing())
    /// Whether anybody with a history has asked: until then the model for histories is not made.
    let isForYouWanted = Atomic(false)

    public init(catalog: Catalog) { self.catalog = catalog }

    /// The newest journal number that is folded in.
    public var position: UInt64 { state.read { $0.position } }

    /// What the shop decided for its shelves.
    public var rules: ShopRules { state.read { $0.rules } }

    /// What is published of the items that go together, if anything is.
    public var published: PublishedGraph? { state.read { $0.published } }

    /// What the models hold.
    public func standing() -> FoldStanding {
        // Hashing takes long, and whoever waits for the writer behind a reader waits too: so it is done on a copy.
        let (position, models) = state.read { ($0.position, $0.recommender) }
        return FoldStanding(
            position: position, visits: models.visits, events: models.events, digest: models.digest(),
            models: models.digests())
    }

    /// How many visits and events the models hold.
    public var size: (visits: Int, events: Int) { state.read { ($0.recommender.visits, $0.recommender.events) } }

    /// Folds facts in. Facts that are folded already are passed over, so that two readers of the journal do no harm.
    func apply(_ facts: [Fact], day: Int32) {
        learning.withLock { solved in
            guard let newest = facts.last?.number, newest > position else { return }
            let graph = newestGraph(of: facts)
            // In slices, so that answers wait for a few dozen facts at most while many are folded in.
            for start in stride(from: 0, to: facts.count, by: Self.slice) {
                let slice = facts[start..<min(start + Self.slice, facts.count)]
                let items = slice.compactMap { fact in
                    if case .item(let number, let item) = fact.body { (number: number, item: item) } else { nil }
                }
                catalog.apply(items)
                let categories = catalog.read { view in
                    Dictionary(items.map { ($0.number, view.entry($0.number).category) }) { $1 }
                }
                state.write { state in
                    for fact in slice { state.fold(fact, categories, graph) }
                }
            }
            // What is derived from all items is made beside the readers, on a copy, and only put in its place: a copy
            // shares everything but what is made anew.
            var settled = state.read { $0.recommender }
            if let tuning = state.read({ $0.isTuned ? nil : $0.tuning }) {
                settled = settled.retuned(Parameters(numbers: tuning.numbers))
            }
            let now = ContinuousClock.now
            let isTime = solved.map { now - $0 > Self.rhythm } ?? true
            if isTime { solved = now }
            settled.settle(day: day, solving: isTime)
            let plans = state.read { $0.rules }.plans(in: catalog)
            state.write { state in
                state.recommender = settled
                state.isTuned = true
                state.plans = plans
            }
        }
    }

    /// Takes all facts up to a number for folded: there are none that are not.
    func pass(to position: UInt64) {
        learning.withLock { _ in
            guard self.position < position else { return }
            state.write { $0.position = position }
        }
    }

    /// The newest graph that was published and can be read, with the number of its fact.
    ///
    /// Reading one takes long: it is done before the state is locked, while answers come from the last one.
    private func newestGraph(of facts: [Fact]) -> (UInt64, PublishedGraph)? {
        for fact in facts.reversed() where fact.number > position {
            // What an older or newer version wrote and this one cannot read must not stop the shop.
            if case .published(let edition) = fact.body, let graph = try? PublishedGraph(edition) {
                return (fact.number, graph)
            }
        }
        return nil
    }

    private static let slice = 32
    /// How often what takes long is derived: many changes a second must not each pay for it.
    private static let rhythm = Duration.seconds(1)
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

extension ShopRules {
    /// The plans of all shelves; none where there are no rules.
    fileprivate func plans(in catalog: Catalog) -> [Placement: ShelfPlan] {
        guard self != ShopRules() else { return [:] }
        return catalog.read { view in
            var plans: [Placement: ShelfPlan] = [:]
            for placement in Placement.allCases {
                let rules = self[placement.rawValue]
                if rules != ShelfRules() { plans[placement] = ShelfPlan(rules, in: view) }
            }
            return plans
        }
    }
}

extension ItemText {
    /// What the catalog says of an item, in the models' own words.
    init(_ number: ItemNumber, _ item: Item) {
        self.init(
            number, title: item.title, description: item.details, category: item.category, brand: item.brand,
            price: item.price?.minor ?? 0)
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
