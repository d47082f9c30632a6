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
    private static let mostConfined = 200

    /// Confined notes by who of an own organisation wrote them, of which nobody named may come in the dossier any more (rule 9).
    /// No line in the dossier's log: it would tell that there is such a note.
    func overseenConfined(_ oversight: Oversight) async throws -> [OverseenConfined] {
        let found = try await engine.read { session in
            let colleagues = try OversightConfined.colleagues(oversight: oversight, session)
            return try OversightConfined.all(limit: Self.mostConfined, oversight: oversight, session).compactMap {
                row -> (row: OversightConfined.Row, colleagues: [AccountID])? in
                try self.orphan(row, colleagues, oversight, session).map { (row, $0) }
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
            let colleagues = try OversightConfined.colleagues(oversight: oversight, session)
            guard let row = try OversightConfined.find(note, in: dossier, oversight: oversight, session),
                let open = try self.orphan(row, colleagues, oversight, session)
            else { throw Refusal.changedMeanwhile }
            guard let account else { throw Refusal.invalid([FieldProblem(ApartField.named, .missing)]) }
            guard open.contains(account) else {
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

    /// Of a note that nobody named sees any more, who of the colleagues could; nil of one that somebody sees. Never the officer.
    private func orphan(
        _ row: OversightConfined.Row, _ colleagues: [AccountID], _ oversight: Oversight, _ session: any SQLSession
    ) throws -> [AccountID]? {
        guard let facts = try AccessRecords.facts(of: row.dossier, installation: keys.installation, session) else {
            return nil
        }
        func reach(_ account: AccountID) throws -> Reach {
            try self.reach(of: account, in: facts, at: oversight.moment, session)
        }
        let sees: (AccountID) throws -> Bool = {
            try AccountRecords.isOpen($0, session) && reach($0).seesWhatNamesThem
        }
        guard try !row.named.contains(where: sees) else { return nil }
        return try colleagues.filter {
            try $0 != oversight.officer && AccountRecords.isOpen($0, session) && reach($0).mayBeNamedNow
        }
    }
}
