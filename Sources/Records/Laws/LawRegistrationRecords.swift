import Dossier
import Storage

/// Permits on a law that wait for a second worker, and those that came of it (access rule 6). No reach: who registers one has
/// none. Every statement is held to the organisations of the `LawWork`, which only the access rules make, and none reads a
/// word of the dossier.
package enum LawRegistrationRecords {
    /// What is sealed of it.
    package struct Words: Codable, Sendable, Equatable {
        package var reason: String
        /// What the first worker typed to find the dossier: all that the second one reads of it.
        package var identifier: String

        package init(reason: String, identifier: String) {
            self.reason = reason
            self.identifier = identifier
        }
    }

    package struct Row: Sendable {
        package let registration: LawRegistration
        /// In whose days its end is said.
        package let clock: DossierClock
        let sealed: [UInt8]

        package var id: GrantID { registration.id }
        package var dossier: DossierID { registration.dossier }
    }

    private static let columns: SQLStatement = """
        r.id, r.dossier_id, r.organisation_id, r.law, r.department_id, r.role, r.areas, r.themes, r.verbs, r.until_at, \
        r.made_by, r.made_at, r.ends_at, r.outcome, r.settled_by, r.settled_at, r.sealed, d.time_zone
        """
    private static let source: SQLStatement = "law_registration r JOIN dossier d ON d.id = r.dossier_id"

    /// Of an organisation of the worker, and not in a dossier of their own or of somebody they act for: there they are the person,
    /// who objects and neither answers nor ends it (rule 6).
    private static func met(by work: LawWork) -> SQLStatement {
        """
        r.organisation_id IN (\(.list(work.organisations)))
        AND \(CloseToPerson.none(of: "\(work.worker)", in: "r.dossier_id"))
        """
    }

    /// What waits for an answer, who registered first first.
    package static func waiting(limit: Int, work: LawWork, _ session: any SQLSession) throws -> [Row] {
        try session.all(
            """
            SELECT \(columns) FROM \(source)
            WHERE \(met(by: work)) AND r.outcome IS NULL AND r.ends_at > \(work.moment)
            ORDER BY r.made_at, r.id LIMIT \(limit)
            """, row)
    }

    /// How many wait for this worker: a colleague's.
    package static func countWaiting(work: LawWork, _ session: any SQLSession) throws -> Int {
        try session.first(
            """
            SELECT count(*) FROM law_registration r
            WHERE \(met(by: work)) AND r.outcome IS NULL
                AND r.ends_at > \(work.moment) AND r.made_by <> \(work.worker)
            """
        ) { Int($0.integer(0)) } ?? 0
    }

    /// What counts now and may be this worker's to end, their own first and then what ends first: the rules decide who may end
    /// which. Not of somebody who died: there the permits end by themselves (rule 26).
    package static func running(limit: Int, work: LawWork, _ session: any SQLSession) throws -> [Row] {
        try session.all(
            """
            SELECT \(columns) FROM \(source) JOIN access_grant g ON g.dossier_id = r.dossier_id AND g.id = r.id
            WHERE \(met(by: work))
                AND r.outcome = \(LawRegistration.Outcome.yes.rawValue)
                AND g.withdrawn_at IS NULL AND g.until_at > \(work.moment)
                AND (r.made_by = \(work.worker) OR r.settled_by = \(work.worker) OR r.department_id IS NULL
                    OR r.department_id IN (
                        SELECT m.department_id FROM membership m
                        WHERE m.account_id = \(work.worker) AND m.from_at <= \(work.moment)
                            AND (m.until_at IS NULL OR m.until_at > \(work.moment))))
                AND NOT EXISTS (SELECT 1 FROM death x WHERE x.dossier_id = r.dossier_id AND x.undone_at IS NULL)
            ORDER BY CASE WHEN r.made_by = \(work.worker) OR r.settled_by = \(work.worker) THEN 0 ELSE 1 END,
                g.until_at, r.id LIMIT \(limit)
            """, row)
    }

    package static func find(_ id: GrantID, work: LawWork, _ session: any SQLSession) throws -> Row? {
        try session.first(
            """
            SELECT \(columns) FROM \(source)
            WHERE r.id = \(id) AND \(met(by: work))
            """, row)
    }

    package static func open(_ row: Row, with seal: Seal) throws -> Words {
        try seal.open(Words.self, row.sealed, at: place(of: row.registration))
    }

    /// Keeps it, once: a form sent twice carries the same id.
    ///
    /// - Returns: false when that id was there already.
    package static func insert(
        _ registration: LawRegistration, _ words: Words, with seal: Seal, work: LawWork, _ session: any SQLSession
    ) throws -> Bool {
        let sealed = try seal.seal(words, at: place(of: registration))
        var department: DepartmentID?
        var role: String?
        if case .department(let id, let its) = registration.principal { (department, role) = (id, its) }
        return try session.run(
            """
            INSERT INTO law_registration (id, dossier_id, organisation_id, law, department_id, role, areas, themes, verbs,
                until_at, made_by, made_at, ends_at, sealed)
            VALUES (\(registration.id), \(registration.dossier), \(registration.organisation),
                \(registration.law.code), \(department), \(role), \(registration.scope.areas.rawValue),
                \(registration.scope.themes.rawValue), \(registration.scope.verbs.rawValue), \(registration.until),
                \(work.worker), \(work.moment), \(registration.endsAt), \(sealed))
            ON CONFLICT (id) DO NOTHING
            """) == 1
    }

    /// Ends the waiting, once.
    ///
    /// - Returns: false when somebody was first, or it is over.
    package static func settle(
        _ id: GrantID, as outcome: LawRegistration.Outcome, work: LawWork, _ session: any SQLSession
    ) throws -> Bool {
        try session.run(
            """
            UPDATE law_registration SET outcome = \(outcome.rawValue), settled_by = \(work.worker),
                settled_at = \(work.moment)
            WHERE id = \(id) AND organisation_id IN (\(.list(work.organisations))) AND outcome IS NULL
                AND ends_at > \(work.moment)
            """) == 1
    }

    /// The permit that a yes makes, once.
    ///
    /// - Returns: false when a grant of that id was there already: the first worker's form brought the id.
    package static func give(
        _ grant: Grant, of row: Row, with seal: Seal, work: LawWork, _ session: any SQLSession
    ) throws -> Bool {
        let insert = try GrantRecords.statement(grant, in: row.dossier, with: seal)
        return try session.run("\(insert) ON CONFLICT (dossier_id, id) DO NOTHING") == 1
    }

    /// Ends a permit that came of it, from now on.
    ///
    /// - Returns: false when it was over already.
    package static func end(_ row: Row, work: LawWork, _ session: any SQLSession) throws -> Bool {
        try session.run(
            """
            UPDATE access_grant SET withdrawn_at = \(work.moment)
            WHERE dossier_id = \(row.dossier) AND id = \(row.id) AND withdrawn_at IS NULL AND until_at > \(work.moment)
            """) == 1
    }

    private static func row(_ row: any SQLRow) throws -> Row {
        guard let law = Law(code: row.text(3)) else { throw StorageError.damaged("law") }
        let organisation: OrganisationID = try row.id(2)
        let department: DepartmentID? = try row.optionalID(4)
        let registration = LawRegistration(
            id: try row.id(0), dossier: try row.id(1), organisation: organisation, law: law,
            principal: department.map { .department($0, role: row.optionalText(5)) } ?? .organisation(organisation),
            scope: Scope(
                areas: AreaSet(rawValue: row.integer(6)), themes: ThemeSet(rawValue: row.integer(7)),
                verbs: VerbSet(rawValue: row.integer(8))),
            until: row.moment(9), madeBy: try row.id(10), madeAt: row.moment(11), endsAt: row.moment(12),
            outcome: row.optionalInteger(13).flatMap { LawRegistration.Outcome(rawValue: Int($0)) },
            settledBy: try row.optionalID(14), settledAt: row.optionalMoment(15))
        return Row(
            registration: registration, clock: DossierClock(zoneName: row.text(17)) ?? .amsterdam,
            sealed: row.bytes(16))
    }

    private static func place(of registration: LawRegistration) -> SealedPlace {
        SealedPlace("law_registration").with(registration.dossier).with(registration.id)
            .with(registration.organisation).with(registration.madeBy)
    }
}
