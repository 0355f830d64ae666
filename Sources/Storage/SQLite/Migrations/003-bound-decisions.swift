extension Migrations {
    /// What a decision was bound to, and when each yes runs out; what was recorded before knows neither.
    static let boundDecisions = """
        ALTER TABLE entry ADD COLUMN expiries BLOB;
        ALTER TABLE entry ADD COLUMN signal BLOB;
        ALTER TABLE decision ADD COLUMN expires INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE decision ADD COLUMN hash TEXT;
        ALTER TABLE decision ADD COLUMN surface INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE decision ADD COLUMN signals INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE decision ADD COLUMN place TEXT NOT NULL DEFAULT 'unknown';
        ALTER TABLE decision ADD COLUMN rules TEXT;
        ALTER TABLE decision ADD COLUMN status INTEGER NOT NULL DEFAULT 0;
        """
}
