import GRDB
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
    }

    /// A group holds the write lock no longer than this many writes.
    private static let largestGroup = 256

    private let pool: DatabasePool
    private let waiting = Mutex(Waiting())

    init(pool: DatabasePool) {
        self.pool = pool
    }

    func submit(_ job: Job) {
        let mustStart = waiting.withLock { waiting in
            waiting.jobs.append(job)
            defer { waiting.isDraining = true }
            return !waiting.isDraining
        }
        if mustStart { drain() }
    }

    private func drain() {
        pool.asyncWriteWithoutTransaction { [self] database in
            while let group = nextGroup() { commit(group, in: database) }
        }
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

    private func commit(_ group: [Job], in database: Database) {
        var outcomes: [Result<Void, any Error>] = []
        do {
            try database.inTransaction(.immediate) {
                for job in group {
                    outcomes.append(runInSavepoint(job, in: database))
                }
                return .commit
            }
        } catch {
            // The commit itself failed: nothing of the group is there.
            let failure = (error as? DatabaseError).map(storageError) ?? error
            for job in group { job.finish(.failure(failure)) }
            return
        }
        for (job, outcome) in zip(group, outcomes) { job.finish(outcome) }
    }

    private func runInSavepoint(_ job: Job, in database: Database) -> Result<Void, any Error> {
        do {
            try database.inSavepoint {
                try job.run(SQLiteSession(database: database))
                return .commit
            }
            return .success(())
        } catch let error as DatabaseError {
            return .failure(storageError(error))
        } catch {
            return .failure(error)
        }
    }
}
