/// What is wrong with a rule pack: the file, the line, the place in it, and what to do.
public struct PackFault: Error, Equatable, CustomStringConvertible {
    public let file: String
    /// Counted from 1.
    public let line: Int
    /// Such as `deadlines[0].answer`; empty for the whole document.
    public let path: String
    public let advice: String

    public var description: String { "\(file):\(line): \(path.isEmpty ? "" : "\(path) ")\(advice)" }
}

/// One value of a pack's document, with its place, so that every complaint names it.
struct PackReader {
    let file: String
    let path: String
    let tree: JSONTree

    func fault(_ advice: String) -> PackFault { PackFault(file: file, line: tree.line, path: path, advice: advice) }

    /// The members of an object; a name that nothing reads is refused, with the nearest that is read.
    func object(_ known: String...) throws(PackFault) -> PackObject {
        guard case .object(let members) = tree.value else { throw fault("must be an object") }
        for member in members where !known.contains(member.name) {
            throw PackReader(file: file, path: inside(member.name), tree: member.value)
                .fault("is not known" + NearMiss.hint(member.name, among: known))
        }
        return PackObject(reader: self, members: members)
    }

    /// The members of an object whose names mean something themselves.
    func entries() throws(PackFault) -> [(name: String, value: PackReader)] {
        guard case .object(let members) = tree.value else { throw fault("must be an object") }
        return members.map { ($0.name, PackReader(file: file, path: inside($0.name), tree: $0.value)) }
    }

    func list() throws(PackFault) -> [PackReader] {
        guard case .array(let elements) = tree.value else { throw fault("must be a list") }
        return elements.indices.map { PackReader(file: file, path: "\(path)[\($0)]", tree: elements[$0]) }
    }

    func text() throws(PackFault) -> String {
        guard case .text(let text) = tree.value, !text.isEmpty else { throw fault("must be a text that is not empty") }
        return text
    }

    func number(_ range: ClosedRange<Int>) throws(PackFault) -> Int {
        guard case .number(let number) = tree.value, let number = Int(exactly: number), range.contains(number) else {
            throw fault("must be a whole number from \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }

    func flag() throws(PackFault) -> Bool {
        guard case .flag(let flag) = tree.value else { throw fault("must be true or false") }
        return flag
    }

    func day() throws(PackFault) -> CalendarDay {
        guard let day = CalendarDay(try text()) else { throw fault("must be a date such as 2026-11-22") }
        return day
    }

    func term() throws(PackFault) -> Term {
        guard let term = Term(try text()) else {
            throw fault("must be a length of time: '45 days', '10 business days', '1 month' or 'at once'")
        }
        return term
    }

    /// One of an enumeration's words.
    func word<Word: CaseIterable & RawRepresentable<String>>(_: Word.Type) throws(PackFault) -> Word {
        let text = try text()
        guard let word = Word(rawValue: text) else {
            let known = Word.allCases.map(\.rawValue)
            throw fault("must be one of \(known.joined(separator: ", "))" + NearMiss.hint(text, among: known))
        }
        return word
    }

    func words<Word: CaseIterable & RawRepresentable<String> & Hashable>(_: Word.Type) throws(PackFault) -> Set<Word> {
        var words: Set<Word> = []
        for element in try list() { words.insert(try element.word(Word.self)) }
        return words
    }

    func inside(_ name: String) -> String { path.isEmpty ? name : "\(path).\(name)" }
}

/// An object of a pack's document.
struct PackObject {
    let reader: PackReader
    let members: [JSONTree.Member]

    /// The member of that name; nil when it is not there, or null.
    func optional(_ name: String) -> PackReader? {
        guard let member = members.first(where: { $0.name == name }), member.value.value != .null else { return nil }
        return PackReader(file: reader.file, path: reader.inside(name), tree: member.value)
    }

    /// The member of that name, which must be there.
    func required(_ name: String) throws(PackFault) -> PackReader {
        guard let found = optional(name) else {
            throw PackFault(
                file: reader.file, line: reader.tree.line, path: reader.inside(name), advice: "is missing")
        }
        return found
    }
}
