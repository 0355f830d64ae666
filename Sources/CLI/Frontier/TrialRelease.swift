import Anonymity
import Engagement
import Recommend

/// Releases that publish nothing: made to be measured, with noise that a seed repeats, so that figures can be checked.
enum TrialRelease {
    /// The graph of these shoppers, as an edition under this ρ would be.
    static func graph(
        of shoppers: some Sequence<(person: Int, items: [ItemNumber])>, in catalog: ReleaseCatalog,
        _ release: GraphRelease, seed: String
    ) async throws -> ReleasedGraph {
        var purse = try await purse(of: release.cost)
        var bits = RepeatedBits(seed: SplitMix64.seed(from: seed))
        let sketch = try release.sketch(of: shoppers, in: catalog, paying: &purse) {
            mechanism, vector, purse throws(PrivacyError) in
            try mechanism.release(vector, paying: &purse, repeating: &bits)
        }
        return try release.fitted(sketch, in: catalog)
    }

    /// A purse of a budget that is gone with the program.
    static func purse(of cost: Cost) async throws -> Purse {
        let key = try BudgetKey(dataset: "trial", purpose: "frontier")
        let budget = try await Budget(store: MemoryCharges(), limits: [key: cost], period: 1)
        return try await budget.withdraw(cost, from: key, now: 0)
    }
}
