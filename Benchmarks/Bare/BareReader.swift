import Dossier
import Foundation
import GRDB
import Storage

/// Reads the same rows with GRDB alone: every column of every row, and nothing done with them.
struct BareReader: Sendable {
    private let pool: DatabasePool

    init(path: String) throws {
        var configuration = Configuration()
        configuration.maximumReaderCount = 4
        configuration.prepareDatabase { database in
            try database.execute(sql: "PRAGMA cache_size = -16384")
        }
        pool = try DatabasePool(path: path, configuration: configuration)
    }

    func read(_ statements: [ReadStatement]) async throws -> Int {
        try await pool.read { database in
            var bytes = 0
            for statement in statements {
                let prepared = try database.cachedStatement(sql: statement.sql)
                try prepared.setArguments(StatementArguments(statement.values.map(Self.value)))
                let rows = try Row.fetchCursor(prepared)
                while let row = try rows.next() {
                    for column in 0..<row.count { bytes += Self.size(of: row[column]) }
                }
            }
            return bytes
        }
    }

    /// The statements that made the table of entries and its indexes.
    func schemaOfEntries() throws -> [String] {
        try pool.read {
            try String.fetchAll(
                $0,
                sql: "SELECT sql FROM sqlite_master WHERE tbl_name = 'entry' AND sql IS NOT NULL ORDER BY type DESC")
        }
    }

    private static func size(of value: DatabaseValue) -> Int {
        switch value.storage {
        case .blob(let data): data.count
        case .string(let text): text.utf8.count
        case .null, .int64, .double: 8
        }
    }

    private static func value(_ value: SQLValue) -> DatabaseValue {
        switch value {
        case .null: .null
        case .integer(let integer): integer.databaseValue
        case .text(let text): text.databaseValue
        case .bytes(let bytes): Data(bytes).databaseValue
        case .identifier(let high, let low): Data(AccountID(high: high, low: low).bytes).databaseValue
        }
    }
}
