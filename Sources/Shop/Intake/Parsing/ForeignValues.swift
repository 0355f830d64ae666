/// What other forms have in common: values are coerced where their own libraries send them so.
extension JSONReader {
    /// A reader of the next value for later; the value itself is checked and passed over now.
    ///
    /// What an event's fields mean depends on its name, which may come after them.
    mutating func later() throws(InputFault) -> JSONReader {
        var later = self
        later.skippedFields = 0
        try skip()
        return later
    }

    /// An id as text; nil, and counted as dropped, when it has too few or too many bytes to serve as one.
    mutating func foreignToken(_ bytes: ClosedRange<Int>, _ what: String) throws(InputFault) -> String? {
        let text = next == .number ? String(try int64()) : try string(max: .max)
        if let fault = TokenRules.fault(in: text, what) { throw fault }
        guard bytes.contains(text.utf8.count) else {
            skippedFields += 1
            return nil
        }
        return text
    }

    /// The digits of a price; nil for an empty string.
    mutating func foreignPrice() throws(InputFault) -> ArraySlice<UInt8>? {
        let digits = try numberOrString()
        return digits.isEmpty ? nil : digits
    }
}

extension EventParser {
    /// The event of a draft in a foreign form, added to the batch; without items it says nothing that is needed.
    func add(
        _ draft: EventDraft, _ kind: EventKind, defaults: EventDraft, to batch: inout EventBatch
    ) throws(InputFault) {
        guard !draft.lines.isEmpty else {
            batch.notNeeded += 1
            return
        }
        var draft = draft
        draft.currency = draft.currency ?? currency
        if draft.currency == nil {
            for index in draft.lines.indices where draft.lines[index].price != nil {
                draft.lines[index].price = nil
                batch.droppedFields += 1
            }
        }
        batch.events.append(try draft.event(kind, defaults: defaults, now: now))
    }

    /// A customer's number, where the sender is vouched for; otherwise it is not even looked at.
    func customer(_ reader: inout JSONReader) throws(InputFault) -> String? {
        guard vouched else {
            reader.skippedFields += 1
            try reader.skip()
            return nil
        }
        return try reader.foreignToken(TokenRules.customer, "a customer's number")
    }
}

extension InputFault {
    /// Runs `body`; a fault in it is seen from the object around it.
    static func at<Value>(
        _ name: String, _ body: () throws(InputFault) -> Value
    ) throws(InputFault) -> Value {
        do throws(InputFault) {
            return try body()
        } catch {
            throw error.under(name)
        }
    }
}
