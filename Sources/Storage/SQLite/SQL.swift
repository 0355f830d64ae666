import Consent

/// Every statement that runs while serving, so that its plan can be tested.
///
/// `$1 … $n` appear in order, and no clause is SQLite's own, so that another engine can take them as they are.
enum SQL: Int, CaseIterable {
    case savepoint, release, rollBack
    case shops, shopNumber, lastShop, addShop, rewrapSecret, keys, addKey, revokeKey
    case tail, putTail, head
    case entry, putEntry, removeEntry, wrappedKeys, liveDecisions, cohortRows
    case decisions, appendDecision, removeDecisions
    case sealed, revision, putSealed, removeSealed, removeAllSealed
    case markSeen, contribute, forgotten, tuned, ruled, published, removePublished, removeContributions, journalFacts,
        itemFacts
    case markContributor, addTally, counters
    case agedVisits, agedSeals, lapsed, agedDecisions, removeAgedDecisions, countDecisions
    case removeAgedMessages, removeAgedContributors, removeAgedCounters, removeForgotten, putRun, runBy
    case visitCensus, linkCensus, sealCensus, decisionCensus, messageCensus, contributorCensus, counterCensus
    case appendLine, lines, lineHashes, appendNode, nodeHashes, keepCheckpoint, checkpoints
    case request, requestsOf, requestsByDue, requestEvents, requestEventCount, contributionsOf
    case putRequest, appendRequestEvent, removeRequest, removeRequestEvents
    case itemByID, itemName, itemNumber, putItem, feed, putFeed, mark, unmark, unseen, coverage

