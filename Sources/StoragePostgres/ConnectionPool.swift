import Foundation
import Metrics
import Storage

/// Connections to one server, each on a thread of its own, and the work that waits for one of them.
///
/// libpq waits for the network with its thread, so these are threads that nobody else needs. When the server is away, work
/// is refused at once and somebody tries again after a while that grows to two seconds: a page that says "in a moment"
/// is better than a page that hangs.
final class ConnectionPool: @unchecked Sendable {
    /// What a thread does with its connection. `refuse` says that it will not happen.
    struct Job: Sendable {
        let run: @Sendable (Turn) -> Void
        let refuse: @Sendable (StorageError) -> Void
        let since = ContinuousClock.now
    }

    /// A thread's turn with its connection.
    struct Turn: Sendable {
        let pool: ConnectionPool
        fileprivate let worker: Worker

        /// The connection of this thread, made when there is none.
        ///
        /// - Throws: `PostgresFailure`.
        func connection() throws -> PostgresConnection { try worker.connected(by: pool) }

        /// Lets go of a connection that is of no use any more.
        func drop() {
            pool.lost.increment()
            pool.watch?.lostOne()
            worker.connection = nil
        }
    }

    fileprivate final class Worker: @unchecked Sendable {
        var connection: PostgresConnection?
        private var generation = 0

        func connected(by pool: ConnectionPool) throws -> PostgresConnection {
            if let connection, connection.isUsable, generation == pool.watch?.generation ?? 0 { return connection }
            connection = nil
            // Before connecting: what is lost meanwhile counts for this one too.
            generation = pool.watch?.generation ?? 0
            let made = try pool.connect()
            connection = made
            return made
        }
    }

    // Longer than this nobody waits for a connection.
    private static let longestWait: Duration = .seconds(10)
    private static let longestPause: TimeInterval = 2

    /// What it is for, in metrics.
    let name: String
    private let waitTime: Timer
    private let waiting: Gauge
    private let busy: Gauge
    private let lost: Counter
    /// nil for a replica, which may lag and need not be the primary.
    private let watch: PrimaryWatch?
    private let address: String
    private let role: ConnectionRole
    private let condition = NSCondition()
    private var jobs: [Job] = []
    private var isClosed = false
    private var idle = 0
    private var running = 0
    private let size: Int
    private var pause: TimeInterval = 0
    private var closedUntil = Date.distantPast
    private var reachedBefore = 0
    private var lastTrouble = ""

    /// - Parameters:
    ///   - name: what it is for, in metrics.
    ///   - size: how many threads, and so connections, at most; each is made when it is first needed.
    init(_ name: String, _ address: String, as role: ConnectionRole, size: Int, watch: PrimaryWatch?) {
        self.name = name
        self.watch = watch
        let pool = [("pool", name)]
        waitTime = Timer(label: "klaver_database_wait_seconds", dimensions: pool)
        waiting = Gauge(label: "klaver_database_waiting", dimensions: pool)
        busy = Gauge(label: "klaver_database_busy", dimensions: pool)
        lost = Counter(label: "klaver_database_lost_total", dimensions: pool)
        self.address = address
        self.role = role
        self.size = size
    }

    func submit(_ job: Job) {
        condition.lock()
        let refusal: StorageError? = isClosed ? .unavailable("the database was closed") : nil
        if refusal == nil {
            jobs.append(job)
            waiting.record(jobs.count)
            if idle < jobs.count, running < size { startThread() } else { condition.signal() }
        }
        condition.unlock()
        if let refusal { job.refuse(refusal) }
    }

    private func startThread() {
        running += 1
        let thread = Thread { [self] in work() }
        thread.name = "klaver.postgresql"
        thread.start()
    }

    /// Takes no more work; what waits is finished, and then the connections close.
    func shut() {
        condition.withLock {
            isClosed = true
            condition.broadcast()
        }
    }

    /// Waits for the end of what `shut()` began.
    func waitUntilClosed() {
        condition.withLock { while running > 0 { condition.wait() } }
    }

    private func work() {
        let worker = Worker()
        while let job = next() {
            waitTime.record(duration: job.since.duration(to: .now))
            if job.since.duration(to: .now) > Self.longestWait {
                job.refuse(.unavailable("no connection came free within \(Self.longestWait)"))
            } else {
                job.run(Turn(pool: self, worker: worker))
            }
        }
        worker.connection = nil
        condition.withLock {
            running -= 1
            condition.broadcast()
        }
    }

    private func next() -> Job? {
        condition.lock()
        defer { condition.unlock() }
        idle += 1
        busy.record(running - idle)
        defer {
            idle -= 1
            busy.record(running - idle)
        }
        while jobs.isEmpty, !isClosed { condition.wait() }
        guard !jobs.isEmpty else { return nil }
        defer { waiting.record(jobs.count) }
        return jobs.removeFirst()
    }

    private func connect() throws -> PostgresConnection {
        let refusal: PostgresFailure? = condition.withLock {
            Date() < closedUntil && watch?.reached ?? 0 == reachedBefore
                ? .lost("the database is away: \(lastTrouble)") : nil
        }
        if let refusal { throw refusal }
        do {
            let connection = try PostgresConnection(address, as: role)
            if let watch { try watch.meet(timeline: try connection.timeline()) }
            condition.withLock { pause = 0 }
            return connection
        } catch let failure as PostgresFailure {
            lost.increment()
            condition.withLock {
                pause = min(max(pause * 2, 0.1), Self.longestPause)
                // Not all nodes at the same moment.
                closedUntil = Date() + pause * Double.random(in: 0.5...1)
                reachedBefore = watch?.reached ?? 0
                lastTrouble = failure.said.description
            }
            throw failure
        }
    }
}
