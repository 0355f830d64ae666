import Consent
import Engagement
import Hummingbird
import Oversight
import Shop

extension CentreVisitor {
    func export(asPage: Bool) async throws -> Response {
        let (filed, _) = try await room.requests.open(
            .init(.export, by: .shopper, identity: .token, place: named.place), of: shopper, now: now)
        return .dossier(try await room.requests.dossier(for: filed.number, now: now), asPage: asPage)
    }

    /// What is known of her now.
    func fill(_ page: inout CentrePage) async throws {
        let dossier = try await room.requests.overview(of: shopper, now: now)
        let limits = room.retention.limits
        page.facts = CentreFact.all(in: dossier) { Int32(limits[$0 == .learning ? .visits : .profiles]) }
        for at in page.facts.indices {
            let item = try await store.item(page.facts[at].item, in: room.record.number)
            if let title = item?.title, !title.isEmpty { page.facts[at].title = title }
        }
        let levels = levels(Dictionary(dossier.decisions.map { ($0.purpose, $0) }) { $1 })
        let notices = room.policy.notices
        page.questions = notices.purposes.compactMap { purpose in
            notices.text(for: purpose, in: page.words.language).map {
                CentreQuestion(purpose: purpose, text: $0.text, level: levels[purpose] ?? .off)
            }
        }
        if levels[.recommendations] == .account, signals.ceiling(for: .recommendations) == .account {
            page.dial = Int(dossier.dial ?? 3)
            page.categories = room.fold.catalog.read { view in Self.offered(in: view, beside: page.facts) }
        }
        page.leftOut = dossier.mutedCategories.map {
            CentreCategory(name: $0.name, until: $0.day + Int32(limits[.profiles]))
        }
        let leftOut = room.fold.catalog.read { view in view.categories(named: page.leftOut.map(\.name)) }
        for at in page.facts.indices where !leftOut.isEmpty {
            page.facts[at].isLeftOut = room.fold.catalog.read { view in
                view.number(of: page.facts[at].item).map { leftOut.contains(view.entry($0).category) } ?? false
            }
        }
        let visits = try await room.erasure.plan(shopper, .everything, time: now).visitsForgotten
        page.label.held = [
            (.profile, dossier.remembered.flatMap(\.sittings).flatMap(\.steps).count), (.models, visits),
            (.decisions, dossier.decisions.count), (.requests, dossier.requests.count),
        ]
        page.decisions = dossier.decisions
        page.requests = dossier.requests
    }

    /// The names of all categories, or, where they are more than anybody reads, of the widest ones and of her items'.
    private static func offered(in view: borrowing CatalogView, beside facts: [CentreFact]) -> [String] {
        let all = Set(view.categories.joined())
        guard all.count > 200 else { return all.sorted() }
        let hers = facts.compactMap { view.number(of: $0.item) }
            .flatMap { view.categories[Int(view.entry($0).category)] }
        return Set(hers + view.categories.compactMap(\.first).prefix(1_000)).sorted()
    }
}
