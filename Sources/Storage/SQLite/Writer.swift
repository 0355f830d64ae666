internal import GRDB
import Shop
import Synchronization

/// Makes many tasks' writes durable with one wait for the disk.
///
/// Whoever writes puts a job into a queue. The writer's own thread takes what has gathered there, runs each job inside a
/// savepoint of one transaction, commits, and only then tells every task how it went.
final class Writer: Sendable {
    /// One task's write.
    private struct Job: Sendable {
        /// Does it inside the transaction, and answers what is to be called once that is durable.
        let run: @Sendable (Group) throws(StoreFault) -> @Sendable () -> Void
        let fail: @Sendable (StoreFault) -> Void
    }

    private struct Queue {
        var jobs: [Job] = []
        var isDraining = false
        var isWaitingToScrub = false
    }

    /// As many as keep a group's transaction short; the rest goes with the next one.
    private static let groupLimit = 256

    private let pool: DatabasePool
    private let scrubber: Scrubber
    private let queue = Mutex(Queue())

    init(_ pool: DatabasePool, scrubber: Scrubber) {
        self.pool = pool
        self.scrubber = scrubber
    }

    /// Runs a write and returns its result once it is durable, with the bytes it deleted gone from the files.
    func perform<Result: Sendable>(
        _ body: @escaping @Sendable (Group) throws(StoreFault) -> Result
    ) async throws(StoreFault) -> Result {
        let result: Swift.Result<Result, StoreFault> = await withCheckedContinuation { continuation in
            let job = Job { group throws(StoreFault) in
                let result = try body(group)
                return { continuation.resume(returning: .success(result)) }
            } fail: {
                continuation.resume(returning: .failure($0))
            }
            enqueue(job)
        }
        return try result.get()
    }

    private func enqueue(_ job: Job) {
        let starts = queue.withLock { queue in
            queue.jobs.append(job)
            defer { queue.isDraining = true }
            return !queue.isDraining
        }
        if starts { pool.asyncWriteWithoutTransaction { self.drain($0) } }
    }

    private func take() -> [Job] {
        queue.withLock { queue in
            let taken = Array(queue.jobs.prefix(Self.groupLimit))
            queue.jobs.removeFirst(taken.count)
            if taken.isEmpty { queue.isDraining = false }
            return taken
        }
    }

    private func drain(_ database: Database) {
        while true {
            let jobs = take()
            if jobs.isEmpty { return }
            let tell: [@Sendable () -> Void]
            do {
                tell = try commit(jobs, database)
            } catch {
                // Nothing of the group was written, so every one of them is told the same.
                if database.isInsideTransaction { try? database.rollback() }
                let fault = StoreFault(engine: error)
                tell = jobs.map { job in { job.fail(fault) } }
            }
            for call in tell { call() }
        }
    }

    /// One transaction; answers what to tell each task.
    private func commit(_ jobs: [Job], _ database: Database) throws -> [@Sendable () -> Void] {
        let session = Session(database)
        let group = Group(session)
        try database.beginTransaction(.immediate)
        var tell: [@Sendable () -> Void] = []
        for job in jobs {
            try session.run(.savepoint)
            do throws(StoreFault) {
                tell.append(try job.run(group))
            } catch {
                // SQLite ends the whole transaction by itself when, say, the disk is full.
                guard error.isOfOneChange, database.isInsideTransaction else { throw error }
                try session.run(.rollBack)
                tell.append { job.fail(error) }
            }
            try session.run(.release)
        }
        try group.finish()
        try database.commit()
        if group.erased { scrubber.owe() }
        if !scrubber.scrub(database) { scrubLater() }
        return tell
    }

    /// A write of nothing, a second from now: its group tries to empty the log again.
    private func scrubLater() {
        let isFirst = queue.withLock { queue in
            defer { queue.isWaitingToScrub = true }
            return !queue.isWaitingToScrub
        }
        guard isFirst else { return }
        Task { [weak self] in
            try? await Task.sleep(for: .seconds(1))
            self?.queue.withLock { $0.isWaitingToScrub = false }
            self?.enqueue(Job(run: { _ in {} }, fail: { _ in }))
        }
    }
}
