import ArgumentParser
import Server

/// `confide snippet`.
struct SnippetCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "snippet",
        abstract: "Print what a page needs for the storefront SDK of this version; after an upgrade, print it again.")

    @Option(help: "Where pages reach this server, such as https://confide.your.shop.")
    var address = Self.example

    @Option(help: "The write key, pk_…")
    var key = "pk_…"

    func validate() throws { try Origins.check(address) }

    func run() { print(StorefrontSDK.snippet(address: address, key: key)) }

    static let example = "https://confide.your.shop"
}
