/// Why a row of an import is not an event.
public enum EventRefusal: Error, Hashable {
    /// It has more or fewer columns than the header.
    case wrongColumns
    /// A column that is read is not UTF-8.
    case notUTF8
    case noItem, badItem, badTime, tooOld, inFuture
    /// Not a whole number, or more than allowed.
    case badQuantity
    /// Zero or less: a correction, not a purchase.
    case quantityNotPositive
    case badPrice, badCurrency, badVisit, badCustomer, badMessage
    /// An id that has an `@` in it.
    case looksPersonal
    case unknownEvent
    /// An event that no purpose needs.
    case notNeeded
    /// A rule of the import: the column and the pattern, as the operator wrote them.
    case rule(column: String, pattern: String)

    /// The code that reports show.
    public var code: String {
        switch self {
        case .wrongColumns: "wrong_columns"
        case .notUTF8: "not_utf8"
        case .noItem: "no_item"
        case .badItem: "bad_item"
        case .badTime: "bad_time"
        case .tooOld: "too_old"
        case .inFuture: "in_future"
        case .badQuantity: "bad_quantity"
        case .quantityNotPositive: "quantity_not_positive"
        case .badPrice: "bad_price"
        case .badCurrency: "bad_currency"
        case .badVisit: "bad_visit"
        case .badCustomer: "bad_customer"
        case .badMessage: "bad_message"
        case .looksPersonal: "looks_personal"
        case .unknownEvent: "unknown_event"
        case .notNeeded: "not_needed"
        case .rule(let column, let pattern): "refused_by_rule(\(column)=\(pattern))"
        }
    }
}
