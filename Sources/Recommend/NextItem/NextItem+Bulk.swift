extension NextItem {
    /// A model that has learned the visits: quicker than learning them one by one, on two cores, with the same digest.
    public init(learning visits: [Visit], _ parameters: NextItemParameters = .init()) {
        let order = Self.order(visits)
        let half = visits.count / 2
        // The first part has room for the second.
        let bound = VisitRecords.bound(visits[...])
        var (older, newer) = Parallel.both { part in
            part == 0
                ? Learned(0..<half, of: visits, order, bound: bound)
                : Learned(half..<visits.count, of: visits, order, bound: bound)
        }
        let lengths = (older.standings.map(\.visits), newer.standings.map(\.visits))
        let cut = older.records.words.count
        older.records.append(newer.records)
        older.standings = older.standings(before: newer)
        newer.records = VisitRecords()
        let records = older.records
        let index = Rows<UInt32>(blank: 0, lengths: lengths) { part, writer in
            let words = records.words.span
            records.forEach(from: part == 0 ? 0 : cut, to: part == 0 ? cut : words.count) { place in
                for spot in VisitRecords.items(place, words) {
                    writer.put(UInt32(truncatingIfNeeded: spot), in: Int(VisitRecords.item(words[spot])))
                }
            }
        }
        self.init(parameters, records: records, index: index, standings: older.standings)
    }

    /// The indices of the visits, oldest visit first; nil where they are in order.
    private static func order(_ visits: [Visit]) -> [Int]? {
        let isInOrder = visits.indices.dropFirst().allSatisfy { visits[$0 - 1].moment < visits[$0].moment }
        return isInOrder ? nil : visits.indices.sorted { visits[$0].moment < visits[$1].moment }
    }

    /// What a part of the visits adds.
    private struct Learned: Sendable {
        var records: VisitRecords
        var standings: [Standing] = []

        init(_ range: Range<Int>, of visits: [Visit], _ order: [Int]?, bound: Int) {
            var standings: [Standing] = []
            records = VisitRecords(bound: bound) { words in
                for at in range {
                    let day = visits[order?[at] ?? at].day
                    for spot in VisitRecords.write(visits[order?[at] ?? at], to: &words) {
                        let item = Int(VisitRecords.item(words.span[spot]))
                        if item >= standings.count {
                            standings.append(contentsOf: repeatElement(.init(), count: item + 1 - standings.count))
                        }
                        standings[item].visits += 1
                        standings[item].newest = day
                    }
                }
            }
            self.standings = standings
        }

        /// The standings of this part and a newer one together.
        func standings(before newer: Learned) -> [Standing] {
            (0..<max(standings.count, newer.standings.count)).map { item in
                let old = item < standings.count ? standings[item] : Standing()
                let new = item < newer.standings.count ? newer.standings[item] : Standing()
                return Standing(visits: old.visits + new.visits, newest: new.visits > 0 ? new.newest : old.newest)
            }
        }
    }
}
