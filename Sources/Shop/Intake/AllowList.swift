/// Which fields of an incoming event are read, and for what. Everything else is dropped where it arrives.
///
/// The list is data: the documentation prints it, and the parsers read nothing that is not on it.
public enum AllowList {
    /// One field that is read.
    public struct Field: Sendable, Hashable {
        /// Its path in our own form, in GA4's and in Segment's; empty where a form has none.
        public let own: String, ga4: String, segment: String
        /// What is kept of it, and which purposes need it.
        public let kept: String
    }

    /// Every field that is read.
    public static let fields: [Field] = [
        Field(own: "name", ga4: "name", segment: "event", kept: "one of eight event kinds; every purpose"),
        Field(
            own: "id", ga4: "params.event_id", segment: "messageId",
            kept: "a keyed 64-bit number, so that an event counts once"),
        Field(
            own: "time", ga4: "timestamp_micros", segment: "timestamp",
            kept: "whole seconds on arrival; stored as a day"),
        Field(
            own: "visit", ga4: "params.ga_session_id", segment: "anonymousId",
            kept: "a keyed 64-bit number under which the visit is learned; learning"),
        Field(
            own: "consent", ga4: "consent", segment: "context.consent.categoryPreferences or consent",
            kept: "levels; never stored"),
        Field(
            own: "", ga4: "client_id", segment: "sentAt",
            kept: "GA4: half of the visit's token; Segment: sets a wrong clock right; never stored"),
        Field(
            own: "", ga4: "user_id", segment: "userId",
            kept: "read only by `confide events import`; becomes a pseudonym, and only for who has an account-level yes"
        ),
        Field(
            own: "items[].item_id", ga4: "params.items[].item_id or id",
            segment: "properties.products[].product_id, sku or id",
            kept: "the item's number; recommendations, history, learning, measurement"),
        Field(
            own: "items[].quantity", ga4: "params.items[].quantity", segment: "properties.products[].quantity",
            kept: "added to a whole-number counter; measurement"),
        Field(
            own: "items[].price", ga4: "params.items[].price", segment: "properties.products[].price",
            kept: "checked, and not stored: no purpose needs it yet"),
        Field(
            own: "currency", ga4: "params.currency", segment: "properties.currency",
            kept: "checked with the price, and not stored"),
    ]
}
