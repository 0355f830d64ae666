import Crypto
import Foundation
import HTTPTypes
import Testing

@testable import Server

@Suite struct SDKTests {
    @Test func everyFileIsServedAndCanBeCheckedByItsHash() async throws {
        try await withHouse { house in
            #expect(StorefrontSDK.files.keys.contains("confide.js"))
            for (name, file) in StorefrontSDK.files {
                let newest = try await house.send(.get, "/sdk/v1/\(name)")
                let pinned = try await house.send(.get, "/sdk/v1/at/\(StorefrontSDK.digest)/\(name)")
                for answer in [newest, pinned] {
                    #expect(answer.status == 200)
                    #expect(answer.bytes == file.bytes)
                    #expect(answer.header("Access-Control-Allow-Origin") == "*")
                    let hash = Data(SHA384.hash(data: Data(answer.bytes))).base64EncodedString()
                    #expect(file.integrity == "sha384-\(hash)")
                }
                #expect(newest.header("Cache-Control") == "public, max-age=3600")
                #expect(pinned.header("Cache-Control") == "public, max-age=31536000, immutable")
            }
        }
    }

    @Test func whatIsNotThereIsNotFound() async throws {
        try await withHouse { house in
            for path in ["/sdk/v1/nothing.js", "/sdk/v1/at/0000000000000000/confide.js", "/sdk/v1/%2e%2e", "/sdk/v1/"] {
                let answer = try await house.send(.get, path)
                #expect(answer.code == "not_found")
            }
        }
    }

    @Test func theSnippetNamesWhatIsServed() throws {
        let snippet = StorefrontSDK.snippet(address: "https://p.example", key: "pk_a")
        #expect(snippet.contains(#"src="https://p.example/sdk/v1/at/\#(StorefrontSDK.digest)/confide.js""#))
        #expect(snippet.contains(#"data-key="pk_a""#))
        for name in ["confide.js", "confide.css"] {
            let file = try #require(StorefrontSDK.files[name])
            #expect(snippet.contains(file.integrity))
        }
    }

    @Test func everyModuleImportsOnlyWhatIsThere() throws {
        for (name, file) in StorefrontSDK.files where name.hasSuffix(".js") {
            let text = String(decoding: file.bytes, as: UTF8.self)
            for match in text.matches(of: /(?:from|import\()\s*'([^']+)'/) {
                #expect(StorefrontSDK.files[String(match.output.1.dropFirst(2))] != nil, "\(name): \(match.output.1)")
                #expect(match.output.1.hasPrefix("./"))
            }
            #expect(!text.contains("innerHTML") && !text.contains("eval(") && !text.contains(".cssText"))
        }
    }
}
