import Recommend

extension Contest {
    /// How right the answers are about the popular items and about the others.
    ///
    /// Of each question only the targets of that part are looked for; what training never saw is in neither.
    func parts(_ measurement: Measurement) -> [(name: String, accuracy: Accuracy)] {
        let head = Head(interactions)
        return [("head", true), ("tail", false)].map { name, isHead in
            let answers = zip(trials, measurement.lists).compactMap { trial, list -> Accuracy? in
                let targets = trial.targets.filter { $0 < interactions.count && head.contains($0) == isHead }
                guard !targets.isEmpty else { return nil }
                return Accuracy(of: list, for: Trial(trial.query, targets: targets, unit: trial.unit), limit: limit)
            }
            return (name, .mean(answers))
        }
    }

    /// How one-sided the answers are, how little known, and with categories how varied and how unlike the history.
    func beyond(_ measurement: Measurement) -> [Report.Figure] {
        var figures = [
            Report.Figure(name: "gini", value: Beyond.gini(measurement.shown), digits: 3),
            Report.Figure(
                name: "novelty", value: Beyond.novelty(shown: measurement.shown, interactions: interactions), digits: 2),
        ]
        guard !categories.isEmpty else { return figures }
        let diversities = measurement.lists.compactMap { list in
            Beyond.diversity(list.map(category)) { $0 == $1 && $0 != 0 ? 1 : 0 }
        }
        let distances = zip(trials, measurement.lists).compactMap { trial, list in
            Beyond.miscalibration(history: Mix(history(trial.query).map(category)), list: Mix(list.map(category)))
        }
        figures.append(Report.Figure(name: "diversity", value: Self.mean(diversities), digits: 3))
        figures.append(Report.Figure(name: "miscalibration", value: Self.mean(distances), digits: 3))
        return figures
    }

    private func category(_ item: ItemNumber) -> UInt32 { item < categories.count ? categories[Int(item)] : 0 }

    private static func mean(_ values: [Double]) -> Double? {
        values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
    }
}
