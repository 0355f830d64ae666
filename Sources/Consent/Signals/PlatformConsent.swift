/// What other systems call consent, and what it means here: one table for all of them.
///
/// Their yes reaches no further than the visit, because nobody here saw what was asked; their no is a no.
public struct PlatformConsent: Sendable, Hashable {
    /// The systems whose words are known.
    public enum Platform: String, Sendable, CaseIterable {
        /// Shopify's Customer Privacy API.
        case shopify
        /// Google's consent mode, version 2.
        case google
        /// The WP Consent API of WordPress.
        case wordpress
        /// Segment's consent categories, named like the purposes here.
        case segment
    }

    public let platform: Platform
    /// The word as the platform writes it.
    public let word: String
    public let purposes: [PurposeCode]
    /// Whether its yes counts at all: a yes to advertising elsewhere is a yes to nothing here.
    public let raises: Bool

    /// Every word that means something here; all others mean nothing, and say nothing.
    public static let table: [PlatformConsent] =
        [
            row(.shopify, "preferences", .recommendations, .history),
            row(.shopify, "analytics", .measurement),
            row(.shopify, "marketing", .messages),
            row(.shopify, "sale_of_data", .messages, .offers, raises: false),
            row(.google, "personalization_storage", .recommendations, .history),
            row(.google, "analytics_storage", .measurement),
            row(.google, "ad_personalization", .messages, .offers, raises: false),
            row(.google, "ad_user_data", .messages, .offers, raises: false),
            row(.wordpress, "preferences", .recommendations, .history),
            row(.wordpress, "statistics", .measurement),
            row(.wordpress, "statistics-anonymous", .measurement),
            row(.wordpress, "marketing", .messages),
        ] + PurposeCode.allCases.map { row(.segment, $0.name, $0) }

    /// What a word means, on whatever platform: where two use the same word they mean the same.
    public static func meaning(of word: String) -> PlatformConsent? { byWord[word] }

    /// The choices that such words amount to; where they differ about a purpose, the stricter counts.
    public static func choices(_ said: some Sequence<(word: String, level: Level)>) -> Choices {
        var choices = Choices()
        for (word, level) in said {
            guard let meaning = meaning(of: word), meaning.raises || level == .off else { continue }
            // Segment's categories are our own purposes: whoever set them up knows our levels.
            let reach = meaning.platform == .segment ? level : min(level, .visit)
            for purpose in meaning.purposes { choices[purpose] = min(choices[purpose] ?? reach, reach) }
        }
        return choices
    }

    private static let byWord = Dictionary(table.map { ($0.word, $0) }) { first, _ in first }

    private static func row(
        _ platform: Platform, _ word: String, _ purposes: PurposeCode..., raises: Bool = true
    ) -> PlatformConsent {
        PlatformConsent(platform: platform, word: word, purposes: purposes, raises: raises)
    }
}
