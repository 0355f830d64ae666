/// What a budget says of itself: what this period has cost, and what all periods together have.
///
/// A new period refills the budget but not the past: whoever keeps every release knows what they tell together.
public struct Statement: Sendable, Hashable {
    /// The data set and its purpose.
    public let key: BudgetKey

    /// What a period may cost.
    public let limit: Cost

    /// What this period has cost so far.
    public let spent: Cost

    /// What all periods have cost.
    public let lifetime: Cost
}
