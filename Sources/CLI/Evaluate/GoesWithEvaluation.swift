import Recommend

/// A goes-with model that is asked about purchases.
struct GoesWithPredictor: Predictor {
    let model: GoesWith

    /// A model of the baskets, as of the day of the last.
    init(_ baskets: [Visit], _ parameters: GoesWithParameters) async {
        model = await GoesWith(baskets, parameters: parameters, day: baskets.last?.day ?? 0)
    }

    func memory() -> Scratch { Scratch() }

    func best(_ query: [ItemNumber], limit: Int, _ memory: inout Scratch) -> [ItemNumber] {
        model.best(with: query, .bought, limit: limit, scratch: memory)
    }
}
