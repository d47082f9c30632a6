import Dossier
import Storage

/// The requests a privacy officer answers (access rule 22). No reach: the officer has none. Every statement is held to the
/// organisations of the `Oversight`, which only the access rules make, and none reads a word of an entry.
package enum OversightRecords {
    /// A request as the officer meets it: in which dossier, in whose days.
    package struct Row: Sendable {
        package let dossier: DossierID
        package let clock: DossierClock
        package let row: RightsRecords.Row

        package var request: RightsRequest { row.request }
    }

    /// What waits for an answer: who asked first, first.
    package static func waiting(
        limit: Int, oversight: Oversight, _ session: any SQLSession
    ) throws -> [Row] {
        try rows("r.outcome IS NULL ORDER BY r.made_at, r.id LIMIT \(limit)", oversight, session)
    }

    /// What was settled last.
    package static func settled(
        limit: Int, oversight: Oversight, _ session: any SQLSession
    ) throws -> [Row] {
        try rows("r.outcome IS NOT NULL ORDER BY r.settled_at DESC, r.id LIMIT \(limit)", oversight, session)
    }

    package static func count(oversight: Oversight, _ session: any SQLSession) throws -> Int {
        try session.first(
            """
            SELECT count(*) FROM rights_request r
            WHERE r.organisation_id IN (\(.list(oversight.organisations))) AND r.outcome IS NULL
            """
        ) { Int($0.integer(0)) } ?? 0
    }

    package static func find(
        _ id: RightsRequestID, in dossier: DossierID, oversight: Oversight, _ session: any SQLSession
    ) throws -> Row? {
        try rows("r.dossier_id = \(dossier) AND r.id = \(id)", oversight, session).first
    }

    /// Keeps an answer, or why more time is needed, on a request that waits. An answer comes below what was said about more
    /// time.
    ///
    /// - Returns: false when it was answered or taken back meanwhile.
    package static func answer(
        _ row: Row, _ answer: RightsAnswer, text: String, oversight: Oversight, with seal: Seal,
        _ session: any SQLSession
    ) throws -> Bool {
        let id = row.request.id
        let place = RightsRecords.answerPlace(of: id, in: row.dossier)
        let said = try row.row.sealedAnswer.map { try seal.open(String.self, $0, at: place) + "\n\n" } ?? ""
        let sealed = try seal.seal(said + text, at: place)
        let own: SQLStatement = """
            dossier_id = \(row.dossier) AND id = \(id) AND outcome IS NULL
                AND organisation_id IN (\(.list(oversight.organisations)))
            """
        guard let outcome = answer.outcome else {
            return try session.run(
                """
                UPDATE rights_request SET extended_at = \(oversight.moment), answer_sealed = \(sealed)
                WHERE \(own) AND extended_at IS NULL
                """) == 1
        }
        return try session.run(
            """
            UPDATE rights_request SET outcome = \(outcome.rawValue), settled_by = \(oversight.officer),
                settled_at = \(oversight.moment), answer_sealed = \(sealed)
            WHERE \(own)
            """) == 1
    }

    /// Of whom the matter of a request is, and from when: who wrote the entry, holds the permit, or looked. Nil where it is
    /// about everything, or nothing may be said of it.
    package static func matter(
        of row: Row, oversight: Oversight, _ session: any SQLSession
    ) throws -> (who: AccountID?, at: Moment)? {
        switch row.request.matter {
        case .everything: return nil
        case .entry: return try entry(of: row, oversight: oversight, session).map { ($0.author, $0.at) }
        case .logLine: return try look(of: row, oversight: oversight, session).map { ($0.actor, $0.at) }
        case .permit(let id):
            // Whoever registered or confirmed it is whom it is about, to the officer they are (rule 6).
            return try OversightPermits.find(id, in: row.dossier, oversight: oversight, session)
                .map { (oversight.concerns($0.parties) ? oversight.officer : $0.principal.named, $0.from) }
        }
    }

    /// Who wrote the entry a request is about, what kind it is and when it was: no word, no theme.
    private static func entry(
        of row: Row, oversight: Oversight, _ session: any SQLSession
    ) throws -> (author: AccountID, at: Moment)? {
        try session.first(
            """
            SELECT e.author_id, e.occurred_at FROM rights_request r
            JOIN entry e ON e.dossier_id = r.dossier_id AND e.id = r.entry_id
            WHERE r.dossier_id = \(row.dossier) AND r.id = \(row.request.id)
                AND r.organisation_id IN (\(.list(oversight.organisations)))
                AND (e.visibility = \(Visibility.shared.rawValue)
                    OR (e.visibility = \(Visibility.withheld.rawValue) AND r.kind = \(Right.objection.rawValue)))
            """
        ) { (try $0.id(0), $0.moment(1)) }
    }

    /// Who looked, in the line a request is about.
    private static func look(
        of row: Row, oversight: Oversight, _ session: any SQLSession
    ) throws -> (actor: AccountID?, at: Moment)? {
        try session.first(
            """
            SELECT l.actor_id, l.at FROM rights_request r
            JOIN log_line l ON l.dossier_id = r.dossier_id AND l.id = r.line_id
            WHERE r.dossier_id = \(row.dossier) AND r.id = \(row.request.id) AND l.confined = 0
                AND r.organisation_id IN (\(.list(oversight.organisations)))
            """
        ) { (try $0.optionalID(0), $0.moment(1)) }
    }

    /// Whose dossiers these are: the accounts of their owners, so that a person can be named without opening a word.
    package static func owners(
        of dossiers: [DossierID], oversight: Oversight, _ session: any SQLSession
    ) throws -> [DossierID: [AccountID]] {
        guard !dossiers.isEmpty else { return [:] }
        var owners: [DossierID: [AccountID]] = [:]
        try session.each(
            """
            SELECT dossier_id, account_id FROM dossier_owner WHERE dossier_id IN (\(.list(dossiers)))
            ORDER BY dossier_id, account_id
            """
        ) { owners[try $0.id(0), default: []].append(try $0.id(1)) }
        return owners
    }

    /// Not a dossier of the officer's own, nor of somebody they act for: there they are the person, whom rules 9 and 10 keep out.
    static func notTheOwn(_ dossier: SQLStatement, _ oversight: Oversight) -> SQLStatement {
        CloseToPerson.none(of: "\(oversight.officer)", in: dossier)
    }

    /// Whom a permit names that is of an own organisation at a moment: it, a department, or somebody who works there, each as
    /// `holder_id` with its `organisation_id`.
    static func holders(_ oversight: Oversight, at moment: SQLStatement) -> SQLStatement {
        let own: SQLStatement = .list(oversight.organisations)
        return """
            SELECT o.id AS holder_id, o.id AS organisation_id FROM organisation o WHERE o.id IN (\(own))
            UNION SELECT t.id, t.organisation_id FROM department t WHERE t.organisation_id IN (\(own))
            UNION SELECT m.account_id, m.organisation_id FROM membership m
            WHERE m.organisation_id IN (\(own)) AND m.office = \(Office.worker.rawValue)
                AND m.from_at <= \(moment) AND (m.until_at IS NULL OR m.until_at > \(moment))
            """
    }

    private static func rows(
        _ rest: SQLStatement, _ oversight: Oversight, _ session: any SQLSession
    ) throws -> [Row] {
        try session.all(
            """
            SELECT \(RightsRecords.columns), r.dossier_id, d.time_zone
            FROM rights_request r JOIN dossier d ON d.id = r.dossier_id
            WHERE r.organisation_id IN (\(.list(oversight.organisations))) AND \(rest)
            """
        ) { row in
            Row(
                dossier: try row.id(14), clock: DossierClock(zoneName: row.text(15)) ?? .amsterdam,
                row: try RightsRecords.row(row))
        }
    }
}
