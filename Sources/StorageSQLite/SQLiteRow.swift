import Foundation
import GRDB
import Storage

/// A row straight from SQLite's own memory.
struct SQLiteRow: SQLRow {
    let row: Row

    func isNull(_ column: Int) -> Bool { row.hasNull(atIndex: column) }

    func integer(_ column: Int) -> Int64 { row[column] }

    func text(_ column: Int) -> String { row[column] }

    func bytes(_ column: Int) -> [UInt8] {
        (try? row.withUnsafeData(atIndex: column) { $0.map { [UInt8]($0) } ?? [] }) ?? []
    }

    func words(_ column: Int) -> (high: UInt64, low: UInt64)? {
        try? row.withUnsafeData(atIndex: column) { data in
            guard let data, data.count == 16 else { return nil }
            return data.withUnsafeBytes { raw in
                (
                    UInt64(bigEndian: raw.loadUnaligned(as: UInt64.self)),
                    UInt64(bigEndian: raw.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
                )
            }
        }
    }
}

/// Bytes on their way into a statement.
struct DatabaseBlob {
    let data: Data

    init(_ bytes: [UInt8]) {
        data = Data(bytes)
    }

    var databaseValue: DatabaseValue { data.databaseValue }
}
