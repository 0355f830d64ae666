import Anonymity
import ArgumentParser
import Consent
import Engagement
import Glibc
import Hummingbird
import Logging
import NIOCore
import Oversight
import Recommend
import Server
import ServiceLifecycle
import Shop
import Storage
import UnixSignals

/// `confide serve`.
struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Run the server.")

    @OptionGroup var options: StoreOptions

    @Option(help: "The address to listen on.")
    var host: String?

    @Option(help: "The port to listen on; 0 takes any free one.")
    var port: String?

    @Option(help: "trace, debug, info, notice, warning, error or critical.")
    var logLevel: String?

    func run() async throws {
        let settings = try await options.settings(["server.host": host, "server.port": port, "log.level": logLevel])
        let master = try settings.openMasterKey()
        let store = try options.openStore(settings)
        try await Running.serve(
            store: store, master: master, settings: settings, rights: try settings.openRights(),
            publishing: try settings.publishing.open(), demo: nil
        ) { port in
            Terminal.say("confide is ready on \(settings.address(port))")
        }
    }
}

/// A server from start to graceful end.
enum Running {
    static func serve(
        store: SQLiteStore, master: MasterKey, settings: Settings, rights: RightsSettings = .init(),
        publishing: (rules: PublishingRules, charges: any ChargeStore)?,
        clock: @escaping @Sendable () -> Int64 = Terminal.now, demo: DemoSite?,
        onRunning: @escaping @Sendable (Int) async -> Void
    ) async throws {
        defer { store.close() }
        ForYou.findEngine()  // while there are few threads
        var logger = Logger(label: "confide", factory: { StreamLogHandler.standardError(label: $0) })
        guard let level = Logger.Level(rawValue: settings.logLevel) else {
            throw Refusal(
                "log.level is not a level", next: "use trace, debug, info, notice, warning, error or critical")
        }
        logger.logLevel = level
        let diary = Diary(logger)
        let house = try await House(
            store: store, master: master, policy: try settings.openPolicy(), rights: rights,
            limits: settings.retention, publishing: publishing, clock: clock)
        guard !house.rooms.isEmpty else { throw Refusal.noShop }
        var listening = Listening()
        listening.host = settings.host
        listening.port = settings.port
        listening.certificate = settings.certificate
        listening.privateKey = settings.privateKey
        listening.requestsPerSecond = settings.requestsPerSecond
        guard (settings.certificate == nil) == (settings.privateKey == nil) else {
            throw Refusal(
                "TLS needs a certificate and its key", next: "set both server.tls.certificate and server.tls.key")
        }
        let server: any Service
        do {
            server = try buildApplication(
                house: house, listening: listening, diary: diary, demo: demo, onRunning: onRunning)
        } catch {
            throw Refusal("the TLS files cannot be read", next: "give PEM files that this user can read")
        }
        let group = ServiceGroup(
            configuration: .init(
                services: [
                    .init(service: server, successTerminationBehavior: .gracefullyShutdownGroup),
                    .init(service: Following(house: house, diary: diary)),
                    .init(service: Retaining(house: house, diary: diary)),
                    .init(service: Publishing(house: house, diary: diary)),
                    .init(service: Watching(house: house, diary: diary)),
                    .init(service: Telling(house: house, diary: diary)),
                ],
                gracefulShutdownSignals: [.sigterm, .sigint],
                logger: Logger(label: "quiet") { _ in SwiftLogNoOpLogHandler() }))
        do { try await group.run() } catch let error as IOError where error.errnoCode == EADDRINUSE {
            throw Refusal("port \(settings.port) is in use", next: "stop what uses it, or choose another with --port")
        } catch is IOError, is SocketAddressError, is SocketAddressError.UnknownHost {
            throw Refusal(
                "this machine cannot listen on \(settings.host), port \(settings.port)",
                next: "give an address of this machine with --host, and a port that this user may take with --port")
        }
    }
}

/// Keeps the house level with what other processes write.
private struct Following: Service {
    let house: House
    let diary: Diary

    func run() async throws {
        await cancelWhenGracefulShutdown {
            await house.follow(every: .seconds(1)) { _ in
                // A reading that the end of the program cut off is no fault.
                if !Task.isCancelled { diary.warn("the journal could not be followed") }
            }
        }
    }
}

/// Deletes once a day what is past its date.
private struct Retaining: Service {
    let house: House
    let diary: Diary

    func run() async throws {
        await cancelWhenGracefulShutdown {
            await house.retain(every: .seconds(600)) { event in
                switch event {
                case .ran(let deleted): diary.note("retention ran", .count(deleted))
                case .failed(let fault?): diary.warn("retention failed", .store(fault.code))
                case .failed(nil): diary.warn("retention failed")
                case .late: diary.warn("retention is late")
                }
            }
        }
    }
}

/// Publishes once in each period what may be known of many.
private struct Publishing: Service {
    let house: House
    let diary: Diary

    func run() async throws {
        await cancelWhenGracefulShutdown {
            await house.publish(every: .seconds(600)) { event in
                switch event {
                case .published(let items): diary.note("a graph of items was published", .count(items))
                case .spent: diary.warn("this period's graph is paid for and lost: the next comes with the next period")
                case .failed(let fault?): diary.warn("publishing failed", .store(fault.code))
                case .failed(nil): diary.warn("publishing failed")
                }
            }
        }
    }
}

/// Looks after requests of shoppers: every minute what is late or kept back is dealt with, or said.
private struct Watching: Service {
    let house: House
    let diary: Diary

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do {
                    let watch = try await house.watchRequests()
                    if watch.overdue > 0 { diary.warn("requests of shoppers are past their deadline") }
                    if watch.untold > 0 { diary.warn("a data-rights hub could not be told how a request ended") }
                    if watch.blocked > 0 { diary.warn("requests of shoppers have been blocked for a day") }
                } catch { if !Task.isCancelled { diary.warn("requests of shoppers could not be looked after") } }
                try? await Task.sleep(for: .seconds(60))
            }
        }
    }
}

extension Settings {
    /// The address as a link.
    func address(_ port: Int) -> String {
        "\(certificate == nil ? "http" : "https")://\(host == "0.0.0.0" ? "127.0.0.1" : host):\(port)"
    }
}
