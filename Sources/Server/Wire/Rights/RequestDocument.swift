public import Oversight
import Shop

/// Requests and certificates as JSON text, as the API writes them; for the command line.
public enum RequestDocument {
    /// A request as it stands.
    public static func text(_ filed: FiledRequest, now: Int64) -> String {
        String(decoding: JSONWriter.bytes { $0.object { $0.request(filed, now: now) } }, as: UTF8.self)
    }

    /// What an erasure did, or would do.
    public static func text(_ certificate: Certificate) -> String {
        String(decoding: JSONWriter.bytes { $0.object { $0.certificate(certificate) } }, as: UTF8.self)
    }
}
