/// One SQL text with its values. Interpolation binds and never splices, so no value can become SQL:
/// `"SELECT body FROM entry WHERE id = \(id)"` has the text `… id = $1` and one value.
///
/// Placeholders are numbered in the order they stand and none stands twice; both engines accept them, and a driver may
/// bind by position.
package struct SQLStatement: ExpressibleByStringInterpolation, Sendable {
    enum Part: Sendable {
        case text(String)
        case value(SQLValue)
    }

    let parts: [Part]

    package init(stringLiteral value: StaticString) {
        parts = [.text(value.description)]
    }

    package init(stringInterpolation: StringInterpolation) {
        parts = stringInterpolation.parts
    }

    init(parts: [Part]) {
        self.parts = parts
    }

    /// The literal pieces of a statement: `StaticString` only, so that a runtime string cannot pass for SQL.
    package struct StringInterpolation: StringInterpolationProtocol {
        var parts: [Part] = []

        package init(literalCapacity: Int, interpolationCount: Int) {
            parts.reserveCapacity(2 * interpolationCount + 1)
        }

        package mutating func appendLiteral(_ literal: StaticString) {
            parts.append(.text(literal.description))
        }

        package mutating func appendInterpolation(_ value: some SQLBindable) {
            parts.append(.value(value.sqlValue))
        }

        package mutating func appendInterpolation<Value: SQLBindable>(_ value: Value?) {
            parts.append(.value(value.sqlValue))
        }

        /// Nests a piece of SQL with its own values.
        package mutating func appendInterpolation(_ fragment: SQLStatement) {
            parts.append(contentsOf: fragment.parts)
        }
    }

    /// The text with `$1 … $n`, and the values in that order.
    package func rendered() -> (sql: String, values: [SQLValue]) {
        var sql = ""
        sql.reserveCapacity(512)
        var values: [SQLValue] = []
        values.reserveCapacity(parts.count / 2)
        for part in parts {
            switch part {
            case .text(let text): sql += text
            case .value(let value):
                values.append(value)
                sql += "$"
                sql += String(values.count)
            }
        }
        return (sql, values)
    }

    /// Joins pieces with a separator, for lists of conditions and values of any length.
    package static func joined(_ pieces: [SQLStatement], by separator: StaticString) -> SQLStatement {
        var parts: [Part] = []
        for (index, piece) in pieces.enumerated() {
            if index > 0 { parts.append(.text(separator.description)) }
            parts.append(contentsOf: piece.parts)
        }
        return SQLStatement(parts: parts)
    }

    /// A list of values to stand between the brackets of `IN (…)`; must not be empty.
    package static func list(_ values: some Sequence<some SQLBindable>) -> SQLStatement {
        joined(values.map { "\($0)" }, by: ", ")
    }
}
