/// One sitting: the unit that models learn and forget.
public struct Visit: Sendable, Hashable {
    /// Steps of one visit beyond this number are not kept: no sitting of a person is longer.
    public static let longest = 1_000
    /// At most so many distinct items of one visit, the first ones, reach the models: the contribution is bounded.
    public static let widest = 100

    /// The name of the visit, unique in its shop.
    public var id: UInt64
    /// The day it began, in days since 1970.
    public var day: Int32
    /// Grows with time and breaks ties within a day.
    public var order: UInt64
    /// What was done, oldest first.
    public var steps: [Step]

    /// A visit with its steps, oldest first.
    public init(id: UInt64, day: Int32, order: UInt64, steps: [Step]) {
        self.id = id
        self.day = day
        self.order = order
        self.steps = steps
    }
}

/// Where a visit stands in time: a total order of all visits, whatever order they were learned in.
struct Moment: Hashable, Comparable, Sendable {
    var day: Int32
    var order: UInt64
    var id: UInt64

    static func < (a: Moment, b: Moment) -> Bool {
        if a.day != b.day { return a.day < b.day }
        if a.order != b.order { return a.order < b.order }
        return a.id < b.id
    }
}

extension Visit {
    var moment: Moment { Moment(day: day, order: order, id: id) }
}
