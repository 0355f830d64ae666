internal import GRDB
internal import GRDBSQLite
import Shop

/// A value that a statement takes.
enum Value {
    case integer(Int64), text(String), bytes([UInt8]), null

    /// A whole number; unsigned ones keep their bits.
    static func int(_ number: some BinaryInteger) -> Value { .integer(Int64(truncatingIfNeeded: number)) }
    static func text(orNull text: String?) -> Value { text.map { .text($0) } ?? .null }
    static func bytes(orNull bytes: [UInt8]?) -> Value { bytes.map { .bytes($0) } ?? .null }
}

/// One connection while it is in use, on its own queue.
///
/// Statements are GRDB's cached ones, but they are bound and stepped here: GRDB's own way costs four times as much a
/// row, which is most of a small write.
@safe final class Session {
    private let database: Database
    private var prepared: [OpaquePointer?]

    init(_ database: Database) {
        self.database = database
        unsafe prepared = Array(repeating: nil, count: SQL.allCases.count)
    }

    /// Runs a statement to its end and answers how many rows it changed.
    @discardableResult
    func run(_ sql: SQL, _ values: Value...) throws(StoreFault) -> Int {
        let statement = try unsafe bound(sql, values)
        defer { unsafe sqlite3_reset(statement) }
        while try unsafe step(statement) {}
        return Int(unsafe sqlite3_changes64(sqlite3_db_handle(statement)))
    }

    /// Every row of a statement.
    func rows<T>(
        _ sql: SQL, _ values: Value..., read: (borrowing Row) throws(StoreFault) -> T
    ) throws(StoreFault) -> [T] {
        let statement = try unsafe bound(sql, values)
        defer { unsafe sqlite3_reset(statement) }
        var found: [T] = []
        while try unsafe step(statement) { found.append(try read(unsafe Row(statement))) }
        return found
    }

    /// The first row of a statement, or nil.
    func first<T>(
        _ sql: SQL, _ values: Value..., read: (borrowing Row) throws(StoreFault) -> T
    ) throws(StoreFault) -> T? {
        let statement = try unsafe bound(sql, values)
        defer { unsafe sqlite3_reset(statement) }
        return try unsafe step(statement) ? try read(unsafe Row(statement)) : nil
    }

    /// Whether another row is there.
    private func step(_ statement: OpaquePointer) throws(StoreFault) -> Bool {
        let code = unsafe sqlite3_step(statement)
        if code == SQLITE_ROW { return true }
        if code == SQLITE_DONE { return false }
        throw StoreFault(sqlite: code, system: unsafe sqlite3_system_errno(sqlite3_db_handle(statement)))
    }

    private func bound(_ sql: SQL, _ values: [Value]) throws(StoreFault) -> OpaquePointer {
        let statement = try unsafe statement(of: sql)
        for (at, value) in values.enumerated() {
            let code = unsafe bind(value, to: statement, at: Int32(at + 1))
            guard code == SQLITE_OK else { throw StoreFault(sqlite: code) }
        }
        return unsafe statement
    }

    private func statement(of sql: SQL) throws(StoreFault) -> OpaquePointer {
        if let known = unsafe prepared[sql.rawValue] { return unsafe known }
        do {
            let statement = try unsafe database.cachedStatement(sql: sql.text).sqliteStatement
            unsafe prepared[sql.rawValue] = statement
            return unsafe statement
        } catch { throw StoreFault(engine: error) }
    }

    private func bind(_ value: Value, to statement: OpaquePointer, at place: Int32) -> Int32 {
        // SQLITE_TRANSIENT: SQLite copies the bytes, so they need not outlive this call.
        let copied = unsafe unsafeBitCast(-1, to: sqlite3_destructor_type.self)
        switch value {
        case .integer(let number): return unsafe sqlite3_bind_int64(statement, place, number)
        case .null: return unsafe sqlite3_bind_null(statement, place)
        case .bytes(let bytes):
            // An empty array may have no address, which SQLite would read as NULL.
            guard !bytes.isEmpty else { return unsafe sqlite3_bind_zeroblob(statement, place, 0) }
            return unsafe bytes.withUnsafeBytes {
                unsafe sqlite3_bind_blob64(statement, place, $0.baseAddress, UInt64($0.count), copied)
            }
        case .text(var text):
            return text.withUTF8 {
                let count = $0.count
                guard count > 0, let start = $0.baseAddress else {
                    return unsafe sqlite3_bind_text(statement, place, "", 0, copied)
                }
                return unsafe start.withMemoryRebound(to: CChar.self, capacity: count) { chars in
                    unsafe sqlite3_bind_text64(statement, place, chars, UInt64(count), copied, UInt8(SQLITE_UTF8))
                }
            }
        }
    }
}

/// The row a statement stands on; good until its next step.
@safe struct Row: ~Copyable {
    private let statement: OpaquePointer

    init(_ statement: OpaquePointer) { unsafe self.statement = unsafe statement }

    func int(_ column: Int32) -> Int64 { unsafe sqlite3_column_int64(statement, column) }
    func uint(_ column: Int32) -> UInt64 { UInt64(bitPattern: int(column)) }
    func isNull(_ column: Int32) -> Bool { unsafe sqlite3_column_type(statement, column) == SQLITE_NULL }

    func bytes(_ column: Int32) -> [UInt8] {
        let start = unsafe sqlite3_column_blob(statement, column)
        let count = Int(unsafe sqlite3_column_bytes(statement, column))
        return unsafe Array(UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : count))
    }

    func text(_ column: Int32) -> String {
        guard let start = unsafe sqlite3_column_text(statement, column) else { return "" }
        let count = Int(unsafe sqlite3_column_bytes(statement, column))
        return unsafe String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    }

    /// A small number that must be a case of its kind, or the row is damaged.
    func code<Code: RawRepresentable<UInt8>>(_ column: Int32, _: Code.Type) throws(StoreFault) -> Code {
        guard let raw = UInt8(exactly: int(column)), let code = Code(rawValue: raw) else { throw StoreFault(.corrupt) }
        return code
    }

    /// A number that must fit its kind, or the row is damaged.
    func number<Number: FixedWidthInteger>(_ column: Int32, _: Number.Type = Number.self) throws(StoreFault) -> Number {
        guard let number = Number(exactly: int(column)) else { throw StoreFault(.corrupt) }
        return number
    }
}
