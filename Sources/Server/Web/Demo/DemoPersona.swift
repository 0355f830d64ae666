/// A made-up shopper who is signed in to the demo shop.
public struct DemoPersona: Sendable {
    /// The shop's customer number of her.
    public let id: String
    /// What she is called.
    public let name: String
    /// What is to be known of her, in a sentence.
    public let about: String

    /// Somebody of this name.
    public init(_ id: String, _ name: String, _ about: String) {
        self.id = id
        self.name = name
        self.about = about
    }
}
