import Dossier
import Storage

/// The SQL of what is withheld from the person (access rule 10).
package enum WithheldRecords {
    /// A report about which something has to be done, without its words.
    package struct Row: Sendable {
        package let entry: EntryRow
        package let due: WithholdingDue
    }

    /// The reports of a dossier that are withheld, in full sight of the reach, and about which this actor has something to do:
    /// of others whatever is due, of their own what is late. What is late stands first.
    ///
    /// The number of the visibility stands in the statement and the kind is not for an index: so both engines use the small
    /// index of what is withheld, and do not go by all reports.
    package static func due(limit: Int, reach: Reach, _ session: any SQLSession) throws -> [Row] {
        guard reach.seesWithheld else { return [] }
        let since = reach.moment.moved(by: -WithholdingTerm.secondLookWithin)
        let late: SQLStatement = """
            (e.due_at <= \(reach.moment) OR (e.status = \(SecondLook.waits.rawValue) AND e.occurred_at <= \(since)))
            """
        return try session.all(
            """
            SELECT \(EntryRow.columns) FROM entry e
            WHERE e.dossier_id = \(reach.dossier) AND e.visibility = 3 AND (e.kind + 0) = \(EntryKind.report.rawValue)
                AND \(reach.condition(for: .report, placeholders: false))
                AND (\(late) OR (e.status = \(SecondLook.waits.rawValue) AND e.author_id <> \(reach.actor)))
            ORDER BY e.occurred_at, e.id LIMIT \(limit)
            """
        ) { try EntryRow($0, in: reach.dossier) }
        .compactMap { row in
            row.withholdingDue(at: reach.moment).map { Row(entry: row, due: $0) }
        }
        .sorted { $0.due.isLate && !$1.due.isLate }
    }

    /// Whether the person objected to a withheld report and the privacy officer agreed: for who sees it in full, since who may
    /// end it must know.
    package static func wasObjected(_ entry: EntryRow, reach: Reach, _ session: any SQLSession) throws -> Bool {
        guard entry.visibility == .withheld, reach.seesWithheld else { return false }
        return try session.first(
            """
            SELECT 1 FROM rights_request r
            WHERE r.dossier_id = \(reach.dossier) AND r.entry_id = \(entry.id) AND r.kind = \(Right.objection.rawValue)
                AND r.outcome = \(RightsRequest.Outcome.granted.rawValue)
            LIMIT 1
            """
        ) { _ in true } ?? false
    }

    /// Puts what was decided about a withheld report in the place of what was read: no new version, since no word changed.
    ///
    /// - Returns: false when somebody decided or wrote meanwhile, and nothing was written.
    package static func decide(
        _ old: EntryRow, _ new: EntryRow, reach: Reach, _ session: any SQLSession
    ) throws -> Bool {
        try session.run(
            """
            UPDATE entry SET visibility = \(new.visibility.rawValue), status = \(new.status), due_at = \(new.dueAt),
                recorded_at = \(new.recordedAt), sealed = \(new.sealed)
            WHERE dossier_id = \(reach.dossier) AND id = \(old.id) AND version = \(old.version)
                AND visibility = \(old.visibility.rawValue) AND status = \(old.status)
                AND due_at IS NOT DISTINCT FROM \(old.dueAt)
            """) == 1
    }

    /// What hangs on a report that the person may read now, they may read too: sealed anew, level by level, since a document
    /// can hang on a reaction.
    package static func share(
        childrenOf parent: EntryRow, reach: Reach, with seal: Seal, _ session: any SQLSession
    ) throws {
        var level = [parent.id]
        while !level.isEmpty {
            let rows = try session.all(
                """
                SELECT \(EntryRow.columns) FROM entry e
                WHERE e.dossier_id = \(reach.dossier) AND e.parent_id IN (\(.list(level)))
                    AND e.parent_area IS NOT NULL AND e.visibility = \(Visibility.withheld.rawValue)
                """
            ) { try EntryRow($0, in: reach.dossier) }
            for row in rows {
                let words = try seal.openWords(row.sealed, at: row.place)
                let shown = row.apart(.shared, status: row.status, dueAt: row.dueAt, recordedAt: row.recordedAt)
                try session.add(
                    """
                    UPDATE entry SET visibility = \(shown.visibility.rawValue),
                        sealed = \(try seal.seal(words: words, at: shown.place))
                    WHERE dossier_id = \(row.dossier) AND id = \(row.id)
                    """)
            }
            level = rows.map(\.id)
        }
    }
}

extension EntryRow {
    /// What has to be done about it, where it is a report that is withheld. One of a former release says nothing of a second
    /// look; its words do.
    package func withholdingDue(at moment: Moment) -> WithholdingDue? {
        guard visibility == .withheld else { return nil }
        return WithholdingTerm.due(
            secondLook: SecondLook(rawValue: status) ?? .confirmed, since: occurredAt, reviewAt: dueAt, at: moment)
    }

    /// The same row for other eyes, its words not yet sealed to it.
    package func apart(_ visibility: Visibility, status: Int, dueAt: Moment?, recordedAt: Moment) -> EntryRow {
        EntryRow(
            dossier: dossier, id: id, kind: kind, parent: parent, parentArea: parentArea, themes: themes,
            ownThemes: ownThemes, voice: voice, form: form, author: author, visibility: visibility, status: status,
            occurredAt: occurredAt, recordedAt: recordedAt, dueAt: dueAt, version: version, restrictedAt: restrictedAt)
    }
}
