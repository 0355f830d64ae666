import Consent
import Oversight

/// The words of the privacy centre in one language: short sentences, one name for each thing.
struct CentreWords: Sendable {
    let language: String
    let otherLanguage: (code: String, name: String)
    let title, notSignedIn, whatIsKept, nothing, from, usedFor, until, remove, wrong: String
    let choices, choicesHint, save, offMeans, accountMeans, notKeptHere: String
    let mute, unmute, isMuted, muted, unmuted: String
    let leaveOut, leaveOutHint, leaveOutPick, leaveOutAct, leftOut, isLeftOut, leftOutNews, letInNews: String
    let turnsOn, turnsOff, asItIs: String
    /// What a purpose does for her, in a few words.
    let effects: [PurposeCode: String]
    /// What becomes of what was kept for a purpose when it is turned off.
    let ends: [PurposeCode: String]
    let label: CentreLabelWords
    let enter: CentreEnterWords
    let dial, dialHint, dialSave: String
    let dialSteps: [String]
    let why: String
    let whyText: [String]
    let yourData, takeFile, takePage, stop, stopHint, complain, complainHint, erase, eraseAsk, eraseGoes, eraseStays,
        eraseNow, keep: String
    let history, noHistory, asked, answerBy, who, officer, complaints, checkReceipt, receipt, saved, removed: String
    let stopped, filed, erased, failed, signInAgain, contact, address, gone, fixed: String
    let actions: [String: String]
    let levels: [Level: String]
    let places: [Holding: String]
    let purposes: [PurposeCode: String]
    let months: [String]
    let day: @Sendable (_ day: Int64, _ month: String, _ year: Int64) -> String

    /// A day as people write it.
    func date(_ number: Int64) -> String {
        let (year, month, day) = CalendarDay(number: number).date
        return self.day(day, months[Int(month) - 1], year)
    }

    /// What a purpose is called.
    func name(of purpose: PurposeCode) -> String { purposes[purpose] ?? purpose.name }

    /// What a level is called.
    func name(of level: Level) -> String { levels[level] ?? level.name }

    /// What was taken out of a place, or would be.
    func line(_ place: Certificate.Place) -> String {
        "\(places[place.holding] ?? place.holding.rawValue): \(place.count)"
    }

    /// The words for a language; English where there are none.
    static func of(_ language: String?) -> CentreWords { language?.hasPrefix("de") == true ? german : english }

    static let all = [english, german]
}
