extension Migrations {
    /// Data subject requests: what finds them, and their sealed events.
    static let requests = """
        CREATE TABLE request (
            shop INTEGER NOT NULL, number BLOB NOT NULL, shopper BLOB, is_open INTEGER NOT NULL, due INTEGER NOT NULL,
            keep_until INTEGER NOT NULL, PRIMARY KEY (shop, number)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX request_shopper ON request (shop, shopper, due, number);
        CREATE INDEX request_due ON request (shop, is_open, due, number);

        CREATE TABLE request_event (
            shop INTEGER NOT NULL, request BLOB NOT NULL, number INTEGER NOT NULL, bytes BLOB NOT NULL,
            PRIMARY KEY (shop, request, number)
        ) STRICT, WITHOUT ROWID;
        """
}
