import Consent
import Hummingbird
import Shop

/// What every request has.
struct EdgeContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    let requestID = RequestID()
    /// Set where the key was checked.
    var client: Client?
    /// Set where a shopper token was checked.
    var shopper: Pseudonym?
    /// Where the shopper token says that she is.
    var place: Place?
    var signals = Signals()

    init(source: ApplicationRequestContextSource) { coreContext = .init(source: source) }
}

/// Who calls: a key, and the shop that it opens.
struct Client: Sendable {
    let key: ApiKey
    let room: ShopRoom
}

/// A request with a valid key of either kind: routes that need one cannot be registered elsewhere.
struct ClientContext: ChildRequestContext {
    typealias ParentContext = EdgeContext
    var coreContext: CoreRequestContextStorage
    let requestID: RequestID
    let client: Client
    let shopper: Pseudonym?
    let place: Place?
    let signals: Signals

    init(context: EdgeContext) throws {
        guard let client = context.client else { throw Problem.keyMissing }
        coreContext = context.coreContext
        requestID = context.requestID
        self.client = client
        shopper = context.shopper
        place = context.place
        signals = context.signals
    }

    var room: ShopRoom { client.room }

    /// What this request says about the person behind it.
    func claim(_ carried: Choices = .init()) -> Claim {
        Claim(shop: client.key.shop, shopper: shopper, carried: carried, signals: signals)
    }
}

/// A request with a valid server key.
struct ServerKeyContext: ChildRequestContext {
    typealias ParentContext = ClientContext
    var coreContext: CoreRequestContextStorage
    let requestID: RequestID
    let client: Client

    init(context: ClientContext) throws {
        guard context.client.key.kind == .server else { throw Problem.keyMayNot }
        coreContext = context.coreContext
        requestID = context.requestID
        client = context.client
    }

    var room: ShopRoom { client.room }
}

/// A request with a valid key and a valid shopper token.
struct ShopperContext: ChildRequestContext {
    typealias ParentContext = ClientContext
    var coreContext: CoreRequestContextStorage
    let requestID: RequestID
    let client: Client
    let shopper: Pseudonym
    let place: Place?
    let signals: Signals

    init(context: ClientContext) throws {
        guard let shopper = context.shopper else { throw Problem.shopperTokenMissing }
        coreContext = context.coreContext
        requestID = context.requestID
        client = context.client
        self.shopper = shopper
        place = context.place
        signals = context.signals
    }

    var room: ShopRoom { client.room }
}
