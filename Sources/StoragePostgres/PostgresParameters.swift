import CLibPQ
import Storage

/// The values of one statement as libpq takes them: binary, with the type of each said, so that the server guesses nothing
/// and a number is never read as another width than it has.
struct PostgresParameters {
    /// The types of a statement's values, in order, by PostgreSQL's own numbers (`pg_type`); 0 leaves it to the server.
    /// A null has no type of its own: the column or the value it is held against gives it one.
    private(set) var types: [Oid] = []
    private var bytes: [UInt8] = []
    private var ends: [Int] = []

    init(_ statement: SQLStatement) throws {
        bytes.reserveCapacity(256)
        try statement.eachValue { _, value in try append(value) }
    }

    private mutating func append(_ value: SQLValue) throws {
        switch value {
        case .null: types.append(0)
        case .integer(let integer):
            types.append(20)
            append(word: UInt64(bitPattern: integer))
        case .text(let text):
            guard !text.utf8.contains(0) else { throw StorageError.constraint("a text holds a NUL") }
            types.append(25)
            bytes.append(contentsOf: text.utf8)
        case .bytes(let blob):
            types.append(17)
            bytes.append(contentsOf: blob)
        case .identifier(let high, let low):
            types.append(17)
            append(word: high)
            append(word: low)
        }
        ends.append(bytes.count)
    }

    private mutating func append(word: UInt64) {
        withUnsafeBytes(of: word.bigEndian) { bytes.append(contentsOf: $0) }
    }

    /// Hands over what `PQsendQueryPrepared` takes; valid inside the call only.
    func withPointers<Value>(
        _ body: (
            _ count: Int32, _ values: UnsafePointer<UnsafePointer<CChar>?>?, _ lengths: UnsafePointer<Int32>?,
            _ formats: UnsafePointer<Int32>?
        ) throws -> Value
    ) rethrows -> Value {
        // One byte more, so that an empty value has an address too: no address would be a null.
        try (bytes + [0]).withUnsafeBytes { raw in
            let start = raw.baseAddress?.assumingMemoryBound(to: CChar.self)
            var from = 0
            var values: [UnsafePointer<CChar>?] = []
            var lengths: [Int32] = []
            for (type, end) in zip(types, ends) {
                values.append(type == 0 ? nil : start.map { $0 + from })
                lengths.append(Int32(end - from))
                from = end
            }
            return try body(Int32(types.count), values, lengths, [Int32](repeating: 1, count: types.count))
        }
    }
}

/// What a prepared statement is found by: its text, and the types it was prepared for.
struct PreparedKey: Hashable {
    let shape: SQLShape
    let types: [Oid]
}
