// swift-format-ignore-file
// Written by scripts/embed-sdk from the table in docs/sdk.md; change that, and run it again.

/// What is stored and sent at each level: level, in the browser, sent, at the shop.
enum DemoStorage {
    static let rows: [[String]] = [
        ["off", "nothing; after a no, one cookie `confide_choice=1.…` that is the same for all who said no to the same", "placement, the items on the page, how many", "nothing"],
        ["visit", "in `sessionStorage`, this tab only: the answer, the last 50 items, what was hidden, a random token once events are agreed to", "the same in the request's body, and nothing that names anybody", "nothing"],
        ["device", "in IndexedDB, this browser only: the last 50 items and which are of earlier visits, when the last was, what was hidden, the graph; the cookie says `d`", "nothing about her: the graph is fetched whole, the same for all", "nothing"],
        ["account", "nothing", "the token of your backend, in a header", "her answers, and what she did, sealed under her own key"],
    ]
}
