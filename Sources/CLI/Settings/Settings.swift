import Configuration
import Consent
import Foundation
import Oversight
import Shop
import SystemPackage

/// How this program runs: flag before environment before file before default.
struct Settings: Sendable {
    var host: String
    var port: Int
    var certificate: String?
    var privateKey: String?
    var requestsPerSecond: Int
    var database: String
    var masterKey: String?
    var masterKeyFile: String?
    var secondMasterKey: String?
    var secondMasterKeyFile: String?
    var logLevel: String
    var place: String?
    var goods: String?
    var packs: String?
    var notices: String?
    var monthsAfterNo: Int
    var controller: Controller
    var retention: RetentionLimits
    var processors: [String]
    var struckKeysFile: String
    var outbox: String?
    var webhookSecretFile: String?
    var webhookShop: String?
    var kept: KeptElsewhere?
    var openDSR: OpenDSRFiles?
    var publishing: PublishingSettings

    /// Every key of the configuration file, with its default and what it means: the file that `init` writes, and the
    /// list that a file is checked against.
    static let keys: [SettingKey] =
        [
            SettingKey("server.host", "127.0.0.1", "The address to listen on; 0.0.0.0 opens it to the network."),
            SettingKey("server.port", "8080", "The port to listen on; 0 takes any free one."),
            SettingKey("server.tls.certificate", "", "A PEM file with the certificate chain; empty: no TLS."),
            SettingKey("server.tls.key", "", "A PEM file with its private key."),
            SettingKey("limits.requests_per_second", "2000", "Requests a second for each API key."),
            SettingKey("store.path", "confide.sqlite", "The database file."),
            SettingKey("master_key_file", "confide.key", "The file with the master key, readable by its owner alone."),
            SettingKey(
                "second_master_key_file", "",
                "A master key that only opens, beside the first: while the master key is changed (confide keys rotate)."
            ),
            SettingKey(
                "rules.place", "",
                "Where shoppers are whose token does not say: DE or US-CA; empty: not known, so the strictest rules hold."
            ),
            SettingKey(
                "rules.goods", "", "What the shop sells: food or other; empty: not known, so laws about food count."),
            SettingKey("rules.packs", "", "A folder with the shop's own rule packs (*.json), which can only tighten."),
            SettingKey(
                "consent.notices", "",
                "A JSON file with the shop's own words and the purposes that it asks for; empty: the built-in words for all."
            ),
            SettingKey(
                "consent.months_after_no", "6", "Nobody is asked again for so many months after a no; at least 6."),
            SettingKey("controller.name", "", "Who answers for the shoppers' data, as it stands in their receipts."),
            SettingKey("controller.address", "", "Its postal address."),
            SettingKey("controller.contact", "", "How shoppers reach it about their data."),
            SettingKey("controller.url", "", "Its page about privacy."),
            SettingKey("controller.officer", "", "How shoppers reach its data protection officer; empty: it has none."),
            SettingKey("controller.authority", "", "The authority that hears complaints, with its address."),
            SettingKey(
                "records.processors", "",
                "Who else handles data for the shop, such as a host or a mailer, each with what for; separated by ;"),
            SettingKey(
                "rights.struck_keys_file", "confide.struck",
                "The list of destroyed keys; keep it with the master key, out of the database's backups."),
            SettingKey(
                "rights.outbox", "", "A folder for letters that the shop's mailer sends; empty: no codes are sent."),
            SettingKey(
                "rights.webhook_secret_file", "", "A file with the secret that signs Shopify's webhooks; empty: none."),
            SettingKey("rights.webhook_shop", "", "The shop that webhooks are about, where there are several."),
            SettingKey("rights.kept.what", "", "What a law makes the shop keep elsewhere, such as: order records."),
            SettingKey("rights.kept.by", "", "Who keeps it."),
            SettingKey("rights.kept.basis", "", "The law that asks for it."),
            SettingKey("rights.kept.years", "7", "For how many years after the calendar year."),
        ]
        + RecordClass.configured.map { kind in
            SettingKey(kind.setting, "\(kind.standard)", "\(kind.meaning) are deleted after so many days; 1 to 3653.")
        } + [
            SettingKey(
                "retention.requests_days", "1098",
                "Requests of shoppers are deleted so many days after their answer; 1 to 3653."),
            SettingKey(
                "publishing.days", "28",
                "Every so many days a graph of the items that go together is published, which says nothing about one person; 0: never."
            ),
            SettingKey(
                "publishing.epsilon", "1",
                "What an edition may cost each person, at a chance of 10^-6: more is more exact."),
            SettingKey(
                "publishing.head", "1000", "How many of the most wanted items are compared pair by pair; 2 to 10000."),
            SettingKey(
                "publishing.charges_file", "confide.charges",
                "The book of what was published; keep it out of the database's backups."),
            SettingKey("log.level", "info", "trace, debug, info, notice, warning, error or critical."),
        ] + openDSRKeys

