public import Consent

/// Looks over what a store holds, row by row, past the rules that wrote it.
public protocol StoreInspection: Sendable {
    /// How many rows of a shop belong to nothing that allows them; kinds of which there are none may be missing.
    func looseEnds(of shop: ShopNumber, now: Int64) async throws -> [LooseEnd: Int]
    /// The columns that hold something that looks personal in clear. Takes as long as reading the whole store.
    func plaintext() async throws -> [Plaintext]
    /// The tables that nobody registered.
    func unknownTables() async throws -> [String]
}

/// Rows that belong to nothing.
public enum LooseEnd: CaseIterable, Sendable {
    /// Sealed rows of somebody without a yes to that purpose at level `account`, or without a key.
    case sealedWithoutConsent
    /// Keys of somebody without a yes to anything at level `account`.
    case keyWithoutOwner
    /// Decisions of somebody who has no entry.
    case decisionWithoutEntry
    /// Open requests whose deadline has passed.
    case requestOverdue
    /// Closed requests that are past their date.
    case requestExpired
}

/// Values of a column that look personal and are in clear.
public struct Plaintext: Sendable, Hashable {
    public let table: String
    public let column: String
    public let kind: PersonalPattern
    public let rows: Int

    public init(table: String, column: String, kind: PersonalPattern, rows: Int) {
        self.table = table
        self.column = column
        self.kind = kind
        self.rows = rows
    }
}
