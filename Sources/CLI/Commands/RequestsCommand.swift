import ArgumentParser
import Consent
import Engagement
import Oversight
import Server
import Shop
import Storage

/// `confide requests …`.
struct RequestsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "requests", abstract: "See, make and answer requests of shoppers.",
        discussion: """
            A running server carries out what needs nobody, and counts what is late in its metrics. These commands work
            beside it. See docs/rights.md.
            """,
        subcommands: [List.self, Show.self, Create.self, Act.self, Data.self, Watch.self])

    /// The shop's room over an open store, level with its journal.
    static func withRoom(
        _ options: StoreOptions, _ body: (ShopRoom) async throws -> Void
    ) async throws {
        let settings = try await options.settings()
        let master = try settings.openMasterKey()
        let store = try options.openStore(settings)
        defer { store.close() }
        let record = try await options.record(in: store)
        let room = try await ShopRoom(
            record, store: store, master: master, policy: try settings.openPolicy(), rights: try settings.openRights(),
            clock: Terminal.now)
        try await room.follower.catchUp()
        do { try await body(room) } catch let fault as RequestFault {
            throw Refusal("\(fault.code.rawValue)", next: "read where the request stands: confide requests show NUMBER")
        }
    }

    static func number(_ text: String) throws -> RequestNumber {
        guard let number = RequestNumber(text: text) else {
            throw Refusal("a request's number has 32 hexadecimal digits", next: "see them with: confide requests list")
        }
        return number
    }

    static func line(_ filed: FiledRequest, now: Int64) -> String {
        let request = filed.request
        let alarms = request.owed(at: now).compactMap { action in
            if case .raise(let alarm) = action { alarm.rawValue.uppercased() } else { nil }
        }
        return
            ([
                filed.number.text, request.kind.rawValue, request.scope.name, request.phase.name,
                "due \(Timestamp.text(request.due(at: request.closed ?? now)))",
            ] + alarms).joined(separator: "  ")
    }

    /// `confide requests list`.
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List open requests, the most urgent first.")
        @OptionGroup var options: StoreOptions
        @Flag(help: "Closed ones as well.") var all = false

        func run() async throws {
            try await RequestsCommand.withRoom(options) { room in
                for filed in try await room.requests.requests(onlyOpen: !all, limit: 10_000) {
                    print(RequestsCommand.line(filed, now: Terminal.now()))
                }
            }
        }
    }

    /// `confide requests show`.
    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Show where a request stands.")
        @OptionGroup var options: StoreOptions
        @Argument(help: "Its number.") var number: String

        func run() async throws {
            let number = try RequestsCommand.number(number)
            try await RequestsCommand.withRoom(options) { room in
                guard let filed = try await room.requests.filed(number) else { throw RequestFault(.unknown) }
                print(RequestDocument.text(filed, now: Terminal.now()))
            }
        }
    }

    /// `confide requests data`.
    struct Data: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Print what is held of her, for an answered request for access or export.")
        @OptionGroup var options: StoreOptions
        @Flag(help: "As a page instead of JSON.") var html = false
        @Argument(help: "The request's number.") var number: String

        func run() async throws {
            let number = try RequestsCommand.number(number)
            try await RequestsCommand.withRoom(options) { room in
                let dossier = try await room.requests.dossier(for: number, now: Terminal.now())
                print(String(decoding: html ? dossier.html() : dossier.json(), as: UTF8.self))
            }
        }
    }

    /// `confide requests watch`.
    struct Watch: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Carry out what a fault kept back, and fail when something is late.",
            discussion: "Exits with 1 when a request is past its deadline or has been blocked for a day.")
        @OptionGroup var options: StoreOptions

        func run() async throws {
            try await RequestsCommand.withRoom(options) { room in
                let watch = try await room.requests.watch(now: Terminal.now())
                print(
                    "open \(watch.open)  overdue \(watch.overdue)  blocked \(watch.blocked)  expired \(watch.expired)")
                guard watch.overdue + watch.blocked == 0 else {
                    throw Refusal("requests are late", next: "see them with: confide requests list")
                }
            }
        }
    }
}
