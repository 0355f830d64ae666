/// What a visit contributes to the models: its distinct items in order of first appearance, each with its
/// strongest action, and at most ``Visit/widest`` of them.
struct Footprint {
    private(set) var items: [ItemNumber] = []
    private(set) var actions: [Action] = []

    init(_ visit: Visit) {
        items.reserveCapacity(min(visit.steps.count, Visit.widest))
        actions.reserveCapacity(min(visit.steps.count, Visit.widest))
        for step in visit.steps.prefix(Visit.longest) where step.item < Step.itemBound {
            // A visit is short: looking through a few numbers is quicker than hashing them.
            if let at = items.firstIndex(of: step.item) {
                if actions[at].rawValue < step.action.rawValue { actions[at] = step.action }
            } else if items.count < Visit.widest {
                items.append(step.item)
                actions.append(step.action)
            }
        }
    }

    /// The items that were bought, in order of first appearance.
    var bought: [ItemNumber] {
        items.indices.compactMap { actions[$0] == .purchase ? items[$0] : nil }
    }
}
