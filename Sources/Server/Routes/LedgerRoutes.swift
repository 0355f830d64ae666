import HTTPTypes
import Hummingbird
import Ledger
import Oversight
import Shop

/// What anybody may read of a shop's ledger, without a key: it holds nothing about a person.
///
/// What is about one size never changes, so caches may keep it; what is about all lines is good for a second.
struct LedgerRoutes: Sendable {
    let house: House

    /// A year: for ever, to a cache.
    private static let lasting = "public, max-age=31536000, immutable"
    private static let passing = "public, max-age=1"
    /// The most lines of one page.
    private static let page = 1_000

    func add(to routes: some RouterMethods<EdgeContext>) {
        routes.on(.getCheckpoint) { _, context in
            Self.text(try await ledger(context).checkpoint().description, Self.passing)
        }
        routes.on(.getLedgerKey) { _, context in
            Self.text("\(try ledger(context).verifier)\n", "public, max-age=86400")
        }
        routes.on(.getProof) { request, context in
            guard let index = try Self.number("index", request) else { throw Self.missing("index") }
            let size = try Self.number("size", request)
            let proof = try await Self.naming("index", "size") {
                try await ledger(context).proof(of: index, size: size)
            }
            return Self.text(proof.description, size == nil ? Self.passing : Self.lasting)
        }
        routes.on(.getConsistency) { request, context in
            guard let from = try Self.number("from", request) else { throw Self.missing("from") }
            let to = try Self.number("to", request)
            let shown = try await Self.naming("from", to == nil ? "from" : "to") {
                try await ledger(context).consistency(from: from, to: to)
            }
            return Self.json(to == nil ? Self.passing : Self.lasting) { json in
                json.member("from", shown.from)
                json.member("to", shown.to)
                json.member("old", shown.old.description)
                json.member("new", shown.new.description)
                json.array("proof") { json in for hash in shown.hashes { json.string(hash.base64) } }
            }
        }
        routes.on(.getLines) { request, context in
            let from = try Self.number("from", request) ?? 0
            let leaves = try await ledger(context).leaves(from: from, limit: Self.page)
            return Self.json(leaves.count == Self.page ? Self.lasting : Self.passing) { json in
                json.member("from", from)
                json.array("leaves") { json in for leaf in leaves { json.string(leaf.base64) } }
            }
        }
        routes.on(.receiptPage) { _, _ in
            var response = Response.page(ReceiptPage.html)
            response.headers[.contentSecurityPolicy] = ReceiptPage.policy + "; frame-ancestors 'none'"
            return response
        }
    }

    private func ledger(_ context: EdgeContext) throws -> ShopLedger {
        let name = try context.parameters.text("shop", max: 64)
        guard let room = house.rooms.values.first(where: { $0.record.name == name }) else { throw Problem.notFound }
        return room.ledger
    }

    /// A whole number of the query; nil when it is not given.
    private static func number(_ name: String, _ request: Request) throws(InputFault) -> Int? {
        guard let text = request.uri.queryParameters[Substring(name)] else { return nil }
        guard let number = Int(text), number >= 0, number.description == text else {
            throw InputFault(.malformed, at: name, "give \(name) as a whole number from 0 on")
        }
        return number
    }

    private static func missing(_ name: String) -> InputFault {
        InputFault(.missing, at: name, "say which with ?\(name)=")
    }

    /// Says of which parameter it is that the ledger knows no such line or size.
    private static func naming<Result>(
        _ index: String, _ size: String, _ body: () async throws -> Result
    ) async throws -> Result {
        do { return try await body() } catch let error as LedgerError {
            switch error.code {
            case .leafIndex: throw InputFault(.outOfRange, at: index, "the ledger has fewer lines then")
            case .treeSize: throw InputFault(.outOfRange, at: size, "ask for at most as many lines as there are")
            default: throw error
            }
        }
    }

    private static func text(_ text: String, _ caching: String) -> Response {
        var response = Response.bytes(Array(text.utf8), type: "text/plain; charset=utf-8")
        response.headers[.cacheControl] = caching
        return response
    }

    private static func json(_ caching: String, _ body: (inout JSONWriter) -> Void) -> Response {
        var response = Response.json(capacity: 4_096, body)
        response.headers[.cacheControl] = caching
        return response
    }
}
