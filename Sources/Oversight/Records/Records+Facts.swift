import Consent
import Shop

extension PurposeCode {
    /// What is kept for it, as the intake writes it.
    var data: String {
        switch self {
        case .recommendations: "items looked at, put aside, put into the cart or bought, with days"
        case .history: "items bought, with days"
        case .learning: "items and actions of a visit under a keyed number, with the day"
        case .measurement: "counts by day, event and item"
        // No code keeps anything for these yet; a test fails when the intake begins to.
        case .messages, .offers, .research: "nothing but the decision"
        }
    }

    /// The levels at which something is kept, as the intake decides it.
    var keptAt: [Level] {
        switch self {
        case .recommendations, .history: [.account]
        case .learning, .measurement: [.visit, .device, .account]
        case .messages, .offers, .research: []
        }
    }

    /// The classes of records that it fills.
    var classes: [RecordClass] {
        switch self {
        case .recommendations, .history: [.profiles]
        case .learning: [.visits, .links]
        case .measurement: [.counters, .contributors]
        case .messages, .offers, .research: []
        }
    }
}

extension Holding {
    /// The purposes that fill it; none for what a duty asks for.
    var purposes: [PurposeCode] {
        switch self {
        case .profile: [.recommendations, .history]
        case .visits, .models: [.learning]
        case .decisions, .key, .requests, .repeats: []
        }
    }

    /// How long it stays.
    func age(_ limits: RetentionLimits) -> String {
        switch self {
        case .profile: "\(limits[.profiles]) days"
        case .visits: "\(limits[.links]) days"
        case .models: "\(limits[.visits]) days"
        case .decisions: "\(limits[.decisions]) days after a decision ran out"
        case .key: "until nothing is left that it may open"
        case .requests: "\(limits.requests) days after the answer, each with its own date"
        case .repeats: "one day, in memory"
        }
    }
}

extension Holding {
    /// What it is, for people.
    var meaning: String {
        switch self {
        case .profile: "sealed profiles"
        case .visits: "sealed lists of visits"
        case .models: "what visits taught the models"
        case .decisions: "answers of shoppers"
        case .key: "wrapped keys and what is in force"
        case .requests: "requests of shoppers"
        case .repeats: "answers to repeated requests"
        }
    }
}

extension Dataset {
    /// The purposes that fill it; none for what a duty or the running of the shop asks for.
    var purposes: [PurposeCode] {
        PurposeCode.allCases.filter { purpose in
            holdings.contains { $0.purposes.contains(purpose) } || (kept.map(purpose.classes.contains) ?? false)
        }
    }

    /// How long rows stay.
    func age(_ limits: RetentionLimits) -> String {
        if let kept { return "\(limits[kept]) days" }
        if holdings.isEmpty { return "as long as the shop" }
        return Set(holdings.map { $0.age(limits) }).sorted().joined(separator: "; ")
    }
}
