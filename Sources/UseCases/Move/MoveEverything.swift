import Records
import Storage
import Transparency

/// Moves an installation to other databases, of the same engine or the other one, and holds both sides against each other.
///
/// The source is read and never written. The target carries a mark until everything is there and the same; one that was
/// left half-way is emptied and filled again.
package struct MoveEverything: Sendable {
    /// One side of a move.
    package struct Side: Sendable {
        package let main: any StorageEngine
        package let keys: any StorageEngine

        package init(main: any StorageEngine, keys: any StorageEngine) {
            self.main = main
            self.keys = keys
        }
    }

    package struct Progress: Sendable {
        package let table: String
        package let done: Int
        package let of: Int
    }

    /// What was moved: rows by table, and lines of the access log that verify on both sides.
    package struct Moved: Sendable {
        package var tables: [(name: String, rows: Int)] = []
        package var logSize: Int64 = 0
    }

    /// Rows that are read and written at a time.
    private static let portion = 500

    private let source: Side
    private let target: Side
    private let keys: MasterKey

    package init(from source: Side, to target: Side, keys: MasterKey) {
        self.source = source
        self.target = target
        self.keys = keys
    }

    /// - Throws: `MoveProblem`, `StorageError`.
    package func run(progress: @Sendable (Progress) -> Void) async throws -> Moved {
        let log = try await verified(source.main, MoveProblem.sourceLogBroken)
        try await prepareTarget()
        var moved = Moved()
        var hashes: [String: ContentHash] = [:]
        let pairs = [(source.main, target.main, MovedTable.main), (source.keys, target.keys, MovedTable.keys)]
        for (from, to, tables) in pairs {
            for table in tables {
                let hash = try await copy(table, from: from, to: to, progress)
                moved.tables.append(("\(table.name)", hash.rows))
                hashes["\(table.name)"] = hash
                guard try await content(of: table, in: to) == hash else { throw MoveProblem.differs("\(table.name)") }
            }
        }
        // Once more, so that whatever came in meanwhile shows.
        for (from, _, tables) in pairs {
            for table in tables {
                guard try await content(of: table, in: from) == hashes["\(table.name)"] else {
                    throw MoveProblem.sourceChanged("\(table.name)")
                }
            }
        }
        let arrived = try await verified(target.main, MoveProblem.targetLogBroken)
        guard arrived.size == log.size, arrived.checkpoint == log.checkpoint else { throw MoveProblem.targetLogBroken }
        try await target.main.write(.apart) { try MoveRecords.finish($0) }
        moved.logSize = arrived.size
        return moved
    }

    private func verified(_ engine: any StorageEngine, _ problem: MoveProblem) async throws -> LogVerdict {
        let verifier = try LogIdentity.signer(keys).verifier
        let verdict = try await engine.scan {
            try LogVerification.verify(with: verifier, origin: LogIdentity.origin, held: [], $0)
        }
        guard verdict.findings.isEmpty else { throw problem }
        return verdict
    }

    // Only what a move of ours left half-way is ever emptied.
    private func prepareTarget() async throws {
        try await target.main.write(.apart) { session in
            if try MoveRecords.isUnfinished(session) { return }
            for table in MovedTable.main where try MoveRecords.count(of: table, session) > 0 {
                throw MoveProblem.targetHasData("\(table.name)")
            }
            try MoveRecords.begin(session)
        }
        for (engine, tables) in [(target.main, MovedTable.main), (target.keys, MovedTable.keys)] {
            try await engine.write(.apart) { session in
                for table in tables.reversed() { try MoveRecords.clear(table, session) }
            }
        }
    }

    private func copy(
        _ table: MovedTable, from: any StorageEngine, to: any StorageEngine, _ progress: @Sendable (Progress) -> Void
    ) async throws -> ContentHash {
        let total = try await from.scan { try MoveRecords.count(of: table, $0) }
        var hash = ContentHash()
        try await eachPortion(of: table, in: from) { rows in
            for row in rows { hash.add(row) }
            try await to.write(.apart) { try MoveRecords.insert(rows, into: table, $0) }
            progress(Progress(table: "\(table.name)", done: hash.rows, of: total))
        }
        return hash
    }

    private func content(of table: MovedTable, in engine: any StorageEngine) async throws -> ContentHash {
        var hash = ContentHash()
        try await eachPortion(of: table, in: engine) { rows in for row in rows { hash.add(row) } }
        return hash
    }

    private func eachPortion(
        of table: MovedTable, in engine: any StorageEngine, _ body: ([[SQLValue]]) async throws -> Void
    ) async throws {
        var last: [SQLValue]?
        while true {
            let after = last
            let rows = try await engine.read {
                try MoveRecords.rows(of: table, after: after, limit: Self.portion, $0)
            }
            if !rows.isEmpty { try await body(rows) }
            guard rows.count == Self.portion, let end = rows.last else { return }
            last = Array(end.prefix(table.keyWidth))
        }
    }
}

/// Why a move did not finish. The source is as it was.
package enum MoveProblem: Error, Equatable, CustomStringConvertible {
    case sourceLogBroken
    case targetLogBroken
    case targetHasData(String)
    case differs(String)
    case sourceChanged(String)
    case targetIsSource

    package var description: String {
        switch self {
        case .sourceLogBroken: "The access log of the source is broken: run klaver audit verify on it first."
        case .targetLogBroken: "The access log did not arrive whole. The target is not used; run the move again."
        case .targetHasData(let table): "The target holds data already (\(table)). Move to an empty database."
        case .differs(let table): "What arrived in \(table) is not what was sent. Run the move again."
        case .targetIsSource: "Say another place to move to, and two different databases."
        case .sourceChanged(let table):
            "The source changed while it was moved (\(table)): stop every server of it, and run the move again."
        }
    }
}
