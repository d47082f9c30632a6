import CLibPQ
import Storage

/// A row of an answer in PostgreSQL's binary form: whole numbers are big-endian, of the column's own width.
struct PostgresRow: SQLRow {
    let answer: OpaquePointer
    let row: Int32

    func isNull(_ column: Int) -> Bool { PQgetisnull(answer, row, Int32(column)) == 1 }

    /// A column of 1 (a truth), 2, 4 or 8 bytes.
    func integer(_ column: Int) -> Int64 {
        let bytes = raw(column)
        switch bytes.count {
        case 8: return Int64(bigEndian: bytes.loadUnaligned(as: Int64.self))
        case 4: return Int64(Int32(bigEndian: bytes.loadUnaligned(as: Int32.self)))
        case 2: return Int64(Int16(bigEndian: bytes.loadUnaligned(as: Int16.self)))
        case 1: return Int64(bytes[0])
        default: return 0
        }
    }

    func text(_ column: Int) -> String { String(decoding: raw(column), as: UTF8.self) }

    func bytes(_ column: Int) -> [UInt8] { [UInt8](raw(column)) }

    func words(_ column: Int) -> (high: UInt64, low: UInt64)? {
        let bytes = raw(column)
        guard bytes.count == 16 else { return nil }
        return (
            UInt64(bigEndian: bytes.loadUnaligned(as: UInt64.self)),
            UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
        )
    }

    private func raw(_ column: Int) -> UnsafeRawBufferPointer {
        let count = Int(PQgetlength(answer, row, Int32(column)))
        return UnsafeRawBufferPointer(start: PQgetvalue(answer, row, Int32(column)), count: count)
    }
}
