import Consent
import Engagement
import Oversight
import Shop
import Synchronization

/// A courier that keeps what it was given.
final class CaughtLetters: Courier {
    private let caught = Mutex<[Letter]>([])
    var letters: [Letter] { caught.withLock { $0 } }
    func deliver(_ letter: Letter) async throws { caught.withLock { $0.append(letter) } }

    /// The newest code.
    var code: String? {
        letters.last.flatMap { letter in if case .code(let code) = letter.body { code } else { nil } }
    }
}

/// A list of destroyed keys that outlives the store of a test.
final class StruckInMemory: StruckKeys {
    private let marks = Mutex<Set<KeyMark>>([])
    func contains(_ mark: KeyMark) -> Bool { marks.withLock { $0.contains(mark) } }
    func strike(_ more: [KeyMark]) async throws { marks.withLock { $0.formUnion(more) } }
}

struct FoldWitness: ModelWitness {
    let fold: Fold
    func modelDigest() async -> String { "\(fold.standing().digest)" }
    func known(of visits: [UInt64]) async -> Int { visits.count(where: fold.knows) }
}

extension Shopfront {
    /// A request of a signed-in shopper.
    @discardableResult
    func ask(
        _ name: String, _ kind: RequestKind, _ scope: RequestScope = .everything, proven: Bool = false
    ) async throws -> (filed: FiledRequest, outcome: RequestOutcome) {
        try await requests.open(
            .init(kind, scope, by: .shopper, identity: .token, proven: proven), of: shopper(name), now: Self.now)
    }
}
