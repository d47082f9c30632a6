import Dossier
import Storage

package enum MandateRecords {
    /// - Returns: false where a mandate of this id is there already.
    static func insert(
        _ new: NewMandate, of dossier: DossierID, with seal: Seal, _ session: any SQLSession
    ) throws -> Bool {
        let mandate = new.mandate
        let sealed = try seal.seal(new.note ?? "", at: SealedPlace("mandate").with(dossier).with(new.id))
        return try session.run(
            """
            INSERT INTO mandate (dossier_id, id, account_id, person_id, basis, kind, areas, themes, verbs, acts,
                excluded_areas, excluded_themes, from_at, until_at, sealed)
            VALUES (\(dossier), \(new.id), \(mandate.account), \(new.person), \(mandate.basis.stored),
                \(mandate.kind?.stored), \(mandate.areas.rawValue), \(mandate.themes.rawValue),
                \(mandate.verbs.rawValue), \(mandate.acts.rawValue), \(mandate.excludedAreas.rawValue),
                \(mandate.excludedThemes.rawValue), \(mandate.period.from), \(mandate.period.until), \(sealed))
            ON CONFLICT DO NOTHING
            """) == 1
    }

    /// Keeps a representative out of themes and areas (of every area: wholly); what was kept out before and is not named
    /// now is open again.
    package static func exclude(
        _ account: AccountID, from areas: AreaSet, themes: ThemeSet, reach: Reach, _ session: any SQLSession
    ) throws {
        try session.add(
            """
            UPDATE mandate SET excluded_areas = \(areas.rawValue), excluded_themes = \(themes.rawValue)
            WHERE dossier_id = \(reach.dossier) AND account_id = \(account)
            """)
    }
}
