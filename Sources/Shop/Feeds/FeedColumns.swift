import Consent

/// Which column of a table holds which field.
struct FeedColumns: Sendable {
    private var columns: [(field: FeedField, index: Int)] = []
    private let width: Int

    /// `mapping` wins over the header's own names.
    init(header: CSVRecord, mapping: [String: String]) throws(InputFault) {
        guard let names = header.texts else {
            throw InputFault(.malformed, at: "line \(header.line)", "save the feed as UTF-8")
        }
        width = names.count
        var found: [FeedField: Int] = [:]
        for (index, name) in names.enumerated() {
            if let field = FeedField(column: name), found[field] == nil { found[field] = index }
        }
        for (key, name) in mapping.sorted(by: { $0.key < $1.key }) {
            guard let field = FeedField(rawValue: key) else {
                let hint = NearMiss.hint(key, among: FeedField.allCases.map(\.rawValue))
                throw InputFault(.unknownName, at: key, "an item has no such field" + hint)
            }
            guard let index = names.firstIndex(of: name) else {
                throw InputFault(.missing, at: key, "the feed has no such column" + NearMiss.hint(name, among: names))
            }
            found[field] = index
        }
        guard found[.id] != nil else {
            throw InputFault(.missing, at: "id", "the feed has no column id; say which column it is")
        }
        columns = found.map { ($0.key, $0.value) }.sorted { $0.1 < $1.1 }
    }

    /// What a row says.
    func values(of row: CSVRecord) throws(InputFault) -> FeedValues {
        guard row.count == width else {
            throw InputFault(.malformed, at: "line \(row.line)", "this row has more or fewer columns than the header")
        }
        var values = FeedValues()
        for (field, index) in columns {
            guard let text = row.text(index) else {
                throw InputFault(.malformed, at: field.rawValue, "the text here is not UTF-8")
            }
            values[field] = text.trimmingSpaces
        }
        return values
    }
}
