extension ForYou {
    /// Cuts the weights to be served from the whole numbers and the solved model, in two parts.
    mutating func weigh() {
        let width = days.totals.count
        let model = self
        let work = (0..<width).map { linear.ease == nil ? followers.rows.count($0) + 1 : 1 }
        let cut = Parallel.cut(work)
        let parts = Parallel.both { part in model.weights(part == 0 ? 0..<cut : cut..<width) }
        served = WeightRows(joining: [parts.0, parts.1])
    }

    private func weights(_ range: Range<Int>) -> WeightRows {
        var rows = WeightRows()
        var row: [WeightRows.Entry] = []
        var product: [Float] = []
        var memory = Ease.Memory()
        var numbers: [UInt32] = []
        let limit = Int(parameters.kept)
        let targets = days.totals.map { powers.easeTarget[$0] }
        for item in range {
            row.removeAll(keepingCapacity: true)
            if let ease = linear.ease, days.totals[item] > 0, item < ease.count {
                let scale = -Float(parameters.ease) * powers.easeSource[days.totals[item]]
                ease.multiply([(ItemNumber(item), scale)], into: &product, &memory)
                product[item] = 0
                var weights = product.mutableSpan
                for other in 0..<weights.count { weights[other] *= targets[other] / ease.diagonal[other] }
                follow(ItemNumber(item)) { other, weight in product[Int(other)] += weight }
                for other in 0..<product.count where product[other] != 0 {
                    row.append(.init(item: ItemNumber(other), weight: product[other]))
                }
            } else {
                follow(ItemNumber(item)) { other, weight in
                    if weight != 0 { row.append(.init(item: other, weight: weight)) }
                }
            }
            rows.append(row, limit: limit, memory: &numbers)
        }
        return rows
    }

    /// How much the followers of an item are carried by it, lower item numbers first.
    @inline(__always)
    func follow(_ item: ItemNumber, _ body: (ItemNumber, Float) -> Void) {
        // Without a linear model the followers are all there is.
        let share = linear.ease == nil && parameters.followers == 0 ? 1 : parameters.followers
        guard share != 0 else { return }
        let scale = Float(share / Followers.one) * powers.followersSource[days.total(item)]
        let backward = Float(linear.ease == nil && parameters.followers == 0 ? 1 : parameters.backward)
        for place in followers.rows.range(Int(item)) {
            let neighbour = followers.rows[at: place]
            let amount = Float(neighbour.after) + backward * Float(neighbour.before)
            body(neighbour.item, amount * scale * powers.followersTarget[days.total(neighbour.item)])
        }
    }
}
