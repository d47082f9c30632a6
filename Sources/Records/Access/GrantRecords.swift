import Dossier
import Storage

/// The words of grants, and writing them. Reading them needs the dossier's seal, so whoever was denied reads nothing.
package enum GrantRecords {
    package struct Words: Codable, Sendable, Equatable {
        package var purpose: String
        package var law: String?

        package init(purpose: String, law: String?) {
            self.purpose = purpose
            self.law = law
        }
    }

    /// The words of every grant of a dossier, by id: for `Wie mag wat`.
    package static func words(
        reach: Reach, with seal: Seal, _ session: any SQLSession
    ) throws -> [GrantID: Words] {
        let rows = try session.all(
            "SELECT id, sealed FROM access_grant WHERE dossier_id = \(reach.dossier)"
        ) { (try $0.id(0) as GrantID, $0.bytes(1)) }
        return Dictionary(
            uniqueKeysWithValues: try rows.map { id, sealed in
                (id, try seal.open(Words.self, sealed, at: place(of: id, in: reach.dossier)))
            })
    }

    package static func insert(_ grant: Grant, in dossier: DossierID, with seal: Seal, _ session: any SQLSession) throws
    {
        try session.add(try statement(grant, in: dossier, with: seal))
    }

    /// Gives a grant once: a form sent twice carries the same id and gives it once.
    ///
    /// - Returns: false when a grant of that id was there already.
    package static func give(_ grant: Grant, reach: Reach, with seal: Seal, _ session: any SQLSession) throws -> Bool {
        let insert = try statement(grant, in: reach.dossier, with: seal)
        return try session.run("\(insert) ON CONFLICT (dossier_id, id) DO NOTHING") == 1
    }

    /// Takes a grant back, from now on. What was taken back before stays as it was.
    package static func withdraw(
        _ grant: GrantID, at moment: Moment, reach: Reach, _ session: any SQLSession
    ) throws {
        try session.add(
            """
            UPDATE access_grant SET withdrawn_at = \(moment)
            WHERE dossier_id = \(reach.dossier) AND id = \(grant) AND withdrawn_at IS NULL
            """)
    }

    /// Whether a permit `g` on a legal task or vital interest is registered as asked, so that it can count (rule 6): as
    /// `Grant.isRegisteredAsAsked` says it of a grant.
    static let isRegisteredAsAsked: SQLStatement = """
        (g.law_given = 1 AND g.purpose_given = 1 AND g.themes <> 0 AND g.until_at IS NOT NULL
        AND g.confirmed_by <> g.given_by)
        """

    static func statement(_ grant: Grant, in dossier: DossierID, with seal: Seal) throws -> SQLStatement {
        let principal = grant.principal.stored
        let sealed = try seal.seal(Words(purpose: grant.purpose, law: grant.law), at: place(of: grant.id, in: dossier))
        return """
            INSERT INTO access_grant (dossier_id, id, effect, principal_kind, principal_id, role, areas, themes, verbs,
                entry_id, basis, from_at, until_at, given_by, confirmed_by, withdrawn_at, law_given, purpose_given,
                next_of_kin, sealed)
            VALUES (\(dossier), \(grant.id), \(grant.effect == .deny ? 2 : 1), \(principal.kind), \(principal.id),
                \(principal.role), \(grant.areas.rawValue), \(grant.themes.rawValue), \(grant.verbs.rawValue),
                \(grant.entry), \(grant.basis.rawValue), \(grant.period.from), \(grant.period.until), \(grant.givenBy),
                \(grant.confirmedBy), \(grant.withdrawnAt), \(grant.law?.isEmpty == false), \(!grant.purpose.isEmpty),
                \(grant.isForNextOfKin ? 1 as Int64 : nil), \(sealed))
            """
    }

    static func place(of grant: GrantID, in dossier: DossierID) -> SealedPlace {
        SealedPlace("access_grant").with(dossier).with(grant)
    }
}
