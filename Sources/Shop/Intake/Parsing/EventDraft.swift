import Consent

/// An event while it is read: what it says itself, before the defaults around it are known.
struct EventDraft {
    var kind: EventKind?
    var message: String?
    var time: Int64?
    var visit: String?
    var customer: String?
    var consent = Choices()
    var currency: Currency?
    var lines: [LineDraft] = []

    /// The event, with what it does not say itself taken from `defaults`.
    func event(_ kind: EventKind, defaults: EventDraft, now: Int64) throws(InputFault) -> Event {
        var event = Event(
            kind: kind, message: message, time: time ?? defaults.time ?? now, visit: visit ?? defaults.visit,
            lines: [], carried: defaults.consent, customer: customer ?? defaults.customer)
        for (purpose, level) in consent.said { event.carried[purpose] = level }
        event.lines.reserveCapacity(lines.count)
        for (index, line) in lines.enumerated() {
            event.lines.append(
                EventLine(
                    item: line.item, quantity: line.quantity,
                    price: try line.money(in: currency ?? defaults.currency, index: index)))
        }
        return event
    }
}

/// An item of an event while it is read. The price stays digits until the currency is known.
struct LineDraft {
    var item = ""
    var quantity: Int32 = 1
    var price: ArraySlice<UInt8>?

    fileprivate func money(in currency: Currency?, index: Int) throws(InputFault) -> Money? {
        guard let price else { return nil }
        guard let currency else {
            throw InputFault(.missing, at: "currency", "a price needs a currency, such as EUR")
        }
        guard let money = Money(decimal: price, currency: currency) else {
            throw InputFault(
                .outOfRange, at: "items/\(index)/price",
                "a price is a plain decimal, not negative and with at most \(currency.decimals) decimals")
        }
        return money
    }
}
