import Foundation
import GRDB
import Synchronization

/// Adds one row, durable under group commit, with GRDB alone.
final class BareWriter: Sendable {
    private typealias Waiter = (row: (id: Data, body: Data), done: CheckedContinuation<Void, any Error>)

    private struct Waiting {
        var rows: [Waiter] = []
        var isDraining = false
    }

    private let pool: DatabasePool
    private let waiting = Mutex(Waiting())

    init(path: String) throws {
        pool = try DatabasePool(path: path)
        try pool.writeWithoutTransaction { database in
            try database.execute(sql: "PRAGMA synchronous = FULL")
            try database.execute(
                sql: "CREATE TABLE IF NOT EXISTS bare (id BLOB PRIMARY KEY, body BLOB NOT NULL)")
        }
    }

    func add(id: Data, body: Data) async throws {
        try await withCheckedThrowingContinuation { done in
            let mustStart = waiting.withLock { waiting in
                waiting.rows.append(((id, body), done))
                defer { waiting.isDraining = true }
                return !waiting.isDraining
            }
            if mustStart {
                pool.asyncWriteWithoutTransaction { [self] database in
                    while let group = nextGroup() { commit(group, in: database) }
                }
            }
        }
    }

    private func nextGroup() -> [Waiter]? {
        waiting.withLock { waiting in
            defer { waiting.rows = [] }
            waiting.isDraining = !waiting.rows.isEmpty
            return waiting.rows.isEmpty ? nil : waiting.rows
        }
    }

    private func commit(_ group: [Waiter], in database: Database) {
        let outcome = Result {
            try database.inTransaction(.immediate) {
                let statement = try database.cachedStatement(sql: "INSERT INTO bare (id, body) VALUES (?, ?)")
                for waiter in group { try statement.execute(arguments: [waiter.row.id, waiter.row.body]) }
                return .commit
            }
        }
        for waiter in group { waiter.done.resume(with: outcome) }
    }
}
