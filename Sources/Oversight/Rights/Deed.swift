import Consent
import Ledger
import Shop

/// A right that is ready to be carried out: the one change that does it, and what can be said of it afterwards.
struct Deed {
    var change: Change
    /// The openings of the change's lines, in order.
    var openings: [Opening] = []
    /// Whose key goes.
    var strikes: Pseudonym?
    /// Written and taken back where she taught the models nothing, so that nodes have as much to do for everybody.
    var blank: [Write] = []
    /// Bytes that must be nowhere afterwards.
    var needles: [[UInt8]] = []
    var choices: Choices?

    init(_ shop: ShopNumber, guards: [Guard] = [], writes: [Write] = []) {
        change = Change(shop: shop, guards: guards, writes: writes)
    }

    mutating func add(_ opening: Opening) {
        openings.append(opening)
        change.writes.append(.line(Commitment(opening: opening)))
    }
}

/// Runs `body` again while another change came in between.
func retrying<Result>(_ body: () async throws -> Result) async throws -> Result {
    for _ in 0..<8 {
        do { return try await body() } catch let fault as StoreFault where fault.code == .stale { continue }
    }
    throw StoreFault(.stale)
}
