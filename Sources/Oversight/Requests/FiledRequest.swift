public import Shop

/// A request with its number.
public struct FiledRequest: Sendable {
    public let number: RequestNumber
    public let request: SubjectRequest

    public init(number: RequestNumber, request: SubjectRequest) {
        self.number = number
        self.request = request
    }
}

/// What came of a request when it was carried out.
public struct RequestOutcome: Sendable {
    public var certificate: Certificate?
    public var receipts: [Receipt] = []

    public init() {}
}
