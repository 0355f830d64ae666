import Foundation
import Oversight
import Testing

/// Everything that is kept in memory between requests says what it holds of a shopper.
@Suite struct MemoryPlacesTests {
    /// Files that keep something, with what it is; one that is not named here fails.
    static let places: [String: String] = [
        "Anonymity/Budget/Budget.swift": "what was charged for releases about many",
        "Anonymity/Budget/ChargeFile.swift": "an open file of such charges",
        "Anonymity/Budget/MemoryCharges.swift": "the same charges, for trials",
        "Consent/Rules/Policy.swift": "rules of places, joined once a day",
        "Consent/Signals/SignalWatch.swift": "signals to be recorded, for a second; an erased shopper's is dropped",
        "Engagement/Fold/Fold.swift": "models: sums of visits, from which an erasure subtracts",
        "Engagement/Fold/Follower.swift": "the reading that is under way",
        "Engagement/Releases/GraphPress.swift": "an edition that waits for the store: what may be known of many",
        "Recommend/Counting/Scratch.swift": "scratch of one answer, which the next one overwrites",
        "Server/Edge/Idempotency.swift": "repeats",
        "Server/Edge/Metrics.swift": "counts",
        "Server/Edge/RateLimiter.swift": "counts by API key",
        "Server/Express/Express.swift": "the date as text",
        "Server/House/KeyRing.swift": "the shop's own keys",
        "Server/House/House+Retention.swift": "when the last retention run was, and how it went: counts",
        "Server/House/RequestStanding.swift": "how many requests are open: counts by kind",
        "Server/OpenDSR/CallbackRounds.swift":
            "numbers of requests whose hubs are to be told again, which lead to nobody",
        "Server/Web/Demo/DemoClock.swift": "how far the demo's clock is ahead",
        "Shop/Catalog/Catalog.swift": "the catalog",
        "Storage/Files/StruckKeyFile.swift": "marks of destroyed keys, which lead to nobody",
        "Storage/Memory/MemoryStore.swift": "a store, with the rules of every store",
        "Storage/SQLite/CleanFiles.swift": "a lock",
        "Storage/SQLite/Scrubber.swift": "a flag",
        "Storage/SQLite/Writer.swift": "writes that are waiting, until they are durable",
    ]

    @Test func whateverKeepsSomethingIsNamed() throws {
        let sources = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Sources")
        let files = try #require(FileManager.default.enumerator(atPath: sources.path)).compactMap { $0 as? String }
        var keeping: Set<String> = []
        for file in files where file.hasSuffix(".swift") && !file.hasPrefix("CLI/") {
            let text = try String(contentsOf: sources.appending(path: file), encoding: .utf8)
            let keeps = text.split(separator: "\n").contains { line in
                let code = line.drop { $0 == " " }
                guard !code.hasPrefix("//") else { return false }
                return code.contains("Mutex(") || code.contains("Mutex<") || code.contains("= Shared(")
                    || (" " + code).contains(" actor ")
            }
            if keeps { keeping.insert(file) }
        }
        #expect(keeping.subtracting(Self.places.keys).isEmpty, "name it here, and how an erasure reaches it")
        #expect(Set(Self.places.keys).subtracting(keeping).isEmpty, "and take out what keeps nothing any more")
    }
}
