// expect: nothing
// The positive control: what the other files do wrongly, done rightly. It must compile.
import Anonymity
import Consent
import Engagement
import Shop

func read(_ permit: borrowing Permit<Recommending>, _ visit: CarriedVisit) -> [String] { visit.items(under: permit) }

func links(_ permit: borrowing Permit<Learning>, _ profiles: Profiles) async throws -> [UInt64] {
    try await profiles.links(under: permit).links.visits
}

func contribute(_ permit: borrowing Permit<Learning>) -> Contribution {
    Contribution(visit: 1, day: 1, steps: [], under: permit)
}

func count(_ permit: borrowing Permit<Measuring>, _ key: Tally.Key) -> Tally {
    Tally(key: key, events: 1, pieces: 1, contributors: [], under: permit)
}

func seal(_ permit: borrowing Permit<Learning>) throws -> Sealed { try permit.seal([1, 2, 3], revision: 1) }

func send(_ permit: consuming Permit<Messaging>) {}
func sendOne(_ permit: consuming Permit<Messaging>) { send(permit) }

func publish(_ cells: [Cell<Int>]) throws -> PublishedTable<Int> { try Threshold().publish(cells) }

func row(_ permit: borrowing Permit<Learning>, _ shelf: any ProfileShelf) async throws -> SealedRow? {
    try await shelf.row(under: permit)
}

func count(_ desk: ConsentDesk, _ book: any CohortBook) async throws -> [Level: Int] {
    try await desk.withCohort(of: 1, Learning.self) { cohort in try await book.members(of: cohort) }
}

func histories(_ desk: ConsentDesk, _ histories: Histories) async throws -> [ShopperVisits] {
    try await desk.withCohort(of: 1, Learning.self) { cohort in try await histories.all(under: cohort) }
}

func ask(_ desk: ConsentDesk, _ claim: Claim, _ visit: CarriedVisit) async -> [String] {
    await desk.withStanding(for: claim) { standing in
        standing.withPermit(Recommending.self) { permit in read(permit, visit) } ?? []
    }
}

func release(_ vector: borrowing BoundedVector, _ mechanism: GaussianMechanism, _ purse: inout Purse) throws -> [Int64]
{
    try mechanism.release(vector, paying: &purse)
}

func hide(_ count: Int) -> Private<Int> { Private(count) }
