import Dossier
import Records
import Storage
import TestKit
import Testing

@Suite("Verifying names the line that was touched")
struct LogVerificationTests {
    /// What can be put in a column, as an UPDATE of one row.
    struct Change: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let set: SQLStatement

        init(_ name: String, _ set: SQLStatement) {
            testDescription = name
            self.set = set
        }
    }

    /// SQLite keeps a value of another class in any column; PostgreSQL refuses it by itself.
    private static let ofAnotherClass: [Change] = [
        Change("dossier of another class", "dossier_id = CAST(dossier_id AS TEXT)"),
        Change("at, by a fraction", "at = at + 0.25"), Change("action that is no number", "action = 'x'"),
        Change("actor of another class", "actor_id = CAST(coalesce(actor_id, 'nobody') AS TEXT)"),
        Change("role with a NUL", "role = role || char(0) || 'x'"), Change("confined beyond one", "confined = 'x'"),
    ]

    static let changes: [Change] =
        (TestEngine.current == .sqlite ? ofAnotherClass : []) + [
            Change("id", "id = \(LogLineID(high: 8, low: 8))"), Change("short id", "id = \([1, 2] as [UInt8])"),
            Change("dossier", "dossier_id = \(DossierID(high: 9, low: 77))"),
            Change("at", "at = at + 1"), Change("action", "action = CASE action WHEN 3 THEN 4 ELSE 3 END"),
            Change("action of no vocabulary", "action = 99"), Change("outcome", "outcome = (outcome + 1) % 3"),
            Change("actor", "actor_id = CASE WHEN actor_id = \(Cast.joris) THEN NULL ELSE \(Cast.joris) END"),
            Change("on behalf of", "behalf_id = CASE WHEN behalf_id IS NULL THEN \(Cast.sam) ELSE NULL END"),
            Change("standing", "standing = standing + 1"), Change("role", "role = role || ' '"),
            Change("organisation", "organisation_id = \(Cast.jeugdhulp)"), Change("purpose", "purpose = 3"),
            Change("ground", "ground = ground + 1"),
            Change("ground's grant", "ground_id = \(GrantID(high: 1, low: 1))"),
            Change("kind of object", "object_kind = 2"), Change("object", "object_id = \(EntryID(high: 1, low: 1))"),
            Change("confined", "confined = 1 - confined"),
            Change("origin", "origin = 'elsewhere'"), Change("request", "request_id = \(LogLineID(high: 1, low: 1))"),
            Change("detail", "detail = \([9] as [UInt8])"), Change("empty detail", "detail = \([] as [UInt8])"),
            Change("salt", "salt = \([UInt8](repeating: 9, count: 16))"), Change("number", "number = number + 1"),
            Change("no number", "number = NULL"), Change("leaf", "leaf = leaf + 1000"),
            Change("no leaf", "leaf = NULL"),
            Change("neither number nor leaf", "number = NULL, leaf = NULL"),
        ]

    @Test("A log nobody touched has no findings, also against every checkpoint it gave out")
    func findsNothing() async throws {
        let log = try await BuiltLog.ofForty()
        let verdict = try await log.verify(held: [try await log.held()])
        #expect(verdict.findings.isEmpty)
        #expect(verdict.size == 40 && verdict.unnumbered == 0)
        #expect(verdict.checkpoint == (try log.sign(40, try await log.held().root)))
    }

    @Test("Any column of any line", arguments: changes)
    func namesChanges(_ change: Change) async throws {
        let log = try await BuiltLog.ofForty()
        for leaf in try await log.leaves() {
            let verdict = try await log.findings { session in
                let changed = try session.run("UPDATE log_line SET \(change.set) WHERE leaf = \(leaf.leaf)")
                #expect(changed == 1)
            }
            // Of a changed id the line it was is named, and maybe the one it became.
            let others = verdict.lines.subtracting([leaf.line, LogLineID(high: 8, low: 8), .zero])
            #expect(verdict.lines.contains(leaf.line), "leaf \(leaf.leaf): \(verdict.findings)")
            #expect(others.isEmpty, "leaf \(leaf.leaf): \(verdict.findings)")
        }
    }

    @Test("Any line that is removed")
    func namesRemovals() async throws {
        let log = try await BuiltLog.ofForty()
        for leaf in try await log.leaves() {
            let verdict = try await log.findings { session in
                try session.run("DELETE FROM log_line WHERE leaf = \(leaf.leaf)")
            }
            #expect(verdict.findings == [.removed(leaf: leaf.leaf, line: leaf.line)])
        }
    }

    @Test("Any two lines that trade places, with their numbers or without")
    func namesSwaps() async throws {
        let log = try await BuiltLog.ofForty()
        let leaves = try await log.leaves()
        for (one, other) in zip(leaves, leaves.dropFirst() + leaves.prefix(1)) {
            for withNumbers in [true, false] {
                let verdict = try await log.findings { session in
                    try session.run("UPDATE log_line SET leaf = -1 WHERE id = \(one.line)")
                    try session.run("UPDATE log_line SET leaf = \(one.leaf) WHERE id = \(other.line)")
                    try session.run("UPDATE log_line SET leaf = \(other.leaf) WHERE id = \(one.line)")
                    guard withNumbers else { return }
                    try session.run("UPDATE log_line SET number = \(one.number) WHERE id = \(other.line)")
                    try session.run("UPDATE log_line SET number = \(other.number) WHERE id = \(one.line)")
                }
                #expect(verdict.lines == [one.line, other.line])
                let swapped = verdict.findings.contains(.swapped(leaf: other.leaf, line: one.line))
                #expect(swapped && verdict.findings.contains(.swapped(leaf: one.leaf, line: other.line)))
            }
        }
    }

    @Test("Any two lines whose contents are swapped, with their ids or without")
    func namesSwappedContents() async throws {
        let log = try await BuiltLog.ofForty()
        let leaves = try await log.leaves()
        for (one, other) in zip(leaves, leaves.dropFirst()) {
            let contents = try await log.findings { session in
                for (to, from) in [(one, other), (other, one)] {
                    try session.run(
                        """
                        UPDATE log_line SET (actor_id, at, origin, salt, detail) = (SELECT k.actor_id, k.at, k.origin,
                            k.salt, k.detail FROM kept k WHERE k.id = \(from.line)) WHERE id = \(to.line)
                        """)
                }
            } preparing: {
                try $0.script("CREATE TEMP TABLE kept AS SELECT * FROM log_line")
            }
            #expect(contents.lines == [one.line, other.line])
            let ids = try await log.findings { session in
                try session.run("UPDATE log_line SET id = \(LogLineID.zero) WHERE leaf = \(one.leaf)")
                try session.run("UPDATE log_line SET id = \(one.line) WHERE leaf = \(other.leaf)")
                try session.run("UPDATE log_line SET id = \(other.line) WHERE leaf = \(one.leaf)")
            }
            #expect(ids.lines == [one.line, other.line])
        }
    }
}

extension BuiltLog {
    /// As `findings(held:after:)`, with something made ready inside the same transaction.
    func findings(
        after tamper: @Sendable @escaping (any SQLSession) throws -> Void,
        preparing: @Sendable @escaping (any SQLSession) throws -> Void
    ) async throws -> LogVerdict {
        try await findings { session in
            try preparing(session)
            try tamper(session)
        }
    }
}
