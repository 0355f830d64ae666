extension ForYou {
    /// Cuts the weights to be served from the whole numbers and the solved model, in two parts.
    mutating func weigh() {
        let width = days.totals.count
        let model = self
        let work = (0..<width).map { solved == nil ? followers.rows.count($0) + 1 : 1 }
        let cut = Parallel.cut(work)
        let parts = Parallel.both { part in model.weights(part == 0 ? 0..<cut : cut..<width) }
        served = WeightRows(joining: [parts.0, parts.1])
    }

    private func weights(_ range: Range<Int>) -> WeightRows {
        var rows = WeightRows()
        var weights: [Float] = []
        var product = Ease.Memory()
        var memory: (row: [WeightRows.Entry], numbers: [UInt32]) = ([], [])
        let limit = Int(parameters.kept)
        let targets = targets()
        for item in range {
            if let ease = solved, item < ease.count, days.totals[item] > 0 {
                let scale = -Float(parameters.ease) * powers.easeSource[days.totals[item]]
                ease.multiply([(ItemNumber(item), scale)], into: &weights, &product)
                weights[item] = 0
                for other in weights.indices { weights[other] *= targets[other] }
                follow(ItemNumber(item)) { other, weight in weights[Int(other)] += weight }
                rows.append(weights, limit: limit, memory: &memory)
            } else {
                memory.row.removeAll(keepingCapacity: true)
                follow(ItemNumber(item)) { other, weight in
                    if weight != 0 { memory.row.append(.init(item: other, weight: weight)) }
                }
                rows.append(memory.row, limit: limit, memory: &memory.numbers)
            }
        }
        return rows
    }

    /// By item: what carrying it by the linear model is multiplied with.
    private func targets() -> [Float] {
        guard let ease = solved else { return [] }
        return (0..<ease.count).map { powers.easeTarget[days.totals[$0]] / ease.diagonal[$0] }
    }

    /// How much the followers of an item are carried by it, lower item numbers first.
    @inline(__always)
    func follow(_ item: ItemNumber, _ body: (ItemNumber, Float) -> Void) {
        // Without a linear model the followers are all there is.
        let share = solved == nil && parameters.followers == 0 ? 1 : parameters.followers
        guard share != 0 else { return }
        let scale = Float(share / Followers.one) * powers.followersSource[days.total(item)]
        let backward = Float(solved == nil && parameters.followers == 0 ? 1 : parameters.backward)
        for place in followers.rows.range(Int(item)) {
            let neighbour = followers.rows[at: place]
            let amount = Float(neighbour.after) + backward * Float(neighbour.before)
            body(neighbour.item, amount * scale * powers.followersTarget[days.total(neighbour.item)])
        }
    }
}
