import ArgumentParser
import Consent
import Server
import Shop
import Storage

/// `confide keys …`.
struct KeysCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keys", abstract: "Add, list and revoke API keys; change the master key.",
        subcommands: [Add.self, List.self, Revoke.self, NewMaster.self, Rotate.self])

    /// `confide keys add`.
    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Make a key and show it once.")

        @OptionGroup var options: StoreOptions

        @Flag(help: "A server key (sk_…) instead of a write key (pk_…).")
        var server = false

        @Option(help: "An origin whose pages may use a write key; can be repeated.")
        var origin: [String] = []

        func validate() throws {
            for origin in origin { try Origins.check(origin) }
            guard !server || origin.isEmpty else { throw ValidationError("a server key has no origins.") }
        }

        func run() async throws {
            let store = try options.openStore(try await options.settings())
            defer { store.close() }
            let record = try await options.record(in: store)
            let made = ApiKey.new(
                server ? .server : .write, for: record.number, origins: origin, created: Terminal.now())
            try await store.addKey(made.key)
            print(made.text)
            Terminal.say("This is shown once. A running server knows it within a second.")
        }
    }

    /// `confide keys list`.
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List keys by their ids.")

        @OptionGroup var options: StoreOptions

        func run() async throws {
            let store = try options.openStore(try await options.settings())
            defer { store.close() }
            let record = try await options.record(in: store)
            for key in try await store.keys() where key.shop == record.number {
                let kind = key.kind == .write ? "write " : "server"
                print(
                    "\(kind)  \(key.kind.prefix)\(key.id)…  made \(Timestamp.text(key.created))  \(key.origins.joined(separator: " "))"
                )
            }
        }
    }

    /// `confide keys revoke`.
    struct Revoke: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Revoke a key by its id.")

        @OptionGroup var options: StoreOptions

        @Argument(help: "The 12 characters after pk_ or sk_, as confide keys list shows them.")
        var id: String

        func run() async throws {
            let store = try options.openStore(try await options.settings())
            defer { store.close() }
            let bare = id.hasPrefix("pk_") || id.hasPrefix("sk_") ? String(id.dropFirst(3).prefix(12)) : id
            guard try await store.revokeKey(bare) else {
                throw Refusal("there is no key with this id", next: "see them with: confide keys list")
            }
            Terminal.say("Revoked. A running server refuses it within a second.")
        }
    }
}

/// `confide token`.
struct TokenCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "token", abstract: "Make a shopper token for trying things out.",
        discussion: "A shop's own backend makes its tokens itself, with the token key that --key shows.")

    @OptionGroup var options: StoreOptions

    @Flag(help: "Show the token key instead (hexadecimal).")
    var key = false

    @Argument(help: "The shop's own customer number.")
    var customer: String?

    @Option(help: "Minutes until it expires.")
    var minutes = 60

    func validate() throws {
        guard key != (customer != nil) else { throw ValidationError("give a customer number, or --key.") }
        guard (1...1_440).contains(minutes) else { throw ValidationError("--minutes is 1 to 1440.") }
    }

    func run() async throws {
        let settings = try await options.settings()
        let master = try settings.openMasterKey()
        let store = try options.openStore(settings)
        defer { store.close() }
        let record = try await options.record(in: store)
        let secret = try ShopSecret(wrapped: record.wrappedSecret, of: record.number, by: master)
        if key { return print(secret.tokenKeyHex) }
        let tokens = ShopperTokens(secret: secret, shop: record.name)
        print(tokens.token(for: customer ?? "", expires: Terminal.now() + Int64(minutes) * 60))
    }
}
