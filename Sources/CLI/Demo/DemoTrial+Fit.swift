import Consent
import Engagement
import Recommend
import Server
import Shop
import Storage

extension DemoTrial {
    /// How often each level's shelf of four had what she looked at next; through the same placements as the shop's pages,
    /// and at level `device` through the graph that browsers fetch.
    ///
    /// The shoppers and their sealed profiles are in a memory of their own, which goes when this returns: the shop's models,
    /// its store and its ledger never hear of them.
    static func fit(_ trials: [DemoTrial], in room: ShopRoom, now: Int64) async throws -> DemoFit {
        let aside = try Aside(room, now: now)
        var rows = [Level.off, .visit, .device, .account].map(DemoFit.Row.init)
        for (at, trial) in trials.enumerated() {
            let shopper = try await aside.enrol(trial, at)
            for row in rows.indices {
                let level = rows[row].level
                // On coming back, before anything was looked at.
                let home = try await aside.shelf(level, nil, [], trial.earlier.flatMap(\.self), shopper)
                if home.contains(trial.visit[0]) { rows[row].back += 1 }
            }
            try await aside.note(trial.visit, of: shopper, visit: "\(at)-last")
            for row in rows.indices {
                let level = rows[row].level
                let page = try await aside.shelf(
                    level, trial.visit.last, trial.visit, trial.earlier.flatMap(\.self) + trial.visit, shopper)
                if page.contains(trial.next) { rows[row].next += 1 }
            }
        }
        return DemoFit(trials: trials.count, rows: rows)
    }

    /// The shop's models, with accounts that are nowhere else.
    private struct Aside {
        let room: ShopRoom
        let now: Int64
        let store = MemoryStore()
        let secret: ShopSecret
        let desk: ConsentDesk
        let profiles: Profiles
        var shop: ShopNumber { room.record.number }

        init(_ room: ShopRoom, now: Int64) throws {
            let master = try MasterKey(hex: MasterKey.newHex())
            self.room = room
            self.now = now
            secret = try ShopSecret(
                wrapped: ShopSecret.newWrapped(for: room.record.number, by: master), of: room.record.number, by: master)
            desk = ConsentDesk(book: store, master: master) { now }
            profiles = Profiles(shelf: store)
        }

        /// Gives a shopper an account, a yes to recommendations, and her earlier visits.
        func enrol(_ trial: DemoTrial, _ number: Int) async throws -> Pseudonym {
            let shopper = secret.pseudonym(of: "made-up-\(number)")
            let decision = Decision(
                purpose: .recommendations, level: .account, notice: Notice(version: "1", language: "en"), time: now)
            let key = try desk.newWrappedKey(for: shopper, in: shop)
            _ = try await store.commit(
                Change(shop: shop, writes: [.decide(shopper, [decision], after: 0, key: key)]))
            for (visit, items) in trial.earlier.enumerated() {
                try await note(items, of: shopper, visit: "\(number)-\(visit)")
            }
            return shopper
        }

        func note(_ items: [String], of shopper: Pseudonym, visit: String) async throws {
            let intake = Intake(
                shop: shop, secret: secret, desk: desk, journal: store, profiles: profiles, catalog: room.fold.catalog,
                clock: { now })
            let events = items.map { item in
                Event(kind: .viewItem, time: now, visit: "demo-visit-\(visit)", lines: [EventLine(item: item)])
            }
            _ = try await intake.take(events, claim: Claim(shop: shop, shopper: shopper))
        }

        /// The four items of a shelf: of a page where there is one, else of the front page. `kept` is what a device remembers,
        /// this visit at its end.
        func shelf(
            _ level: Level, _ page: String?, _ visit: [String], _ kept: [String], _ shopper: Pseudonym
        ) async throws -> [String] {
            var request = RecommendationRequest(placement: page == nil ? .home : .product)
            request.page = page.map { [$0] } ?? []
            request.limit = 4
            guard level != .device else { return ranked(after: kept, seen: visit, page) }
            let placements = Placements(desk: desk, profiles: profiles, fold: room.fold)
            if level == .visit { request.visit = CarriedVisit(visit) }
            var carried = Choices()
            if level == .visit { carried[.recommendations] = .visit }
            let claim = Claim(shop: shop, shopper: level == .account ? shopper : nil, carried: carried)
            return await placements.recommend(request, for: claim).items.map(\.id)
        }

        /// As a browser ranks: on the published graph, nothing that this visit saw, one of each group, none of the page's own.
        private func ranked(after kept: [String], seen: [String], _ page: String?) -> [String] {
            guard let published = room.fold.published else { return [] }
            let numbers = Dictionary(published.names.enumerated().map { ($1, Int32($0)) }) { first, _ in first }
            let best = published.graph.rank(
                kept.compactMap { numbers[$0] }, seen: seen.compactMap { numbers[$0] }, limit: published.names.count)
            var taken = Set([page].compactMap { $0.flatMap { DemoShelf.item[$0]?.group } })
            var shelf: [String] = []
            for id in best.map({ published.names[Int($0)] }) where shelf.count < 4 {
                guard let item = DemoShelf.item[id], item.availability.isOrderable,
                    item.group.isEmpty || taken.insert(item.group).inserted
                else { continue }
                shelf.append(id)
            }
            return shelf
        }
    }
}
