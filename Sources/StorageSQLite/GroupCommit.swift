import Dispatch
import Metrics
import Storage
import Synchronization

/// Lets many small writes share one commit, and so one flush of the disk.
///
/// Each write runs in its own savepoint: one that fails undoes itself alone. Whoever waits is answered after the commit
/// is durable. While one group is being written the next gathers, so a lone write never waits for company.
final class GroupCommit: Sendable {
    /// One write that waits: what to do inside the transaction, and how to tell its caller how it ended.
    struct Job: Sendable {
        let run: @Sendable (SQLiteSession) throws -> Void
        let finish: @Sendable (Result<Void, any Error>) -> Void
    }

    private struct Waiting {
        var jobs: [Job] = []
        var isDraining = false
        var isClosed = false
    }

    /// A group holds the write lock no longer than this many writes.
    private static let largestGroup = 256

    private let groupSize = Recorder(label: "klaver_commit_group_size", dimensions: [("pool", "writer")])
    private let groupTime = Timer(label: "klaver_commit_group_seconds", dimensions: [("pool", "writer")])
    private let writer: SQLiteConnection
    /// The writer's own thread: it waits for the disk, and nobody else does.
    private let queue = DispatchQueue(label: "klaver.writer", qos: .userInitiated)
    private let waiting = Mutex(Waiting())

    init(writer: SQLiteConnection) {
        self.writer = writer
    }

    func submit(_ job: Job) {
        let isTaken = waiting.withLock { waiting in
            guard !waiting.isClosed else { return false }
            waiting.jobs.append(job)
            // Under the lock, so that what was taken stands in the queue before closing does.
            if !waiting.isDraining { queue.async { self.drain() } }
            waiting.isDraining = true
            return true
        }
        if !isTaken { job.finish(.failure(StorageError.unavailable("the database was closed"))) }
    }

    /// Writes what waits, takes nothing more, and closes the writer.
    func close() throws {
        waiting.withLock { $0.isClosed = true }
        try queue.sync { try writer.close() }
    }

    private func drain() {
        while let group = nextGroup() { commit(group) }
    }

    private func nextGroup() -> [Job]? {
        waiting.withLock { waiting in
            guard !waiting.jobs.isEmpty else {
                waiting.isDraining = false
                return nil
            }
            let group = Array(waiting.jobs.prefix(Self.largestGroup))
            waiting.jobs.removeFirst(group.count)
            return group
        }
    }

    private func commit(_ group: [Job]) {
        let start = ContinuousClock.now
        defer {
            groupSize.record(group.count)
            groupTime.record(duration: ContinuousClock.now - start)
        }
        var outcomes: [Result<Void, any Error>] = []
        do {
            try writer.run(.begin)
            for job in group { outcomes.append(try runInSavepoint(job)) }
            try writer.run(.commit)
        } catch {
            // The transaction itself failed: nothing of the group is there.
            if writer.isInTransaction { try? writer.run(.rollback) }
            for job in group { job.finish(.failure(error)) }
            return
        }
        for (job, outcome) in zip(group, outcomes) { job.finish(outcome) }
    }

    /// - Throws: when the transaction cannot go on, for whatever reason that is.
    private func runInSavepoint(_ job: Job) throws -> Result<Void, any Error> {
        try writer.run(.save)
        do {
            try job.run(SQLiteSession(connection: writer))
            try writer.run(.release)
            return .success(())
        } catch {
            // On a full or a failing disk SQLite ends the whole transaction by itself.
            guard writer.isInTransaction else { throw error }
            try writer.run(.undo)
            try writer.run(.release)
            return .failure(error)
        }
    }
}
