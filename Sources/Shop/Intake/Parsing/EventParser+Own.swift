import Consent

/// Our own form, read strictly: a field that is not known is a fault, so that a typo is found on the first day.
extension EventParser {
    /// Reads one event, or `{"events": […]}` whose `visit`, `consent` and `currency` are defaults for its events.
    public func own(_ bytes: [UInt8]) throws(InputFault) -> EventBatch {
        try JSONReader.read(bytes) { reader throws(InputFault) in
            var root = OwnDraft()
            var list: [OwnDraft]?
            try reader.object(OwnField.self, unknown: .refused) { reader, field throws(InputFault) in
                guard field == .events else { return try own(field, &root, &reader) }
                var drafts: [OwnDraft] = []
                try reader.array(max: limits.events) { reader, _ throws(InputFault) in
                    drafts.append(try ownDraft(&reader))
                }
                list = drafts
            }
            var batch = EventBatch()
            guard let list else {
                try own(root, defaults: .init(), &batch)
                return batch
            }
            if let stray = root.stray {
                throw reader.fault(.unknownField, at: stray.rawValue, "this field belongs to an event inside events")
            }
            batch.events.reserveCapacity(list.count)
            for (index, draft) in list.enumerated() {
                do throws(InputFault) {
                    try own(draft, defaults: root.draft, &batch)
                } catch {
                    throw error.under(String(index)).under(OwnField.events.rawValue)
                }
            }
            return batch
        }
    }

    private func ownDraft(_ reader: inout JSONReader) throws(InputFault) -> OwnDraft {
        var draft = OwnDraft()
        try reader.object(OwnField.self, unknown: .refused) { reader, field throws(InputFault) in
            guard field != .events else { throw reader.fault(.unknownField, "events do not hold events") }
            try own(field, &draft, &reader)
        }
        return draft
    }

    private func own(_ field: OwnField, _ own: inout OwnDraft, _ reader: inout JSONReader) throws(InputFault) {
        switch field {
        case .name:
            let name = try reader.stringBytes(max: 100)
            own.draft.kind = EventNames.kinds[name]
            own.isNamed = true
            guard own.draft.kind != nil || EventNames.notNeeded[name] != nil else {
                let hint = NearMiss.hint(String(decoding: name, as: UTF8.self), among: EventNames.kinds.names)
                throw reader.fault(.unknownName, "there is no such event" + hint)
            }
        case .id: own.draft.message = try reader.token(TokenRules.message, "an id")
        case .time:
            let time = reader.next == .number ? try reader.int64() : try reader.time()
            if let fault = limits.fault(inTime: time, now: now) { throw fault }
            own.draft.time = time
        case .visit: own.draft.visit = try reader.token(TokenRules.visit, "a visit's token")
        case .consent: own.draft.consent = try reader.choices()
        case .currency: own.draft.currency = try reader.currency()
        case .items:
            own.hasItems = true
            try reader.array(max: limits.items) { reader, _ throws(InputFault) in
                own.draft.lines.append(try ownLine(&reader))
            }
        case .events: break
        }
    }

    private func ownLine(_ reader: inout JSONReader) throws(InputFault) -> LineDraft {
        var line = LineDraft()
        try reader.object(OwnItemField.self, unknown: .refused) { reader, field throws(InputFault) in
            switch field {
            case .itemID: line.item = try reader.itemID(coerced: false)
            case .quantity: line.quantity = try reader.quantity(limits, coerced: false)
            case .price: line.price = try reader.numberOrString()
            }
        }
        guard !line.item.isEmpty else {
            throw reader.fault(.missing, at: OwnItemField.itemID.rawValue, "give each item the shop's own id")
        }
        return line
    }

    private func own(_ own: OwnDraft, defaults: EventDraft, _ batch: inout EventBatch) throws(InputFault) {
        guard own.isNamed else {
            throw InputFault(.missing, at: OwnField.name.rawValue, "say what happened, such as view_item")
        }
        guard let kind = own.draft.kind else {
            batch.notNeeded += 1
            return
        }
        guard !own.draft.lines.isEmpty else {
            throw InputFault(.missing, at: OwnField.items.rawValue, "an event names at least one item")
        }
        batch.events.append(try own.draft.event(kind, defaults: defaults, now: now))
    }
}

private enum OwnField: String, JSONField {
    case name, id, time, visit, consent, currency, items, events
    static let names = JSONNames<Self>()
}

private enum OwnItemField: String, JSONField {
    case itemID = "item_id"
    case quantity, price
    static let names = JSONNames<Self>()
}

private struct OwnDraft {
    var draft = EventDraft()
    /// Whether a name was given, also one that no purpose needs.
    var isNamed = false
    var hasItems = false

    /// A field that makes no sense beside `events`.
    var stray: OwnField? {
        if isNamed { return .name }
        if draft.message != nil { return .id }
        if draft.time != nil { return .time }
        return hasItems ? .items : nil
    }
}
