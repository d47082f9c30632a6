import Dossier
import Records
import Storage

/// What one colleague whose account was closed left in one dossier: how many and when, and no word.
package struct LeftDrafts: Sendable {
    package let dossier: DossierID
    package let clock: DossierClock
    package let person: String
    package let author: String
    package let drafts: [(id: EntryID, savedAt: Moment)]
}

package struct LeftDraftsReading: Sendable {
    package let visitor: Visitor
    /// What was kept last, first.
    package let left: [LeftDrafts]
    package let at: Moment
}

/// One draft that was left, and who may have it.
package struct LeftDraftForms: Sendable {
    package let visitor: Visitor
    package let dossier: DossierID
    package let id: EntryID
    package let clock: DossierClock
    package let person: String
    package let author: String
    package let savedAt: Moment
    package let colleagues: [(id: AccountID, name: String)]
    package let at: Moment
}

/// Drafts of closed accounts, as the privacy officer meets them (access rules 11 and 22): through an `Oversight`, of who worked
/// at an own organisation, without a word of them.
extension Workplace {
    fileprivate static let mostLeft = 200
    fileprivate static let mostColleagues = 200

    /// Reads which drafts wait. Every dossier they are about gets a line in its log.
    ///
    /// - Throws: `Refusal`; `.notFound` to who is no privacy officer.
    package func readLeftDrafts(as caller: Caller) async throws -> LeftDraftsReading {
        let (visitor, oversight) = try await overseer(caller)
        let (rows, owners) = try await engine.read { session in
            let rows = try LeftDraftRecords.all(limit: Self.mostLeft, oversight: oversight, session)
            return (
                rows, try OversightRecords.owners(of: Array(Set(rows.map(\.dossier))), oversight: oversight, session)
            )
        }
        let names = try await names(of: Set(owners.values.flatMap { $0 } + rows.map(\.author)))
        var left: [LeftDrafts] = []
        var listed: [DossierID: Set<AccountID>] = [:]
        for row in rows where listed[row.dossier, default: []].insert(row.author).inserted {
            left.append(
                LeftDrafts(
                    dossier: row.dossier, clock: row.clock, person: person(owners[row.dossier], names),
                    author: names[row.author] ?? "",
                    drafts: rows.filter { $0.dossier == row.dossier && $0.author == row.author }
                        .map { ($0.id, $0.savedAt) }))
        }
        try await logOversight(
            .listed, .draft,
            in: Dictionary(rows.map { ($0.dossier, $0.organisation) }, uniquingKeysWith: { first, _ in first }),
            visitor, oversight, caller)
        return LeftDraftsReading(visitor: visitor, left: left, at: caller.at)
    }

    /// What an officer chooses from to hand one out.
    ///
    /// - Throws: `Refusal`; `.notFound` for a draft that is not there for this officer.
    package func prepareHandingOut(
        _ id: EntryID, in dossier: DossierID, as caller: Caller
    ) async throws -> LeftDraftForms {
        let (visitor, oversight) = try await overseer(caller)
        let found = try await engine.read {
            session -> (row: LeftDraftRecords.Row, owners: [AccountID]?, colleagues: [AccountID])? in
            guard let row = try LeftDraftRecords.find(id, in: dossier, oversight: oversight, session) else {
                return nil
            }
            return (
                row, try OversightRecords.owners(of: [dossier], oversight: oversight, session)[dossier],
                try self.colleagues(for: row, oversight, session)
            )
        }
        guard let (row, owners, colleagues) = found else {
            try await logStranger(at: dossier, visitor, caller, what: "left draft")
            throw Refusal.notFound
        }
        let names = try await names(of: Set((owners ?? []) + colleagues + [row.author]))
        try await logOversight(.view, .draft, in: [dossier: row.organisation], visitor, oversight, caller)
        return LeftDraftForms(
            visitor: visitor, dossier: dossier, id: id, clock: row.clock, person: person(owners, names),
            author: names[row.author] ?? "", savedAt: row.savedAt,
            colleagues: colleagues.compactMap { account in names[account].map { (account, $0) } }
                .sorted { ($0.1, $0.0) < ($1.1, $1.0) }, at: caller.at)
    }

    /// Who may have a draft: each colleague is asked of the rules as they would ask for themselves.
    func colleagues(
        for row: LeftDraftRecords.Row, _ oversight: Oversight, _ session: any SQLSession
    ) throws -> [AccountID] {
        let seal = keys.installation
        guard
            let facts = try AccessRecords.facts(of: row.dossier, installation: seal, session)?.withoutEmergencies,
            let words = try LeftDraftRecords.words(of: row, oversight: oversight, with: seal, session)
        else { return [] }
        return try LeftDraftRecords.colleagues(
            of: row, limit: Self.mostColleagues, oversight: oversight, session
        ).filter { account in
            let actor = try MembershipRecords.actor(account, at: oversight.moment, session)
            let reach = AccessRules.reach(of: actor, in: facts, at: oversight.moment)
            return try oversight.mayHandOut(words.left(to: reach, session), to: reach).allowed
        }
    }

    private func person(_ owners: [AccountID]?, _ names: [AccountID: String]) -> String {
        (owners ?? []).compactMap { names[$0] }.joined(separator: ", ")
    }
}

extension DraftWords {
    fileprivate func left(to reach: Reach, _ session: any SQLSession) throws -> LeftDraft {
        guard let parent else {
            let themes = ThemeSet(themes.compactMap { Theme(fileName: $0) })
            return apart.map { .apart(themes, $0.audience) } ?? .report(themes)
        }
        return .reaction(to: try EntryRecords.find(parent, reach: reach, session)?.facts)
    }
}
