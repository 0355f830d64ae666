import Anonymity
import Engagement

/// What the operator settled for publishing.
struct PublishingSettings: Sendable {
    var days: Int
    var epsilon: String
    var head: Int
    var charges: String

    /// The chance that an edition says more of somebody than ε allows.
    static let delta = 1e-6

    /// The rules; nil where nothing is to be published.
    func rules() throws -> PublishingRules? {
        guard days > 0 else { return nil }
        do {
            guard let number = Double(epsilon) else { throw PrivacyError(.notPositive) }
            let rho = try Rho(wideNoise: try Epsilon(number), delta: try Delta(Self.delta))
            return try PublishingRules(days: days, rho: rho, head: head)
        } catch let error as PrivacyError {
            throw Refusal(
                "publishing.epsilon is refused (\(error.code.rawValue))",
                next: "give more than 0 and at most \(Epsilon.largest), such as 1")
        }
    }

    /// The rules, and the book of charges, which one process has open at a time.
    func open() throws -> (rules: PublishingRules, charges: any ChargeStore)? {
        guard let rules = try rules() else { return nil }
        do { return (rules, try ChargeFile(path: charges)) } catch {
            throw Refusal(
                "the book of charges at \(charges) cannot be opened, or another process has it open",
                next: "name a file of its own with publishing.charges_file, or publish nothing here: publishing.days 0")
        }
    }
}
