/// A read that can go along with others: its statement, and what each row of it becomes.
package struct SQLQuery<Element> {
    package let statement: SQLStatement
    package let read: (any SQLRow) throws -> Element

    package init(_ statement: SQLStatement, _ read: @escaping (any SQLRow) throws -> Element) {
        self.statement = statement
        self.read = read
    }
}

extension SQLSession {
    package func all<Element>(_ query: SQLQuery<Element>) throws -> [Element] {
        try all(query.statement, query.read)
    }

    package func first<Element>(_ query: SQLQuery<Element>) throws -> Element? {
        try first(query.statement, query.read)
    }

    /// Reads that need nothing of each other, in one journey where the database is elsewhere.
    package func together<each Element>(_ query: repeat SQLQuery<each Element>) throws -> (repeat [each Element]) {
        var statements: [SQLStatement] = []
        repeat statements.append((each query).statement)
        let gathered = (repeat Gathered(each query))
        var takers: [(any SQLRow) throws -> Void] = []
        repeat takers.append((each gathered).take)
        try each(statements) { try takers[$0]($1) }
        return (repeat (each gathered).elements)
    }
}

/// What came of one of several queries so far.
private final class Gathered<Element> {
    private let query: SQLQuery<Element>
    private(set) var elements: [Element] = []

    init(_ query: SQLQuery<Element>) {
        self.query = query
    }

    func take(_ row: any SQLRow) throws { elements.append(try query.read(row)) }
}
