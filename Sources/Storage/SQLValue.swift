import Dossier

/// What can be bound to a statement: the four types both engines share, and identifiers, which are sixteen bytes that
/// need no memory of their own.
package enum SQLValue: Sendable, Hashable {
    case null
    case integer(Int64)
    case text(String)
    case bytes([UInt8])
    case identifier(high: UInt64, low: UInt64)
}

/// A value that knows how it stands in the database.
package protocol SQLBindable {
    var sqlValue: SQLValue { get }
}

/// A value that was read and goes on as it is.
extension SQLValue: SQLBindable {
    package var sqlValue: SQLValue { self }
}

extension Int: SQLBindable {
    package var sqlValue: SQLValue { .integer(Int64(self)) }
}

extension Int64: SQLBindable {
    package var sqlValue: SQLValue { .integer(self) }
}

/// Booleans are 0 and 1 in both engines: PostgreSQL's own boolean reads back as another word than SQLite's.
extension Bool: SQLBindable {
    package var sqlValue: SQLValue { .integer(self ? 1 : 0) }
}

extension String: SQLBindable {
    package var sqlValue: SQLValue { .text(self) }
}

extension [UInt8]: SQLBindable {
    package var sqlValue: SQLValue { .bytes(self) }
}

extension Identifier: SQLBindable {
    package var sqlValue: SQLValue { .identifier(high: high, low: low) }
}

extension Moment: SQLBindable {
    package var sqlValue: SQLValue { .integer(milliseconds) }
}

extension Optional: SQLBindable where Wrapped: SQLBindable {
    package var sqlValue: SQLValue { self?.sqlValue ?? .null }
}
