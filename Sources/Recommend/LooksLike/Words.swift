/// The words of a text: runs of letters and digits in lower case, English plurals without their ending.
///
/// Compounds stay whole, and so do numbers and model names such as `x200`.
enum Words {
    /// Longer words are cut: nobody searches for more.
    static let longest = 40

    static func of(_ text: String) -> [String] {
        var words: [String] = []
        var word = String.UnicodeScalarView()
        for scalar in text.lowercased().unicodeScalars {
            let properties = scalar.properties
            if properties.isAlphabetic || properties.numericType != nil || properties.isDiacritic && !word.isEmpty {
                if word.count < longest { word.append(scalar) }
            } else if !isApostrophe(scalar), !word.isEmpty {
                words.append(singular(String(word)))
                word = .init()
            }
        }
        if !word.isEmpty { words.append(singular(String(word))) }
        return words
    }

    /// "Children's" is one word.
    private static func isApostrophe(_ scalar: Unicode.Scalar) -> Bool { scalar == "'" || scalar == "\u{2019}" }

    /// The weak stemmer of Harman (JASIS 1991): plurals only, so that different words stay different.
    static func singular(_ word: String) -> String {
        guard word.utf8.count > 3, word.hasSuffix("s") else { return word }
        if word.hasSuffix("ies"), !word.hasSuffix("eies"), !word.hasSuffix("aies") { return word.dropLast(3) + "y" }
        if word.hasSuffix("xes") || word.hasSuffix("ches") || word.hasSuffix("shes") || word.hasSuffix("sses") {
            return String(word.dropLast(2))
        }
        if word.hasSuffix("us") || word.hasSuffix("ss") || word.hasSuffix("is") { return word }
        return String(word.dropLast())
    }
}
