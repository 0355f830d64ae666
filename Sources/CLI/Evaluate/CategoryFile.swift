import Recommend

/// The file of `evaluate … --categories`: an item and its category a line, set apart by a tab or else a comma.
struct CategoryFile {
    /// By item number: its category from 1; 0 for an item that the file does not name.
    let categories: [UInt32]

    /// Items that training never saw are passed over, and with them a header.
    init(_ path: String, of items: Numbering) throws {
        var file = try EvaluationFile(path)
        var names = Numbering()
        var categories = [UInt32](repeating: 0, count: items.count)
        while let fields = try file.next() {
            let pair = fields.count == 1 ? fields[0].split(separator: ",", omittingEmptySubsequences: false) : fields
            guard pair.count == 2, !pair[0].isEmpty, !pair[1].isEmpty else {
                throw file.fault("not an item with its category", next: "write an item, a tab or a comma, its category")
            }
            guard let item = items[pair[0]] else { continue }
            guard categories[Int(item)] == 0 else {
                throw file.fault("an item that has a category already", next: "give each item one category")
            }
            categories[Int(item)] = names.number(pair[1]) + 1
        }
        guard names.count > 0 else {
            throw Refusal("\(path) names no item of the training", next: "name the items as the training file does")
        }
        self.categories = categories
    }
}
