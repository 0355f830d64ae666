extension Migrations {
    /// What is due can be found by its day, and each run of retention is noted.
    ///
    /// `oldest` is 0 where the age of a row is not known: the next run opens it and finds out. `ends` may be too early
    /// for entries that were there before, which the next run corrects too.
    static let retention = """
        ALTER TABLE sealed ADD COLUMN oldest INTEGER NOT NULL DEFAULT 0;
        CREATE INDEX sealed_oldest ON sealed (shop, purpose, oldest);

        ALTER TABLE entry ADD COLUMN ends INTEGER;
        UPDATE entry SET ends = (
            SELECT MIN(expires) FROM decision
            WHERE decision.shop = entry.shop AND decision.shopper = entry.shopper AND level > 0);
        CREATE INDEX entry_ends ON entry (shop, ends);

        CREATE INDEX decision_expires ON decision (shop, expires);
        CREATE INDEX journal_day ON journal (shop, day) WHERE kind = 0;
        CREATE INDEX journal_forgotten ON journal (shop, number) WHERE kind = 1;

        CREATE TABLE retention_run (
            shop INTEGER NOT NULL, time INTEGER NOT NULL, position INTEGER NOT NULL, PRIMARY KEY (shop, time)
        ) STRICT, WITHOUT ROWID;
        """
}
