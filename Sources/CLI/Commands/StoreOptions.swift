import ArgumentParser
import Consent
import Server
import Shop
import Storage

/// Where the shop's data is: shared by every command that opens it.
struct StoreOptions: ParsableArguments {
    @Option(name: .shortAndLong, help: "The configuration file (default: confide.yaml, where there is one).")
    var config: String?

    @Option(help: "The database file.")
    var database: String?

    @Option(help: "The file with the master key.")
    var masterKeyFile: String?

    @Option(help: "The shop's name, where the database holds several.")
    var shop: String?

    /// The settings under these and further flags.
    func settings(_ flags: [String: String?] = [:]) async throws -> Settings {
        var flags = flags
        flags["store.path"] = .some(database)
        flags["master_key_file"] = .some(masterKeyFile)
        let file = config ?? (Files.exists("confide.yaml") ? "confide.yaml" : nil)
        return try await Settings.read(file: file, flags: flags, environment: Environment.variables)
    }

    /// Opens the database that the settings name; it must be there.
    func openStore(_ settings: Settings) throws -> SQLiteStore {
        guard Files.exists(settings.database) else {
            throw Refusal("there is no database at \(settings.database)", next: "make one with: confide init")
        }
        // SQLite takes an empty file for a new database; here it is one that was lost.
        if let head = Files.read(settings.database), !head.starts(with: "SQLite format 3\0".utf8) {
            throw Refusal(
                "\(settings.database) is not a database",
                next: "name the right file with --database, or restore it from a backup; it was not changed")
        }
        return try SQLiteStore(path: settings.database)
    }

    /// The shop that is meant: the named one, or the only one.
    func record(in store: SQLiteStore) async throws -> ShopRecord {
        let shops = try await store.shops()
        let names = shops.map(\.name).joined(separator: ", ")
        if let shop {
            guard let found = shops.first(where: { $0.name == shop }) else {
                throw Refusal("there is no shop named \(shop)", next: "the database holds: \(names)")
            }
            return found
        }
        guard !shops.isEmpty else { throw Refusal.noShop }
        guard shops.count == 1 else {
            throw Refusal("the database holds \(shops.count) shops", next: "name one with --shop: \(names)")
        }
        return shops[0]
    }
}
