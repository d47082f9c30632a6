import Dossier
import Storage

package enum MandateRecords {
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
