import Crypto
import Ledger

/// The files of the storefront SDK, as the server gives them out.
public enum StorefrontSDK {
    /// One file, with what a page needs to trust it.
    struct File: Sendable {
        let bytes: [UInt8]
        let type: String
        /// `sha384-…`, as `integrity` attributes have it (W3C Subresource Integrity).
        let integrity: String
    }

    static let files: [String: File] = Dictionary(
        uniqueKeysWithValues: SDKFiles.texts.map { name, text in
            let bytes = Array(text.utf8)
            return (name, File(bytes: bytes, type: type(of: name), integrity: integrity(of: bytes)))
        })

    /// Names this version of all files together, so that what is fetched under it never changes: 16 hexadecimal digits.
    static let digest: String = {
        var hash = SHA256()
        for (name, text) in SDKFiles.texts { hash.update(data: Array("\(name)\n\(text)\n".utf8)) }
        return hash.finalize().prefix(8).map { byte in
            (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }.joined()
    }()

    /// What a page puts into its head: the version of this program, with the hashes that browsers check it by.
    public static func snippet(address: String, key: String) -> String {
        let folder = "\(address)/sdk/v1/at/\(digest)"
        func integrity(_ name: String) -> String { files[name]?.integrity ?? "" }
        return """
            <link rel="stylesheet" href="\(folder)/confide.css" crossorigin integrity="\(integrity("confide.css"))">
            <script type="module" src="\(folder)/confide.js" data-key="\(key)" crossorigin
                    integrity="\(integrity("confide.js"))"></script>
            """
    }

    private static func type(of name: String) -> String {
        name.hasSuffix(".js")
            ? "text/javascript; charset=utf-8"
            : name.hasSuffix(".css") ? "text/css; charset=utf-8" : "text/plain; charset=utf-8"
    }

    private static func integrity(of bytes: [UInt8]) -> String {
        "sha384-\(Base64.encode(Array(SHA384.hash(data: bytes))))"
    }
}
