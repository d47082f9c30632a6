import Dossier
import Foundation
import GRDB
import Synchronization

/// What adding a report is held against: one durable insert under group commit, with GRDB alone.
final class BareWriter: Sendable {
    /// What is inserted.
    enum Row: String, CaseIterable, Sendable {
        /// The row of a report, in a table with the columns and indexes that reports have.
        case report
        /// An id and four hundred bytes in a table of two columns: the least a durable insert can be.
        case small
    }

    private struct Waiter {
        let row: Row
        let values: StatementArguments
        let done: CheckedContinuation<Void, any Error>
    }

    private struct Waiting {
        var waiters: [Waiter] = []
        var isDraining = false
    }

    private let pool: DatabasePool
    private let waiting = Mutex(Waiting())

    /// - Parameter schema: the statements that make the table of reports and its indexes.
    init(path: String, schema: [String]) throws {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = false
        configuration.prepareDatabase { try $0.execute(sql: "PRAGMA cache_size = -16384") }
        pool = try DatabasePool(path: path, configuration: configuration)
        try pool.writeWithoutTransaction { database in
            try database.execute(sql: "PRAGMA synchronous = FULL")
            try database.execute(sql: "PRAGMA wal_autocheckpoint = 4000")
            for statement in schema { try database.execute(sql: statement) }
            try database.execute(sql: "CREATE TABLE small (id BLOB PRIMARY KEY, body BLOB NOT NULL)")
        }
    }

    func add(_ row: Row, _ id: Data, to dossier: Data, sealed: Data, at now: Int64) async throws {
        let values: StatementArguments =
            switch row {
            case .report: [dossier, id, 1, 4, nil, nil, 2, 2, 3, 0, dossier, 1, 0, now, now, nil, 1, sealed]
            case .small: [id, sealed]
            }
        try await withCheckedThrowingContinuation { done in
            let mustStart = waiting.withLock { waiting in
                waiting.waiters.append(Waiter(row: row, values: values, done: done))
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
            defer { waiting.waiters = [] }
            waiting.isDraining = !waiting.waiters.isEmpty
            return waiting.waiters.isEmpty ? nil : waiting.waiters
        }
    }

    private func commit(_ group: [Waiter], in database: Database) {
        let outcome = Result {
            try database.inTransaction(.immediate) {
                for waiter in group {
                    let statement = try database.cachedStatement(sql: waiter.row.sql)
                    try statement.execute(arguments: waiter.values)
                }
                return .commit
            }
        }
        for waiter in group { waiter.done.resume(with: outcome) }
    }
}

extension BareWriter.Row {
    fileprivate var sql: String {
        switch self {
        case .report:
            """
            INSERT INTO entry (dossier_id, id, kind, area, parent_id, parent_area, themes, own_themes, voice, form,
                author_id, visibility, status, occurred_at, recorded_at, due_at, version, sealed)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """
        case .small: "INSERT INTO small (id, body) VALUES (?, ?)"
        }
    }
}
