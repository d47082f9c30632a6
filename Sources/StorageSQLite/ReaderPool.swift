import Metrics
import Storage
import Synchronization

/// Connections that read, each on a snapshot of its own. A read runs on the thread that asks: readers of a database in
/// WAL mode wait for nobody, and handing a page's few hundred microseconds to another thread cost more than they did.
final class ReaderPool: Sendable {
    private struct Readers {
        var idle: [SQLiteConnection] = []
        var isClosed = false
    }

    // As many read at once as threads ask; only these stay open afterwards.
    private static let mostIdle = 8

    private let busy = Meter(label: "klaver_database_busy", dimensions: [("pool", "readers")])
    private let path: String
    private let readers = Mutex(Readers())

    init(path: String) {
        self.path = path
    }

    func read<Value>(_ body: (any SQLSession) throws -> Value) throws -> Value {
        let connection = try take()
        busy.increment()
        defer {
            giveBack(connection)
            busy.decrement()
        }
        try connection.run(.begin)
        // Nothing was written, so there is nothing to lose; SQLite may have ended it itself after an error.
        defer { if connection.isInTransaction { try? connection.run(.rollback) } }
        return try body(SQLiteSession(connection: connection))
    }

    private func take() throws -> SQLiteConnection {
        let idle = try readers.withLock { readers in
            guard !readers.isClosed else { throw StorageError.unavailable("the database was closed") }
            return readers.idle.popLast()
        }
        return try idle ?? SQLiteConnection(path: path, as: .reader)
    }

    private func giveBack(_ connection: SQLiteConnection) {
        let isKept = readers.withLock { readers in
            guard !readers.isClosed, readers.idle.count < Self.mostIdle else { return false }
            readers.idle.append(connection)
            return true
        }
        if !isKept { try? connection.close() }
    }

    func close() throws {
        let idle = readers.withLock { readers in
            defer { readers.idle = [] }
            readers.isClosed = true
            return readers.idle
        }
        for connection in idle { try connection.close() }
    }
}
