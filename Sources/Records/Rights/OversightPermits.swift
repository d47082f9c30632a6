import Dossier
import Storage

/// The permits by law that a privacy officer reviews (access rule 6), of the own organisations only.
package enum OversightPermits {
    package struct Row: Sendable {
        package let dossier: DossierID
        /// The own one that holds it, or whose worker does.
        package let organisation: OrganisationID
        package let id: GrantID
        package let principal: Principal
        package let areas: AreaSet
        package let themes: ThemeSet
        package let verbs: VerbSet
        package let basis: LegalBasis
        package let from: Moment
        package let until: Moment?
        package let parties: PermitParties
        /// When it came to count, where workers of the organisation registered it here: from then the days to review run.
        package let registeredAt: Moment?
        package let clock: DossierClock
        let sealed: [UInt8]
    }

    /// Those that count now, or that were registered here, and that nobody reviewed yet: what has a last day first, and then
    /// what ends first.
    package static func unreviewed(
        limit: Int, oversight: Oversight, _ session: any SQLSession
    ) throws -> [Row] {
        try rows(
            """
            NOT EXISTS (SELECT 1 FROM permit_review v WHERE v.dossier_id = g.dossier_id AND v.grant_id = g.id)
            ORDER BY CASE WHEN r.id IS NULL THEN 1 ELSE 0 END, r.settled_at, g.until_at, g.id LIMIT \(limit)
            """, oversight, session)
    }

    package static func find(
        _ id: GrantID, in dossier: DossierID, oversight: Oversight, _ session: any SQLSession
    ) throws -> Row? {
        try rows("g.dossier_id = \(dossier) AND g.id = \(id)", oversight, session).first
    }

    package static func open(_ row: Row, with seal: Seal) throws -> GrantRecords.Words {
        try seal.open(GrantRecords.Words.self, row.sealed, at: GrantRecords.place(of: row.id, in: row.dossier))
    }

    /// Keeps what came of the review, once; one that is stopped ends now.
    ///
    /// - Returns: false when somebody reviewed it meanwhile.
    package static func review(
        _ row: Row, _ review: PermitReview, text: String, oversight: Oversight, with seal: Seal,
        _ session: any SQLSession
    ) throws -> Bool {
        let sealed = try seal.seal(text, at: place(of: row.id, in: row.dossier))
        let isKept =
            try session.run(
                """
                INSERT INTO permit_review (dossier_id, grant_id, outcome, reviewed_by, reviewed_at, sealed)
                VALUES (\(row.dossier), \(row.id), \(review.rawValue), \(oversight.officer), \(oversight.moment), \(sealed))
                ON CONFLICT (dossier_id, grant_id) DO NOTHING
                """) == 1
        if isKept, review == .stopped { try stop(row, oversight: oversight, session) }
        return isKept
    }

    /// Ends a permit of the own organisation: after a review, or on an objection that was right.
    package static func stop(_ row: Row, oversight: Oversight, _ session: any SQLSession) throws {
        try session.add(
            """
            UPDATE access_grant SET withdrawn_at = \(oversight.moment)
            WHERE dossier_id = \(row.dossier) AND id = \(row.id) AND withdrawn_at IS NULL
            """)
    }

    static func place(of grant: GrantID, in dossier: DossierID) -> SealedPlace {
        SealedPlace("permit_review").with(dossier).with(grant)
    }

    private static func rows(
        _ rest: SQLStatement, _ oversight: Oversight, _ session: any SQLSession
    ) throws -> [Row] {
        let moment = oversight.moment
        let holders = OversightRecords.holders(oversight, at: "\(moment)")
        return try session.all(
            """
            SELECT g.dossier_id, g.id, g.principal_kind, g.principal_id, g.role, g.areas, g.themes, g.verbs, g.basis,
                g.from_at, g.until_at, g.sealed, g.given_by, g.confirmed_by, r.settled_at, d.time_zone,
                CASE WHEN \(OversightRecords.notTheOwn("g.dossier_id", oversight)) THEN 0 ELSE 1 END, (
                    SELECT h.organisation_id FROM (\(holders)) h
                    WHERE h.holder_id = g.principal_id ORDER BY h.organisation_id LIMIT 1)
            FROM access_grant g JOIN dossier d ON d.id = g.dossier_id
            LEFT JOIN law_registration r ON r.id = g.id AND r.dossier_id = g.dossier_id
                AND r.outcome = \(LawRegistration.Outcome.yes.rawValue)
            WHERE g.effect = 1
                AND g.basis IN (\(LegalBasis.legalTask.rawValue), \(LegalBasis.vitalInterest.rawValue))
                AND (r.id IS NOT NULL OR (
                    g.from_at <= \(moment) AND (g.until_at IS NULL OR g.until_at > \(moment))
                    AND (g.withdrawn_at IS NULL OR g.withdrawn_at > \(moment))))
                AND g.principal_id IN (SELECT h.holder_id FROM (\(holders)) h)
                AND \(GrantRecords.isRegisteredAsAsked)
                AND \(rest)
            """
        ) { row in
            guard let basis = LegalBasis(rawValue: row.text(8)) else { throw StorageError.damaged("legal basis") }
            let principal = try AccessRecords.principal(row)
            return Row(
                dossier: try row.id(0), organisation: try row.id(17), id: try row.id(1), principal: principal,
                areas: AreaSet(rawValue: row.integer(5)), themes: ThemeSet(rawValue: row.integer(6)),
                verbs: VerbSet(rawValue: row.integer(7)), basis: basis, from: row.moment(9),
                until: row.optionalMoment(10),
                parties: PermitParties(
                    principal: principal, givenBy: try row.id(12), confirmedBy: try row.optionalID(13),
                    isOwnDossier: row.integer(16) == 1),
                registeredAt: row.optionalMoment(14), clock: DossierClock(zoneName: row.text(15)) ?? .amsterdam,
                sealed: row.bytes(11))
        }
    }
}
