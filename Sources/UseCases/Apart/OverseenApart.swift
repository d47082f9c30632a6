import Dossier
import Records
import Storage

/// A withheld report that nobody looked at in time, as the privacy officer sees it: whose, by whom, since when; no word of it.
package struct OverseenWithheld: Sendable {
    package let dossier: DossierID
    package let organisation: OrganisationID
    package let person: String
    package let author: String
    package let writtenAt: Moment
    package let due: WithholdingDue
}

extension Workplace {
    private static let mostWithheld = 50

    /// What stays withheld for too long, by who of an own organisation wrote it.
    func overseenWithheld(_ oversight: Oversight) async throws -> [OverseenWithheld] {
        let (rows, owners) = try await engine.read { session in
            let rows = try OversightWithheld.late(limit: Self.mostWithheld, oversight: oversight, session)
            return (
                rows,
                try OversightRecords.owners(of: Array(Set(rows.map(\.dossier))), oversight: oversight, session)
            )
        }
        let names = try await names(of: Set(rows.map(\.author)).union(owners.values.flatMap { $0 }))
        return rows.map { row in
            OverseenWithheld(
                dossier: row.dossier, organisation: row.organisation,
                person: (owners[row.dossier] ?? []).compactMap { names[$0] }.joined(separator: ", "),
                author: names[row.author] ?? "", writtenAt: row.writtenAt, due: row.due)
        }
    }
}

/// A confined note that nobody sees any more, as the privacy officer may know of it: that there is one, and which colleagues could
/// see it. Not whose dossier it is in.
package struct OverseenConfined: Sendable {
    package let dossier: DossierID
    package let entry: EntryID
    package let colleagues: [(account: AccountID, name: String)]
}

extension Workplace {
    /// So many on one page; the next come when these have somebody.
    private static let mostConfined = 200

    /// Confined notes by who of an own organisation wrote them, of which nobody named may come in the dossier any more (rule 9).
    /// No line in the dossier's log: it would tell that there is such a note.
    func overseenConfined(_ oversight: Oversight) async throws -> [OverseenConfined] {
        let found = try await engine.read { session in
            let colleagues = try OversightConfined.colleagues(oversight: oversight, session)
            let rows = try OversightConfined.all(oversight: oversight, session)
            return try self.unseen(rows, oversight, session).prefix(Self.mostConfined).map { row in
                (row: row, colleagues: try self.nameable(in: row.dossier, colleagues, oversight, session))
            }
        }
        let names = try await names(of: Set(found.flatMap(\.colleagues)))
        return found.map { row, colleagues in
            OverseenConfined(
                dossier: row.dossier, entry: row.entry,
                colleagues: colleagues.map { ($0, names[$0] ?? "") }.sorted { $0.1 < $1.1 })
        }
    }

    /// The privacy officer names a colleague with a permit that counts in a note that nobody sees any more, without reading it.
    ///
    /// - Throws: `Refusal`; `.changedMeanwhile` when somebody sees it again; `.invalid` with the field `genoemd`.
    package func nameForNobody(
        _ account: AccountID?, in note: EntryID, of dossier: DossierID, as caller: Caller
    ) async throws {
        let (visitor, oversight) = try await overseer(caller)
        let isThere = try await engine.read {
            try OversightConfined.find(note, in: dossier, oversight: oversight, $0) != nil
        }
        guard isThere else {
            try await logStranger(at: dossier, visitor, caller, what: "oversight")
            throw Refusal.notFound
        }
        try await engine.write { session in
            let (visitor, oversight) = try self.overseer(caller, session)
            let found = try OversightConfined.find(note, in: dossier, oversight: oversight, session)
            guard let row = try self.unseen(found.map { [$0] } ?? [], oversight, session).first else {
                throw Refusal.changedMeanwhile
            }
            guard let account else { throw Refusal.invalid([FieldProblem(ApartField.named, .missing)]) }
            let colleagues = try OversightConfined.colleagues(oversight: oversight, session)
            guard try self.nameable(in: dossier, colleagues, oversight, session).contains(account) else {
                throw Refusal.invalid([FieldProblem(ApartField.named, .unknownChoice)])
            }
            try OversightConfined.name(account, in: row, oversight: oversight, session)
            var line = self.oversightLine(
                .create, ApartLog.object, note, in: dossier, oversight, of: row.organisation, caller)
            line.isConfined = true
            try LogRecords.append(line, session)
            try self.keepAlive(visitor, caller, session)
        }
    }

    /// The notes that nobody named sees any more. What decides it is read once for a dossier, however many notes it has.
    private func unseen(
        _ rows: [OversightConfined.Row], _ oversight: Oversight, _ session: any SQLSession
    ) throws -> [OversightConfined.Row] {
        var seeing: [DossierID: Set<AccountID>] = [:]
        for (dossier, notes) in Dictionary(grouping: rows, by: \.dossier) {
            seeing[dossier] = try accounts(
                notes.reduce(into: []) { $0.formUnion($1.named) }, in: dossier, oversight, session,
                where: \.seesWhatNamesThem)
        }
        return rows.filter { seeing[$0.dossier]?.isDisjoint(with: $0.named) ?? false }
    }

    /// Who of the colleagues could be named in a note of a dossier. Never the officer.
    private func nameable(
        in dossier: DossierID, _ colleagues: [AccountID], _ oversight: Oversight, _ session: any SQLSession
    ) throws -> [AccountID] {
        let others = Set(colleagues).subtracting([oversight.officer])
        let open = try accounts(others, in: dossier, oversight, session, where: \.mayBeNamedNow) ?? []
        return colleagues.filter(open.contains)
    }

    /// Those with an open account whose reach in a dossier is such; nil where the dossier is not there.
    private func accounts(
        _ accounts: Set<AccountID>, in dossier: DossierID, _ oversight: Oversight, _ session: any SQLSession,
        where isSuch: (Reach) -> Bool
    ) throws -> Set<AccountID>? {
        guard let facts = try AccessRecords.facts(of: dossier, installation: keys.installation, session) else {
            return nil
        }
        return try accounts.filter { account in
            try AccountRecords.isOpen(account, session)
                && isSuch(reach(of: account, in: facts, at: oversight.moment, session))
        }
    }
}
