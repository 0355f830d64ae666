import Consent
public import Shop

extension RequestDesk {
    /// Takes in a request from somebody who is not signed in, and sends a one-time code to the address on file.
    ///
    /// The same happens for a customer nobody knows, so that nobody learns who is one.
    public func openByCode(_ intake: Intake, customer: String, now: Int64) async throws -> FiledRequest {
        var intake = intake
        intake.identity = nil
        let filed = try await open(intake, of: secret.pseudonym(of: customer), now: now).filed
        return try await sendCode(filed.number, customer: customer, now: now)
    }

    /// Sends a new code; the one before it is good no more.
    public func sendCode(_ number: RequestNumber, customer: String, now: Int64) async throws -> FiledRequest {
        guard let row = try await book.request(number, in: shop), row.shopper == secret.pseudonym(of: customer) else {
            throw RequestFault(.unknown)
        }
        var source = SystemRandomNumberGenerator()
        let digits = String(Int.random(in: 0..<100_000_000, using: &source))
        let code = String(repeating: "0", count: 8 - digits.count) + digits
        // Noted before it leaves: a code that arrives is one that counts.
        let filed = try await act(
            .noteCode(digest: secret.codeDigest(code, for: number.bytes)), on: number, now: now
        ).filed
        try await courier.deliver(Letter(shop: shop, customer: customer, request: number, body: .code(code)))
        return filed
    }

    /// Takes the code that she was sent; what is asked is then done.
    ///
    /// Throws `RequestFault.codeWrong`, also for a code that is too old and for a request nobody knows.
    public func confirm(
        _ number: RequestNumber, code: String, now: Int64
    ) async throws -> (filed: FiledRequest, outcome: RequestOutcome) {
        guard let filed = try await filed(number), let sent = filed.request.code,
            filed.request.codesMissed < SubjectRequest.codeLimit
        else { throw RequestFault(.codeWrong) }
        let digest = secret.codeDigest(code, for: number.bytes)
        // In constant time: how much of a code was right must not show.
        let difference = zip(digest, sent.digest).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) }
        guard difference == 0, digest.count == sent.digest.count, now <= sent.sent + SubjectRequest.codeLife else {
            _ = try await act(.missCode(attempt: filed.request.codesMissed + 1), on: number, now: now)
            throw RequestFault(.codeWrong)
        }
        return try await act(.identify(.code), on: number, now: now)
    }
}
