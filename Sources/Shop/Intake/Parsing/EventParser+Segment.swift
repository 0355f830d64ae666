import Consent

/// Segment's form, also as RudderStack sends it: `track` calls in the names of its e-commerce specification.
extension EventParser {
    /// Reads one call or `{"batch": […]}`, whose `context` is a default for its calls.
    public func segment(_ bytes: [UInt8]) throws(InputFault) -> EventBatch {
        try JSONReader.read(bytes) { reader throws(InputFault) in
            var batch = EventBatch()
            var root = SegmentDraft()
            var list: [SegmentDraft]?
            try reader.object(SegmentField.self, unknown: .skipped) { reader, field throws(InputFault) in
                guard field == .batch else { return try read(field, &root, &reader) }
                var calls: [SegmentDraft] = []
                try reader.array(max: limits.events) { reader, _ throws(InputFault) in
                    var call = SegmentDraft()
                    try reader.object(SegmentField.self, unknown: .skipped) { reader, field throws(InputFault) in
                        try read(field, &call, &reader)
                    }
                    calls.append(call)
                }
                list = calls
            }
            if let list {
                for (index, call) in list.enumerated() {
                    try InputFault.at(SegmentField.batch.rawValue) { () throws(InputFault) in
                        try InputFault.at(String(index)) { () throws(InputFault) in
                            try add(call, root: root, to: &batch)
                        }
                    }
                }
            } else {
                try add(root, root: SegmentDraft(), to: &batch)
            }
            batch.droppedFields += reader.skippedFields
            return batch
        }
    }

    private func read(
        _ field: SegmentField, _ call: inout SegmentDraft, _ reader: inout JSONReader
    ) throws(InputFault) {
        switch field {
        case .type: call.isTrack = try reader.string(max: .max) == "track"
        case .event: call.name = try reader.string(max: .max)
        case .messageId: call.draft.message = try reader.foreignToken(TokenRules.message, "a message's id")
        case .anonymousId: call.draft.visit = try reader.foreignToken(TokenRules.visit, "an anonymous id")
        case .userId: call.draft.customer = try customer(&reader)
        case .timestamp: call.draft.time = try reader.time()
        case .sentAt: call.sent = try reader.time()
        case .properties: call.properties = try reader.later()
        case .context:
            try reader.object(SegmentContext.self, unknown: .skipped) { reader, _ throws(InputFault) in
                try reader.object(SegmentConsent.self, unknown: .skipped) { reader, _ throws(InputFault) in
                    call.join(try reader.foreignChoices())
                }
            }
        case .consent: call.join(try reader.foreignChoices())
        case .batch: throw reader.fault(.malformed, "a batch does not hold batches")
        }
    }

    private func add(_ call: SegmentDraft, root: SegmentDraft, to batch: inout EventBatch) throws(InputFault) {
        guard call.isTrack, let name = call.name, let kind = SegmentNames.kind(of: name) else {
            batch.notNeeded += 1
            return
        }
        var draft = call.draft
        draft.time = try time(of: call, sent: call.sent ?? root.sent)
        if var properties = call.properties {
            try InputFault.at(SegmentField.properties.rawValue) { () throws(InputFault) in
                try read(&properties, &draft)
            }
            batch.droppedFields += properties.skippedFields
        }
        do throws(InputFault) {
            try add(draft, kind, defaults: root.draft, to: &batch)
        } catch {
            throw error.under(SegmentField.properties.rawValue)
        }
    }

    /// The time of a call. When the sender's clock is ahead, its own `sentAt` says by how much.
    private func time(of call: SegmentDraft, sent: Int64?) throws(InputFault) -> Int64? {
        guard var time = call.draft.time else { return nil }
        if time > now + limits.ahead, let sent, sent >= time { time = now - (sent - time) }
        if let fault = limits.fault(inTime: time, now: now) { throw fault.under(SegmentField.timestamp.rawValue) }
        return time
    }

    private func read(_ properties: inout JSONReader, _ draft: inout EventDraft) throws(InputFault) {
        var single = SegmentProduct()
        try properties.object(SegmentProperty.self, unknown: .skipped) { reader, field throws(InputFault) in
            switch field {
            case .currency: draft.currency = try reader.currency()
            case .products:
                try reader.array(max: limits.items) { reader, _ throws(InputFault) in
                    var product = SegmentProduct()
                    try reader.object(SegmentProperty.self, unknown: .skipped) { reader, field throws(InputFault) in
                        try read(field, &product, &reader)
                    }
                    guard let line = product.line else {
                        throw reader.fault(.missing, at: "product_id", "give each product the shop's own id")
                    }
                    draft.lines.append(line)
                }
            default: try read(field, &single, &reader)
            }
        }
        if draft.lines.isEmpty, let line = single.line { draft.lines = [line] }
    }

    private func read(
        _ field: SegmentProperty, _ product: inout SegmentProduct, _ reader: inout JSONReader
    ) throws(InputFault) {
        switch field {
        case .productID: product.productID = try reader.itemID(coerced: true)
        case .id: product.id = try reader.itemID(coerced: true)
        case .sku: product.sku = try reader.itemID(coerced: true)
        case .quantity: product.quantity = try reader.quantity(limits, coerced: true)
        case .price: product.price = try reader.foreignPrice()
        case .currency, .products:
            reader.skippedFields += 1
            try reader.skip()
        }
    }
}

private enum SegmentField: String, JSONField {
    case type, event, messageId, anonymousId, userId, timestamp, sentAt, properties, context, consent, batch
    static let names = JSONNames<Self>()
}

private enum SegmentContext: String, JSONField {
    case consent
    static let names = JSONNames<Self>()
}

private enum SegmentConsent: String, JSONField {
    case categoryPreferences
    static let names = JSONNames<Self>()
}

private enum SegmentProperty: String, JSONField {
    case productID = "product_id"
    case id, sku, quantity, price, currency, products
    static let names = JSONNames<Self>()
}

private struct SegmentProduct {
    var productID: String?
    var id: String?
    var sku: String?
    var quantity: Int32 = 1
    var price: ArraySlice<UInt8>?

    var line: LineDraft? {
        (productID ?? id ?? sku).map { LineDraft(item: $0, quantity: quantity, price: price) }
    }
}

private struct SegmentDraft {
    var isTrack = true
    var name: String?
    var sent: Int64?
    var properties: JSONReader?
    var draft = EventDraft()

    /// Consent can be said in two places; the stricter word counts.
    mutating func join(_ choices: Choices) {
        for (purpose, level) in choices.said { draft.consent[purpose] = min(draft.consent[purpose] ?? level, level) }
    }
}
