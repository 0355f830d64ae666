import Consent
import Ledger
import Shop

/// The changes that share one transaction and one wait for the disk.
final class Group {
    let session: Session
    /// Whether a change of the group deleted bytes about a person.
    private(set) var erased = false
    private var tails: [ShopNumber: Tail] = [:]

    init(_ session: Session) { self.session = session }

    /// Works on one shop's rows; what it throws takes its own writes back, and nothing else.
    func act<Result>(
        on shop: ShopNumber, _ body: (inout Acting<SQLiteTables>) throws(StoreFault) -> Result
    ) throws(StoreFault) -> Result {
        var acting = Acting(on: SQLiteTables(session: session, shop: shop), tail: try tail(of: shop))
        let result = try body(&acting)
        tails[shop] = acting.tail
        erased = erased || acting.erased
        return result
    }

    /// Notes that bytes were replaced that must leave the files too, where no rule about a shopper says so.
    func oweScrubbing() { erased = true }

    /// Writes where each shop's lists now end; the last thing before the transaction is committed.
    func finish() throws(StoreFault) {
        for (shop, tail) in tails {
            try session.run(
                .putTail, .integer(shop), .int(tail.journal), .int(tail.version), .int(tail.items),
                .integer(tail.feeds), .int(tail.frontier.size), .bytes(PackedFrontier.encode(tail.frontier)))
        }
    }

    private func tail(of shop: ShopNumber) throws(StoreFault) -> Tail {
        if let known = tails[shop] { return known }
        return try session.tail(of: shop)
    }
}

extension Session {
    /// Where a shop's lists end; all at zero for a shop that has none.
    func tail(of shop: ShopNumber) throws(StoreFault) -> Tail {
        let stored = try first(.tail, .integer(shop)) { row throws(StoreFault) in
            var tail = Tail()
            tail.journal = row.uint(0)
            tail.version = row.uint(1)
            tail.items = row.uint(2)
            tail.feeds = row.int(3)
            tail.frontier = try PackedFrontier.decode(size: try row.number(4), row.bytes(5))
            return tail
        }
        return stored ?? Tail()
    }
}
