import Foundation
import Metrics
import Storage

/// Runs bodies in transactions on a thread's connection, and again where that is right.
struct PostgresTransactions {
    /// What happens between the beginning and the end of a transaction.
    typealias Body = (PostgresSession) throws -> Void

    // A transaction that loses to others this often says so to its caller.
    private static let mostAttempts = 12

    let turn: ConnectionPool.Turn

    /// Reads on one snapshot.
    func read(_ body: Body) throws {
        try again { connection in
            try connection.begin(.beginReading)
            try body(PostgresSession(connection: connection))
            try connection.endReading()
        }
    }

    /// Writes; durable when this returns.
    func write(_ isolation: WriteIsolation, _ body: Body) throws {
        try again { try write(isolation, body, on: $0) }
    }

    private func write(_ isolation: WriteIsolation, _ body: Body, on connection: PostgresConnection) throws {
        try connection.begin(isolation == .serialised ? .beginSerialised : .beginCommitted)
        try body(PostgresSession(connection: connection))
        try connection.commit()
    }

    /// Writes, and gives up at the first trouble: for a group, whose members are tried one by one after that.
    ///
    /// - Throws: `OutcomeUnknown` when it may be there.
    func writeOnce(_ isolation: WriteIsolation, _ body: Body) throws {
        let connection = try turn.connection()
        do {
            try write(isolation, body, on: connection)
        } catch {
            let isUnknown = connection.isOutcomeUnknown && connection.failure?.isRefusal != true
            leave(connection, connection.failure)
            if isUnknown { throw OutcomeUnknown.unknown(error) }
            throw error
        }
    }

    /// The connection was lost between asking for the end of a transaction and hearing of it.
    enum OutcomeUnknown: Error {
        case unknown(any Error)
    }

    /// Once more after a conflict, or on a new connection when the old one was gone before the end was asked for: then
    /// nothing of it is there. After an end whose outcome is not known never, for it may be there already.
    private func again(_ attempt: (PostgresConnection) throws -> Void) throws {
        var attempts = 0
        var hasReconnected = false
        while true {
            attempts += 1
            let connection: PostgresConnection
            do {
                connection = try turn.connection()
            } catch let failure as PostgresFailure {
                throw failure.said
            }
            do {
                return try attempt(connection)
            } catch {
                let failure = connection.failure
                let isUnknown = connection.isOutcomeUnknown
                leave(connection, failure)
                guard let failure else { throw error }
                if failure.isConflict {
                    Counter(label: "klaver_database_conflicts_total", dimensions: [("pool", turn.pool.name)])
                        .increment()
                }
                if failure.isConflict, attempts < Self.mostAttempts {
                    Thread.sleep(forTimeInterval: Double.random(in: 0...0.002) * Double(attempts))
                    continue
                }
                if failure.isConflict { throw StorageError.unavailable("others were in the way too often") }
                guard failure.isOfTheServer, !hasReconnected, !isUnknown else { throw error }
                hasReconnected = true
            }
        }
    }

    // A connection that cannot even undo is no use to anybody.
    private func leave(_ connection: PostgresConnection, _ failure: PostgresFailure?) {
        if let failure, failure.isOfTheServer { return turn.drop() }
        do { try connection.rollback() } catch { turn.drop() }
    }
}