    /// Reads the settings; `flags` are the command's own, nil where they were not given.
    ///
    /// In the environment a key is `CONFIDE_` and its words in capitals, such as `CONFIDE_SERVER_PORT`. A master key
    /// itself is only ever read from `CONFIDE_MASTER_KEY`, `CONFIDE_SECOND_MASTER_KEY` or from a file.
    static func read(
        file: String?, flags: [String: String?], environment: [String: String]
    ) async throws -> Settings {
        var providers: [any ConfigProvider] = [
            InMemoryProvider(name: "flags", values: values(flags.compactMapValues { $0 })),
            EnvironmentVariablesProvider(environmentVariables: environment).prefixKeys(with: "confide"),
        ]
        if let file, try SettingsFile.check(file) { providers.append(try await fileProvider(file)) }
        providers.append(InMemoryProvider(name: "defaults", values: values(defaults)))
        let reader = ConfigReader(providers: providers)
        return try Settings(
            host: reader.requiredString(forKey: "server.host"),
            port: number(reader, "server.port", in: 0...65_535),
            certificate: optional(reader, "server.tls.certificate"),
            privateKey: optional(reader, "server.tls.key"),
            requestsPerSecond: number(reader, "limits.requests_per_second", in: 1...1_000_000),
            database: reader.requiredString(forKey: "store.path"),
            masterKey: reader.string(forKey: "master_key", isSecret: true),
            masterKeyFile: optional(reader, "master_key_file"),
            secondMasterKey: reader.string(forKey: "second_master_key", isSecret: true),
            secondMasterKeyFile: optional(reader, "second_master_key_file"),
            logLevel: reader.requiredString(forKey: "log.level"),
            place: optional(reader, "rules.place"), goods: optional(reader, "rules.goods"),
            packs: optional(reader, "rules.packs"), notices: optional(reader, "consent.notices"),
            monthsAfterNo: number(reader, "consent.months_after_no", in: 6...120),
            controller: controller(reader), retention: retention(reader), processors: processors(reader),
            struckKeysFile: reader.requiredString(forKey: "rights.struck_keys_file"),
            outbox: optional(reader, "rights.outbox"),
            webhookSecretFile: optional(reader, "rights.webhook_secret_file"),
            webhookShop: optional(reader, "rights.webhook_shop"), kept: kept(reader), openDSR: openDSR(reader),
            publishing: PublishingSettings(
                days: number(reader, "publishing.days", in: 0...3_653),
                epsilon: reader.requiredString(forKey: "publishing.epsilon"),
                head: number(reader, "publishing.head", in: 2...10_000),
                charges: reader.requiredString(forKey: "publishing.charges_file")))
    }

