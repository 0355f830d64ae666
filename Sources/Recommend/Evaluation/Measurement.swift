/// What was measured of one model on many trials.
public struct Measurement: Sendable {
    /// Places of an answer that count.
    public var limit: Int
    /// How right each answer was, in the order of the trials.
    public var answers: [Accuracy]
    /// How often each item was shown, by item number.
    public var shown: [Int]
    /// The answers themselves, in the order of the trials; empty unless asked for.
    public var lists: [[ItemNumber]] = []
    /// Microseconds of single predictions in one thread, in rising order; empty when no time was taken.
    public var microseconds: [Double] = []

    /// The mean over all trials.
    public var accuracy: Accuracy { .mean(answers) }

    /// The share of the catalog that was shown to anyone.
    public func coverage(items: Int) -> Double {
        items == 0 ? 0 : Double(shown.count { $0 > 0 }) / Double(items)
    }

    /// The time that so many percent of the predictions stay below, in microseconds.
    public func percentile(_ percent: Int) -> Double {
        microseconds.isEmpty ? 0 : microseconds[min(microseconds.count - 1, microseconds.count * percent / 100)]
    }
}

extension Predictor {
    /// Asks every trial, on `lanes` threads at once; `items` is the size of the catalog. The answers themselves are
    /// kept only if `keepingLists`.
    @concurrent
    public func measure(
        _ trials: [Trial<Query>], limit: Int, items: Int, keepingLists: Bool = false, lanes: Int = 2
    ) async -> Measurement {
        let size = max(1, (trials.count + lanes * 4 - 1) / (lanes * 4))
        let parts = stride(from: 0, to: trials.count, by: size).map { $0..<min($0 + size, trials.count) }
        return await withTaskGroup(of: (Int, Measurement).self) { group in
            var waiting = parts.enumerated().makeIterator()
            func start(_ next: (offset: Int, element: Range<Int>)) {
                group.addTask {
                    (next.offset, answer(trials[next.element], limit: limit, items: items, keepingLists: keepingLists))
                }
            }
            for _ in 0..<lanes { if let next = waiting.next() { start(next) } }
            var done = [Measurement?](repeating: nil, count: parts.count)
            for await (part, measurement) in group {
                done[part] = measurement
                if let next = waiting.next() { start(next) }
            }
            var whole = Measurement(limit: limit, answers: [], shown: Array(repeating: 0, count: items))
            whole.answers.reserveCapacity(trials.count)
            for part in done {
                guard let part else { continue }
                whole.answers += part.answers
                whole.lists += part.lists
                for (item, count) in part.shown.enumerated() { whole.shown[item] += count }
            }
            return whole
        }
    }

    private func answer(
        _ trials: ArraySlice<Trial<Query>>, limit: Int, items: Int, keepingLists: Bool
    ) -> Measurement {
        var memory = memory()
        var shown = Array(repeating: 0, count: items)
        var lists: [[ItemNumber]] = []
        let answers = trials.map { trial in
            let list = best(trial.query, limit: limit, &memory)
            for item in list where item < shown.count { shown[Int(item)] += 1 }
            if keepingLists { lists.append(list) }
            return Accuracy(of: list, for: trial, limit: limit)
        }
        return Measurement(limit: limit, answers: answers, shown: shown, lists: lists)
    }

    /// How long single predictions take in one thread, in microseconds and rising order.
    public func times(_ trials: some Collection<Trial<Query>>, limit: Int) -> [Double] {
        var memory = memory()
        for trial in trials.prefix(200) { _ = best(trial.query, limit: limit, &memory) }  // the memory grows first
        let clock = ContinuousClock()
        return trials.map { trial in
            let start = clock.now
            let list = best(trial.query, limit: limit, &memory)
            let took = (clock.now - start) / .microseconds(1)
            return list.count > limit ? .infinity : took  // looked at, so that the answer cannot be optimised away
        }.sorted()
    }
}
