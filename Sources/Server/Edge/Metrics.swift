import Consent
import Engagement
import Oversight
import Shop
import Synchronization

/// Counters for operators, under Prometheus names. Labels come from closed lists, so that none can name a person.
final class Metrics: Sendable {
    /// What a request was and how it ended; made into labels only when somebody reads them.
    private struct Answered: Hashable {
        let route: Route?
        let status: Int

        var labels: String { "{route=\"\(route?.label ?? "none")\",status=\"\(status)\"}" }
    }

    private struct Counts {
        var requests: [Answered: UInt64] = [:]
        var buckets = [UInt64](repeating: 0, count: Metrics.bounds.count + 1)
        var micros: UInt64 = 0
        var received: UInt64 = 0
        var kept: UInt64 = 0
        var dropped: [IntakeReport.Drop: UInt64] = [:]
        var served: [Placement: [Level: UInt64]] = [:]
    }

    /// Upper bounds of the duration buckets, in microseconds.
    private static let bounds: [Int64] = [
        500, 1_000, 2_500, 5_000, 10_000, 25_000, 50_000, 100_000, 500_000, 2_500_000,
    ]
    private let counts = Mutex(Counts())

    func count(_ route: Route?, status: Int, micros: Int64) {
        counts.withLock { counts in
            counts.requests[Answered(route: route, status: status), default: 0] += 1
            counts.buckets[Self.bounds.firstIndex { micros <= $0 } ?? Self.bounds.count] += 1
            counts.micros += UInt64(clamping: micros)
        }
    }

    func count(_ report: IntakeReport) {
        counts.withLock { counts in
            counts.received += UInt64(report.received)
            counts.kept += UInt64(report.kept)
            for (reason, number) in report.dropped { counts.dropped[reason, default: 0] += UInt64(number) }
        }
    }

    func countServed(_ placement: Placement, _ level: Level) {
        counts.withLock { $0.served[placement, default: [:]][level, default: 0] += 1 }
    }

    /// The text that Prometheus reads (exposition format 0.0.4).
    func text(of house: House) -> String {
        let counts = counts.withLock { $0 }
        var text = ""
        func family(_ name: String, _ kind: String, _ help: String, _ samples: [(labels: String, value: String)]) {
            text += "# HELP \(name) \(help)\n# TYPE \(name) \(kind)\n"
            for sample in samples { text += "\(name)\(sample.labels) \(sample.value)\n" }
        }
        family("confide_build_info", "gauge", "The version that runs.", [("{version=\"\(Version.current)\"}", "1")])
        family(
            "confide_http_requests_total", "counter", "Requests answered.",
            counts.requests.map { ($0.key.labels, "\($0.value)") }.sorted { $0.0 < $1.0 })
        family(
            "confide_events_received_total", "counter", "Events that came in.", [("", "\(counts.received)")])
        family("confide_events_kept_total", "counter", "Events that some purpose kept.", [("", "\(counts.kept)")])
        family(
            "confide_events_dropped_total", "counter", "Events that no purpose kept.",
            IntakeReport.Drop.allCases.map { ("{reason=\"\($0.rawValue)\"}", "\(counts.dropped[$0] ?? 0)") })
        family(
            "confide_recommendations_served_total", "counter", "Answers to placements.",
            Placement.allCases.flatMap { placement in
                Level.allCases.compactMap { level in
                    counts.served[placement]?[level].map {
                        ("{placement=\"\(placement.rawValue)\",level=\"\(level.name)\"}", "\($0)")
                    }
                }
            })
        var below: UInt64 = 0
        var samples: [(String, String)] = []
        for (bound, number) in zip(Self.bounds, counts.buckets) {
            below += number
            samples.append(("_bucket{le=\"\(Double(bound) / 1e6)\"}", "\(below)"))
        }
        let all = below + (counts.buckets.last ?? 0)
        samples += [
            ("_bucket{le=\"+Inf\"}", "\(all)"), ("_sum", "\(Double(counts.micros) / 1e6)"), ("_count", "\(all)"),
        ]
        family("confide_http_request_duration_seconds", "histogram", "Time to an answer.", samples)
        let rooms = house.rooms.values.sorted { $0.record.number < $1.record.number }
        family(
            "confide_catalog_items", "gauge", "Items that are listed.",
            rooms.map { ("{shop=\"\($0.record.name)\"}", "\($0.fold.catalog.read { $0.listedCount })") })
        family(
            "confide_model_visits", "gauge", "Visits that the models hold.",
            rooms.map { ("{shop=\"\($0.record.name)\"}", "\($0.fold.size.visits)") })
        family(
            "confide_journal_position", "gauge", "The newest journal number that is folded in.",
            rooms.map { ("{shop=\"\($0.record.name)\"}", "\($0.fold.position)") })
        family(
            "confide_retention_late", "gauge", "1 when what is past its date was not deleted in time.",
            rooms.map { ("{shop=\"\($0.record.name)\"}", $0.retentionWatch.standing.isLate ? "1" : "0") })
        family(
            "confide_retention_last_run_timestamp_seconds", "gauge", "When what was past its date was last deleted.",
            rooms.compactMap { room in
                room.retentionWatch.standing.last.map { ("{shop=\"\(room.record.name)\"}", "\($0)") }
            })
        func requests(_ name: String, _ help: String, _ figure: (RequestWatch.Standing) -> Int64?) {
            let samples = rooms.flatMap { room in
                RequestKind.allCases.compactMap { kind in
                    figure(room.requestStanding.last.kinds[kind] ?? .init()).map {
                        ("{shop=\"\(room.record.name)\",kind=\"\(kind.rawValue)\"}", "\($0)")
                    }
                }
            }
            family(name, "gauge", help, samples)
        }
        requests("confide_requests_open", "Requests of shoppers that are open.") { Int64($0.open) }
        requests("confide_requests_overdue", "Open requests past their deadline.") { Int64($0.overdue) }
        let now = house.clock()
        requests("confide_requests_next_deadline_seconds", "Time to the next deadline; below 0 when it is past.") {
            $0.open > 0 ? $0.nextDue - now : nil
        }
        return text
    }
}
