import CLibPQ
import Foundation
import Storage

/// One connection to a server, with its prepared statements and its transaction.
///
/// Not safe for two threads at once, and it need not be: it lives on a thread of its own. Statements go out in libpq's
/// pipeline mode: what nobody waits for (the beginning of a transaction, rows that are added, the end of a read) travels
/// with the next statement that has an answer, and costs no journey of its own.
final class PostgresConnection: @unchecked Sendable {
    /// What was sent and not heard of: whose answer is for somebody, whose is not, and the end of a transaction.
    private enum Awaited { case rows, answer, sync }

    // Lists of values of different lengths make statements of different shapes; past this many all are let go.
    private static let mostStatements = 256
    /// Longer than the server's own limit of a statement, so that its answer is heard where there is one; in seconds.
    private static let patience = 12.0
    private static let hour = 3600.0
    /// Rows of a scan that are in memory at once.
    private static let portion = 500

    private let role: ConnectionRole
    private let wire: PostgresWire
    private var handle: OpaquePointer { wire.handle }
    private var prepared: [PreparedKey: String] = [:]
    /// Prepared, and not yet heard of.
    private var unheard: [PreparedKey] = []
    private var preparedCount = 0
    private var cursorCount = 0
    private var awaited: [Awaited] = []
    /// The first thing that went wrong since the transaction began.
    private(set) var failure: PostgresFailure?
    /// The end of the transaction was asked for and its answer never came.
    private(set) var isOutcomeUnknown = false

    /// - Parameter address: a connection string as libpq takes it (PostgreSQL manual, §34.1.1).
    /// - Throws: `PostgresFailure`.
    init(_ address: String, as role: ConnectionRole) throws {
        self.role = role
        wire = try PostgresWire(address)
        try wire.setUp(role.settings)
        for verb in PostgresVerb.allCases { try wire.prepare(verb.name, verb.sql) }
        try wire.startPipeline()
    }

    // MARK: Transactions

    func begin(_ verb: PostgresVerb) throws {
        failure = nil
        isOutcomeUnknown = false
        wire.patience = role == .scans ? Self.hour : Self.patience
        try send(verb)
    }

    /// Ends a transaction that wrote; when this returns, what it wrote is durable.
    func commit() throws {
        // A commit that is cut off while it waits for a synchronous standby is called a success, with a warning: so the
        // server may not cut it off, and a commit that came with a warning is not known to be durable everywhere.
        try send(.waitForStandby)
        // From here on the server may have heard it.
        isOutcomeUnknown = true
        try send(.commit)
        try sync()
        let warnings = wire.warnings
        try settle()
        guard wire.warnings == warnings else { throw fail(.lost("the server warned while it committed")) }
        isOutcomeUnknown = false
    }

    /// Ends a transaction that only read, without waiting for the server to say so.
    func endReading() throws {
        try send(.commit)
        try sync()
        do { try wire.flush() } catch let wrong as PostgresFailure { throw fail(wrong) }
    }

    /// Ends a transaction that went wrong. What the server says to that is read before the next one.
    func rollback() throws {
        try sync()
        let wrong = failure
        try? settle()
        failure = nil
        try send(.rollback)
        try sync()
        try settle()
        failure = wrong
    }

    /// From here until the transaction ends nothing is cut off: it waits for another node, or changes the schema.
    func takeTime() throws {
        try script("SET LOCAL lock_timeout = 0; SET LOCAL statement_timeout = 0")
        wire.patience = Self.hour
    }

    /// Which promotion this server has had last.
    ///
    /// - Throws: `PostgresFailure`.
    func timeline() throws -> Int64 {
        do {
            try begin(.beginReading)
            let timeline = try PrimaryWatch.timeline(PostgresSession(connection: self))
            try endReading()
            return timeline
        } catch {
            throw failure ?? .lost("the server does not say which it is")
        }
    }

    // MARK: Statements

    func each(_ statement: SQLStatement, _ body: (PostgresRow) throws -> Void) throws {
        guard role == .scans else { return try rows(of: try ask(statement), body) }
        cursorCount += 1
        let cursor = "klaver_\(cursorCount)"
        try post("DECLARE \(cursor) NO SCROLL CURSOR FOR \(statement.text)", statement)
        while true {
            try post("FETCH FORWARD \(Self.portion) FROM \(cursor)", "", awaiting: .rows)
            var count = 0
            try rows(of: try answer()) { row in
                count += 1
                try body(row)
            }
            if count < Self.portion { break }
        }
        try post("CLOSE \(cursor)", "")
    }

    /// Several statements in one journey.
    func each(_ statements: [SQLStatement], _ body: (Int, PostgresRow) throws -> Void) throws {
        guard role == .acts else {
            for (place, statement) in statements.enumerated() { try each(statement) { try body(place, $0) } }
            return
        }
        for statement in statements { try send(statement, awaiting: .rows) }
        let answers = try answers()
        defer { for answer in answers { PQclear(answer) } }
        for (place, answer) in answers.enumerated() {
            for row in 0..<PQntuples(answer) { try body(place, PostgresRow(answer: answer, row: row)) }
        }
    }

