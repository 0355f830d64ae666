import Consent
import Oversight

extension CentreWords {
    static let english = CentreWords(
        language: "en", otherLanguage: ("de", "Deutsch"), title: "Privacy choices",
        notSignedIn: "You are not signed in. Sign in at the shop and open this page from there to see your own.",
        whatIsKept: "What we know", nothing: "We keep nothing about you.", from: "From your visit on",
        usedFor: "Used for:", until: "Kept until", remove: "Remove", wrong: "This is wrong",
        choices: "Your choices", choicesHint: "A change counts at once.", save: "Save choices",
        offMeans: "Off: we do not use it. Shelves show what is popular and what fits the page.",
        accountMeans: "My account: we keep it with your account, so it works on all your devices.",
        notKeptHere: "Choices for one visit stay in your browser. They are not on this page.",
        mute: "Don't use for suggestions", unmute: "Use again", isMuted: "We keep it, and suggestions do not use it.",
        muted: "Kept. Suggestions do not use it any more.", unmuted: "Suggestions use it again.",
        dial: "Surprise me",
        dialHint: "How far your suggestions leave what you know. Any page may ask for another step.",
        dialSave: "Save the dial",
        dialSteps: ["Much of the same", "Closer to what I know", "As usual", "A little new", "Quite new"],
        why: "Why you see things",
        whyText: [
            "Each shelf says why an item is there. The reasons come from the sums that chose it.",
            "We look at the item on the page, at your visit, and at what others bought together.",
            "No shelf is paid for unless it says so. No price is made for you alone.",
        ],
        yourData: "Your data", takeFile: "Take it with me (file)", takePage: "Read it all (page)",
        stop: "Stop using it",
        stopHint: "We close it off and use none of it. You can allow it again above.",
        complain: "Complain to the shop", complainHint: "A person answers.",
        erase: "Erase everything", eraseAsk: "Erase everything this shop knows to suggest items?",
        eraseGoes: "This goes, at once and for good:", eraseStays: "This stays, because a law asks for it:",
        eraseNow: "Yes, erase everything", keep: "No, keep it",
        history: "What you chose and asked", noHistory: "You chose nothing yet.", asked: "You asked:",
        answerBy: "we answer by", who: "Who answers for your data", officer: "Data protection officer:",
        complaints: "You can also complain to:", checkReceipt: "Check a receipt", receipt: "Receipt",
        saved: "Saved.", removed: "Removed, from what we keep and from what it taught.",
        stopped: "Stopped. Nothing of it is used any more.", filed: "We have your request.",
        erased: "Erased. We keep nothing about you.", failed: "That did not work. Nothing was changed.",
        signInAgain: "Your sign-in has run out. Sign in at the shop and open this page from there.",
        contact: "Contact:", address: "Address:", gone: "What was taken out:",
        fixed: "Taken out, as you said it is wrong.",
        actions: [
            "view": "You looked at it.", "wish": "You put it aside.", "cart": "You put it into the cart.",
            "purchase": "You bought it.",
        ],
        levels: [.off: "Off", .visit: "This visit only", .device: "On this device", .account: "My account"],
        places: [
            .profile: "Things we remember", .visits: "Lists of your visits", .models: "Visits we learned from",
            .decisions: "Your answers", .key: "Your key", .requests: "Your requests", .repeats: "Copies of answers",
        ],
        purposes: [
            .recommendations: "Suggestions for you", .history: "Use my past orders",
            .learning: "Help improve suggestions",
            .measurement: "Count what works", .messages: "Messages to me", .offers: "Offers to me",
            .research: "Study visits together",
        ],
        months: [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November", "December",
        ]
    ) { day, month, year in "\(day) \(month) \(year)" }
}
