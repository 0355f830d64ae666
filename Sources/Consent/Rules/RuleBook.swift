/// Every pack that this program knows, and which of them count where and when.
public struct RuleBook: Sendable {
    /// By id.
    public let packs: [RulePack]
    /// The countries for which the program brings a pack of its own.
    private let covered: Set<String>

    /// The packs that come with the program.
    public static let builtIn: RuleBook = {
        var packs: [RulePack] = []
        for (file, text) in BuiltInPacks.texts {
            do throws(PackFault) { packs.append(try RulePack(Array(text.utf8), file: file)) } catch {
                // Every pack that is built in is read by a test; a program in which one is broken must not run.
                preconditionFailure("\(error)")
            }
        }
        return RuleBook(builtIn: packs)
    }()

    init(builtIn packs: [RulePack]) {
        self.init(packs, covered: packs.reduce(into: []) { $0.formUnion($1.scope.countries ?? []) })
    }

    private init(_ packs: [RulePack], covered: Set<String>) {
        self.packs = packs.sorted { $0.id < $1.id }
        self.covered = covered
    }

    /// These packs and a shop's own.
    ///
    /// A pack of the id of another throws its id: a shop may tighten what the program brings, and not replace it.
    public func adding(_ own: [RulePack]) throws(TakenID) -> RuleBook {
        var ids = Set(packs.map(\.id))
        for pack in own where !ids.insert(pack.id).inserted { throw TakenID(id: pack.id) }
        return RuleBook(packs + own, covered: covered)
    }

    /// Two packs have this id.
    public struct TakenID: Error, Equatable { public let id: String }

    /// The pack of an id, or nil.
    public subscript(id: String) -> RulePack? { packs.first { $0.id == id } }

    /// What all laws together ask of a shop towards somebody at a place on a day.
    ///
    /// A place that is not known, and a country of which the program has no pack, get the strictest of all: a shop's own
    /// pack for such a country can therefore only tighten.
    public func rules(at place: Place, on day: CalendarDay) -> Rules {
        var place = place
        if let country = place.country, !covered.contains(country) {
            place.country = nil
            place.region = nil
        }
        return packs.filter { $0.scope.reaches(place) && $0.counts(on: day) }
            .reduce(Rules()) { $0.joined(with: $1.rules(at: place)) }
    }
}
