import Consent
import Engagement
import Hummingbird
import Oversight
import Shop

/// Who is asking, and when: what only a demo may decide.
extension DemoSite {
    func addPeople(to routes: some RouterMethods<EdgeContext>, of house: House) {
        routes.answer("/demo/personas/{id}", .post) { request, context in
            try house.expectOwnPage(request)
            guard let persona = personas.first(where: { $0.id == context.parameters.get("id") }) else {
                throw Problem.notFound
            }
            let room = try house.demoRoom(of: shop)
            // As a shop's backend does it: good for an hour, and made anew when it is needed.
            let token = room.tokens.token(for: persona.id, expires: clock.now() + 3_600)
            return .json { json in
                json.member("name", persona.name)
                json.member("about", persona.about)
                json.member("token", token)
            }
        }
        routes.answer("/demo/clock") { _, _ in today(deleted: nil) }
        routes.answer("/demo/clock", .post) { request, _ in
            try house.expectOwnPage(request)
            let days = try Self.days(in: try await request.bytes(upTo: 256))
            guard clock.advance(days: days) else {
                throw InputFault(.outOfRange, at: "days", "the demo's clock goes at most ten years ahead")
            }
            var deleted = 0
            for room in house.rooms.values {
                deleted += try await room.retention.run(now: clock.now()).total
                try await room.follower.catchUp()
            }
            return today(deleted: deleted)
        }
    }

    private static func days(in body: [UInt8]) throws(InputFault) -> Int {
        try JSONReader.read(body) { json throws(InputFault) in
            var days: Int64 = 0
            try json.uniqueMembers { json, name throws(InputFault) in
                if name == "days" { days = try json.int64() } else { try json.skip() }
            }
            guard (1...366).contains(days) else {
                throw InputFault(.outOfRange, at: "days", "go on by 1 to 366 days")
            }
            return Int(days)
        }
    }

    private func today(deleted: Int?) -> Response {
        .json { json in
            json.member("today", "\(CalendarDay(containing: clock.now()))")
            json.member("days_ahead", clock.ahead)
            if let deleted { json.member("deleted", deleted) }
        }
    }
}

extension House {
    /// Refuses pages of other origins: what these addresses do is for this machine's own pages.
    func expectOwnPage(_ request: Request) throws(Problem) {
        guard let origin = request.headers[.origin] else { return }
        guard keys.admits(origin: origin) else { throw Problem.originMayNot }
    }

    /// The demo's shop of that name.
    func demoRoom(of name: String) throws(Problem) -> ShopRoom {
        guard let room = rooms.values.first(where: { $0.record.name == name }) else { throw .notFound }
        return room
    }
}
