import Dossier

/// One SQL text with its values. Interpolation binds and never splices, so no value can become SQL:
/// `"SELECT body FROM entry WHERE id = \(id)"` has the text `… id = $1` and one value.
///
/// Placeholders are numbered in the order they stand and none stands twice; both engines accept them, and a driver may
/// bind by position.
package struct SQLStatement: ExpressibleByStringInterpolation, Sendable {
    enum Part: Sendable {
        case text(StaticString)
        case value(SQLValue)
    }

    let parts: [Part]

    package init(stringLiteral value: StaticString) {
        parts = [.text(value)]
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
            parts.append(.text(literal))
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

    /// The text with `$1 … $n`.
    package var text: String {
        var sql = ""
        sql.reserveCapacity(512)
        var count = 0
        for part in parts {
            switch part {
            case .text(let text): sql += text.description
            case .value:
                count += 1
                sql += "$\(count)"
            }
        }
        return sql
    }

    /// The values, in the order of their placeholders.
    package var values: [SQLValue] {
        parts.compactMap { part in
            if case .value(let value) = part { value } else { nil }
        }
    }

    /// Hands over the values with their places, from 1.
    package func eachValue(_ body: (_ place: Int, _ value: SQLValue) throws -> Void) rethrows {
        var place = 0
        for part in parts {
            guard case .value(let value) = part else { continue }
            place += 1
            try body(place, value)
        }
    }

    /// Tells statements with one text from those with another, without making the text.
    package var shape: SQLShape {
        SQLShape(
            marks: parts.map { part in
                switch part {
                case .text(let text): UInt(bitPattern: text.utf8Start)
                case .value: 0
                }
            })
    }

    /// Joins pieces with a separator, for lists of conditions and values of any length.
    package static func joined(_ pieces: [SQLStatement], by separator: StaticString) -> SQLStatement {
        var parts: [Part] = []
        for (index, piece) in pieces.enumerated() {
            if index > 0 { parts.append(.text(separator)) }
            parts.append(contentsOf: piece.parts)
        }
        return SQLStatement(parts: parts)
    }

    /// A list of values to stand between the brackets of `IN (…)`; must not be empty.
    package static func list(_ values: some Sequence<some SQLBindable>) -> SQLStatement {
        joined(values.map { "\($0)" }, by: ", ")
    }
}

/// The literal pieces a statement is made of, by where they stand in the program, and the places of its values: what a
/// driver finds a prepared statement by. Literals never move, and one that starts where another does is that one.
package struct SQLShape: Hashable, Sendable {
    let marks: [UInt]
}
