import Recommend

/// The files of `evaluate for-you`: who had what, and when as far as the file says.
///
/// A line is a user and an item; a third column is a position or a time, and with four columns the third names a basket
/// and the fourth is the time in seconds.
struct InteractionFiles {
    /// One thing that a user had.
    struct Deed {
        var user: UInt32
        var item: ItemNumber
        /// Items of one basket have no order among themselves; nor have lines without a third column.
        var basket: UInt32
        /// Seconds since 1970, or a position.
        var time: Int64
    }

    private(set) var items = Numbering()
    private var users = Numbering()
    private var baskets = Numbering()
    /// The most columns that a line had.
    private(set) var columns = 0

    /// Whether lines name baskets: then users buy again, and what training never saw is not looked for.
    var hasBaskets: Bool { columns >= 4 }
    /// Whether lines tell an order.
    var hasOrder: Bool { columns >= 3 }

    /// The lines of a file.
    mutating func read(_ path: String) throws -> [Deed] {
        var file = try EvaluationFile(path)
        var deeds: [Deed] = []
        while let fields = try file.next() {
            guard fields.count >= 2, !fields[0].isEmpty, !fields[1].isEmpty else {
                throw file.fault("not an interaction", next: "write a user, a tab and an item")
            }
            columns = max(columns, fields.count)
            var deed = Deed(user: users.number(fields[0]), item: items.number(fields[1]), basket: 0, time: 0)
            if fields.count >= 3 {
                guard let time = Int64(fields[fields.count >= 4 ? 3 : 2]) else {
                    throw file.fault("the time is not a whole number", next: "write seconds since 1970, or a position")
                }
                deed.time = time
                deed.basket = fields.count >= 4 ? baskets.number(fields[2]) : UInt32(truncatingIfNeeded: time)
            }
            deeds.append(deed)
        }
        guard !deeds.isEmpty else {
            throw Refusal("\(path) holds nothing", next: "write a user, a tab and an item a line")
        }
        return deeds
    }

    /// The deeds of each user in order, with the day where times are real ones.
    func histories(_ deeds: [Deed]) -> [History] {
        byUser(deeds).map { user, deeds in
            var entries: [History.Entry] = []
            var sitting: UInt32 = 0
            var last: Deed?
            for deed in deeds {
                if let last, last.basket != deed.basket { sitting += 1 }
                last = deed
                entries.append(History.Entry(deed.item, day: Self.day(deed.time), sitting: sitting))
            }
            return History(id: UInt64(user), entries: entries)
        }
    }

    /// The newest day of the deeds.
    static func lastDay(_ deeds: [Deed]) -> Int32 { deeds.map { day($0.time) }.max() ?? 0 }

    /// What each user of the `sought` deeds is asked, knowing the `known` ones; users of whom nothing is known are
    /// passed over.
    func trials(known: [Deed], sought: [Deed], learned: Set<ItemNumber>, repeats: Bool) -> [Trial<ForYouQuery>] {
        let histories = Dictionary(uniqueKeysWithValues: histories(known).map { ($0.id, $0) })
        return byUser(sought).compactMap { user, deeds in
            guard let history = histories[UInt64(user)] else { return nil }
            var targets = Set(deeds.map(\.item))
            if hasBaskets {
                targets.formIntersection(learned)
                if !repeats { targets.subtract(history.entries.map(\.item)) }
            }
            guard !targets.isEmpty else { return nil }
            return Trial(
                ForYouQuery(history: history.entries, excludeOwn: !repeats), targets: targets.sorted(), unit: Int(user))
        }
    }

    /// What is held out for choosing parameters where no file says it, and what is left to learn from.
    ///
    /// With times the newest twentieth; with positions the last item of everyone; without an order a fifth of what each
    /// user had.
    func heldOut(_ deeds: [Deed]) -> (left: [Deed], held: [Deed]) {
        if hasBaskets {
            let cut = deeds.map(\.time).sorted()[deeds.count - max(1, deeds.count / 20)]
            return (deeds.filter { $0.time < cut }, deeds.filter { $0.time >= cut })
        }
        var left: [Deed] = []
        var held: [Deed] = []
        for (user, deeds) in byUser(deeds) {
            guard deeds.count > 2 else {
                left += deeds
                continue
            }
            if hasOrder {
                left += deeds.dropLast()
                held.append(deeds[deeds.count - 1])
            } else {
                for (number, deed) in deeds.enumerated() {
                    if (number + Int(user)) % 5 == 0 { held.append(deed) } else { left.append(deed) }
                }
            }
        }
        return (left, held)
    }

    /// Every tenth user is held out, a fifth of what they had is sought, and the others are learned from.
    func heldOutUsers(_ deeds: [Deed]) -> (left: [Deed], known: [Deed], held: [Deed]) {
        let some = deeds.filter { $0.user % 10 == 7 }
        let parts = heldOut(some)
        return (deeds.filter { $0.user % 10 != 7 }, parts.left, parts.held)
    }

    private func byUser(_ deeds: [Deed]) -> [(user: UInt32, deeds: [Deed])] {
        Dictionary(grouping: deeds, by: \.user).sorted { $0.key < $1.key }.map { user, deeds in
            let order = deeds.enumerated().sorted { ($0.element.time, $0.offset) < ($1.element.time, $1.offset) }
            return (user, order.map(\.element))
        }
    }

    /// Small numbers are positions, not times: all on one day.
    private static func day(_ time: Int64) -> Int32 { time < 100_000_000 ? 0 : Int32(clamping: time / 86_400) }
}
