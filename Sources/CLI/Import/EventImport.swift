import Consent
import Crypto
import Shop

/// Takes events from a file or a stream in constant memory, in batches that each are durable before the next is read.
///
/// Every event has an identity: its own id, or else its content. So reading a file twice changes nothing, and after a
/// crash the next run takes what is missing.
struct EventImport {
    /// What the operator says, from the shop's own records, that these shoppers agreed to; used where an event carries
    /// nothing itself and nothing is on record about its shopper.
    var agreed: Choices
    var intake: Intake
    var shop: ShopNumber
    /// Seconds that are added to every time.
    var shift: Int64
    private(set) var report = ImportReport()
    private var batch: [Event] = []

    init(intake: Intake, shop: ShopNumber, agreed: Choices, shift: Int64 = 0) {
        self.shift = shift
        self.intake = intake
        self.shop = shop
        self.agreed = agreed
    }

    /// Reads JSON lines in our own form, GA4's or Segment's.
    mutating func readLines(_ source: FileSource, _ parser: EventParser) async throws {
        var lines = LineReader(source)
        while true {
            do {
                guard let line = try lines.next() else { break }
                report.rows += 1
                var parsed = try parser.any(line)
                report.notNeeded += parsed.notNeeded
                report.droppedFields += parsed.droppedFields
                for at in parsed.events.indices where parsed.events[at].message == nil {
                    parsed.events[at].message = Self.identity(of: line, at)
                }
                try await take(parsed.events)
            } catch let fault as InputFault {
                report.refuse("\(fault.code.rawValue) at \(fault.place)", line: lines.line)
            }
        }
        try await flush()
    }

    /// Reads delimited text whose columns are mapped.
    mutating func readTable(
        _ source: FileSource, mapping: [String: String], event kind: EventKind, refusing rules: [RefusalRule],
        now: Int64
    ) async throws {
        var records = CSVReader(source)
        guard let header = try records.next() else {
            throw InputFault(.missing, at: "line 1", "the file is empty; begin it with a header row")
        }
        let columns = try EventColumns(
            mapping: mapping, event: kind, header: header, refusing: rules, now: now)
        while true {
            do {
                guard let record = try records.next() else { break }
                report.rows += 1
                switch columns.event(record) {
                case .success(var event):
                    if event.message == nil { event.message = Self.identity(of: record) }
                    // A token that no request can hold, so that nobody who guesses an invoice number has it forgotten.
                    event.visit = event.visit.map { "\u{1F}\($0)" }
                    try await take([event])
                case .failure(let refusal): report.refuse(refusal.code, line: record.line)
                }
            } catch let fault as InputFault {
                report.rows += 1
                report.refuse(fault.code.rawValue, line: records.recordLine)
            }
        }
        try await flush()
    }

    private mutating func take(_ events: [Event]) async throws {
        for var event in events {
            if event.carried.isEmpty { event.carried = agreed }
            event.time += shift
            batch.append(event)
        }
        if batch.count >= 2_000 { try await flush() }
    }

    private mutating func flush() async throws {
        guard !batch.isEmpty else { return }
        report.intake.add(try await intake.take(batch, claim: Claim(shop: shop), vouched: true))
        batch.removeAll(keepingCapacity: true)
        Terminal.progress(
            "\(report.rows) rows, \(report.intake.kept) events kept, \(report.refused.total) rows refused")
    }

    private static func identity(of line: [UInt8], _ index: Int) -> String {
        Hex.encode(SHA256.hash(data: line)) + "/\(index)"
    }

    private static func identity(of record: CSVRecord) -> String {
        var hash = SHA256()
        for index in 0..<record.count {
            hash.update(data: Array(record[index]))
            hash.update(data: [0])
        }
        return Hex.encode(hash.finalize())
    }
}

/// What became of an import.
struct ImportReport {
    var rows = 0
    var notNeeded = 0
    var droppedFields = 0
    var intake = IntakeReport()
    /// Rows that are no usable events, by reason.
    var refused = RefusalTally<String>()

    mutating func refuse(_ reason: String, line: Int) { refused.add(reason, line: line) }

    /// The report as lines.
    var text: String {
        var lines = ["\(rows) rows read: \(intake.received) events, \(refused.total) rows refused"]
        if notNeeded > 0 { lines.append("  \(notNeeded) events that no purpose needs") }
        if droppedFields > 0 {
            lines.append("  \(droppedFields) fields were not read (docs/minimisation.md lists those that are)")
        }
        lines.append("kept: \(intake.kept)")
        for (purpose, count) in intake.used.sorted(by: { $0.key < $1.key }) { lines.append("  \(purpose): \(count)") }
        for (reason, count) in intake.dropped.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            lines.append("dropped, \(reason.rawValue): \(count)")
        }
        for entry in refused.entries {
            let places = entry.lines.map(String.init).joined(separator: ", ")
            lines.append(
                "refused, \(entry.reason): \(entry.count) (line \(places)\(entry.count > entry.lines.count ? ", …" : ""))"
            )
        }
        return lines.joined(separator: "\n")
    }
}
