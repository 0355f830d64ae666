public import Consent
import Hummingbird
import Shop

/// How often a shelf of four had what a made-up shopper looked at next, at each level.
public struct DemoFit: Sendable {
    /// What one level found.
    public struct Row: Sendable {
        public let level: Level
        /// Trials in which the item that she looked at next in her visit was on the shelf of the page before it.
        public var next = 0
        /// Trials in which the first item of a later visit was on the front page's shelf.
        public var back = 0

        public init(_ level: Level) { self.level = level }
    }

    /// How many shoppers were asked for.
    public let trials: Int
    public let rows: [Row]

    public init(trials: Int, rows: [Row]) {
        self.trials = trials
        self.rows = rows
    }
}

/// Measures it on a shop as it is now.
public typealias DemoFitting = @Sendable (ShopRoom) async throws -> DemoFit

extension DemoSite {
    func addFit(to routes: some RouterMethods<EdgeContext>, of house: House) {
        routes.answer("/demo/fit") { _, _ in
            let fit = try await fitting(try house.demoRoom(of: shop))
            var response = Response.json { json in
                json.member("trials", fit.trials)
                json.array("levels") { json in
                    for row in fit.rows {
                        json.object { json in
                            json.member("level", row.level.name)
                            json.member("next", row.next)
                            json.member("back", row.back)
                        }
                    }
                }
            }
            // It takes a second, and changes with the shop's visits alone.
            response.headers[.cacheControl] = "private, max-age=600"
            return response
        }
    }
}
