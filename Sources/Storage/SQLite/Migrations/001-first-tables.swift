extension Migrations {
    /// Everything is per shop. What is about a person is in tables without a rowid, whose rows are zeroed when deleted.
    static let firstTables = """
        CREATE TABLE shop (
            number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, secret BLOB NOT NULL
        ) STRICT;

        CREATE TABLE api_key (
            id TEXT PRIMARY KEY, shop INTEGER NOT NULL REFERENCES shop (number), kind INTEGER NOT NULL,
            hash BLOB NOT NULL, origins TEXT NOT NULL, created INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE tail (
            shop INTEGER PRIMARY KEY, journal INTEGER NOT NULL, version INTEGER NOT NULL, items INTEGER NOT NULL,
            feeds INTEGER NOT NULL, lines INTEGER NOT NULL, frontier BLOB NOT NULL
        ) STRICT;

        CREATE TABLE entry (
            shop INTEGER NOT NULL, shopper BLOB NOT NULL, version INTEGER NOT NULL, choices INTEGER NOT NULL,
            wrapped_key BLOB, PRIMARY KEY (shop, shopper)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE decision (
            shop INTEGER NOT NULL, shopper BLOB NOT NULL, number INTEGER NOT NULL, purpose INTEGER NOT NULL,
            level INTEGER NOT NULL, notice TEXT NOT NULL, language TEXT NOT NULL, time INTEGER NOT NULL,
            PRIMARY KEY (shop, shopper, number)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE sealed (
            shop INTEGER NOT NULL, shopper BLOB NOT NULL, purpose INTEGER NOT NULL, revision INTEGER NOT NULL,
            bytes BLOB NOT NULL, PRIMARY KEY (shop, shopper, purpose)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE journal (
            shop INTEGER NOT NULL, number INTEGER NOT NULL, kind INTEGER NOT NULL, visit INTEGER NOT NULL,
            day INTEGER NOT NULL, steps BLOB, PRIMARY KEY (shop, number)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX journal_visit ON journal (shop, visit);

        CREATE TABLE seen (
            message INTEGER PRIMARY KEY, shop INTEGER NOT NULL, day INTEGER NOT NULL
        ) STRICT;

        CREATE TABLE tally (
            shop INTEGER NOT NULL, day INTEGER NOT NULL, kind INTEGER NOT NULL, item INTEGER NOT NULL,
            events INTEGER NOT NULL, pieces INTEGER NOT NULL, contributors INTEGER NOT NULL,
            PRIMARY KEY (shop, day, kind, item)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE contributor (
            mark INTEGER PRIMARY KEY, shop INTEGER NOT NULL, day INTEGER NOT NULL
        ) STRICT;

        CREATE TABLE item (
            shop INTEGER NOT NULL, number INTEGER NOT NULL, id TEXT NOT NULL, availability INTEGER NOT NULL,
            title TEXT NOT NULL, details TEXT NOT NULL, link TEXT NOT NULL, image TEXT NOT NULL,
            category TEXT NOT NULL, brand TEXT NOT NULL, item_group TEXT NOT NULL, price INTEGER, currency TEXT,
            fact INTEGER NOT NULL, PRIMARY KEY (shop, number), UNIQUE (shop, id)
        ) STRICT;
        CREATE INDEX item_fact ON item (shop, fact);

        CREATE TABLE feed (
            shop INTEGER NOT NULL, name TEXT NOT NULL, number INTEGER NOT NULL, run INTEGER NOT NULL,
            closed INTEGER NOT NULL, PRIMARY KEY (shop, name)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE mark (
            shop INTEGER NOT NULL, item INTEGER NOT NULL, feed INTEGER NOT NULL, run INTEGER NOT NULL,
            PRIMARY KEY (shop, item)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX mark_feed ON mark (shop, feed, run);

        CREATE TABLE ledger (
            shop INTEGER NOT NULL, line INTEGER NOT NULL, leaf BLOB NOT NULL, PRIMARY KEY (shop, line)
        ) STRICT, WITHOUT ROWID;
        """
}
