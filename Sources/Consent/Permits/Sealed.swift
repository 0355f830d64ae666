/// Bytes that only the permit for their purpose opens; made by `Permit.seal` and by nothing else.
public struct Sealed: Sendable {
    public let account: Account
    public let purpose: PurposeCode
    /// One more than the revision it replaces; the first is 1.
    public let revision: UInt64
    public let bytes: [UInt8]
    /// The day of the oldest thing inside, since 1970; 0 for "not known", which retention will find out.
    ///
    /// It stands in clear beside the row, so that what is due can be found without opening anybody's data.
    public let oldest: Int32

    init(account: Account, purpose: PurposeCode, revision: UInt64, bytes: [UInt8], oldest: Int32 = 0) {
        self.oldest = oldest
        self.account = account
        self.purpose = purpose
        self.revision = revision
        self.bytes = bytes
    }
}

/// A sealed row as a store gave it back.
public struct SealedRow: Sendable {
    public var revision: UInt64
    public var bytes: [UInt8]

    public init(revision: UInt64, bytes: [UInt8]) {
        self.revision = revision
        self.bytes = bytes
    }
}