    private static func openDSR(_ reader: ConfigReader) throws -> OpenDSRFiles? {
        let minutes = try number(reader, "opendsr.pending_minutes", in: 0...10_080)
        guard let domain = optional(reader, "opendsr.domain") else { return nil }
        guard let certificate = optional(reader, "opendsr.certificate"), let key = optional(reader, "opendsr.key")
        else {
            throw Refusal(
                "opendsr.domain has no certificate or no key", next: "set opendsr.certificate and opendsr.key")
        }
        return OpenDSRFiles(
            domain: domain, certificate: certificate, key: key, hosts: optional(reader, "opendsr.callback_hosts"),
            roots: optional(reader, "opendsr.callback_roots"), pendingMinutes: minutes)
    }

    private static func kept(_ reader: ConfigReader) throws -> KeptElsewhere? {
        let years = try number(reader, "rights.kept.years", in: 1...100)
        guard let what = optional(reader, "rights.kept.what") else { return nil }
        guard let by = optional(reader, "rights.kept.by"), let basis = optional(reader, "rights.kept.basis") else {
            throw Refusal(
                "rights.kept.what says neither by whom nor why", next: "set rights.kept.by and rights.kept.basis")
        }
        return KeptElsewhere(what: what, by: by, basis: basis, years: years)
    }

    private static func processors(_ reader: ConfigReader) -> [String] {
        (optional(reader, "records.processors") ?? "").split(separator: ";")
            .map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
    }

    private static var defaults: [String: String] {
        Dictionary(uniqueKeysWithValues: keys.map { ($0.name, $0.standard) })
    }

    private static func values(_ pairs: [String: String]) -> [AbsoluteConfigKey: ConfigValue] {
        Dictionary(
            uniqueKeysWithValues: pairs.map { name, value in
                (AbsoluteConfigKey(ConfigKey(name)), ConfigValue(.string(value), isSecret: false))
            })
    }

    private static func fileProvider(_ file: String) async throws -> any ConfigProvider {
        do { return try await FileProvider<YAMLSnapshot>(filePath: FilePath(file)) } catch {
            throw Refusal(
                "the configuration \(file) cannot be read as YAML",
                next: "see docs/configuration.md, or write a new one with: confide init")
        }
    }

    private static func controller(_ reader: ConfigReader) -> Controller {
        var controller = Controller()
        if let name = optional(reader, "controller.name") { controller.name = name }
        if let address = optional(reader, "controller.address") { controller.address = address }
        if let contact = optional(reader, "controller.contact") { controller.contact = contact }
        if let url = optional(reader, "controller.url") { controller.url = url }
        if let officer = optional(reader, "controller.officer") { controller.officer = officer }
        if let authority = optional(reader, "controller.authority") { controller.authority = authority }
        return controller
    }

    private static func retention(_ reader: ConfigReader) throws -> RetentionLimits {
        var limits = RetentionLimits()
        for kind in RecordClass.configured {
            limits[kind] = try number(reader, ConfigKey(kind.setting), in: RetentionLimits.range)
        }
        limits.requests = try number(reader, "retention.requests_days", in: RetentionLimits.range)
        return limits
    }

    /// Numbers are read as text first, so that a wrong one gets a message and not the default.
    private static func number(_ reader: ConfigReader, _ key: ConfigKey, in range: ClosedRange<Int>) throws -> Int {
        let text = reader.string(forKey: key) ?? reader.int(forKey: key).map(String.init) ?? ""
        guard let value = Int(text), range.contains(value) else {
            throw Refusal(
                "\(key) is not a whole number from \(range.lowerBound) to \(range.upperBound)",
                next: "correct it in the configuration, the environment or the flag")
        }
        return value
    }

    private static func optional(_ reader: ConfigReader, _ key: ConfigKey) -> String? {
        reader.string(forKey: key).flatMap { $0.isEmpty ? nil : $0 }
    }
}

/// One key of the configuration.
struct SettingKey: Sendable {
    let name: String
    let standard: String
    let meaning: String

    init(_ name: String, _ standard: String, _ meaning: String) {
        self.name = name
        self.standard = standard
        self.meaning = meaning
    }
}
