extension Migrations {
    /// The root up to each line, kept nodes of the tree (see `LogNode`), and signed checkpoints.
    ///
    /// Lines that were there before get their roots and nodes by `LedgerFill`.
    static let ledger = """
        ALTER TABLE ledger ADD COLUMN root BLOB NOT NULL DEFAULT x'';

        CREATE TABLE ledger_node (
            shop INTEGER NOT NULL, level INTEGER NOT NULL, place INTEGER NOT NULL, hash BLOB NOT NULL,
            PRIMARY KEY (shop, level, place)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE ledger_checkpoint (
            shop INTEGER NOT NULL, size INTEGER NOT NULL, note TEXT NOT NULL, PRIMARY KEY (shop, size)
        ) STRICT, WITHOUT ROWID;
        """
}
