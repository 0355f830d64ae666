extension NextItem {
    /// A model that has learned the visits: quicker than learning them one by one, on two cores, with the same digest.
    public init(learning visits: [Visit], _ parameters: NextItemParameters = .init()) {
        let order = Self.inOrder(visits)
        let (older, newer) = Parallel.both { part in
            let half = order.count / 2
            var records = VisitRecords()
            for at in part == 0 ? 0..<half : half..<order.count {
                let visit = visits[order[at]]
                let items = Footprint(visit).items
                if !items.isEmpty { _ = records.add(visit.moment, items) }
            }
            return records
        }
        let records = VisitRecords(older, newer)
        self.init(parameters, records: records, index: Self.index(of: records))
    }

    /// The indices of the visits, oldest visit first.
    private static func inOrder(_ visits: [Visit]) -> [Int] {
        let order = Array(visits.indices)
        let isInOrder = order.dropFirst().allSatisfy { visits[$0 - 1].moment < visits[$0].moment }
        return isInOrder ? order : order.sorted { visits[$0].moment < visits[$1].moment }
    }

    /// The places of the visits of each item, from records that stand in time order.
    private static func index(of records: VisitRecords) -> Rows<UInt32> {
        let places = records.places
        var lengths: [Int] = []
        for place in places {
            for item in records.items(place) {
                while lengths.count <= item { lengths.append(0) }
                lengths[Int(item)] += 1
            }
        }
        let counted = lengths
        let cut = Parallel.cut(counted)
        let (low, high) = Parallel.both { part in
            entries(of: part == 0 ? 0..<cut : cut..<counted.count, counted, places, records)
        }
        return Rows(blank: 0, pieces: [low, high])
    }

    /// Counting sort of the visits by some of the items.
    private static func entries(
        of items: Range<Int>, _ lengths: [Int], _ places: [UInt32], _ records: VisitRecords
    ) -> (lengths: [Int], elements: [UInt32]) {
        let lengths = Array(lengths[items])
        var next: [Int] = []
        next.reserveCapacity(lengths.count)
        var sum = 0
        for length in lengths {
            next.append(sum)
            sum += length
        }
        var elements = [UInt32](repeating: 0, count: sum)
        let words = records.words.span
        for place in places {
            for word in VisitRecords.items(place, words) where items.contains(Int(words[word])) {
                let item = Int(words[word]) - items.lowerBound
                elements[next[item]] = place
                next[item] += 1
            }
        }
        return (lengths, elements)
    }
}
