extension NextItem {
    /// The bytes that its arrays hold.
    public var byteCount: Int {
        records.byteCount + index.byteCount + standings.capacity * MemoryLayout<Standing>.stride
    }

    /// How many visits an answer looks at: what its time depends on most.
    public func effort(after visit: [ItemNumber]) -> Int {
        var seen: [ItemNumber] = []
        for item in visit.reversed() where seen.count < tables.visits.count && !seen.contains(item) {
            seen.append(item)
        }
        return zip(seen, tables.visits).reduce(tables.echoItems * tables.echoVisits) { sum, next in
            sum + min(index.count(Int(next.0)), next.1)
        }
    }
}
