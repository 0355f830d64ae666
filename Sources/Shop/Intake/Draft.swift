import Consent

/// What a batch will write, gathered purpose by purpose.
struct Draft: Sendable {
    var kept = 0
    var refused = 0
    var pastRetention = 0
    var erased = 0
    var used: [PurposeCode: Int] = [:]
    var messages: [UInt64] = []
    var accounts: [Account] = []
    var contributions: [UInt64: Contribution] = [:]
    var contributed: [UInt64] = []
    var sealed: [Sealed] = []
    var tallies: [Tally.Key: Tally] = [:]
    /// The day of the intake.
    let today: Int32

    init(today: Int32) { self.today = today }

    /// The draft as one change.
    func change(shop: ShopNumber) -> Change {
        var change = Change(shop: shop)
        change.writes.reserveCapacity(contributed.count + sealed.count + tallies.count)
        for visit in contributed { contributions[visit].map { change.writes.append(.contribute($0)) } }
        for row in sealed { change.writes.append(.seal(row)) }
        for key in tallies.keys.sorted() { tallies[key].map { change.writes.append(.tally($0)) } }
        if !messages.isEmpty { change.guards.append(.unseen(messages, day: today)) }
        for account in accounts { change.guards.append(.current(account)) }
        return change
    }

    mutating func contribute(_ contribution: Contribution) {
        if contributions[contribution.visit] == nil {
            contributed.append(contribution.visit)
            contributions[contribution.visit] = contribution
        } else {
            contributions[contribution.visit]?.steps += contribution.steps
        }
    }

    mutating func add(_ tally: Tally) {
        guard var known = tallies[tally.key] else {
            tallies[tally.key] = tally
            return
        }
        known.events += tally.events
        known.pieces += tally.pieces
        known.contributors += tally.contributors
        tallies[tally.key] = known
    }
}
