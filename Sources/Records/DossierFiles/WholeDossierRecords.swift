import Dossier
import Storage

/// Reads a whole dossier for `klaver export` on the shell.
///
/// **A door without a `Reach`.** Nobody is signed in on the shell: whoever runs it holds the machine, the database and
/// the master key, and so reads everything whatever the rules say. What keeps it honest is the log: the use case writes
/// the line, with the reason, before it hands anything over. No other use case may call this file, and all the SQL of
/// that door is here (docs/access.md lists the doors).
package enum WholeDossierRecords {
    /// Nil when there is no such dossier.
    package static func read(
        _ dossier: DossierID, with seals: Seals, _ session: any SQLSession
    ) throws -> WholeDossier? {
        guard let facts = try AccessRecords.facts(of: dossier, installation: seals.installation, session) else {
            return nil
        }
        let head = try session.first("SELECT time_zone, opened_at, sealed FROM dossier WHERE id = \(dossier)") {
            (zone: $0.text(0), openedAt: $0.moment(1), cover: $0.bytes(2))
        }
        guard let head else { return nil }
        return WholeDossier(
            type: facts.type, death: facts.death, jurisdiction: facts.jurisdiction, zoneName: head.zone,
            openedAt: head.openedAt,
            cover: try DossierRecords.openCover(head.cover, of: dossier, with: seals.dossier),
            linkedKeys: try linkedKeys(of: dossier, with: seals.dossier, session),
            owners: try session.all(
                "SELECT account_id, person_id FROM dossier_owner WHERE dossier_id = \(dossier) ORDER BY person_id"
            ) { (account: try $0.id(0), person: try $0.id(1)) },
            mandates: try mandates(of: dossier, facts.mandates, with: seals.dossier, session),
            judgements: try judgements(of: dossier, with: seals.dossier, session),
            grants: try grants(of: dossier, facts.grants, with: seals.dossier, session),
            entries: try session.all(
                "SELECT \(EntryRow.columns) FROM entry e WHERE e.dossier_id = \(dossier) ORDER BY e.id"
            ) { try EntryRow($0, in: dossier) },
            earlier: try earlier(of: dossier, session), named: try named(in: dossier, session))
    }

    private static func linkedKeys(
        of dossier: DossierID, with seal: Seal, _ session: any SQLSession
    ) throws -> [String] {
        try session.all(
            "SELECT linked_hash, sealed FROM dossier_link WHERE dossier_id = \(dossier) ORDER BY position"
        ) { try seal.open(String.self, $0.bytes(1), at: DossierRecords.linkPlace(of: dossier, to: $0.bytes(0))) }
    }

    private static func mandates(
        of dossier: DossierID, _ mandates: [Mandate], with seal: Seal, _ session: any SQLSession
    ) throws -> [WholeDossier.MandateRow] {
        let rows = try session.all(
            "SELECT id, person_id, sealed FROM mandate WHERE dossier_id = \(dossier) ORDER BY id"
        ) { (id: try $0.id(0) as EntryID, person: try $0.id(1) as EntryID, sealed: $0.bytes(2)) }
        // Both were read by id on one snapshot, so that they stand beside each other.
        return try zip(rows, mandates).map { row, mandate in
            let note = try seal.open(String.self, row.sealed, at: SealedPlace("mandate").with(dossier).with(row.id))
            return WholeDossier.MandateRow(person: row.person, mandate: mandate, note: note.isEmpty ? nil : note)
        }
    }

    private static func judgements(
        of dossier: DossierID, with seal: Seal, _ session: any SQLSession
    ) throws -> [WholeDossier.JudgementRow] {
        try session.all(
            """
            SELECT id, person_id, able, judged_by, judged_at, sealed FROM ability_judgement
            WHERE dossier_id = \(dossier) ORDER BY id
            """
        ) { row in
            let id: EntryID = try row.id(0)
            let place = SealedPlace("ability_judgement").with(dossier).with(id)
            let note = try seal.open(String.self, row.bytes(5), at: place)
            return WholeDossier.JudgementRow(
                person: try row.id(1),
                judgement: AbilityJudgement(isAble: row.integer(2) == 1, judgedBy: try row.id(3), at: row.moment(4)),
                note: note.isEmpty ? nil : note)
        }
    }

    private static func grants(
        of dossier: DossierID, _ grants: [Grant], with seal: Seal, _ session: any SQLSession
    ) throws -> [Grant] {
        let words = Dictionary(
            uniqueKeysWithValues: try session.all(
                "SELECT id, sealed FROM access_grant WHERE dossier_id = \(dossier)"
            ) { row in
                let id: GrantID = try row.id(0)
                let words = try seal.open(
                    GrantRecords.Words.self, row.bytes(1), at: GrantRecords.place(of: id, in: dossier))
                return (id, words)
            })
        return grants.map { grant in
            Grant(
                id: grant.id, effect: grant.effect, principal: grant.principal, areas: grant.areas,
                themes: grant.themes, verbs: grant.verbs, entry: grant.entry, basis: grant.basis,
                law: words[grant.id]?.law, purpose: words[grant.id]?.purpose ?? "", period: grant.period,
                givenBy: grant.givenBy,
                confirmedBy: grant.confirmedBy, withdrawnAt: grant.withdrawnAt, isForNextOfKin: grant.isForNextOfKin)
        }
    }

    private static func earlier(of dossier: DossierID, _ session: any SQLSession) throws -> [EntryID: [EntryRow]] {
        let rows = try session.all(
            """
            SELECT v.entry_id, v.kind, v.version, v.themes, v.own_themes, v.author_id, v.visibility, v.occurred_at,
                v.recorded_at, v.sealed, e.parent_id, e.parent_area
            FROM entry_version v JOIN entry e ON e.dossier_id = v.dossier_id AND e.id = v.entry_id
            WHERE v.dossier_id = \(dossier) ORDER BY v.entry_id, v.version
            """
        ) { row in
            guard let kind = EntryKind(rawValue: Int(row.integer(1))),
                let visibility = Visibility(rawValue: Int(row.integer(6)))
            else { throw StorageError.damaged("entry version") }
            return EntryRow(
                dossier: dossier, id: try row.id(0), kind: kind, parent: try row.optionalID(10),
                parentArea: row.optionalInteger(11).flatMap { Area(rawValue: Int($0)) },
                themes: ThemeSet(rawValue: row.integer(3)),
                ownThemes: row.optionalInteger(4).map(ThemeSet.init(rawValue:)), voice: .person,
                author: try row.id(5), visibility: visibility, occurredAt: row.moment(7), recordedAt: row.moment(8),
                version: row.integer(2), sealed: row.bytes(9))
        }
        return Dictionary(grouping: rows, by: \.id)
    }

    private static func named(in dossier: DossierID, _ session: any SQLSession) throws -> [EntryID: Set<AccountID>] {
        var named: [EntryID: Set<AccountID>] = [:]
        try session.each("SELECT entry_id, account_id FROM entry_named WHERE dossier_id = \(dossier)") { row in
            named[try row.id(0), default: []].insert(try row.id(1))
        }
        return named
    }
}
