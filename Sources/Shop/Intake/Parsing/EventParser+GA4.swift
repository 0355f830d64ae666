import Consent

/// GA4's form, as the Measurement Protocol and exports have it: fields that are not needed are passed over.
extension EventParser {
    /// Reads a Measurement Protocol body (`client_id`, `events`) or a single event (`name`, `params`).
    public func ga4(_ bytes: [UInt8]) throws(InputFault) -> EventBatch {
        try JSONReader.read(bytes) { reader throws(InputFault) in
            var batch = EventBatch()
            var root = GA4Draft()
            var list: [GA4Draft]?
            try reader.object(GA4Field.self, unknown: .skipped) { reader, field throws(InputFault) in
                guard field == .events else { return try read(field, &root, &reader) }
                var drafts: [GA4Draft] = []
                try reader.array(max: limits.events) { reader, _ throws(InputFault) in
                    var draft = GA4Draft()
                    try reader.object(GA4Field.self, unknown: .skipped) { reader, field throws(InputFault) in
                        try read(field, &draft, &reader)
                    }
                    drafts.append(draft)
                }
                list = drafts
            }
            if let list {
                for (index, draft) in list.enumerated() {
                    try InputFault.at(GA4Field.events.rawValue) { () throws(InputFault) in
                        try InputFault.at(String(index)) { () throws(InputFault) in
                            try add(draft, root: root, to: &batch)
                        }
                    }
                }
            } else {
                try add(root, root: GA4Draft(), to: &batch)
            }
            batch.droppedFields += reader.skippedFields
            return batch
        }
    }

    private func read(
        _ field: GA4Field, _ ga4: inout GA4Draft, _ reader: inout JSONReader
    ) throws(InputFault) {
        switch field {
        case .name: ga4.name = try reader.string(max: .max)
        case .params: ga4.params = try reader.later()
        case .clientID: ga4.client = try reader.foreignToken(1...200, "a client's id")
        case .userID: ga4.draft.customer = try customer(&reader)
        case .consent: ga4.draft.consent = try reader.foreignChoices()
        case .timestampMicros:
            guard let micros = Int64(wholeDecimal: try reader.numberOrString()) else {
                throw reader.fault(.malformed, "a time is in microseconds since 1970")
            }
            if let fault = limits.fault(inTime: micros / 1_000_000, now: now) { throw fault }
            ga4.draft.time = micros / 1_000_000
        case .events: throw reader.fault(.malformed, "events do not hold events")
        }
    }

    private func add(_ ga4: GA4Draft, root: GA4Draft, to batch: inout EventBatch) throws(InputFault) {
        guard let name = ga4.name else {
            throw InputFault(.missing, at: GA4Field.name.rawValue, "say what happened, such as view_item")
        }
        guard let kind = EventKind(name: name) else {
            batch.notNeeded += 1
            return
        }
        var draft = ga4.draft
        var session: String?
        if var params = ga4.params {
            try InputFault.at(GA4Field.params.rawValue) { () throws(InputFault) in
                try read(&params, &draft, &session)
            }
            batch.droppedFields += params.skippedFields
        }
        // A client's id alone lasts for years: only together with a session's number does it name one visit.
        if let client = ga4.client ?? root.client, let session {
            let visit = "\(client).\(session)"
            if TokenRules.visit.contains(visit.utf8.count) { draft.visit = visit } else { batch.droppedFields += 1 }
        }
        do throws(InputFault) {
            try add(draft, kind, defaults: root.draft, to: &batch)
        } catch {
            throw error.under(GA4Field.params.rawValue)
        }
    }

    private func read(
        _ params: inout JSONReader, _ draft: inout EventDraft, _ session: inout String?
    ) throws(InputFault) {
        try params.object(GA4Param.self, unknown: .skipped) { reader, field throws(InputFault) in
            switch field {
            case .currency: draft.currency = try reader.currency()
            case .eventID: draft.message = try reader.foreignToken(TokenRules.message, "an id")
            case .session: session = try reader.foreignToken(1...55, "a session's number")
            case .items:
                try reader.array(max: limits.items) { reader, _ throws(InputFault) in
                    draft.lines.append(try line(&reader))
                }
            }
        }
    }

    private func line(_ reader: inout JSONReader) throws(InputFault) -> LineDraft {
        var line = LineDraft()
        var oldID: String?
        try reader.object(GA4Item.self, unknown: .skipped) { reader, field throws(InputFault) in
            switch field {
            case .itemID: line.item = try reader.itemID(coerced: true)
            case .id: oldID = try reader.itemID(coerced: true)
            case .quantity: line.quantity = try reader.quantity(limits, coerced: true)
            case .price: line.price = try reader.foreignPrice()
            }
        }
        if line.item.isEmpty { line.item = oldID ?? "" }
        guard !line.item.isEmpty else {
            throw reader.fault(.missing, at: GA4Item.itemID.rawValue, "give each item the shop's own id")
        }
        return line
    }
}

private enum GA4Field: String, JSONField {
    case name, params, consent, events
    case clientID = "client_id"
    case userID = "user_id"
    case timestampMicros = "timestamp_micros"
    static let names = JSONNames<Self>()
}

private enum GA4Param: String, JSONField {
    case currency, items
    case eventID = "event_id"
    case session = "ga_session_id"
    static let names = JSONNames<Self>()
}

private enum GA4Item: String, JSONField {
    case itemID = "item_id"
    case id, quantity, price
    static let names = JSONNames<Self>()
}

private struct GA4Draft {
    var name: String?
    var client: String?
    var params: JSONReader?
    var draft = EventDraft()
}
