import Consent
import Engagement
import Hummingbird
import Ledger
import Oversight
import Shop

/// `/v1/consent`: what a shopper agreed to, what she may be asked, and her answers.
struct ConsentRoutes: Sendable {
    let clock: @Sendable () -> Int64

    func add(to routes: RouterGroup<ShopperContext>) {
        routes.on(.getConsent) { _, context in
            try await noteSignal(context)
            return try await response(context, receipts: nil)
        }
        routes.on(.putConsent) { request, context in
            let sheet = try AnswerSheet(try await request.bytes())
            let decisions = try sheet.decisions(
                under: context.room.policy, place: context.place, signals: context.signals, upTo: .account, now: clock()
            )
            let (_, receipts) = try await context.room.answers.record(decisions, of: context.shopper)
            try await noteSignal(context)
            return try await response(context, receipts: await context.room.ledger.prove(receipts))
        }
    }

    /// What needs no name: the words, and answers that stay with whoever gave them.
    func add(to routes: RouterGroup<ClientContext>) {
        routes.on(.getNotices) { request, context in
            var latest: [PurposeCode: Decision] = [:]
            if let shopper = context.shopper { latest = try await context.room.answers.latest(of: shopper) }
            return notices(in: request.uri.queryParameters["language"].map(String.init), latest, context)
        }
        routes.on(.postAnonymousConsent) { request, context in
            let sheet = try AnswerSheet(try await request.bytes())
            let decisions = try sheet.decisions(
                under: context.room.policy, place: context.place, signals: context.signals, upTo: .device, now: clock())
            let receipts = await context.room.ledger.prove(try await context.room.answers.record(ofNobody: decisions))
            return .json { json in
                json.member("request_id", context.requestID.text)
                json.array("receipts") { json in
                    for receipt in receipts { json.object { json in receipt.write(to: &json) } }
                }
            }
        }
    }

    private func noteSignal(_ context: ShopperContext) async throws {
        try await context.room.answers.note(
            signalIsSet: context.signals.globalPrivacyControl, of: context.shopper, time: clock())
    }

    private func response(_ context: ShopperContext, receipts: [Receipt]?) async throws -> Response {
        let latest = try await context.room.answers.latest(of: context.shopper)
        let signal = try await context.room.answers.signal(of: context.shopper)
        var shown: Receipt?
        if let receipt = signal?.receipt { shown = await context.room.ledger.prove([receipt]).first }
        let today = CalendarDay(containing: clock())
        let policy = context.room.policy
        let rules = policy.rules(at: context.place, now: clock())
        return .json { json in
            json.member("request_id", context.requestID.text)
            json.array("purposes") { json in
                for purpose in PurposeCode.allCases {
                    json.object { json in
                        json.standing(purpose, latest[purpose], context.signals, on: today)
                        // In whatever language: all have the version that is in use.
                        let text = policy.notices.text(for: purpose, in: nil)
                        let question = text.map {
                            Question(
                                purpose, latest: latest[purpose], version: $0.version, rules: rules,
                                monthsAfterNo: policy.monthsAfterNo, signals: context.signals, on: today)
                        }
                        json.member("may_ask", question?.mayAsk ?? false)
                    }
                }
            }
            json.member("gpc_honoured", context.signals.globalPrivacyControl)
            if let signal {
                json.object("signal") { json in
                    json.member("gpc", signal.mark.isSet)
                    json.member("since", time: signal.mark.time)
                    if let shown { json.object("receipt") { json in shown.write(to: &json) } }
                }
            }
            if let receipts {
                json.array("receipts") { json in
                    for receipt in receipts { json.object { json in receipt.write(to: &json) } }
                }
            }
        }
    }

    private func notices(
        in language: String?, _ latest: [PurposeCode: Decision], _ context: ClientContext
    ) -> Response {
        let policy = context.room.policy
        let rules = policy.rules(at: context.place, now: clock())
        let today = CalendarDay(containing: clock())
        return .json { json in
            json.member("request_id", context.requestID.text)
            json.member("place", "\(context.place ?? policy.place)")
            json.member("rule_packs_sha256", rules.fingerprint.description)
            json.member("age_of_consent", rules.ageOfConsent)
            json.member("gpc_honoured", context.signals.globalPrivacyControl)
            json.object("controller") { json in json.controller(policy.controller) }
            json.object("asking") { json in
                json.member("months_after_no", max(policy.monthsAfterNo, rules.asking.monthsAfterNo))
                json.member("months_after_yes", rules.asking.monthsAfterYes ?? 12)
            }
            // Without it the level `device` would do nothing, and is not offered.
            if let graph = context.room.fold.published, !graph.names.isEmpty { json.member("graph", graph.release) }
            if context.signals.globalPrivacyControl {
                json.array("gpc_sentences") { json in
                    for told in rules.disclosures.sorted() where told.occasion == .signalObeyed {
                        json.object { json in
                            json.member("language", told.language)
                            json.member("text", told.text)
                        }
                    }
                }
            }
            json.array("notices") { json in
                for text in policy.notices.purposes.compactMap({ policy.notices.text(for: $0, in: language) }) {
                    let question = Question(
                        text.purpose, latest: latest[text.purpose], version: text.version, rules: rules,
                        monthsAfterNo: policy.monthsAfterNo, signals: context.signals, on: today)
                    json.object { json in json.notice(text, question) }
                }
            }
        }
    }
}

extension JSONWriter {
    fileprivate mutating func standing(
        _ purpose: PurposeCode, _ latest: Decision?, _ signals: Signals, on today: CalendarDay
    ) {
        let isExpired = latest.map { $0.level > .off && $0.expires <= today } ?? false
        let recorded = isExpired ? .off : latest?.level ?? .off
        let ceiling = signals.ceiling(for: purpose)
        member("purpose", purpose.name)
        member("level", min(recorded, ceiling).name)
        let because: Limit =
            if ceiling < recorded { signals.isBelowAge ? .belowAge : .signal } else if isExpired { .expired } else {
                latest == nil ? .notAsked : .decided
            }
        member("because", because.rawValue)
        guard let latest, latest.level > .off else { return }
        member("expires", "\(latest.expires)")
    }

    fileprivate mutating func notice(_ text: NoticeText, _ question: Question) {
        member("purpose", text.purpose.name)
        member("version", text.version)
        member("language", text.language)
        member("text", text.text)
        member("sha256", text.hash.description)
        member("may_ask", question.mayAsk)
        member("because", question.because.rawValue)
        if let day = question.notBefore { member("not_before", "\(day)") }
    }
}
