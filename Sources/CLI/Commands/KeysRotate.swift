import ArgumentParser
import Consent
import Storage

extension KeysCommand {
    /// `confide keys new-master`.
    struct NewMaster: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "new-master", abstract: "Write a new master key to a new file, for confide keys rotate.")

        @Argument(help: "The file to write; its owner alone can read it.")
        var file: String

        func run() throws {
            guard !Files.exists(file) else {
                throw Refusal("\(file) is there already", next: "choose another name; nothing was changed")
            }
            let hex = MasterKey.newHex()
            guard Files.create(file, hex + "\n", mode: 0o600) else {
                throw Refusal("\(file) cannot be written", next: "choose a folder that you can write to")
            }
            print("Master key \(try MasterKey(hex: hex).id) is in \(file). Keep a copy of it in a safe place.")
        }
    }

    /// `confide keys rotate`.
    struct Rotate: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Change the master key: wrap every key anew.",
            discussion: """
                Runs beside servers that hold both keys (second_master_key_file), and can be run again after it was
                interrupted. Nothing that is sealed is touched. docs/operations.md has the steps.
                """)

        @OptionGroup var options: StoreOptions

        @Option(help: "The file with the new master key (make one with: confide keys new-master).")
        var newMasterKeyFile: String

        @Flag(help: "Only count which master key wraps how many keys.")
        var dryRun = false

        func run() async throws {
            let settings = try await options.settings()
            let master = try Settings.masterKey(in: newMasterKeyFile).opening(also: settings.openMasterKey())
            let store = try options.openStore(settings)
            defer { store.close() }
            let rotation = KeyRotation(store)
            if dryRun { return Self.show(try await rotation.survey(), new: master.id) }
            let report: KeyRotation.Report
            do { report = try await rotation.run(to: master) } catch KeyFault.cannotUnwrap {
                throw Refusal(
                    "a key in \(settings.database) opens under none of the master keys given",
                    next: "see which one it needs with --dry-run, and name that with --master-key-file; no key was lost"
                )
            }
            print(
                """
                Master key \(master.id) wraps every key: \(report.shops) of shops, \(report.shoppers) of shoppers.
                Wrapped anew just now: \(report.rewrapped).
                Next: set master_key_file to \(newMasterKeyFile) for every server, then run this once more, as servers
                      that still had the former key may have wrapped by it. When it says 0, the former key is not needed.
                """)
        }

        private static func show(_ counts: [String?: Int], new: String) {
            for (id, count) in counts.sorted(by: { ($0.key ?? "") < ($1.key ?? "") }) {
                print("\(id ?? "not named       ")  \(count)\(id == new ? "  (the new one)" : "")")
            }
        }
    }
}
