import Storage

/// A server as its administrator has it: for statements that run outside any transaction, such as making a database.
package struct PostgresServer: Sendable {
    private let address: String

    /// - Parameter address: a connection string of a role that may do this.
    package init(_ address: String) {
        self.address = address
    }

    /// Runs one statement on a connection of its own. The text is the caller's own, never a visitor's. Blocks, as long as it
    /// takes: making a database and a checkpoint write much to a disk that others use too.
    ///
    /// - Throws: `StorageError`.
    package func run(_ text: String) throws {
        do {
            let wire = try PostgresWire(address)
            wire.patience = 600
            try wire.setUp(text)
        } catch let failure as PostgresFailure {
            throw failure.said
        }
    }
}