    var text: String {
        switch self {
        case .savepoint: "SAVEPOINT one_change"
        case .release: "RELEASE SAVEPOINT one_change"
        case .rollBack: "ROLLBACK TO SAVEPOINT one_change"

        case .shops: "SELECT number, name, secret FROM shop ORDER BY number"
        case .shopNumber: "SELECT number FROM shop WHERE name = $1"
        case .lastShop: "SELECT COALESCE(MAX(number), 0) FROM shop"
        case .addShop: "INSERT INTO shop (number, name, secret) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING"
        case .rewrapSecret: "UPDATE shop SET secret = $1 WHERE number = $2 AND secret = $3"
        case .keys: "SELECT id, shop, kind, hash, origins, created FROM api_key ORDER BY id"
        case .addKey:
            """
            INSERT INTO api_key (id, shop, kind, hash, origins, created)
            SELECT $1, number, $2, $3, $4, $5 FROM shop WHERE number = $6
            ON CONFLICT DO NOTHING
            """
        case .revokeKey: "DELETE FROM api_key WHERE id = $1"

        case .tail: "SELECT journal, version, items, feeds, lines, frontier FROM tail WHERE shop = $1"
        case .putTail:
            """
            INSERT INTO tail (shop, journal, version, items, feeds, lines, frontier)
            VALUES ($1, $2, $3, $4, $5, $6, $7)
            ON CONFLICT (shop) DO UPDATE SET journal = excluded.journal, version = excluded.version,
            items = excluded.items, feeds = excluded.feeds, lines = excluded.lines, frontier = excluded.frontier
            """
        case .head: "SELECT journal FROM tail WHERE shop = $1"

        case .entry:
            "SELECT version, choices, wrapped_key, expiries, signal FROM entry WHERE shop = $1 AND shopper = $2"
        case .putEntry:
            """
            INSERT INTO entry (shop, shopper, version, choices, wrapped_key, expiries, signal, ends)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            ON CONFLICT (shop, shopper) DO UPDATE SET version = excluded.version, choices = excluded.choices,
            wrapped_key = excluded.wrapped_key, expiries = excluded.expiries,
            signal = excluded.signal, ends = excluded.ends
            """
        case .removeEntry: "DELETE FROM entry WHERE shop = $1 AND shopper = $2"
        case .wrappedKeys:
            """
            SELECT shopper, wrapped_key FROM entry WHERE shop = $1 AND shopper > $2 AND wrapped_key IS NOT NULL
            ORDER BY shopper LIMIT $3
            """
        case .liveDecisions:
            // Who decided before entries said when a yes runs out is looked up in her decisions.
            """
            SELECT choices, expiries, signal, CASE WHEN wrapped_key IS NULL THEN 0 ELSE 1 END,
            CASE WHEN expiries IS NULL THEN (
                SELECT expires FROM decision
                WHERE decision.shop = entry.shop AND decision.shopper = entry.shopper AND decision.purpose = $1
                ORDER BY decision.number DESC LIMIT 1
            ) END
            FROM entry WHERE shop = $2
            """
        case .cohortRows:
            """
            SELECT choices, entry.expiries, signal, CASE WHEN wrapped_key IS NULL THEN 0 ELSE 1 END,
            CASE WHEN entry.expiries IS NULL THEN (
                SELECT expires FROM decision
                WHERE decision.shop = entry.shop AND decision.shopper = entry.shopper
                AND decision.purpose = sealed.purpose
                ORDER BY decision.number DESC LIMIT 1
            ) END,
            entry.shopper, wrapped_key, revision, bytes
            FROM sealed JOIN entry ON entry.shop = sealed.shop AND entry.shopper = sealed.shopper
            WHERE sealed.shop = $1 AND sealed.purpose = $2 AND sealed.shopper > $3 AND wrapped_key IS NOT NULL
            ORDER BY sealed.shopper LIMIT $4
            """

        case .decisions:
            """
            SELECT purpose, level, notice, language, time, expires, hash, surface, signals, place, rules, status
            FROM decision WHERE shop = $1 AND shopper = $2
            ORDER BY number
            """
        case .appendDecision:
            """
            INSERT INTO decision (shop, shopper, number, purpose, level, notice, language, time, expires, hash, surface,
            signals, place, rules, status)
            SELECT $1, $2, COALESCE(MAX(number), 0) + 1, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14
            FROM decision
            WHERE shop = $1 AND shopper = $2
            """
        case .removeDecisions: "DELETE FROM decision WHERE shop = $1 AND shopper = $2"

        case .sealed: "SELECT revision, bytes FROM sealed WHERE shop = $1 AND shopper = $2 AND purpose = $3"
        case .revision: "SELECT revision FROM sealed WHERE shop = $1 AND shopper = $2 AND purpose = $3"
        case .putSealed:
            """
            INSERT INTO sealed (shop, shopper, purpose, revision, bytes, oldest) VALUES ($1, $2, $3, $4, $5, $6)
            ON CONFLICT (shop, shopper, purpose) DO UPDATE SET revision = excluded.revision, bytes = excluded.bytes,
            oldest = excluded.oldest
            """
        case .removeSealed: "DELETE FROM sealed WHERE shop = $1 AND shopper = $2 AND purpose = $3"
        case .removeAllSealed: "DELETE FROM sealed WHERE shop = $1 AND shopper = $2"

        case .markSeen: "INSERT INTO seen (message, shop, day) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING"
        case .contribute:
            "INSERT INTO journal (shop, number, kind, visit, day, steps) VALUES ($1, $2, 0, $3, $4, $5)"
        case .forgotten:
            "INSERT INTO journal (shop, number, kind, visit, day, steps) VALUES ($1, $2, 1, $3, 0, NULL)"
        case .tuned: "INSERT INTO journal (shop, number, kind, visit, day, steps) VALUES ($1, $2, 2, 0, 0, $3)"
        case .published: "INSERT INTO journal (shop, number, kind, visit, day, steps) VALUES ($1, $2, 4, 0, 0, $3)"
        case .removePublished: "DELETE FROM journal WHERE shop = $1 AND kind = 4"
        case .ruled: "INSERT INTO journal (shop, number, kind, visit, day, steps) VALUES ($1, $2, 3, 0, 0, $3)"
        case .removeContributions: "DELETE FROM journal WHERE shop = $1 AND visit = $2 AND kind = 0"
        case .journalFacts:
            """
            SELECT number, kind, visit, day, steps FROM journal WHERE shop = $1 AND number > $2
            ORDER BY number LIMIT $3
            """
        case .itemFacts:
            """
            SELECT \(Self.itemColumns) FROM item WHERE shop = $1 AND fact > $2
            ORDER BY fact LIMIT $3
            """

        case .markContributor: "INSERT INTO contributor (mark, shop, day) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING"
        case .addTally:
            """
            INSERT INTO tally (shop, day, kind, item, events, pieces, contributors) VALUES ($1, $2, $3, $4, $5, $6, $7)
            ON CONFLICT (shop, day, kind, item) DO UPDATE SET events = tally.events + excluded.events,
            pieces = tally.pieces + excluded.pieces, contributors = tally.contributors + excluded.contributors
            """
        case .counters:
            """
            SELECT day, kind, item, events, pieces, contributors FROM tally WHERE shop = $1 AND day >= $2 AND day <= $3
            ORDER BY day, kind, item
            """

        case .agedVisits:
            "SELECT visit FROM journal WHERE shop = $1 AND kind = 0 AND day < $2 ORDER BY day LIMIT $3"
        case .agedSeals:
            "SELECT shopper FROM sealed WHERE shop = $1 AND purpose = $2 AND oldest < $3 ORDER BY oldest LIMIT $4"
        case .lapsed: "SELECT shopper FROM entry WHERE shop = $1 AND ends <= $2 ORDER BY ends LIMIT $3"
        case .agedDecisions:
            "SELECT shopper FROM decision WHERE shop = $1 AND expires < $2 ORDER BY expires LIMIT $3"
        case .removeAgedDecisions: "DELETE FROM decision WHERE shop = $1 AND shopper = $2 AND expires < $3"
        case .countDecisions: "SELECT COUNT(*) FROM decision WHERE shop = $1 AND shopper = $2"
        case .removeAgedMessages:
            "DELETE FROM seen WHERE message >= $1 AND message <= $2 AND shop = $3 AND day < $4"
        case .removeAgedContributors:
            "DELETE FROM contributor WHERE mark >= $1 AND mark <= $2 AND shop = $3 AND day < $4"
        case .removeAgedCounters: "DELETE FROM tally WHERE shop = $1 AND day < $2"
        case .removeForgotten: "DELETE FROM journal WHERE shop = $1 AND kind = 1 AND number <= $2"
        case .putRun:
            "INSERT INTO retention_run (shop, time, position) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING"
        case .runBy:
            "SELECT time, position FROM retention_run WHERE shop = $1 AND time <= $2 ORDER BY time DESC LIMIT 1"
        case .visitCensus: "SELECT COUNT(*), MIN(day) FROM journal WHERE shop = $1 AND kind = 0 AND day < $2"
        case .sealCensus:
            """
            SELECT COUNT(*), MIN(oldest) FROM sealed
            WHERE shop = $1 AND purpose <> \(PurposeCode.learning.rawValue) AND oldest < $2
            """
        case .linkCensus:
            """
            SELECT COUNT(*), MIN(oldest) FROM sealed
            WHERE shop = $1 AND purpose = \(PurposeCode.learning.rawValue) AND oldest < $2
            """
        case .decisionCensus: "SELECT COUNT(*), MIN(expires) FROM decision WHERE shop = $1 AND expires < $2"
        case .messageCensus: "SELECT COUNT(*), MIN(day) FROM seen WHERE shop = $1 AND day < $2"
        case .contributorCensus: "SELECT COUNT(*), MIN(day) FROM contributor WHERE shop = $1 AND day < $2"
        case .counterCensus: "SELECT COUNT(*), MIN(day) FROM tally WHERE shop = $1 AND day < $2"

        case .appendLine: "INSERT INTO ledger (shop, line, leaf, root) VALUES ($1, $2, $3, $4)"
        case .lines: "SELECT line, leaf, root FROM ledger WHERE shop = $1 AND line >= $2 ORDER BY line LIMIT $3"
        case .lineHashes: "SELECT line, leaf FROM ledger WHERE shop = $1 AND line >= $2 AND line < $3 ORDER BY line"
        case .appendNode: "INSERT INTO ledger_node (shop, level, place, hash) VALUES ($1, $2, $3, $4)"
        case .nodeHashes:
            """
            SELECT place, hash FROM ledger_node WHERE shop = $1 AND level = $2 AND place >= $3 AND place < $4
            ORDER BY place
            """
        case .keepCheckpoint:
            "INSERT INTO ledger_checkpoint (shop, size, note) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING"
        case .checkpoints:
            "SELECT size, note FROM ledger_checkpoint WHERE shop = $1 AND size > $2 ORDER BY size LIMIT $3"

        case .request: "SELECT \(Self.requestColumns) FROM request WHERE shop = $1 AND number = $2"
        case .requestsOf:
            "SELECT \(Self.requestColumns) FROM request WHERE shop = $1 AND shopper = $2 ORDER BY due, number"
        case .requestsByDue:
            """
            SELECT \(Self.requestColumns) FROM request WHERE shop = $1 AND is_open = $2 ORDER BY due, number LIMIT $3
            """
        case .requestEvents: "SELECT bytes FROM request_event WHERE shop = $1 AND request = $2 ORDER BY number"
        case .requestEventCount: "SELECT COUNT(*) FROM request_event WHERE shop = $1 AND request = $2"
        case .putRequest:
            """
            INSERT INTO request (shop, number, shopper, is_open, due, keep_until) VALUES ($1, $2, $3, $4, $5, $6)
            ON CONFLICT (shop, number) DO UPDATE SET shopper = excluded.shopper, is_open = excluded.is_open,
            due = excluded.due, keep_until = excluded.keep_until
            """
        case .appendRequestEvent: "INSERT INTO request_event (shop, request, number, bytes) VALUES ($1, $2, $3, $4)"
        case .removeRequest: "DELETE FROM request WHERE shop = $1 AND number = $2"
        case .removeRequestEvents: "DELETE FROM request_event WHERE shop = $1 AND request = $2"
        case .contributionsOf:
            "SELECT day, steps FROM journal WHERE shop = $1 AND visit = $2 AND kind = 0 ORDER BY number"

        case .itemByID: "SELECT \(Self.itemColumns) FROM item WHERE shop = $1 AND id = $2"
        case .itemName: "SELECT id FROM item WHERE shop = $1 AND number = $2"
        case .itemNumber: "SELECT number FROM item WHERE shop = $1 AND id = $2"
        case .putItem:
            """
            INSERT INTO item (shop, number, id, availability, title, details, link, image, category, brand, item_group,
            price, currency, fact) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
            ON CONFLICT (shop, number) DO UPDATE SET availability = excluded.availability, title = excluded.title,
            details = excluded.details, link = excluded.link, image = excluded.image, category = excluded.category,
            brand = excluded.brand, item_group = excluded.item_group, price = excluded.price,
            currency = excluded.currency, fact = excluded.fact
            """
        case .feed: "SELECT number, run, closed FROM feed WHERE shop = $1 AND name = $2"
        case .putFeed:
            """
            INSERT INTO feed (shop, name, number, run, closed) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (shop, name) DO UPDATE SET run = excluded.run, closed = excluded.closed
            """
        case .mark:
            """
            INSERT INTO mark (shop, item, feed, run) VALUES ($1, $2, $3, $4)
            ON CONFLICT (shop, item) DO UPDATE SET feed = excluded.feed, run = excluded.run
            WHERE mark.feed <> excluded.feed OR mark.run < excluded.run
            """
        case .unmark: "DELETE FROM mark WHERE shop = $1 AND item = $2"
        case .unseen:
            """
            SELECT item.id FROM mark JOIN item ON item.shop = mark.shop AND item.number = mark.item
            WHERE mark.shop = $1 AND mark.feed = $2 AND mark.run < $3 ORDER BY item.number
            """
        case .coverage:
            """
            SELECT COUNT(*), COUNT(*) FILTER (WHERE mark.run < $1)
            FROM mark JOIN feed ON feed.shop = mark.shop AND feed.number = mark.feed
            WHERE feed.shop = $2 AND feed.name = $3
            """
        }
    }

    private static let requestColumns = "number, shopper, is_open, due, keep_until"
    private static let itemColumns = """
        number, id, availability, title, details, link, image, category, brand, item_group, price, currency, fact
        """
}
