import ArgumentParser
import Consent
import Server
import Shop
import Storage

/// `confide init`.
struct Init: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Write a configuration, make keys and an empty database, and say what is next.")

    @Option(name: .shortAndLong, help: "The folder to write into.")
    var directory = "."

    @Option(help: "The shop's name: lower-case letters, digits and '-'.")
    var shop = "shop"

    @Option(help: "An origin whose pages may use the write key, such as https://shop.example; can be repeated.")
    var origin: [String] = []

    @Flag(help: "Only print the configuration, with every key explained.")
    var print = false

    func validate() throws {
        let isName =
            !shop.isEmpty && shop.utf8.count <= 40
            && shop.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 }
        guard isName else { throw ValidationError("--shop has 1 to 40 lower-case letters, digits and '-'.") }
        for origin in origin { try Origins.check(origin) }
    }

    func run() async throws {
        if print { return Swift.print(SettingsFile.template, terminator: "") }
        let paths = ["confide.yaml", "confide.key", "confide.sqlite"].map { "\(directory)/\($0)" }
        if let taken = paths.first(where: Files.exists) {
            throw Refusal(
                "\(taken) is there already", next: "choose another folder with --directory; nothing was changed")
        }
        let hex = MasterKey.newHex()
        let template = SettingsFile.template
            .replacing("\"confide.sqlite\"", with: "\"\(paths[2])\"").replacing(
                "\"confide.key\"", with: "\"\(paths[1])\"")
        guard Files.create(paths[1], hex + "\n", mode: 0o600), Files.create(paths[0], template, mode: 0o644) else {
            throw Refusal(
                "\(directory) cannot be written to", next: "make the folder, or choose another with --directory")
        }
        let store = try SQLiteStore(path: paths[2])
        defer { store.close() }
        let made = try await Founding.found(
            shop, origins: origin, in: store, by: MasterKey(hex: hex), now: Terminal.now())
        Swift.print(
            """
            Written: \(paths[0]), \(paths[1]) (keep a copy of it in a safe place: without it the data cannot be opened),
                     \(paths[2])

            These are shown once:
              write key   \(made.writeKey)   for pages of \(origin.isEmpty ? "no origin yet (confide keys add --origin …)" : origin.joined(separator: ", "))
              server key  \(made.serverKey)   for your own server only
              token key   \(made.tokenKey)
                          your backend signs shopper tokens with it (hexadecimal; JWT, HS256, aud "confide:\(shop)")

            In the head of your pages, with your address of this server (again after an upgrade: confide snippet):
            \(StorefrontSDK.snippet(address: SnippetCommand.example, key: made.writeKey))

            Next: confide serve --config \(paths[0])
            """)
    }
}

/// Makes a shop and its first keys.
enum Founding {
    struct Made: Sendable {
        let record: ShopRecord
        let writeKey: String
        let serverKey: String
        let tokenKey: String
    }

    static func found(
        _ name: String, origins: [String], in store: SQLiteStore, by master: MasterKey, now: Int64
    ) async throws -> Made {
        let record = try await store.addShop(named: name) { try ShopSecret.newWrapped(for: $0, by: master) }
        let write = ApiKey.new(.write, for: record.number, origins: origins, created: now)
        let server = ApiKey.new(.server, for: record.number, created: now)
        try await store.addKey(write.key)
        try await store.addKey(server.key)
        let secret = try ShopSecret(wrapped: record.wrappedSecret, of: record.number, by: master)
        return Made(record: record, writeKey: write.text, serverKey: server.text, tokenKey: secret.tokenKeyHex)
    }
}

/// Origins of pages.
enum Origins {
    static func check(_ origin: String) throws {
        guard origin.hasPrefix("https://") || origin.hasPrefix("http://"), !origin.hasSuffix("/"),
            origin.utf8.filter({ $0 == UInt8(ascii: "/") }).count == 2
        else { throw ValidationError("an origin is a scheme, a host and perhaps a port: https://shop.example") }
    }
}
