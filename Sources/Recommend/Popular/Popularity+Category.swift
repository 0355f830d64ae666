/// What is popular lately in each category.
extension Popularity {
    /// Puts an item into a category, out of the one where it was; category 0 is none. A fact of the catalog: it is no
    /// part of the ``digest()``.
    public mutating func put(_ item: ItemNumber, category: UInt32) {
        guard item < Step.itemBound, category != 0 || item < categories.count else { return }
        if item >= categories.count {
            categories.append(contentsOf: repeatElement(0, count: Int(item) + 1 - categories.count))
        }
        guard categories[Int(item)] != category else { return }
        categories[Int(item)] = category
        dirty = today != nil
    }

    /// Puts every item into the category that it has in another model.
    mutating func take(categoriesOf other: Popularity) {
        categories = other.categories
        dirty = today != nil
    }

    /// The popular items of a category as of the last settling, best first, without what was forgotten since.
    public func items(in category: UInt32) -> [ItemNumber] {
        lists[category].filter { rawScore($0) > 0 && categories[Int($0)] == category }
    }

    /// Makes the lists anew.
    mutating func listCategories() {
        lists = ShortLists(categories, limit: parameters.listedInCategory) { item in
            let score = rawScore(item)
            return score > 0 ? Double(score) : nil
        }
    }
}
