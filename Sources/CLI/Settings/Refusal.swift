/// Why a command did not do its work, and the next step; printed on stderr with exit code 1.
struct Refusal: Error, CustomStringConvertible {
    let reason: String
    let next: String

    init(_ reason: String, next: String) {
        self.reason = reason
        self.next = next
    }

    static let noShop = Refusal(
        "the database holds no shop", next: "name the right file with --database, or make one with: confide init")

    var description: String { "\(reason)\n  next: \(next)" }
}
