public import Consent
public import Shop

/// Everything that the house holds of one shopper, in words and numbers that another program can read.
public struct Dossier: Sendable {
    /// What is remembered for one purpose.
    public struct Remembered: Sendable {
        public let purpose: PurposeCode
        public let sittings: [Sitting]
    }

    /// One visit of hers.
    public struct Sitting: Sendable, Hashable {
        /// Counted from 1970-01-01 in UTC.
        public let day: Int32
        /// The shop's ids of items, and what was done with them, in order.
        public let steps: [(item: String, action: String)]

        public static func == (a: Self, b: Self) -> Bool {
            a.day == b.day && a.steps.elementsEqual(b.steps) { $0 == $1 }
        }
        public func hash(into hasher: inout Hasher) { hasher.combine(day) }
    }

    /// When it was put together; seconds since 1970.
    public let made: Int64
    public let choices: Choices
    public let decisions: [Decision]
    public let remembered: [Remembered]
    /// The items that she has count for nothing.
    public let muted: [String]
    /// The categories that she has left out, by their names, and the day since which that holds (since 1970).
    public let mutedCategories: [(name: String, day: Int32)]
    /// Her step of the surprise dial, 1 to 5.
    public let dial: UInt8?
    /// Her visits that taught the models.
    public let taught: [Sitting]
    public let requests: [FiledRequest]
    public let kept: [KeptElsewhere]
    /// Who answers for her data, and who hears complaints.
    public let controller: Controller
}

extension Erasure {
    /// Puts together what is held, each part under its own permit.
    func dossier(of shopper: Pseudonym, requests filed: [FiledRequest], time: Int64) async throws -> Dossier {
        var remembered: [(PurposeCode, [(day: Int32, steps: [VisitStep])])] = []
        var muted: [ItemNumber] = []
        var mutedCategories: [(name: String, day: Int32)] = []
        var dial: UInt8?
        func read<P: Purpose>(_: P.Type) async throws {
            let profile = try await desk.withDuty(.inform, to: shopper, in: shop, P.self) { permit in
                try await profiles.profile(under: permit).profile
            }
            guard let profile else { return }
            muted += profile.muted.keys.sorted()
            mutedCategories += profile.mutedCategories.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
            dial = profile.dial?.step ?? dial
            guard !profile.sittings.isEmpty else { return }
            remembered.append((P.code, profile.sittings.map { ($0.day, $0.steps) }))
        }
        try await read(Recommending.self)
        try await read(Remembering.self)
        let taught = try await desk.withDuty(.inform, to: shopper, in: shop, Learning.self) { permit in
            let links = try await profiles.links(under: permit).links
            return try await requests.contributions(of: links.visits, under: permit)
        }
        let taughtSteps = (taught ?? []).map { ($0.day, $0.steps) }
        let all = remembered.flatMap(\.1).flatMap(\.steps) + taughtSteps.flatMap(\.1)
        // Also of items that no feed lists: what she looked at has its name.
        let ids = try await catalog.ids(of: Set(all.map(\.item) + muted))
        func sitting(_ day: Int32, _ steps: [VisitStep]) -> Dossier.Sitting {
            Dossier.Sitting(day: day, steps: steps.map { (ids[$0.item] ?? "", $0.action.name) })
        }
        return Dossier(
            made: time, choices: try await book.entry(of: shopper, in: shop)?.choices ?? Choices(),
            decisions: try await book.decisions(of: shopper, in: shop),
            remembered: remembered.map { .init(purpose: $0.0, sittings: $0.1.map { sitting($0.day, $0.steps) }) },
            muted: muted.compactMap { ids[$0] }, mutedCategories: mutedCategories, dial: dial,
            taught: taughtSteps.map { sitting($0.0, $0.1) }, requests: filed, kept: kept,
            controller: controller)
    }
}

extension VisitAction {
    /// The word for it.
    public var name: String {
        switch self {
        case .view: "view"
        case .wish: "wish"
        case .cart: "cart"
        case .purchase: "purchase"
        }
    }
}
