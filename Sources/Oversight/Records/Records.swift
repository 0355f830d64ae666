public import Consent
public import Shop

/// The documents that a controller owes, made from what the code does and how it is configured.
public struct Records: Sendable {
    /// Which document.
    public enum Kind: String, CaseIterable, Sendable {
        /// The record of processing activities (GDPR 30).
        case processing
        /// What shoppers are told (GDPR 13), in plain words.
        case notice
        /// A draft of the data-protection impact assessment (GDPR 35).
        case dpia
        /// Who else handles data for the shop (GDPR 28).
        case processors
        /// Each place, what it is for, how far it reaches, how long it lasts, and how much is there.
        case map
    }

    let shop: ShopNumber
    let policy: Policy
    let limits: RetentionLimits
    let processors: [String]
    let kept: [KeptElsewhere]
    let book: any DatasetBook

    public init(
        shop: ShopNumber, policy: Policy, limits: RetentionLimits, processors: [String], kept: [KeptElsewhere],
        book: any DatasetBook
    ) {
        self.shop = shop
        self.policy = policy
        self.limits = limits
        self.processors = processors
        self.kept = kept
        self.book = book
    }

    /// The document as Markdown, in English, or the notice in German where `language` begins with `de`.
    ///
    /// Throws `StoreFault` when the rows of the map cannot be counted; the others ask no store.
    public func text(_ kind: Kind, language: String = "en") async throws -> String {
        switch kind {
        case .processing: processing()
        case .notice: language.hasPrefix("de") ? notice(.german) : notice(.english)
        case .dpia: assessment()
        case .processors: processorList()
        case .map: map(try await book.datasets(of: shop))
        }
    }

    /// The purposes that are asked for; nothing is processed for any other.
    var purposes: [PurposeCode] { policy.notices.purposes }

    func words(for purpose: PurposeCode, _ language: String = "en") -> String {
        policy.notices.text(for: purpose, in: language)?.text ?? ""
    }
}
