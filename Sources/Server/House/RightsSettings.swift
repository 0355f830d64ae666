public import Consent
import Engagement
import HTTPTypes
public import Oversight
import Recommend
import Shop

/// What an operator settles for requests of shoppers.
public struct RightsSettings: Sendable {
    /// Delivers codes to the address that the shop has on file.
    public var courier: any Courier = NoCourier()
    /// The list of destroyed keys; nil keeps none, so that a restored backup can be opened.
    public var struck: (any StruckKeys)?
    /// What the shop keeps elsewhere because a law makes it.
    public var kept: [KeptElsewhere] = []
    /// Who else handles data for the shop, such as a host or a mailer.
    public var processors: [String] = []
    /// The secret with which Shopify or SHOPLINE signs its webhooks, and the shop they are about.
    public var webhookSecret: [UInt8]?
    public var webhookShop: String?
    /// How data-rights hubs are served; nil: not at all.
    public var openDSR: OpenDSR?

    public init() {}
}

/// For a shop that has no way to write to its shoppers yet: asking without a token is refused, and says so.
struct NoCourier: Courier {
    func deliver(_: Letter) async throws {
        throw Problem(
            .forbidden, "no_courier", "No way to send a code",
            "Sign in and ask from your page, or write to the shop; the operator sets rights.outbox.")
    }
}

extension FoldWitness: ModelWitness {
    func modelDigest() async -> String { fold.standing().digest.description }
    func known(of visits: [UInt64]) async -> Int { visits.count(where: fold.knows) }
}

/// Shows what the models are, for certificates.
struct FoldWitness: Sendable {
    let fold: Fold
}
