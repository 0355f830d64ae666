/// What pages and backends say, as JSON.
enum Say {
    /// What a visitor's browser carries when she agreed for this visit.
    static let yes = #"{"recommendations":"visit","learning":"visit","measurement":"visit"}"#
    /// Everything that an account can agree to.
    static let account =
        #"{"recommendations":"account","history":"account","learning":"account","measurement":"account"}"#
    static let nothing = #"{"recommendations":"off","history":"off","learning":"off","measurement":"off"}"#

    /// A visit's token, as a browser makes it.
    static func visit(_ number: Int) -> String { "visit-token-\(10_000_000 + number)" }

    /// Events of one visit, one item each, in order.
    static func events(
        _ items: [String], visit: Int, kind: String = "view_item", consent: String? = nil, ids: [String]? = nil
    ) -> String {
        let events = items.indices.map { at in
            let id = ids.map { #""id":"\#($0[at])","# } ?? ""
            return #"{\#(id)"name":"\#(kind)","items":[{"item_id":"\#(items[at])"}]}"#
        }
        let carried = consent.map { #""consent":\#($0),"# } ?? ""
        return #"{"visit":"\#(Say.visit(visit))",\#(carried)"events":[\#(events.joined(separator: ","))]}"#
    }

    static func decisions(_ decisions: String) -> String {
        #"{"decisions":\#(decisions),"notice":{"version":"1","language":"de-AT"}}"#
    }

    static func tents(_ numbers: Int...) -> [String] { numbers.map { "tent-\($0)" } }
}
