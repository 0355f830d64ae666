/// Finds the known name that a mistyped one was probably meant to be.
public enum NearMiss {
    /// `; did you mean 'visit'?`, or nothing when no known name is near. Never holds the mistyped name itself.
    public static func hint(_ text: some StringProtocol, among names: some Sequence<String>) -> String {
        find(text, among: names).map { "; did you mean '\($0)'?" } ?? ""
    }

    /// The nearest known name, or nil when it would be a guess.
    public static func find(_ text: some StringProtocol, among names: some Sequence<String>) -> String? {
        guard (1...40).contains(text.utf8.count) else { return nil }
        let mistyped = text.lowercased().utf8.map { $0 == UInt8(ascii: "-") ? UInt8(ascii: "_") : $0 }
        var best: (name: String, distance: Int)?
        for name in names {
            let distance = distance(mistyped, Array(name.utf8))
            // One slip in three letters is still a slip; more is another word.
            if distance <= max(1, name.utf8.count / 3), distance < best?.distance ?? .max { best = (name, distance) }
        }
        return best?.name
    }

    /// How many letters must be put in, left out, changed or swapped with a neighbour to get from one to the other.
    static func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
        var before: [Int] = []
        var row = Array(0...b.count)
        for i in a.indices {
            var next = [i + 1]
            next.reserveCapacity(b.count + 1)
            for j in b.indices {
                var cost = min(row[j + 1] + 1, next[j] + 1, row[j] + (a[i] == b[j] ? 0 : 1))
                if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, before[j - 1] + 1) }
                next.append(cost)
            }
            before = row
            row = next
        }
        return row[b.count]
    }
}
