/// A row of the journal: what models and nodes must know, under a number that only grows.
public struct Fact: Sendable, Hashable {
    public let number: UInt64
    public let body: Body

    public enum Body: Sendable, Hashable {
        /// Steps were added to a visit.
        case contributed(Contribution)
        /// A visit was taken out.
        case forgotten(visit: UInt64)
        /// An item was put into the catalog, changed, or taken out (`.unlisted`).
        case item(ItemNumber, Item)
        /// The shop's models were tuned; the newest word counts.
        case tuned(Tuning)
        /// The shop changed the rules of its shelves; the newest word counts. In JSON, as ``ShopRules`` reads it.
        case ruled([UInt8])
        /// A graph of items was published; the newest counts, and takes the place of those before it.
        case published(GraphEdition)
    }

    public init(number: UInt64, body: Body) {
        self.number = number
        self.body = body
    }
}
