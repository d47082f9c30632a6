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
        let principal = grant.principal.stored
        let sealed = try seal.seal(Words(purpose: grant.purpose, law: grant.law), at: place(of: grant.id, in: dossier))
        try session.add(
            """
            INSERT INTO access_grant (dossier_id, id, effect, principal_kind, principal_id, role, areas, themes, verbs,
                entry_id, basis, from_at, until_at, given_by, confirmed_by, withdrawn_at, law_given, purpose_given, sealed)
            VALUES (\(dossier), \(grant.id), \(grant.effect == .deny ? 2 : 1), \(principal.kind), \(principal.id),
                \(principal.role), \(grant.areas.rawValue), \(grant.themes.rawValue), \(grant.verbs.rawValue),
                \(grant.entry), \(grant.basis.rawValue), \(grant.period.from), \(grant.period.until), \(grant.givenBy),
                \(grant.confirmedBy), \(grant.withdrawnAt), \(grant.law?.isEmpty == false), \(!grant.purpose.isEmpty), \(sealed))
            """)
    }

    static func place(of grant: GrantID, in dossier: DossierID) -> SealedPlace {
        SealedPlace("access_grant").with(dossier).with(grant)
    }
}
