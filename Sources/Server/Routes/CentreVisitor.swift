import Consent
import Engagement
import Hummingbird
import Ledger
import Oversight
import Shop

/// What a button of the page does.
enum CentreAction: String {
    case show, choose, remove, wrong, mute, unmute, dial, stop, complain, erase, export
    case eraseNow = "erase_now"
    case muteCategory = "mute_category"
    case unmuteCategory = "unmute_category"
}

/// A signed-in shopper on the page.
struct CentreVisitor {
    let room: ShopRoom
    let store: any CatalogShelf
    let named: ShopperTokens.Named
    let signals: Signals
    let now: Int64
    var shopper: Pseudonym { named.shopper }

    func act(_ action: CentreAction, _ form: FormReader, _ page: inout CentrePage) async throws {
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
        case .muteCategory, .unmuteCategory:
            let name = try category(form, mustBeKnown: action == .muteCategory)
            let isOut = action == .muteCategory
            let isDone = try await prefer(isOut ? .muteCategory(name) : .unmuteCategory(name))
            page.news = !isDone ? page.words.failed : isOut ? page.words.leftOutNews : page.words.letInNews
        case .dial:
            guard let step = form["step"].flatMap(UInt8.init), (1...5).contains(step) else {
                throw InputFault(.outOfRange, at: "step", "the dial has the steps 1 to 5")
            }
            let isDone = try await prefer(.dial(step))
            page.news = isDone ? page.words.saved : page.words.failed
        case .stop: try await ask(.restrict, .everything, page.words.stopped, &page)
        case .complain: try await ask(.complaint, .everything, page.words.filed, &page)
        case .erase: page.plan = try await room.erasure.plan(shopper, .everything, time: now)
        case .eraseNow:
            try await ask(.erase, .everything, page.words.erased, &page)
        }
    }

    private func prefer(_ preference: Preference) async throws -> Bool {
        let claim = Claim(shop: room.record.number, shopper: shopper, signals: signals)
        let today = Int32(clamping: CalendarDay(containing: now).number)
        return try await room.preferences.keep(preference, of: claim, day: today)
    }

    private func mute(_ item: String, _ isMuted: Bool, _ page: inout CentrePage) async throws {
        guard let number = try await store.number(of: item, in: room.record.number) else {
            throw InputFault(.unknownName, at: "item", "there is no such item")
        }
        let isDone = try await prefer(isMuted ? .mute(number) : .unmute(number))
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

    private func category(_ form: FormReader, mustBeKnown: Bool) throws(InputFault) -> String {
        guard let name = form["category"], !name.isEmpty else {
            throw InputFault(.missing, at: "category", "name the category")
        }
        let isKnown = room.fold.catalog.read { view in !view.categories(named: [name]).isEmpty }
        guard isKnown || !mustBeKnown else {
            throw InputFault(.unknownName, at: "category", "there is no such category")
        }
        return name
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
    func levels(_ latest: [PurposeCode: Decision]) -> [PurposeCode: Level] {
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
}
