import Consent
import Shop

// MARK: - What is past its date

extension Acting {
    /// Without a purpose the entry is only written again, which brings its first day up to date.
    mutating func lapse(
        _ shopper: Pseudonym, _ purposes: [PurposeCode], _ after: UInt64
    ) throws(StoreFault) {
        guard var entry = try rows.entry(of: shopper), entry.version == after else { throw StoreFault(.stale) }
        for purpose in purposes {
            entry.choices[purpose] = nil
            entry.expiries[purpose] = nil
        }
        if !purposes.isEmpty { entry.version = tail.nextVersion() }
        try rows.put(entry, of: shopper)
    }

    mutating func dropDecisions(of shopper: Pseudonym, before day: Int32) throws(StoreFault) {
        let dropped = try rows.removeDecisions(of: shopper, before: day)
        guard dropped > 0 else { return }
        noteErased { $0.decisionsDeleted += dropped }
        guard try rows.decisionCount(of: shopper) == 0 else { return }
        let sealed = try rows.removeSealed(of: shopper, nil)
        let hadKey = try rows.entry(of: shopper)?.wrappedKey != nil
        try rows.removeEntry(of: shopper)
        noteErased {
            $0.sealedDeleted += sealed
            $0.keysDestroyed += hadKey ? 1 : 0
        }
    }

    mutating func drop(_ aged: Aged) throws(StoreFault) {
        let dropped = try rows.remove(aged)
        if dropped > 0 { noteErased { $0.agedDeleted += dropped } }
    }
}
