// Sets have no order; people and tests want the same one every time.

extension Set where Element: RawRepresentable<String> {
    func sorted() -> [Element] { sorted { $0.rawValue < $1.rawValue } }
}

extension Set<Deadline> {
    func sorted() -> [Deadline] { sorted { "\($0.matter) \($0.answer)" < "\($1.matter) \($1.answer)" } }
}

extension Set<Disclosure> {
    /// In the order of occasion, language and words.
    public func sorted() -> [Disclosure] {
        sorted { ($0.occasion.rawValue, $0.language, $0.text) < ($1.occasion.rawValue, $1.language, $1.text) }
    }
}

extension Set<Term> {
    func sorted() -> [Term] { sorted { "\($0)" < "\($1)" } }
}
