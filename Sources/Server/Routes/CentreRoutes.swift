import Consent
import HTTPTypes
import Hummingbird
import Ledger
import Oversight
import Shop

/// `/privacy/{shop}`: the privacy centre. Her token comes in each form's body, so no address and no cookie holds it.
struct CentreRoutes: Sendable {
    let house: House

    private enum Action: String {
        case show, choose, remove, wrong, mute, unmute, dial, stop, complain, erase, export
        case eraseNow = "erase_now"
    }

    func add(to routes: some RouterMethods<EdgeContext>) {
        routes.on(.centre) { request, context in
            let room = try room(context)
            let words = CentreWords.of(request.uri.queryParameters["language"].map(String.init))
            return Self.answer(
                CentrePage(shop: room.record.name, words: words, controller: room.policy.controller))
        }
        routes.on(.centreStyle) { _, context in
            _ = try room(context)
            return .bytes(CentrePage.style, type: "text/css; charset=utf-8")
        }
        routes.on(.postCentre) { request, context in
            let room = try room(context)
            let form = try FormReader(try await request.bytes(upTo: 65_536))
            let words = CentreWords.of(form["language"])
            var page = CentrePage(shop: room.record.name, words: words, controller: room.policy.controller)
            let now = house.clock()
            guard let token = form["token"] else { return Self.answer(page) }
            guard let named = try? room.tokens.named(in: token, now: now) else {
                page.news = words.signInAgain
                return Self.answer(page, .unauthorized)
            }
            guard let action = Action(rawValue: form["do"] ?? "show") else {
                throw InputFault(.unknownName, at: "do", "this page has no such button")
            }
            var signals = Signals(secGPC: request.headers[values: .secGPC])
            signals.isBelowAge = named.isBelowAge(room.policy.rules(at: named.place, now: now))
            let visitor = Visitor(room: room, store: house.store, named: named, signals: signals, now: now)
            page.token = token
            if action == .export { return try await visitor.export(asPage: form["format"] == "html") }
            try await visitor.act(action, form, &page)
            try await visitor.fill(&page)
            return Self.answer(page)
        }
    }

    private func room(_ context: EdgeContext) throws -> ShopRoom {
        let name = try context.parameters.text("shop", max: 64)
        guard let room = house.rooms.values.first(where: { $0.record.name == name }) else { throw Problem.notFound }
        return room
    }

    private static func answer(_ page: CentrePage, _ status: HTTPResponse.Status = .ok) -> Response {
        var response = Response.page(page.html())
        response.status = status
        if page.token != nil { response.headers[.cacheControl] = "no-store" }
        return response
    }

    /// A signed-in shopper on the page.
    private struct Visitor {
        let room: ShopRoom
        let store: any CatalogShelf
        let named: ShopperTokens.Named
        let signals: Signals
        let now: Int64
        var shopper: Pseudonym { named.shopper }

        func act(_ action: Action, _ form: FormReader, _ page: inout CentrePage) async throws {
            switch action {
            case .show, .export: break
            case .choose:
                let decisions = try await decisions(form, page.words.language)
                guard !decisions.isEmpty else { break }
                let (_, receipts) = try await room.answers.record(decisions, of: shopper)
                page.news = page.words.saved
                page.receipts = await proven(receipts)
            case .remove: try await ask(.erase, .item(item(form)), page.words.removed, &page)
            case .wrong: try await ask(.correct, .item(item(form)), page.words.fixed, &page)
            case .mute, .unmute: try await mute(try item(form), action == .mute, &page)
            case .dial:
                guard let step = form["step"].flatMap(UInt8.init), (1...5).contains(step) else {
                    throw InputFault(.outOfRange, at: "step", "the dial has the steps 1 to 5")
                }
                let isDone = try await prefer { $0.turn(to: step, day: today) }
                page.news = isDone ? page.words.saved : page.words.failed
            case .stop: try await ask(.restrict, .everything, page.words.stopped, &page)
            case .complain: try await ask(.complaint, .everything, page.words.filed, &page)
            case .erase: page.plan = try await room.erasure.plan(shopper, .everything, time: now)
            case .eraseNow:
                try await ask(.erase, .everything, page.words.erased, &page)
            }
        }

        private var today: Int32 { Int32(clamping: CalendarDay(containing: now).number) }

        private func prefer(_ body: (inout Profile) -> Void) async throws -> Bool {
            let claim = Claim(shop: room.record.number, shopper: shopper, signals: signals)
            return try await room.preferences.change(for: claim, body)
        }

        private func mute(_ item: String, _ isMuted: Bool, _ page: inout CentrePage) async throws {
            guard let number = try await store.number(of: item, in: room.record.number) else {
                throw InputFault(.unknownName, at: "item", "there is no such item")
            }
            let isDone = try await prefer { isMuted ? $0.mute(number, day: today) : $0.unmute(number) }
            page.news = !isDone ? page.words.failed : isMuted ? page.words.muted : page.words.unmuted
        }

        /// Asks as her own API does; her token is all that is asked of her.
        private func ask(
            _ kind: RequestKind, _ scope: RequestScope, _ news: String, _ page: inout CentrePage
        ) async throws {
            let (_, outcome) = try await room.requests.open(
                .init(kind, scope, by: .shopper, identity: .token, place: named.place), of: shopper, now: now)
            page.news = news
            page.certificate = outcome.certificate
            let receipts = outcome.receipts + (outcome.certificate?.receipt.map { [$0] } ?? [])
            page.receipts = await proven(receipts)
        }

        private func item(_ form: FormReader) throws(InputFault) -> String {
            guard let item = form["item"], (1...100).contains(item.utf8.count) else {
                throw InputFault(.missing, at: "item", "name the item")
            }
            return item
        }

        /// Her answers to the questions whose answer she changed.
        private func decisions(_ form: FormReader, _ language: String) async throws -> [Decision] {
            let levels = levels(try await room.answers.latest(of: shopper))
            var decisions: [Decision] = []
            for purpose in room.policy.notices.purposes {
                guard let said = form[purpose.name] else { continue }
                guard let level = Level(name: said), level == .off || level == .account else {
                    throw InputFault(.unknownName, at: purpose.name, "choose off or account")
                }
                guard level != (levels[purpose] ?? .off),
                    let text = room.policy.notices.text(for: purpose, in: language)
                else { continue }
                let sheet = AnswerSheet(
                    purpose, level, version: text.version, language: text.language, on: .settings)
                decisions += try sheet.decisions(
                    under: room.policy, place: named.place, signals: signals, upTo: .account, now: now)
            }
            return decisions
        }

        /// How far her newest answers reach now; a yes that ran out does not, and can be given again.
        private func levels(_ latest: [PurposeCode: Decision]) -> [PurposeCode: Level] {
            let today = CalendarDay(containing: now)
            return latest.compactMapValues { $0.level > .off && $0.expires <= today ? nil : $0.level }
        }

        private func proven(_ receipts: [Receipt]) async -> [String] {
            await room.ledger.prove(receipts).map { receipt in
                String(
                    decoding: JSONWriter.bytes { json in json.object { json in receipt.write(to: &json) } },
                    as: UTF8.self)
            }
        }

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
            }
            page.decisions = dossier.decisions
            page.requests = dossier.requests
        }
    }
}
