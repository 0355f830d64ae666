extension Migrations {
    /// What was published is found without reading the journal.
    static let published = """
        CREATE INDEX journal_published ON journal (shop, number) WHERE kind = 4;
        """
}
