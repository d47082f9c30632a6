import CSQLite
import Storage

/// A row straight from SQLite's own memory, valid until the next one.
struct SQLiteRow: SQLRow {
    let statement: OpaquePointer

    func isNull(_ column: Int) -> Bool { sqlite3_column_type(statement, Int32(column)) == SQLITE_NULL }

    func integer(_ column: Int) -> Int64 { sqlite3_column_int64(statement, Int32(column)) }

    func text(_ column: Int) -> String {
        guard let text = sqlite3_column_text(statement, Int32(column)) else { return "" }
        let count = Int(sqlite3_column_bytes(statement, Int32(column)))
        return String(decoding: UnsafeBufferPointer(start: text, count: count), as: UTF8.self)
    }

    func bytes(_ column: Int) -> [UInt8] { blob(column).map { [UInt8]($0) } ?? [] }

    func words(_ column: Int) -> (high: UInt64, low: UInt64)? {
        guard let blob = blob(column), blob.count == 16 else { return nil }
        return (
            UInt64(bigEndian: blob.loadUnaligned(as: UInt64.self)),
            UInt64(bigEndian: blob.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
        )
    }

    private func blob(_ column: Int) -> UnsafeRawBufferPointer? {
        guard let start = sqlite3_column_blob(statement, Int32(column)) else { return nil }
        return UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, Int32(column))))
    }
}
