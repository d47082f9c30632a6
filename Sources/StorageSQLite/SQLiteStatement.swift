import CSQLite
import Storage

/// One prepared statement, which belongs to one connection.
final class SQLiteStatement {
    // SQLite copies what is bound before the call returns.
    private static let copies = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

    let handle: OpaquePointer

    /// - Throws: `StorageError` when the text is no SQL, or names what is not there.
    init(_ sql: String, on connection: OpaquePointer) throws {
        var prepared: OpaquePointer?
        let code = sqlite3_prepare_v3(connection, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &prepared, nil)
        guard code == SQLITE_OK, let prepared else { throw storageError(code, of: connection) }
        handle = prepared
    }

    deinit { sqlite3_finalize(handle) }

    /// - Parameter place: from 1. Positional binding is exact because a statement numbers its placeholders in the order
    ///   they stand.
    func bind(_ value: SQLValue, at place: Int) throws {
        let place = Int32(place)
        let code: Int32
        switch value {
        case .null: code = sqlite3_bind_null(handle, place)
        case .integer(let integer): code = sqlite3_bind_int64(handle, place, integer)
        case .text(let text):
            // It would be kept up to there and no further, in silence; PostgreSQL refuses it too.
            guard !text.utf8.contains(0) else { throw StorageError.constraint("a text holds a NUL") }
            let count = Int32(clamping: text.utf8.count)
            code = text.withCString { sqlite3_bind_text(handle, place, $0, count, Self.copies) }
        case .bytes(let bytes):
            code =
                bytes.isEmpty
                ? sqlite3_bind_zeroblob(handle, place, 0)
                : bytes.withUnsafeBytes {
                    sqlite3_bind_blob(handle, place, $0.baseAddress, Int32(clamping: $0.count), Self.copies)
                }
        case .identifier(let high, let low):
            code = withUnsafeBytes(of: (high.bigEndian, low.bigEndian)) {
                sqlite3_bind_blob(handle, place, $0.baseAddress, 16, Self.copies)
            }
        }
        guard code == SQLITE_OK else { throw error(code) }
    }

    /// Whether there is a row to read.
    func step() throws -> Bool {
        let code = sqlite3_step(handle)
        switch code {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        default: throw error(code)
        }
    }

    /// Lets go of the rows, and of the values that were bound.
    func reset() {
        sqlite3_reset(handle)
        sqlite3_clear_bindings(handle)
    }

    private func error(_ code: Int32) -> StorageError { storageError(code, of: sqlite3_db_handle(handle)) }
}
