import Consent
import Shop
import Synchronization

/// The API keys of every shop, by their public ids.
final class KeyRing: Sendable {
    private let register: any ShopRegister
    private let keys = Mutex<[String: ApiKey]>([:])

    init(register: any ShopRegister) { self.register = register }

    /// Reads the keys again, so that a key made or revoked by another process counts within a second.
    func reload() async throws {
        let fresh = try await register.keys()
        keys.withLock { $0 = Dictionary(fresh.map { ($0.id, $0) }) { $1 } }
    }

    /// The key that a client shows; nil when it is unknown, revoked or wrong.
    func key(shown text: Substring) -> ApiKey? {
        guard let id = ApiKey.id(in: text), let key = keys.withLock({ $0[id] }), key.matches(text) else { return nil }
        return key
    }

    /// Whether any write key lets pages of this origin in; all that a preflight can be told.
    func admits(origin: String) -> Bool {
        keys.withLock { $0.values.contains { $0.kind == .write && $0.origins.contains(origin) } }
    }
}
