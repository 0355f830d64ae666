import Consent

/// Which columns of a delimited file say what about an event; everything else in the file is not looked at.
public struct EventColumns: Sendable {
    /// What a column can say.
    public enum Role: String, Sendable, CaseIterable {
        case item, visit, time, quantity, price, customer, message, event, currency
    }

    private var columns: [Role: Int] = [:]
    private var rules: [(index: Int, rule: RefusalRule)] = []
    private let width: Int
    private let usual: EventKind
    private let currency: Currency?
    private let limits: EventLimits
    private let now: Int64

    /// Finds the columns of `mapping` (role to column name) in a file's header.
    ///
    /// `item` and `time` are needed. `currency` may be a code such as `EUR` instead of a column. Rows are events of the
    /// given kind unless there is an `event` column.
    public init(
        mapping: [String: String], event kind: EventKind, header: CSVRecord, refusing rules: [RefusalRule] = [],
        now: Int64, limits: EventLimits = .init()
    ) throws(InputFault) {
        guard let names = header.texts else {
            throw InputFault(.malformed, at: "line \(header.line)", "the header is not UTF-8")
        }
        width = names.count
        usual = kind
        self.limits = limits
        self.now = now
        var fixed: Currency?
        for (key, name) in mapping.sorted(by: { $0.key < $1.key }) {
            guard let role = Role(rawValue: key) else {
                let hint = NearMiss.hint(key, among: Role.allCases.map(\.rawValue))
                throw InputFault(.unknownName, at: key, "there is no such thing to map" + hint)
            }
            if let index = names.firstIndex(of: name) {
                columns[role] = index
            } else if role == .currency, let code = Currency(code: name) {
                fixed = code
            } else {
                throw Self.noColumn(name, at: key, names)
            }
        }
        currency = fixed
        for role in [Role.item, .time] where columns[role] == nil {
            throw InputFault(.missing, at: role.rawValue, "say which column it is")
        }
        if columns[.price] != nil, fixed == nil, columns[.currency] == nil {
            throw InputFault(.missing, at: "currency", "prices need a currency: a code such as EUR, or a column")
        }
        for rule in rules {
            guard let index = names.firstIndex(of: rule.column) else {
                throw Self.noColumn(rule.column, at: "refuse", names)
            }
            self.rules.append((index, rule))
        }
    }

    /// The event of a row, or why there is none.
    public func event(_ row: CSVRecord) -> Result<Event, EventRefusal> {
        do throws(EventRefusal) {
            return .success(try read(row))
        } catch {
            return .failure(error)
        }
    }

    private func read(_ row: CSVRecord) throws(EventRefusal) -> Event {
        guard row.count == width else { throw .wrongColumns }
        for (index, rule) in rules {
            if let pattern = rule.pattern(meeting: row[index].trimmed) {
                throw .rule(column: rule.column, pattern: pattern)
            }
        }
        var event = Event(kind: try kind(row), time: try time(row))
        event.message = try token(.message, row, TokenRules.message, .badMessage)
        // An invoice's number may serve as a visit: nobody outside holds it, so it need not be hard to guess.
        event.visit = try token(.visit, row, 1...TokenRules.visit.upperBound, .badVisit)
        event.customer = try token(.customer, row, TokenRules.customer, .badCustomer).map(Self.withoutFraction)
        event.lines = [EventLine(item: try item(row), quantity: try quantity(row), price: try price(row))]
        return event
    }

    private func value(_ role: Role, _ row: CSVRecord) -> ArraySlice<UInt8>? {
        guard let index = columns[role] else { return nil }
        let value = row[index].trimmed
        return value.isEmpty ? nil : value
    }

    private func text(_ role: Role, _ row: CSVRecord) throws(EventRefusal) -> String? {
        guard let bytes = value(role, row) else { return nil }
        guard let text = String(validating: bytes, as: UTF8.self) else { throw .notUTF8 }
        return text
    }

    private func kind(_ row: CSVRecord) throws(EventRefusal) -> EventKind {
        guard let name = try text(.event, row) else { return usual }
        guard let kind = EventKind(name: name) else {
            throw EventKind.notNeeded.contains(name) ? .notNeeded : .unknownEvent
        }
        return kind
    }

    private func item(_ row: CSVRecord) throws(EventRefusal) -> String {
        guard let id = try text(.item, row) else { throw .noItem }
        if let fault = ItemRules.fault(inID: id) {
            throw fault.code == .looksPersonal ? .looksPersonal : .badItem
        }
        return id
    }

    private func time(_ row: CSVRecord) throws(EventRefusal) -> Int64 {
        guard let bytes = value(.time, row), let time = Timestamp.seconds(bytes) ?? Self.number(bytes) else {
            throw .badTime
        }
        if let fault = limits.fault(inTime: time, now: now) { throw fault.code == .tooOld ? .tooOld : .inFuture }
        return time
    }

    private func quantity(_ row: CSVRecord) throws(EventRefusal) -> Int32 {
        guard let bytes = value(.quantity, row) else { return 1 }
        guard let quantity = Int64(wholeDecimal: bytes) else { throw .badQuantity }
        guard quantity > 0 else { throw .quantityNotPositive }
        guard quantity <= limits.quantity, let small = Int32(exactly: quantity) else { throw .badQuantity }
        return small
    }

    private func price(_ row: CSVRecord) throws(EventRefusal) -> Money? {
        guard let bytes = value(.price, row) else { return nil }
        var currency = currency
        if let code = try text(.currency, row) { currency = Currency(code: code) }
        guard let currency else { throw .badCurrency }
        guard let price = Money(decimal: bytes, currency: currency) else { throw .badPrice }
        return price
    }

    private func token(
        _ role: Role, _ row: CSVRecord, _ bytes: ClosedRange<Int>, _ reason: EventRefusal
    ) throws(EventRefusal) -> String? {
        guard let text = try text(role, row) else { return nil }
        guard bytes.contains(text.utf8.count) else { throw reason }
        if let fault = TokenRules.fault(in: text, "") {
            throw fault.code == .looksPersonal ? .looksPersonal : reason
        }
        return text
    }

    /// `17850.0` is what spreadsheets and data frames make of customer 17850 when other rows are blank.
    private static func withoutFraction(_ text: String) -> String {
        let digits = text.utf8.dropLast(2)
        let isNumber = text.hasSuffix(".0") && !digits.isEmpty && digits.allSatisfy { (0x30...0x39).contains($0) }
        return isNumber ? String(text.dropLast(2)) : text
    }

    /// Seconds, milliseconds or microseconds since 1970, told apart by how many digits there are.
    private static func number(_ bytes: ArraySlice<UInt8>) -> Int64? {
        guard bytes.allSatisfy({ (0x30...0x39).contains($0) }), let value = Int64(decimal: bytes) else { return nil }
        switch bytes.count {
        case ...11: return value
        case 12...14: return value / 1_000
        default: return value / 1_000_000
        }
    }

    private static func noColumn(_ name: String, at key: String, _ names: [String]) -> InputFault {
        InputFault(.missing, at: key, "the file has no such column" + NearMiss.hint(name, among: names))
    }
}

extension ArraySlice<UInt8> {
    /// Without spaces at its ends.
    var trimmed: ArraySlice<UInt8> {
        var rest = self
        while let first = rest.first, first == 0x20 || first == 0x09 { rest.removeFirst() }
        while let last = rest.last, last == 0x20 || last == 0x09 { rest.removeLast() }
        return rest
    }
}
