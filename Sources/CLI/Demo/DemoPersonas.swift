import Consent
import Oversight
import Server
import Shop

/// Three made-up shoppers with an account: what each answered, and what she did.
struct DemoStory: Sendable {
    let persona: DemoPersona
    /// How many days ago she answered.
    let answered: Int
    let choices: Choices
    /// Her visits: how many days ago, what she looked at, and what of it she bought.
    let visits: [(daysAgo: Int, items: [String], bought: [String])]

    static let all = [
        DemoStory(
            persona: DemoPersona(
                "maja", "Maja, who hikes", "She said yes to suggestions, to past orders and to helping improve them."),
            answered: 40, choices: choices(.recommendations, .history, .learning),
            visits: [
                (33, ["boot-fjell", "sock-merino", "wax-bee"], ["boot-fjell", "wax-bee"]),
                (17, ["pack-summit-45", "cover-rain", "bottle-brook"], ["pack-summit-45"]),
                (4, ["bag-otter-0", "mat-fold"], []),
            ]),
        DemoStory(
            persona: DemoPersona(
                "tom", "Tom, who cooks", "He said yes to suggestions eleven months ago. The yes soon runs out."),
            answered: 335, choices: choices(.recommendations),
            visits: [
                (26, ["pot-duo", "stove-twig", "board-picnic"], ["pot-duo"]),
                (9, ["dripper-porcelain", "kettle-swan", "grinder-hand"], ["kettle-swan"]),
            ]),
        DemoStory(
            persona: DemoPersona("ida", "Ida, who said no", "She said no eleven months ago. Nothing of her is kept."),
            answered: 335, choices: choices(), visits: [(12, ["lamp-heron", "blanket-wool"], [])]),
    ]

    private static func choices(_ agreed: PurposeCode...) -> Choices {
        var choices = Choices()
        choices[.recommendations] = .off
        for purpose in agreed { choices[purpose] = .account }
        return choices
    }

    /// Her answers to the words in use, as she gave them then.
    func decisions(under policy: Policy, now: Int64) -> [Decision] {
        let time = now - Int64(answered) * 86_400
        let months = policy.rules(at: nil, now: now).asking.monthsAfterYes ?? 12
        return choices.said.compactMap { purpose, level in
            policy.notices.text(for: purpose, in: "en").map { text in
                Decision(
                    purpose: purpose, level: level,
                    notice: Notice(version: text.version, language: text.language, hash: text.hash), time: time,
                    expires: CalendarDay(containing: time).adding(months: months), surface: .account)
            }
        }
    }

    /// What she did since, oldest first.
    func events(now: Int64) -> [Event] {
        visits.enumerated().flatMap { at, visit in
            let start = now - Int64(visit.daysAgo) * 86_400
            let told = visit.items.map { (EventKind.viewItem, $0) } + visit.bought.map { (EventKind.purchase, $0) }
            return told.enumerated().map { step, act in
                Event(
                    kind: act.0, message: "demo-\(persona.id)-\(at)-\(step)", time: start + Int64(step) * 60,
                    visit: "demo-visit-of-\(persona.id)-\(at)", lines: [EventLine(item: act.1, quantity: 1)])
            }
        }
    }
}