    private func rows(of answer: OpaquePointer, _ body: (PostgresRow) throws -> Void) throws {
        defer { PQclear(answer) }
        for row in 0..<PQntuples(answer) { try body(PostgresRow(answer: answer, row: row)) }
    }

    /// How many rows the statement touched, or gave.
    func run(_ statement: SQLStatement) throws -> Int {
        let answer = try ask(statement)
        defer { PQclear(answer) }
        return Int(String(cString: PQcmdTuples(answer))) ?? 0
    }

    /// Sends a statement along with the next one.
    func add(_ statement: SQLStatement) throws { try send(statement, awaiting: .answer) }

    private func send(_ statement: SQLStatement, awaiting kind: Awaited) throws {
        // Never between statements that go together: their rows are for somebody.
        if kind == .answer, awaited.count >= Self.mostUnheard { _ = try answers() }
        try goOn()
        let parameters = try PostgresParameters(statement)
        let name = try name(of: statement, parameters)
        try transmit { handle in
            parameters.withPointers { PQsendQueryPrepared(handle, name, $0, $1, $2, $3, 1) }
        }
        awaited.append(kind)
    }

    /// Runs several statements without values, as migrations are.
    func script(_ text: String) throws {
        try goOn()
        try sync()
        try settle()
        do {
            try wire.outsidePipeline { try wire.setUp(text) }
        } catch let wrong as PostgresFailure {
            throw fail(wrong)
        }
    }

    private func ask(_ statement: SQLStatement) throws -> OpaquePointer {
        try send(statement, awaiting: .rows)
        return try answer()
    }

    /// Sends a text that is used once, with the values of a statement.
    private func post(_ text: String, _ statement: SQLStatement, awaiting kind: Awaited = .answer) throws {
        try goOn()
        let parameters = try PostgresParameters(statement)
        try transmit { handle in
            parameters.withPointers { PQsendQueryParams(handle, text, $0, parameters.types, $1, $2, $3, 1) }
        }
        awaited.append(kind)
    }

    /// Puts a command on the way. One that cannot go is a failure of the transaction like any other.
    private func transmit(_ command: (OpaquePointer) -> Int32) throws {
        do { try wire.send(command) } catch let wrong as PostgresFailure { throw fail(wrong) }
    }

    private func send(_ verb: PostgresVerb) throws {
        try transmit { PQsendQueryPrepared($0, verb.name, 0, nil, nil, nil, 1) }
        awaited.append(.answer)
    }

    private func name(of statement: SQLStatement, _ parameters: PostgresParameters) throws -> String {
        let key = PreparedKey(shape: statement.shape, types: parameters.types)
        if let name = prepared[key] { return name }
        if prepared.count >= Self.mostStatements {
            for name in prepared.values { try post("DEALLOCATE \(name)", "") }
            prepared = [:]
        }
        preparedCount += 1
        let name = "klaver_\(preparedCount)"
        let text = statement.text
        try transmit { PQsendPrepare($0, name, text, Int32(parameters.types.count), parameters.types) }
        awaited.append(.answer)
        prepared[key] = name
        unheard.append(key)
        return name
    }

    // MARK: Answers

    // What is wrong with one of many rows that are added should not show hours later.
    private static let mostUnheard = 256

    private func sync() throws {
        try transmit { PQpipelineSync($0) }
        awaited.append(.sync)
    }

    private func answer() throws -> OpaquePointer {
        guard let answer = try answers().first else { throw fail(.lost("the server gave no answer")) }
        return answer
    }

    /// Reads the answers to everything that was sent, and hands over those that are for somebody.
    private func answers() throws -> [OpaquePointer] {
        try transmit { PQsendFlushRequest($0) }
        return try settle()
    }

    /// Reads the answers to everything that was sent.
    @discardableResult
    private func settle() throws -> [OpaquePointer] {
        var kept: [OpaquePointer] = []
        do {
            try readAll(into: &kept)
        } catch let wrong as PostgresFailure {
            _ = fail(wrong)
        }
        guard let failure else { return kept }
        for answer in kept { PQclear(answer) }
        throw failure.said
    }

    private func readAll(into kept: inout [OpaquePointer]) throws {
        let expected = awaited
        awaited = []
        defer { unheard = [] }
        for each in expected {
            switch each {
            case .sync: PQclear(try wire.next())
            case .answer, .rows:
                var last: OpaquePointer?
                while let result = try wire.next() {
                    PQclear(last)
                    last = result
                    note(result)
                }
                if each == .rows, let last { kept.append(last) } else { PQclear(last) }
            }
        }
    }

    private func note(_ result: OpaquePointer) {
        let status = PQresultStatus(result)
        guard status == PGRES_FATAL_ERROR || status == PGRES_BAD_RESPONSE, failure == nil else { return }
        failure = wire.failure(in: result)
        // What was prepared along with what failed may not be there.
        for key in unheard { prepared[key] = nil }
    }

    private func fail(_ wrong: PostgresFailure) -> StorageError {
        failure = failure ?? wrong
        return wrong.said
    }

    private func goOn() throws {
        if let failure { throw failure.said }
    }

    /// Whether the server is there, as far as this side knows.
    var isUsable: Bool { wire.isUp }
}
