/// A model for histories, made from all visits that a recommender knew at one moment.
public struct ForYouMaking: Sendable {
    let model: ForYou
    let visits: [Visit]
}

/// The model for histories is made anew from time to time rather than brought along with every visit: solving it takes
/// seconds. What is forgotten leaves it at once; what is learned comes in with the next making.
extension Recommender {
    /// Makes the model from all visits that are known now, each a history of its own. To be done on a copy, beside
    /// whatever answers.
    public func makeForYou(day: Int32) -> ForYouMaking {
        let visits = everyVisit
        let active = Set(visits.lazy.flatMap(\.steps).map(\.item)).count
        let model = ForYou(
            learning: visits.map { History($0, steps: $0.steps.count) }, parameters.forYou, now: day,
            dense: active <= parameters.denseItems)
        return ForYouMaking(model: model, visits: visits)
    }

    /// Takes over what was made; visits that were forgotten or changed in the meantime are forgotten in it first.
    public mutating func adopt(_ making: ForYouMaking) {
        var model = making.model
        held = [:]
        for visit in making.visits {
            if let known = self.visit(visit.id), known.day == visit.day, known.steps.starts(with: visit.steps) {
                held[visit.id] = Int32(clamping: visit.steps.count)
            } else {
                model.forget(History(visit, steps: visit.steps.count))
            }
        }
        forYou = model
        changesSinceForYou = 0
    }

    /// The digest of the model for histories, of the visits that it holds; nil until it was made.
    public func forYouDigest() -> Digest? { forYou?.digest() }

    /// Takes a forgotten visit out of the model, as much of it as it holds.
    mutating func release(_ visit: Visit) {
        changesSinceForYou += 1
        guard let steps = held.removeValue(forKey: visit.id) else { return }
        forYou?.forget(History(visit, steps: Int(steps)))
    }
}

extension History {
    /// The first steps of a visit, one after the other.
    init(_ visit: Visit, steps: Int) {
        self.init(
            id: visit.id,
            entries: visit.steps.prefix(steps).enumerated().map {
                Entry($1.item, day: visit.day, sitting: UInt32(truncatingIfNeeded: $0))
            })
    }
}
