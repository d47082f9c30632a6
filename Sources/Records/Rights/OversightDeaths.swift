import Dossier
import Storage

/// The dossiers of people who died in which an own organisation had a permit that counted when that was registered, and what
/// next of kin got there from an own officer (access rules 22 and 26). No reach: the officer has none, and reads no word of an entry.
package enum OversightDeaths {
    package struct Row: Sendable {
        package let dossier: DossierID
        /// The own one that had a permit then.
        package let organisation: OrganisationID
        package let clock: DossierClock
        package let death: Death
    }

    /// What next of kin got.
    package struct KinPermit: Sendable {
        package let id: GrantID
        package let account: AccountID
        package let areas: AreaSet
        package let themes: ThemeSet
        package let until: Moment?
        let sealed: [UInt8]
    }

    /// Those that count, what was registered last first.
    package static func all(
        limit: Int, oversight: Oversight, with installation: Seal, _ session: any SQLSession
    ) throws -> [Row] {
        try rows("ORDER BY x.registered_at DESC, x.id LIMIT \(limit)", oversight, installation, session)
    }

    package static func find(
        _ dossier: DossierID, oversight: Oversight, with installation: Seal, _ session: any SQLSession
    ) throws -> Row? {
        try rows("AND x.dossier_id = \(dossier)", oversight, installation, session).first
    }

    /// What next of kin may look at now, by an officer of an own organisation (rule 22).
    package static func permits(in row: Row, oversight: Oversight, _ session: any SQLSession) throws -> [KinPermit] {
        let moment = oversight.moment
        return try session.all(
            """
            SELECT g.id, g.principal_id, g.areas, g.themes, g.until_at, g.sealed FROM access_grant g
            WHERE g.dossier_id = \(row.dossier) AND g.next_of_kin = 1 AND g.withdrawn_at IS NULL
                AND g.until_at > \(moment) AND \(own(oversight)) ORDER BY g.id
            """
        ) { found in
            KinPermit(
                id: try found.id(0), account: try found.id(1), areas: AreaSet(rawValue: found.integer(2)),
                themes: ThemeSet(rawValue: found.integer(3)), until: found.optionalMoment(4), sealed: found.bytes(5))
        }
    }

    package static func open(_ permit: KinPermit, in row: Row, with seal: Seal) throws -> GrantRecords.Words {
        try seal.open(GrantRecords.Words.self, permit.sealed, at: GrantRecords.place(of: permit.id, in: row.dossier))
    }

    /// Lets next of kin look, once: a form sent twice carries the same id.
    ///
    /// - Returns: false when it was given already.
    package static func give(
        _ grant: Grant, in row: Row, oversight: Oversight, with seal: Seal, _ session: any SQLSession
    ) throws -> Bool {
        let insert = try GrantRecords.statement(grant, in: row.dossier, with: seal)
        return try session.run("\(insert) ON CONFLICT (dossier_id, id) DO NOTHING") == 1
    }

    /// Ends what next of kin got, from now on; no other permit.
    ///
    /// - Returns: false when it was over already.
    package static func stop(
        _ grant: GrantID, in row: Row, oversight: Oversight, _ session: any SQLSession
    ) throws -> Bool {
        try session.run(
            """
            UPDATE access_grant SET withdrawn_at = \(oversight.moment)
            WHERE dossier_id = \(row.dossier) AND id = \(grant) AND withdrawn_at IS NULL AND id IN (
                SELECT g.id FROM access_grant g
                WHERE g.dossier_id = \(row.dossier) AND g.next_of_kin = 1 AND \(own(oversight)))
            """) == 1
    }

    /// It is not so: the dossier is again what it was, with who says so and why.
    ///
    /// - Returns: false when somebody said so before.
    package static func undo(
        _ row: Row, why: String, oversight: Oversight, with seal: Seal, _ session: any SQLSession
    ) throws -> Bool {
        let sealed = try seal.seal(why, at: DeathRecords.undonePlace(of: row.death.id, in: row.dossier))
        try DeathRecords.endKin(in: row.dossier, at: oversight.moment, session)
        return try session.run(
            """
            UPDATE death SET undone_at = \(oversight.moment), undone_by = \(oversight.officer), undone_sealed = \(sealed)
            WHERE dossier_id = \(row.dossier) AND id = \(row.death.id) AND undone_at IS NULL
            """) == 1
    }

    /// Whoever gave it guarded privacy for an own organisation when they did.
    private static func own(_ oversight: Oversight) -> SQLStatement {
        """
        g.given_by IN (SELECT m.account_id FROM membership m
            WHERE m.organisation_id IN (\(.list(oversight.organisations)))
                AND m.office = \(Office.privacyOfficer.rawValue)
                AND m.from_at <= g.from_at AND (m.until_at IS NULL OR m.until_at > g.from_at))
        """
    }

    private static func rows(
        _ rest: SQLStatement, _ oversight: Oversight, _ installation: Seal, _ session: any SQLSession
    ) throws -> [Row] {
        return try session.all(
            """
            SELECT x.dossier_id, x.id, x.registered_by, x.registered_at, x.day_sealed, d.time_zone, x.organisation_id
            FROM (SELECT x.*, (
                SELECT h.organisation_id
                FROM access_grant g JOIN (\(OversightRecords.holders(oversight, at: "x.registered_at"))) h
                    ON h.holder_id = g.principal_id
                WHERE g.dossier_id = x.dossier_id AND g.effect = 1
                    AND g.next_of_kin IS NULL AND g.from_at <= x.registered_at
                    AND (g.until_at IS NULL OR g.until_at > x.registered_at)
                    AND (g.withdrawn_at IS NULL OR g.withdrawn_at > x.registered_at)
                    AND (\(GrantRecords.isRegisteredAsAsked)
                        OR g.basis NOT IN (\(LegalBasis.legalTask.rawValue), \(LegalBasis.vitalInterest.rawValue)))
                ORDER BY h.organisation_id LIMIT 1) AS organisation_id FROM death x) x
            JOIN dossier d ON d.id = x.dossier_id
            WHERE x.undone_at IS NULL AND x.organisation_id IS NOT NULL
                AND \(OversightRecords.notTheOwn("x.dossier_id", oversight))
                \(rest)
            """
        ) { found in
            let dossier: DossierID = try found.id(0)
            let id: DeathID = try found.id(1)
            let day = try installation.open(
                CivilDate.self, found.bytes(4), at: DeathRecords.dayPlace(of: id, in: dossier))
            return Row(
                dossier: dossier, organisation: try found.id(6),
                clock: DossierClock(zoneName: found.text(5)) ?? .amsterdam,
                death: Death(
                    id: id, day: day, registeredBy: try found.optionalID(2), registeredAt: found.moment(3)))
        }
    }
}
