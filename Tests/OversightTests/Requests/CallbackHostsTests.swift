import Oversight
import Testing

/// Nobody makes this server call an address that the operator did not name.
@Suite struct CallbackHostsTests {
    static let hosts = CallbackHosts(["hub.example", "Other.Example:8443"])!

    @Test(arguments: [
        ("https://hub.example", "hub.example", 443, "/"),
        ("https://hub.example/callbacks?shop=1", "hub.example", 443, "/callbacks?shop=1"),
        ("HTTPS://HUB.example:443/a", "hub.example", 443, "/a"),
        ("https://hub.example?a=b", "hub.example", 443, "/?a=b"),
        ("https://other.example:8443/x", "other.example", 8_443, "/x"),
    ])
    func aNamedHostIsReached(_ url: String, _ host: String, _ port: Int, _ path: String) throws {
        let target = try #require(Self.hosts.target(of: url))
        #expect((target.host, target.port, target.path, target.url) == (host, port, path, url))
    }

    @Test(arguments: [
        "", "hub.example", "http://hub.example/", "ftp://hub.example/", "//hub.example", "https:hub.example",
        "https://",
        "https:///hub.example", "https://hub.example.evil.example/", "https://evil.example/hub.example",
        "https://evil-hub.example/", "https://sub.hub.example/", "https://hub.example:8443/", "https://other.example/",
        "https://user@hub.example/", "https://hub.example@evil.example/", "https://hub.example:443@evil.example/",
        "https://hub.example\\@evil.example/", "https://hub.example#@evil.example/", "https://hub.example/#part",
        "https://hub.example./", "https://hub.example /", "https://hub.example/a b", "https://hub.example/\r\nX: y",
        "https://127.0.0.1/", "https://[::1]/", "https://2130706433/", "https://0x7f.1/", "https://localhost/",
        "https://hub.example:0/", "https://hub.example:443:443/", "https://hub.example:+443/", "https://hüb.example/",
        "https://hub.example/" + String(repeating: "a", count: 2_048),
    ])
    func nothingElseIs(_ url: String) {
        #expect(Self.hosts.target(of: url) == nil)
        #expect(CallbackHosts()?.target(of: url) == nil)
    }

    @Test(arguments: [
        "", "10.0.0.1", "[::1]", "::1", "1", "0x7f000001", "https://hub.example", "hub.example/", "a b",
        "hub.example:99999",
        ".example", "example.", "a..b", "*.example", "user@hub.example",
    ])
    func onlyNamesCanBeSettled(_ name: String) {
        #expect(CallbackHosts([name]) == nil)
    }
}
