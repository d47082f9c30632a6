import Dossier

/// One row while it is being read: columns by their place in the SELECT, from 0.
///
/// A row is only valid inside the closure it was handed to.
package protocol SQLRow {
    func isNull(_ column: Int) -> Bool
    func integer(_ column: Int) -> Int64
    func text(_ column: Int) -> String
    func bytes(_ column: Int) -> [UInt8]
    /// The sixteen bytes of an identifier as two words; nil when the column holds anything else.
    func words(_ column: Int) -> (high: UInt64, low: UInt64)?
}

extension SQLRow {
    @inlinable package func optionalInteger(_ column: Int) -> Int64? { isNull(column) ? nil : integer(column) }
    @inlinable package func optionalText(_ column: Int) -> String? { isNull(column) ? nil : text(column) }
    @inlinable package func optionalBytes(_ column: Int) -> [UInt8]? { isNull(column) ? nil : bytes(column) }
    @inlinable package func moment(_ column: Int) -> Moment { Moment(milliseconds: integer(column)) }
    @inlinable package func optionalMoment(_ column: Int) -> Moment? {
        optionalInteger(column).map(Moment.init(milliseconds:))
    }

    /// An identifier column. A value of another length cannot come from Klaver.
    @inlinable package func id<Subject>(_ column: Int) throws -> Identifier<Subject> {
        guard let words = words(column) else { throw StorageError.damaged("identifier") }
        return Identifier(high: words.high, low: words.low)
    }

    @inlinable package func optionalID<Subject>(_ column: Int) throws -> Identifier<Subject>? {
        isNull(column) ? nil : try id(column)
    }
}

/// A conversation with the database inside one transaction.
package protocol SQLSession {
    /// Runs a statement and hands over its rows one by one, in order.
    func each(_ statement: SQLStatement, _ body: (any SQLRow) throws -> Void) throws
    /// Runs several statements that need nothing of each other, and hands over their rows with the statement's place, from
    /// 0. Where the database is elsewhere they go in one journey.
    func each(_ statements: [SQLStatement], _ body: (_ statement: Int, any SQLRow) throws -> Void) throws
    /// Runs a statement and says how many rows it touched.
    @discardableResult func run(_ statement: SQLStatement) throws -> Int
    /// Runs a statement whose outcome nobody looks at: a row that is added. Where the database is elsewhere it travels with
    /// the next statement, so what is wrong with it may show there, or at the end of the transaction.
    func add(_ statement: SQLStatement) throws
    /// Runs a migration's text: several statements, no values.
    func script(_ text: String) throws
    /// Waits until no other transaction that said this is running, and holds the others up until this one ends. For
    /// changes of the schema and whatever else one node does for all; in an `.apart` write, before anything is read.
    func alone() throws
}

extension SQLSession {
    package func each(_ statements: [SQLStatement], _ body: (_ statement: Int, any SQLRow) throws -> Void) throws {
        for (place, statement) in statements.enumerated() { try each(statement) { try body(place, $0) } }
    }

    @inlinable package func all<Value>(_ statement: SQLStatement, _ read: (any SQLRow) throws -> Value) throws
        -> [Value]
    {
        var values: [Value] = []
        try each(statement) { values.append(try read($0)) }
        return values
    }

    @inlinable package func first<Value>(_ statement: SQLStatement, _ read: (any SQLRow) throws -> Value) throws
        -> Value?
    {
        var value: Value?
        try each(statement) { row in
            if value == nil { value = try read(row) }
        }
        return value
    }
}
