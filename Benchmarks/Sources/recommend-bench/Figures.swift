import Foundation

/// One measured number.
struct Figure {
    var name: String
    var value: Double
    var unit: String

    init(_ name: String, _ value: Double, _ unit: String) {
        self.name = name
        self.value = value
        self.unit = unit
    }
}

extension [Figure] {
    /// One line a figure.
    var table: String {
        map { figure in
            let name = figure.name.padding(toLength: 14, withPad: " ", startingAt: 0)
            return "\(name) \(Self.text(figure.value)) \(figure.unit)"
        }.joined(separator: "\n")
    }

    /// One object with a number for each figure, its unit in the name.
    var json: String {
        let members = map {
            "\"\($0.name)\($0.unit.isEmpty ? "" : "_\($0.unit.lowercased())")\":\(Self.text($0.value))"
        }
        return "{\(members.joined(separator: ","))}"
    }

    private static func text(_ value: Double) -> String {
        value == value.rounded() ? String(Int(value)) : String(format: "%.4f", value)
    }
}

/// How long each of many calls took.
struct Durations {
    private var microseconds: [Double] = []

    mutating func time<R>(_ body: () -> R) -> R {
        let clock = ContinuousClock()
        let start = clock.now
        let result = body()
        microseconds.append((clock.now - start) / .microseconds(1))
        return result
    }

    func percentile(_ percent: Int) -> Double {
        guard !microseconds.isEmpty else { return 0 }
        return microseconds.sorted()[min(microseconds.count - 1, microseconds.count * percent / 100)]
    }
}

/// What the process holds.
enum Memory {
    /// Resident bytes, as Linux counts them; 0 where it cannot be read.
    static var resident: Int {
        guard let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8),
            let line = status.split(separator: "\n").first(where: { $0.hasPrefix("VmRSS:") }),
            let kilobytes = line.split(separator: " ").dropFirst().first.flatMap({ Int($0) })
        else { return 0 }
        return kilobytes * 1_024
    }
}
