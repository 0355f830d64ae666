/// Reads a catalog feed row by row, in constant memory whatever its length.
///
/// A row that is no item is a row with a fault; only a source that fails, or a feed that cannot be read at all, throws.
public struct FeedReader {
    private var engine: Engine
    private let options: FeedOptions
    /// What the feed turned out to be.
    public let form: FeedForm

    private enum Engine {
        case table(CSVReader, FeedColumns)
        case xml(XMLItems)
        case jsonLines(LineReader)
    }

    /// Reads as much as is needed to know the form, and a table's header.
    public init(_ source: some ByteSource, options: FeedOptions) throws {
        var window = ByteWindow(source)
        form = try options.form ?? FeedForm.detect(try window.ahead(1 << 10))
        self.options = options
        switch form {
        case .table:
            var reader = CSVReader(window, delimiter: nil)
            guard let header = try reader.next() else {
                throw InputFault(.missing, at: "line 1", "the feed is empty; begin it with a header row")
            }
            engine = .table(reader, try FeedColumns(header: header, mapping: options.mapping))
        case .xml: engine = .xml(try XMLItems(window))
        case .jsonLines: engine = .jsonLines(LineReader(window))
        }
    }

    /// The next row; nil after the last.
    public mutating func next() throws -> FeedRow? {
        switch engine {
        case .table(var reader, let columns):
            defer { engine = .table(reader, columns) }
            return try Self.row(line: { reader.recordLine }) {
                guard let record = try reader.next() else { return nil }
                return try columns.values(of: record).item(options)
            }
        case .xml(var items):
            defer { engine = .xml(items) }
            return try Self.row(line: { items.line }) {
                guard let values = try items.next() else { return nil }
                return try values.item(options)
            }
        case .jsonLines(var reader):
            defer { engine = .jsonLines(reader) }
            return try Self.row(line: { reader.line }) {
                guard let line = try reader.next() else { return nil }
                return try ItemParser.json(line, id: nil)
            }
        }
    }

    private static func row(line: () -> Int, _ read: () throws -> Item?) throws -> FeedRow? {
        do {
            guard let item = try read() else { return nil }
            return FeedRow(line: line(), result: .success(item))
        } catch let fault as InputFault {
            return FeedRow(line: line(), result: .failure(fault))
        } catch let refusal as FeedRefusal {
            throw refusal.fault
        }
    }
}
