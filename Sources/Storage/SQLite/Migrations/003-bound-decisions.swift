extension Migrations {
    /// What a decision was bound to, and when each yes runs out.
    ///
    /// What was recorded before is bound to nothing more, and ends after a year; `expiries` stays empty until the
    /// shopper's next decision, and is taken from her decisions meanwhile.
    static let boundDecisions = """
        ALTER TABLE entry ADD COLUMN expiries BLOB;
        ALTER TABLE entry ADD COLUMN signal BLOB;
        ALTER TABLE decision ADD COLUMN expires INTEGER NOT NULL DEFAULT 0;
        UPDATE decision SET expires = time / 86400 + 365;
        ALTER TABLE decision ADD COLUMN hash TEXT;
        ALTER TABLE decision ADD COLUMN surface INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE decision ADD COLUMN signals INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE decision ADD COLUMN place TEXT NOT NULL DEFAULT 'unknown';
        ALTER TABLE decision ADD COLUMN rules TEXT;
        ALTER TABLE decision ADD COLUMN status INTEGER NOT NULL DEFAULT 0;
        """
}
