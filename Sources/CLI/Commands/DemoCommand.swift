import Anonymity
import ArgumentParser
import Consent
import Engagement
import Glibc
import Oversight
import Server
import Shop
import Storage

/// `confide demo`.
struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo", abstract: "Run a generated shop on this machine; it removes its data when it ends.")

    @Option(help: "The port to listen on; 0 takes any free one.")
    var port = 8080

    @Option(help: "The seed of the generated visits.")
    var seed: UInt64 = 1

    @Option(help: "How many visits to generate.")
    var visits = 3_000

    func validate() throws {
        guard (0...65_535).contains(port) else { throw ValidationError("--port is 0 to 65535.") }
        guard (0...100_000).contains(visits) else { throw ValidationError("--visits is 0 to 100000.") }
    }

    func run() async throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let master = try MasterKey(hex: MasterKey.newHex())
        let store = try SQLiteStore(path: "\(folder.path)/confide.sqlite")
        let port = port == 0 ? try FreePort.find() : port
        let address = "http://127.0.0.1:\(port)"
        let made = try await Founding.found(
            DemoShop.name, origins: [address, "http://localhost:\(port)"], in: store, by: master, now: Terminal.now())
        // Empty, until somebody drops a feed.
        let own = try await Founding.found(
            DemoShop.ownName, origins: [address, "http://localhost:\(port)"], in: store, by: master, now: Terminal.now()
        )
        let settings = try await Settings.read(
            file: nil,
            flags: [
                "server.port": String(port), "log.level": "warning", "controller.name": DemoShop.title,
                "controller.address": "nowhere, for the shop is made up", "controller.contact": "privacy@fern.example",
                // Short, so that the demo's clock need not go far until something is past its date.
                "retention.visits_days": "100", "retention.profiles_days": "100",
            ], environment: [:])
        try await fill(store, made.record, master, settings)

        let pictures = DemoShop.items.compactMap { item in DemoShop.picture(of: item.id).map { (item.id, $0) } }
        let clock = DemoClock(Terminal.now)
        let site = DemoSite(
            shop: DemoShop.name, ownShop: DemoShop.ownName,
            pages: DemoPages(
                shop: DemoShop.title, key: made.writeKey, ownKey: own.writeKey, address: address,
                cards: DemoShop.items.map(DemoShop.card),
                personas: DemoStory.all.map(\.persona)),
            pictures: Dictionary(uniqueKeysWithValues: pictures), personas: DemoStory.all.map(\.persona), clock: clock
        ) { [seed] room in
            // Another seed than that of the visits the shop learned from.
            let trials = DemoTrial.all(seed: ~seed, count: 200, today: clock.now())
            return try await DemoTrial.fit(trials, in: room, now: clock.now())
        }
        // A small shop of made-up people may say more of each than a shop should, so that its lists show something.
        let publishing = PublishingSettings(days: 28, epsilon: "8", head: 100, charges: "")
        let rules = try publishing.rules().map { (rules: $0, charges: MemoryCharges() as any ChargeStore) }
        try await Running.serve(
            store: store, master: master, settings: settings, publishing: rules, clock: clock.now, demo: site
        ) { _ in
            say(address, made)
        }
    }

    private func fill(
        _ store: SQLiteStore, _ record: ShopRecord, _ master: MasterKey, _ settings: Settings
    ) async throws {
        _ = try await store.commit(Change(shop: record.number, writes: DemoShop.items.map { .item($0, nil) }))
        let intake = try Filling.intake(record, store: store, master: master, limits: settings.retention)
        let claim = Claim(shop: record.number)
        var batch: [Event] = []
        var report = IntakeReport()
        for visit in DemoShop.visits(seed: seed, count: visits, today: Terminal.now()) {
            batch += visit
            guard batch.count >= 1_000 else { continue }
            report.add(try await intake.take(batch, claim: claim))
            batch = []
            Terminal.progress("filling the shop: \(report.received) events")
        }
        report.add(try await intake.take(batch, claim: claim))
        Terminal.endProgress()
        try await tell(DemoStory.all, store, record, master, intake, try settings.openPolicy())
        Terminal.say(
            "\(DemoShop.items.count) items and \(visits) visits: \(report.received) events came in, \(report.kept) were kept, "
                + "\(report.dropped[.noConsent] ?? 0) were dropped because nobody had agreed.")
    }

    /// Writes down what the made-up shoppers answered and did, as the shop would have taken it in then.
    private func tell(
        _ stories: [DemoStory], _ store: SQLiteStore, _ record: ShopRecord, _ master: MasterKey, _ intake: Intake,
        _ policy: Policy
    ) async throws {
        let secret = try ShopSecret(wrapped: record.wrappedSecret, of: record.number, by: master)
        let answers = Answers(
            shop: record.number, book: store, desk: ConsentDesk(book: store, master: master, clock: Terminal.now),
            journal: store, profiles: Profiles(shelf: store), controller: policy.controller)
        for story in stories {
            let shopper = secret.pseudonym(of: story.persona.id)
            _ = try await answers.record(story.decisions(under: policy, now: Terminal.now()), of: shopper)
            _ = try await intake.take(
                story.events(now: Terminal.now()), claim: Claim(shop: record.number, shopper: shopper))
        }
    }

    private func say(_ address: String, _ made: Founding.Made) {
        print(
            """

            The demo shop       \(address)/demo
            Its privacy centre  \(address)/privacy/\(DemoShop.name)
            The API, explained  \(address)/docs

            Try it:
            # 1. A stranger gets what fits the page, and nothing is remembered:
            curl -s \(address)/v1/recommendations -H 'Authorization: Bearer \(made.writeKey)' \\
                 -d '{"placement":"product","item":"tent-ridge-2","limit":3}'
            # 2. With a yes for this visit the running visit counts; the answer says so, and why each item is there:
            curl -s \(address)/v1/recommendations -H 'Authorization: Bearer \(made.writeKey)' \\
                 -d '{"placement":"home","visit":["dripper-porcelain"],"consent":{"recommendations":"visit"},"limit":3}'
            # 3. The same with the browser's signal (GPC): the visit may still answer itself, and nothing is learned:
            curl -s \(address)/v1/events -H 'Authorization: Bearer \(made.writeKey)' -H 'Sec-GPC: 1' \\
                 -d '{"name":"view_item","visit":"an-unguessable-token","consent":{"learning":"visit"},"items":[{"item_id":"tent-ridge-2"}]}'

            The shop's own server key: \(made.serverKey)
            Ctrl-C ends the demo and removes its data.
            """)
        fflush(nil)
    }
}

/// What an import needs of a shop, without folding its journal.
enum Filling {
    static func intake(
        _ record: ShopRecord, store: SQLiteStore, master: MasterKey, struck: (any StruckKeys)? = nil,
        limits: RetentionLimits
    ) throws -> Intake {
        Intake(
            shop: record.number, secret: try ShopSecret(wrapped: record.wrappedSecret, of: record.number, by: master),
            desk: ConsentDesk(book: store, master: master, struck: struck, clock: Terminal.now), journal: store,
            profiles: Profiles(shelf: store),
            catalog: Catalog(shop: record.number, shelf: store), limits: limits, clock: Terminal.now)
    }
}
