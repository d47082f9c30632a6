import Dossier
import Storage

/// A line of the log with the number it has in its dossier and its leaf in the tree, once the sequencer gave them.
package struct NumberedLine: Sendable {
    package let line: LogLine
    package let number: Int64?
    package let leaf: Int64?
}

/// The SQL of the access log. Lines are only ever added.
package enum LogRecords {
    package static func append(_ line: LogLine, _ session: any SQLSession) throws {
        try session.add(
            """
            INSERT INTO log_line (id, dossier_id, at, action, outcome, actor_id, behalf_id, standing, role,
                organisation_id, purpose, ground, ground_id, object_kind, object_id, confined, origin, request_id,
                detail, salt)
            VALUES (\(line.id), \(line.dossier), \(line.at), \(line.action.rawValue), \(line.outcome.rawValue),
                \(line.actor), \(line.onBehalfOf), \(line.standing), \(line.role), \(line.organisation),
                \(line.purpose.rawValue), \(line.ground), \(line.groundID), \(line.object.rawValue), \(line.objectID),
                \(line.isConfined), \(line.origin), \(line.request), \(line.detail), \(line.salt))
            """)
    }

    static let columns: SQLStatement = """
        l.id, l.dossier_id, l.at, l.action, l.outcome, l.actor_id, l.behalf_id, l.standing, l.role, l.organisation_id, \
        l.purpose, l.ground, l.ground_id, l.object_kind, l.object_id, l.confined, l.origin, l.request_id, l.detail, \
        l.salt, l.number, l.leaf
        """

    static func line(_ row: any SQLRow) throws -> NumberedLine {
        // A value that is not of the vocabulary was put there by somebody else: it shows as a damaged line.
        guard let action = LogAction(rawValue: Int(row.integer(3))),
            let outcome = LogOutcome(rawValue: Int(row.integer(4))),
            let purpose = LogPurpose(rawValue: Int(row.integer(10))),
            let object = LogObject(rawValue: Int(row.integer(13)))
        else { throw StorageError.damaged("log line") }
        let line = LogLine(
            id: try row.id(0), dossier: try row.id(1), at: row.moment(2), action: action, outcome: outcome,
            actor: try row.optionalID(5), onBehalfOf: try row.optionalID(6), standing: Int(row.integer(7)),
            role: row.text(8), organisation: try row.optionalID(9), purpose: purpose, ground: Int(row.integer(11)),
            groundID: try row.optionalID(12), object: object, objectID: try row.optionalID(14),
            isConfined: row.integer(15) != 0, origin: row.text(16), request: try row.id(17),
            detail: row.optionalBytes(18), salt: row.bytes(19))
        return NumberedLine(line: line, number: row.optionalInteger(20), leaf: row.optionalInteger(21))
    }

    /// Whether SQL finds a line by the very values it reads as. A column of another storage class reads alike and compares
    /// otherwise (`confined = 'x'` reads as 0), which would hide a line from its readers and not from its hash.
    static func isFound(_ numbered: NumberedLine, _ session: any SQLSession) throws -> Bool {
        let line = numbered.line
        return try session.first(
            """
            SELECT 1 FROM log_line l WHERE l.id = \(line.id) AND l.dossier_id = \(line.dossier) AND l.at = \(line.at)
                AND l.action = \(line.action.rawValue) AND l.outcome = \(line.outcome.rawValue)
                AND l.actor_id IS NOT DISTINCT FROM \(line.actor)
                AND l.behalf_id IS NOT DISTINCT FROM \(line.onBehalfOf) AND l.standing = \(line.standing)
                AND l.role = \(line.role) AND l.organisation_id IS NOT DISTINCT FROM \(line.organisation)
                AND l.purpose = \(line.purpose.rawValue) AND l.ground = \(line.ground)
                AND l.ground_id IS NOT DISTINCT FROM \(line.groundID) AND l.object_kind = \(line.object.rawValue)
                AND l.object_id IS NOT DISTINCT FROM \(line.objectID) AND l.confined = \(line.isConfined)
                AND l.origin = \(line.origin) AND l.request_id = \(line.request)
                AND l.detail IS NOT DISTINCT FROM \(line.detail) AND l.salt = \(line.salt)
                AND l.number IS NOT DISTINCT FROM \(numbered.number) AND l.leaf IS NOT DISTINCT FROM \(numbered.leaf)
            """, { _ in true }) ?? false
    }

    /// What the reader of a dossier's log sees: newest first, without lines about confined entries that do not name
    /// the reader (access rule 9). Needs the act of reading the log (rule 4).
    package static func lines(
        from start: Moment, until end: Moment, actor: AccountID?, of organisation: OrganisationID? = nil, limit: Int,
        reach: Reach, _ session: any SQLSession
    ) throws -> [NumberedLine] {
        guard reach.acts.contains(.readLog) else { return [] }
        let byActor: SQLStatement = actor.map { "l.actor_id = \($0)" } ?? "1 = 1"
        let ofOrganisation: SQLStatement = organisation.map { "l.organisation_id = \($0)" } ?? "1 = 1"
        return try session.all(
            """
            SELECT \(columns) FROM log_line l
            WHERE l.dossier_id = \(reach.dossier) AND l.at >= \(start) AND l.at < \(end) AND \(byActor)
                AND \(ofOrganisation) AND \(mayRead(reach))
            ORDER BY l.at DESC, l.id DESC LIMIT \(limit)
            """, line)
    }

    /// One line of a dossier's log, for who may read it (rule 4) and, where it is about a confined entry, is named (rule 9).
    package static func find(_ id: LogLineID, reach: Reach, _ session: any SQLSession) throws -> NumberedLine? {
        guard reach.acts.contains(.readLog) else { return nil }
        return try session.first(
            """
            SELECT \(columns) FROM log_line l
            WHERE l.dossier_id = \(reach.dossier) AND l.id = \(id) AND \(mayRead(reach))
            """, line)
    }

    /// Who stands in a dossier's log, for the filter by person.
    package static func actors(
        from start: Moment, until end: Moment, reach: Reach, _ session: any SQLSession
    ) throws -> [AccountID] {
        guard reach.acts.contains(.readLog) else { return [] }
        return try session.all(
            """
            SELECT DISTINCT l.actor_id FROM log_line l
            WHERE l.dossier_id = \(reach.dossier) AND l.at >= \(start) AND l.at < \(end) AND l.actor_id IS NOT NULL
                AND \(mayRead(reach))
            """
        ) { try $0.id(0) }
    }

    /// How many others looked since a moment, for the one quiet line at home.
    package static func lookers(since start: Moment, reach: Reach) -> SQLQuery<Int> {
        let mayReadLog = reach.acts.contains(.readLog)
        return SQLQuery(
            """
            SELECT count(DISTINCT l.actor_id) FROM log_line l
            WHERE \(mayReadLog ? 1 : 0) = 1 AND l.dossier_id = \(reach.dossier) AND l.at >= \(start) AND l.outcome = \(LogOutcome.done.rawValue)
                AND l.action = \(LogAction.view.rawValue) AND l.actor_id <> \(reach.actor) AND \(mayRead(reach))
            """
        ) { Int($0.integer(0)) }
    }

    /// When something was last done on the shell with a dossier that was there, for who may read its log (rule 22); nil where
    /// nothing was. That a dossier came in with a file is how it began.
    package static func lastShellAct(since start: Moment, reach: Reach, _ session: any SQLSession) throws -> Moment? {
        guard reach.acts.contains(.readLog) else { return nil }
        return try session.first(
            """
            SELECT max(l.at) FROM log_line l
            WHERE l.dossier_id = \(reach.dossier) AND l.at >= \(start) AND l.actor_id IS NULL AND l.origin = 'shell'
                AND l.action <> \(LogAction.importFile.rawValue) AND l.action <> \(LogAction.demoStarted.rawValue)
            """
        ) { $0.optionalMoment(0) } ?? nil
    }

    /// Rule 9: a line about a confined entry is for the accounts it names.
    static func mayRead(_ reach: Reach) -> SQLStatement {
        """
        (l.confined = 0 OR EXISTS (
            SELECT 1 FROM entry_named n WHERE n.dossier_id = l.dossier_id AND n.entry_id = l.object_id
                AND n.account_id = \(reach.actor)))
        """
    }
}
