import Dossier
import Storage

/// A line of the log as a test looks at it.
package struct LoggedLine: Sendable, Equatable, CustomStringConvertible {
    package let dossier: DossierID
    package let action: LogAction
    package let outcome: LogOutcome
    package let object: LogObject
    package let actor: AccountID?
    package let organisation: OrganisationID?
    package let objectID: EntryID?
    package let isConfined: Bool
    package let hasDetail: Bool

    package var description: String { "\(action) \(object) \(outcome)" }
}

extension TestPlace {
    /// Every line of the log, in the order they were written: both engines put a new row behind the others, as long as
    /// the sequencer has not rewritten them.
    package func log() async throws -> [LoggedLine] {
        try await engine.read { session in
            try session.all(
                """
                SELECT dossier_id, action, outcome, object_kind, actor_id, object_id, confined, detail IS NOT NULL,
                    organisation_id
                FROM log_line ORDER BY \(TestEngine.current == .sqlite ? "rowid" : "ctid" as SQLStatement)
                """
            ) { row in
                guard let action = LogAction(rawValue: Int(row.integer(1))),
                    let outcome = LogOutcome(rawValue: Int(row.integer(2))),
                    let object = LogObject(rawValue: Int(row.integer(3)))
                else { throw StorageError.damaged("log line") }
                return LoggedLine(
                    dossier: try row.id(0), action: action, outcome: outcome, object: object,
                    actor: try row.optionalID(4), organisation: try row.optionalID(8), objectID: try row.optionalID(5),
                    isConfined: row.integer(6) == 1,
                    hasDetail: row.integer(7) == 1)
            }
        }
    }

    /// The lines that an act adds, with what it gave or threw.
    package func logged<Value: Sendable>(
        _ act: () async throws -> Value
    ) async throws -> (lines: [LoggedLine], outcome: Result<Value, any Error>) {
        let before = try await log().count
        let outcome: Result<Value, any Error>
        do { outcome = .success(try await act()) } catch { outcome = .failure(error) }
        return (Array(try await log().dropFirst(before)), outcome)
    }
}
