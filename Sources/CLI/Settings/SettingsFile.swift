import Consent
import Shop
import Yams

/// The configuration file: YAML, every key documented in place.
enum SettingsFile {
    /// The file that `confide init` writes.
    static var template: String {
        var text = """
            # Confide's configuration. A flag beats the environment (CONFIDE_SERVER_PORT …), the environment beats this
            # file, this file beats the defaults. Secrets are never written here: name a file that holds them.

            """
        var open: [String] = []
        for key in Settings.keys {
            let parts = key.name.split(separator: ".").map(String.init)
            let parents = Array(parts.dropLast())
            for (depth, parent) in parents.enumerated() where depth >= open.count || open[depth] != parent {
                if depth == 0 { text += "\n" }
                text += indent(depth) + parent + ":\n"
            }
            if parents.isEmpty { text += "\n" }
            open = parents
            text += indent(parents.count) + "# \(key.meaning)\n"
            let isText = Int(key.standard) == nil
            text +=
                indent(parents.count) + "\(parts[parts.count - 1]): \(isText ? "\"\(key.standard)\"" : key.standard)\n"
        }
        return text
    }

    /// Refuses a file with a key that nothing reads: a typing error would otherwise pass as the default.
    ///
    /// False for a file that says nothing, such as one with every line commented out.
    static func check(_ path: String) throws -> Bool {
        guard let bytes = Files.read(path) else {
            throw Refusal("there is no configuration at \(path)", next: "write one with: confide init")
        }
        let found: Any?
        do { found = try Yams.load(yaml: String(decoding: bytes, as: UTF8.self)) } catch let error as YamlError {
            throw Refusal("\(path)\(line(of: error)) is not valid YAML", next: "correct the line and start again")
        }
        guard let found else { return false }
        guard found is [String: Any] else {
            throw Refusal("\(path) does not hold keys and values", next: "confide init --print shows a file that does")
        }
        for name in names(in: found, under: "") where !Settings.keys.contains(where: { $0.name == name }) {
            throw Refusal(
                "\(path): nothing reads the key \(name)" + NearMiss.hint(name, among: Settings.keys.map(\.name)),
                next: "correct or remove it; confide init --print shows every key")
        }
        return true
    }

    private static func names(in value: Any?, under prefix: String) -> [String] {
        guard let mapping = value as? [String: Any] else { return prefix.isEmpty ? [] : [prefix] }
        return mapping.sorted { $0.key < $1.key }.flatMap { key, value in
            names(in: value, under: prefix.isEmpty ? key : "\(prefix).\(key)")
        }
    }

    private static func line(of error: YamlError) -> String {
        switch error {
        case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _): ":\(mark.line)"
        default: ""
        }
    }

    private static func indent(_ depth: Int) -> String { String(repeating: "  ", count: depth) }
}
