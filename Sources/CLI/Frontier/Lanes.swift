import Glibc

/// What can be added up.
protocol Addable: Sendable {
    static func += (whole: inout Self, part: Self)
}

/// Work that is done side by side, as many parts at a time as there are processors.
enum Lanes {
    /// How many.
    static let count = max(sysconf(Int32(_SC_NPROCESSORS_ONLN)), 1)

    /// The sum of all parts; which is done first does not matter.
    @concurrent
    static func sum<Sum: Addable>(
        of count: Int, from start: Sum, part: @escaping @Sendable (Int) async throws -> Sum
    ) async throws -> Sum {
        try await withThrowingTaskGroup(of: Sum.self) { group in
            var next = 0
            while next < min(count, Self.count) {
                let number = next
                group.addTask { @concurrent in try await part(number) }
                next += 1
            }
            var sum = start
            while let done = try await group.next() {
                sum += done
                guard next < count else { continue }
                let number = next
                group.addTask { @concurrent in try await part(number) }
                next += 1
            }
            return sum
        }
    }
}
