import Glibc

/// Work in two parts at the same time: fitting uses two cores whatever the machine has, so that the parts, and with
/// them every sum of floats, are the same everywhere.
enum Parallel {
    private class AnyJob {
        func run() {}
    }

    private final class Job<Result>: AnyJob {
        let body: () -> Result
        var result: Result?

        init(_ body: @escaping () -> Result) { self.body = body }

        override func run() { result = body() }
    }

    /// Does both parts, the second on a thread of its own, and waits for them.
    static func both<Result: Sendable>(_ body: @escaping @Sendable (Int) -> Result) -> (Result, Result) {
        let job = Job { body(1) }
        var thread = pthread_t()
        let context = unsafe Unmanaged<AnyJob>.passUnretained(job).toOpaque()
        let started = unsafe pthread_create(
            &thread, nil,
            { context in
                guard let context = unsafe context else { return nil }
                unsafe Unmanaged<AnyJob>.fromOpaque(context).takeUnretainedValue().run()
                return nil
            }, context)
        let first = body(0)
        if started == 0 { pthread_join(thread, nil) } else { job.run() }
        guard let second = job.result else { preconditionFailure("a part of the work left no result") }
        return (first, second)
    }

    /// Cuts rows into two parts of about the same work.
    static func cut(_ work: [Int]) -> Int {
        let half = work.reduce(0, +) / 2
        var sum = 0
        for (row, amount) in work.enumerated() {
            sum += amount
            if sum >= half { return row + 1 }
        }
        return work.count
    }
}
