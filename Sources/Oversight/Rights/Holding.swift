public import Consent

/// Every place of the house that holds something about a shopper. The plan of an erasure is this list.
///
/// A place that is not on it fails a test: each table of the schema and each thing that is kept in memory must name its
/// entry here, or say why it holds nothing of hers.
public enum Holding: String, CaseIterable, Sendable {
    /// What is remembered of her for recommendations and history; sealed.
    case profile
    /// Which visits taught the models; sealed.
    case visits
    /// What those visits added to the journal and, through it, to every model.
    case models
    /// Her answers and her entry in the consent book.
    case decisions
    /// Her own key, wrapped.
    case key
    /// Her requests.
    case requests
    /// Answers that are kept for a day for repeated requests, in memory.
    case repeats

    /// How it is made to go.
    public var method: Method {
        switch self {
        case .profile, .visits, .decisions, .requests, .repeats: .delete
        case .models: .subtract
        case .key: .shred
        }
    }

    /// How something is made to go.
    public enum Method: String, Sendable {
        case delete
        /// Taken out of the models, whose bytes are then those of models that never saw it.
        case subtract
        /// The key is destroyed, so that copies of what it sealed open no more.
        case shred
        case keep
    }
}

/// Something that the shop keeps elsewhere because a law makes it, such as orders.
public struct KeptElsewhere: Sendable, Hashable {
    public var what: String
    public var by: String
    /// The law that asks for it.
    public var basis: String
    /// For how many years after the end of the calendar year.
    public var years: Int

    public init(what: String, by: String, basis: String, years: Int) {
        self.what = what
        self.by = by
        self.basis = basis
        self.years = years
    }
}

/// Something in memory that may hold what is a shopper's.
public protocol PersonalCache: Sendable {
    /// Which place of the list it is.
    var holding: Holding { get }
    /// Drops what is hers and answers how much that was.
    func forget(_ shopper: Pseudonym, in shop: ShopNumber) -> Int
    /// Whether anything of hers is left.
    func holds(_ shopper: Pseudonym, in shop: ShopNumber) -> Bool
}

/// Looks for bytes in everything that a store has written, whatever wrote it.
public protocol StoreSweep: Sendable {
    /// How many bytes were searched, and how many of the needles were found. Takes as long as reading the whole store.
    func sweep(for needles: [[UInt8]]) async throws -> SweepReport
}

/// What a search through a store's bytes found.
public struct SweepReport: Sendable, Hashable {
    public var bytes: Int
    public var found: Int

    public init(bytes: Int, found: Int) {
        self.bytes = bytes
        self.found = found
    }
}

/// Says what the models are now, so that an erasure can show them before and after.
public protocol ModelWitness: Sendable {
    /// A digest over all models, in hexadecimal digits. Takes as long as reading them.
    func modelDigest() async -> String
    /// How many of these visits any model still knows.
    func known(of visits: [UInt64]) async -> Int
}
