extension ItemGraph {
    /// The best items after a visit, at most `limit`, without those that were seen (all of the visit, unless said
    /// otherwise) and those that are hidden.
    ///
    /// `visit` is oldest first; numbers outside the graph are passed over. An item's score is the sum, over the newest
    /// distinct steps, of the step's position weight times the edge to it. Equal scores go by popularity, and so does the rest.
    public func rank(_ visit: [Int32], seen: [Int32]? = nil, hidden: Set<Int32> = [], limit: Int) -> [Int32] {
        guard limit > 0 else { return [] }
        var scores: [Int32: Int] = [:]
        let recent = recent(visit)
        for (step, position) in zip(recent, positions) {
            for edge in neighbours[Int(step)] { scores[edge.to, default: 0] += Int(position) * Int(edge.weight) }
        }
        var out = hidden
        for item in seen ?? visit { out.insert(item) }
        var best = scores.filter { $0.value > 0 && !out.contains($0.key) }
            .sorted { ($1.value, $0.key) < ($0.value, $1.key) }
            .prefix(limit).map(\.key)
        for item in best { out.insert(item) }
        var next: Int32 = 0
        while best.count < limit, next < count {
            if !out.contains(next) { best.append(next) }
            next += 1
        }
        return best
    }

    /// The items of a visit that speak for an item, the one that says most first.
    public func reasons(for item: Int32, after visit: [Int32]) -> [Int32] {
        var said: [(item: Int32, much: Int)] = []
        for (step, position) in zip(recent(visit), positions) {
            guard let edge = neighbours[Int(step)].first(where: { $0.to == item }), position > 0 else { continue }
            said.append((step, Int(position) * Int(edge.weight)))
        }
        return said.enumerated().sorted { ($1.element.much, $0.offset) < ($0.element.much, $1.offset) }
            .map(\.element.item)
    }

    /// The newest distinct items of a visit, the newest first, as many as positions count.
    private func recent(_ visit: [Int32]) -> [Int32] {
        var recent: [Int32] = []
        for step in visit.reversed() where step >= 0 && step < count && !recent.contains(step) {
            recent.append(step)
            if recent.count == positions.count { break }
        }
        return recent
    }
}
