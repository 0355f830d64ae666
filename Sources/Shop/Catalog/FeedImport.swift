public import Consent

/// Reads a whole feed into the catalog. A feed is the whole truth: what is missing from it becomes unlisted.
///
/// Rows are written in batches as they come; the end of the feed is one change of its own. Whatever is cut off is
/// finished by the next run, and reading the same feed twice changes nothing.
public struct FeedImport: Sendable {
    private let shop: ShopNumber
    private let shelf: any CatalogShelf
    private let journal: any Journal

    public init(shop: ShopNumber, shelf: any CatalogShelf, journal: any Journal) {
        self.shop = shop
        self.shelf = shelf
        self.journal = journal
    }

    /// Reads `feed` from the rows. `onProgress` is given the report so far after each batch.
    ///
    /// Throws `FeedFault` when the feed holds no usable row, or would take more than half of its items off the shelves
    /// and shrinking is not allowed: nothing is unlisted then. Throws `StoreFault` too.
    public func run(
        _ reader: consuming FeedReader, feed: String, allowsShrinking: Bool = false,
        onProgress: (FeedReport) -> Void = { _ in }
    ) async throws -> FeedReport {
        var report = FeedReport(feed: feed)
        let run = try await shelf.openFeed(feed, in: shop)
        var batch: [Write] = []
        while let row = try reader.next() {
            report.rows += 1
            switch row.result {
            case .success(let item):
                report.taken += 1
                batch.append(.item(item, run))
            case .failure(let fault): report.refuse(row.line, fault)
            }
            if batch.count == 1_000 { try await write(&batch, &report, onProgress) }
        }
        try await write(&batch, &report, onProgress)
        guard report.taken > 0 else { throw FeedFault(.empty, report) }
        let coverage = try await shelf.feedCoverage(run, in: shop)
        guard allowsShrinking || coverage.unseen * 2 <= coverage.listed else { throw FeedFault(.shrinks, report) }
        let committed = try await journal.commit(Change(shop: shop, writes: [.closeFeed(run)]))
        report.unlisted = committed.counts.itemsUnlisted
        return report
    }

    private func write(
        _ batch: inout [Write], _ report: inout FeedReport, _ onProgress: (FeedReport) -> Void
    ) async throws {
        guard !batch.isEmpty else { return }
        let counts = try await journal.commit(Change(shop: shop, writes: batch)).counts
        report.changed += counts.itemsChanged
        report.repeated += counts.itemsRepeated
        batch.removeAll(keepingCapacity: true)
        onProgress(report)
    }
}

/// What became of a feed, row by row where something was wrong.
public struct FeedReport: Sendable {
    public let feed: String
    public var rows = 0
    /// Rows that hold a usable item.
    public var taken = 0
    /// Rows with an id that an earlier row of the feed has; the first one counts.
    public var repeated = 0
    /// Items that are new or differ from before.
    public var changed = 0
    /// Items that the feed no longer has.
    public var unlisted = 0
    /// How many rows were refused.
    public var refusedCount = 0
    /// The first hundred of them, with their lines.
    public var refused: [(line: Int, fault: InputFault)] = []

    init(feed: String) { self.feed = feed }

    mutating func refuse(_ line: Int, _ fault: InputFault) {
        refusedCount += 1
        if refused.count < 100 { refused.append((line, fault)) }
    }
}

/// Why a feed was not brought to its end.
public struct FeedFault: Error {
    public enum Code: String, Sendable {
        case empty = "feed_empty"
        case shrinks = "feed_shrinks"
    }

    public let code: Code
    public let report: FeedReport

    init(_ code: Code, _ report: FeedReport) {
        self.code = code
        self.report = report
    }

    /// What to do about it.
    public var advice: String {
        switch code {
        case .empty:
            "no row of the feed could be used; see the report for the first lines. Nothing was taken off the shelves"
        case .shrinks:
            "the feed would take more than half of its items off the shelves, as a cut-off file does. Its rows were "
                + "taken; if the feed is right, allow shrinking"
        }
    }
}
