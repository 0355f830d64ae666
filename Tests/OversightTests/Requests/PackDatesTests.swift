import Consent
import Oversight
import Testing

/// A request's dates are those of the laws at her place.
@Suite struct PackDatesTests {
    /// Noon of a day.
    private func noon(_ day: String) throws -> Int64 {
        let day = try #require(CalendarDay(day))
        return day.number * 86_400 + 43_200
    }

    private func dates(_ place: String?, _ kind: RequestKind = .access, on day: String) throws -> RequestDates {
        let place = try place.map { try #require(Place($0)) }
        return Policy().dates(for: kind, at: place, received: try noon(day))
    }

    private func day(_ second: Int64?) -> String? { second.map { "\(CalendarDay(containing: $0))" } }

    @Test func aMonthInEuropeEndsOnAWorkingDay() throws {
        let german = try dates("DE", on: "2026-01-31")
        #expect(day(german.respondBy) == "2026-03-02", "28 February is a Saturday")
        #expect(day(german.extendedBy) == "2026-04-30")
        #expect(!german.stopsWhileAsking)
        #expect(german.respondBy % 86_400 == 86_399, "the whole day counts")
    }

    @Test func inBritainTheClockStandsWhileSheIsAsked() throws {
        #expect(try dates("GB", on: "2026-03-10").stopsWhileAsking)
        #expect(try dates("GB", .complaint, on: "2026-07-01").respondBy > 0)
    }

    @Test func californiaCountsFromReceipt() throws {
        let ccpa = try dates("US-CA", on: "2026-11-02")
        #expect(day(ccpa.acknowledgeBy) == "2026-11-16", "ten business days")
        #expect(day(ccpa.respondBy) == "2026-12-17", "45 days")
        #expect(!ccpa.stopsWhileAsking)
    }

    @Test(arguments: RequestKind.allCases)
    func anUnknownPlaceHasTheEarliestDatesOfAll(kind: RequestKind) throws {
        let unknown = try dates(nil, kind, on: "2026-11-02")
        for place in ["DE", "GB", "US-CA", "BR", "CA-QC", "JP"] {
            let known = try dates(place, kind, on: "2026-11-02")
            #expect(unknown.respondBy <= known.respondBy)
            #expect(known.acknowledgeBy <= known.respondBy && (known.extendedBy ?? .max) > known.respondBy)
        }
    }
}
