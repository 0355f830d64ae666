import Synchronization

/// What the operator of a shop decided about consent: its rule packs, its words, and who answers for it.
public final class Policy: Sendable {
    public let book: RuleBook
    /// Where shoppers are of whom no token says it.
    public let place: Place
    public let notices: Notices
    /// For how many months after a no nobody asks again; less than the rules ask has no effect.
    public let monthsAfterNo: Int
    public let controller: Controller
    /// Joining forty packs takes longer than a request may: each place is joined once a day.
    private let known = Mutex<[Key: Rules]>([:])

    private struct Key: Hashable {
        let place: Place
        let day: CalendarDay
    }

    public init(
        book: RuleBook = .builtIn, place: Place = Place(), notices: Notices = .builtIn, monthsAfterNo: Int = 6,
        controller: Controller = Controller()
    ) {
        self.book = book
        self.place = place
        self.notices = notices
        self.monthsAfterNo = monthsAfterNo
        self.controller = controller
    }

    /// What all laws ask towards somebody at a place; nil is where the shop says that its shoppers are.
    public func rules(at place: Place?, now: Int64) -> Rules {
        var place = place ?? self.place
        // What is sold is the shop's to know, and no token's.
        place.goods = self.place.goods
        let key = Key(place: place, day: CalendarDay(containing: now))
        return known.withLock { known in
            if let rules = known[key] { return rules }
            // Yesterday's are of no use, and a token may name any of some thousand places.
            if known.count >= 512 || known.keys.contains(where: { $0.day != key.day }) { known = [:] }
            let rules = book.rules(at: key.place, on: key.day)
            known[key] = rules
            return rules
        }
    }
}

/// Who answers for what is done with a shopper's data (the controller of GDPR 4(7)).
public struct Controller: Sendable, Hashable {
    public var name: String
    public var address: String
    /// An address to write to, or a telephone number.
    public var contact: String
    public var url: String
    /// How to reach its data protection officer; empty where it needs none.
    public var officer: String
    /// The authority that hears complaints about it; empty while it is not configured.
    public var authority: String

    /// What is not configured says so, rather than looking filled in.
    public init(
        name: String = "not configured", address: String = "not configured", contact: String = "not configured",
        url: String = "", officer: String = "", authority: String = ""
    ) {
        self.officer = officer
        self.authority = authority
        self.name = name
        self.address = address
        self.contact = contact
        self.url = url
    }
}
