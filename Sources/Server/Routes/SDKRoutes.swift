import HTTPTypes
import Hummingbird

/// The storefront SDK: `/sdk/v1/confide.js`, which is looked after every hour, and the same under the digest of its
/// version, which never changes.
struct SDKRoutes: Sendable {
    func add(to routes: some RouterMethods<EdgeContext>) {
        routes.on(.sdkFile) { _, context in try file(context, caching: "public, max-age=3600") }
        routes.on(.sdkPinnedFile) { _, context in
            guard context.parameters.get("digest") == StorefrontSDK.digest else { throw Problem.notFound }
            return try file(context, caching: "public, max-age=31536000, immutable")
        }
    }

    /// Modules are fetched across origins, and hold nothing that a page must not read.
    private func file(_ context: EdgeContext, caching: String) throws -> Response {
        guard let file = context.parameters.get("file").flatMap({ StorefrontSDK.files[$0] }) else {
            throw Problem.notFound
        }
        return .bytes(
            file.bytes, type: file.type,
            headers: [
                .cacheControl: caching, .accessControlAllowOrigin: "*", .xContentTypeOptions: "nosniff",
                .crossOriginResourcePolicy: "cross-origin",
            ])
    }
}
