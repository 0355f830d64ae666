import Consent
import Hummingbird
import Oversight

/// What a lawyer asks for.
extension DemoSite {
    private static let papers: [(kind: Records.Kind, title: String)] = [
        (.dpia, "Data protection impact assessment, a draft (GDPR 35)"),
        (.processing, "Record of processing activities (GDPR 30)"), (.notice, "What shoppers are told (GDPR 13)"),
        (.map, "Each place that holds data"),
    ]

    func addPapers(to routes: some RouterMethods<EdgeContext>, of house: House) {
        routes.answer("/demo/lawyer") { _, _ in
            let notices = try house.demoRoom(of: shop).policy.notices
            let asked = notices.purposes.compactMap { purpose in
                notices.text(for: purpose, in: "en").map { (CentreWords.english.name(of: purpose), $0.text) }
            }
            return .demo(
                pages.lawyer(purposes: asked, papers: Self.papers.map { ($0.kind.rawValue, $0.title) }))
        }
        routes.answer("/demo/papers/{kind}") { _, context in
            guard let paper = Self.papers.first(where: { $0.kind.rawValue == context.parameters.get("kind") }) else {
                throw Problem.notFound
            }
            let text = try await house.demoRoom(of: shop).records.text(paper.kind, language: "en")
            return .demo(pages.paper(paper.title, text))
        }
    }
}
