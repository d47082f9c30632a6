import Storage

/// The SQL of moving everything from one database to another, row by row and as it stands: nothing is opened.
package enum MoveRecords {
    private static let marker = "moving"

    /// The rows after a key, in the order of the key.
    package static func rows(
        of table: MovedTable, after key: [SQLValue]?, limit: Int, _ session: any SQLSession
    ) throws -> [[SQLValue]] {
        let isAfter: SQLStatement = key.map { "(\(table.keyNames)) > (\(.list($0)))" } ?? "1 = 1"
        return try session.all(
            """
            SELECT \(table.columnNames) FROM \(table.table) WHERE \(isMoved(table)) AND \(isAfter)
            ORDER BY \(table.keyNames) LIMIT \(limit)
            """, table.values)
    }

    package static func count(of table: MovedTable, _ session: any SQLSession) throws -> Int {
        try session.first("SELECT count(*) FROM \(table.table)") { Int($0.integer(0)) } ?? 0
    }

    package static func insert(_ rows: [[SQLValue]], into table: MovedTable, _ session: any SQLSession) throws {
        for row in rows {
            try session.add("INSERT INTO \(table.table) (\(table.columnNames)) VALUES (\(.list(row)))")
        }
    }

    /// Whether a move to this database was begun and not finished.
    package static func isUnfinished(_ session: any SQLSession) throws -> Bool {
        try session.first("SELECT 1 FROM installation WHERE name = \(marker)", { _ in true }) ?? false
    }

    package static func begin(_ session: any SQLSession) throws {
        let nothing: [UInt8] = []
        try session.add("INSERT INTO installation (name, value) VALUES (\(marker), \(nothing))")
    }

    package static func finish(_ session: any SQLSession) throws {
        try session.add("DELETE FROM installation WHERE name = \(marker)")
    }

    /// Empties a table of a move that was not finished.
    package static func clear(_ table: MovedTable, _ session: any SQLSession) throws {
        try session.add("DELETE FROM \(table.table) WHERE \(isMoved(table))")
    }

    /// The mark of an unfinished move is of the target alone.
    private static func isMoved(_ table: MovedTable) -> SQLStatement {
        "\(table.name)" == "installation" ? "name <> \(marker)" : "1 = 1"
    }
}
