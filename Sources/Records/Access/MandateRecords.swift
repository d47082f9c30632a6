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

    /// Makes a mandate the person chose. A form that is sent twice makes one.
    package static func choose(
        _ new: NewMandate, reach: Reach, with seal: Seal, _ session: any SQLSession
    ) throws -> Bool {
        try insert(new, of: reach.dossier, with: seal, session)
    }

    package static func isThere(_ id: EntryID, reach: Reach, _ session: any SQLSession) throws -> Bool {
        try session.first("SELECT 1 FROM mandate WHERE dossier_id = \(reach.dossier) AND id = \(id)") { _ in true }
            ?? false
    }

    /// Ends what somebody has on one basis; what had not begun never does.
    package static func end(
        _ account: AccountID, basis: MandateBasis, reach: Reach, _ session: any SQLSession
    ) throws {
        _ = try end(account, basis, nil, in: reach.dossier, at: reach.moment, session)
    }

    private static func end(
        _ account: AccountID, _ basis: MandateBasis, _ kind: MandateKind?, in dossier: DossierID, at moment: Moment,
        _ session: any SQLSession
    ) throws -> Int {
        let ofKind: SQLStatement = kind.map { "AND kind = \($0.stored)" } ?? ""
        return try session.run(
            """
            UPDATE mandate SET until_at = CASE WHEN from_at > \(moment) THEN from_at ELSE \(moment) END
            WHERE dossier_id = \(dossier) AND account_id = \(account) AND basis = \(basis.stored)
                AND (until_at IS NULL OR (until_at > \(moment) AND until_at > from_at)) \(ofKind)
            """)
    }
}

/// **A door without a `Reach`.** What a court, the law or a professional decided comes in on the shell, with a reason, a line in
/// the dossier's log and one in the installation's (access rules 18, 19 and 22).
extension MandateRecords {
    package static func appoint(
        _ new: NewMandate, in dossier: DossierID, with seal: Seal, _ session: any SQLSession
    ) throws {
        _ = try insert(new, of: dossier, with: seal, session)
    }

    /// Ends what a court or the law gave somebody, and never what the person chose.
    ///
    /// - Parameter office: nil: each.
    /// - Returns: how many ended.
    package static func endAppointed(
        _ account: AccountID, as office: MandateOffice?, in dossier: DossierID, at moment: Moment,
        _ session: any SQLSession
    ) throws -> Int {
        switch office {
        case .court(let kind)?:
            return try end(account, .courtAppointed, kind, in: dossier, at: moment, session)
        case .parent?:
            return try end(account, .parent, nil, in: dossier, at: moment, session)
        case nil:
            let appointed = try end(account, .courtAppointed, nil, in: dossier, at: moment, session)
            return try appointed + end(account, .parent, nil, in: dossier, at: moment, session)
        }
    }

    /// Records a judgement on the ability of the person.
    package static func judge(
        _ judgement: AbilityJudgement, note: String, id: EntryID, in dossier: DossierID, with seal: Seal,
        _ session: any SQLSession
    ) throws {
        let person: EntryID? = try session.first(
            "SELECT person_id FROM dossier_owner WHERE dossier_id = \(dossier) ORDER BY person_id LIMIT 1"
        ) { try $0.id(0) }
        let sealed = try seal.seal(note, at: SealedPlace("ability_judgement").with(dossier).with(id))
        try session.add(
            """
            INSERT INTO ability_judgement (dossier_id, id, person_id, able, judged_by, judged_at, sealed)
            VALUES (\(dossier), \(id), \(person ?? .zero), \(judgement.isAble), \(judgement.judgedBy),
                \(judgement.at), \(sealed))
            """)
    }
}
