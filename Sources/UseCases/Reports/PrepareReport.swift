import Dossier
import Records
import Storage

/// Somebody around the person and the themes on which they read reports: "wie leest dit".
package struct Reader: Sendable, Equatable {
    package let name: String
    package let themes: ThemeSet
}

/// What the quick report's form needs.
package struct ReportForms: Sendable {
    package let entrance: Entrance
    package let cover: DossierCover
    /// The themes the visitor may write on.
    package let themes: [Theme]
    package let people: PeopleAround
    package let readers: [Reader]
    /// What this author chose most lately.
    package let usualForm: ReportForm
    package let usualTheme: Theme?
    package let mayKeepPrivate: Bool
    package let draft: Draft?
    /// What may be chosen besides for everyone (rules 9 and 10).
    package let mayWithhold: Bool
    package let nameable: [Nameable]
}

extension Workplace {
    /// Prepares the form for a report: what may be chosen, what is likely, and who will read it.
    ///
    /// - Throws: `Refusal`; `.denied` to whoever may not write here.
    package func prepareReport(
        in dossier: DossierID, draft id: EntryID? = nil, as caller: Caller
    ) async throws -> ReportForms {
        let seal = keys.installation
        let (entrance, rows) = try await reading(dossier, as: caller) { session, reach in
            FormRows(
                cover: try DossierRecords.sealedCover(reach: reach, session),
                parties: try PeopleRecords.all(reach: reach, session),
                own: try EntryRecords.list(
                    .report, where: "e.author_id = \(reach.actor)", limit: 20, reach: reach, session),
                drafts: try DraftRecords.all(of: reach.actor, with: seal, session))
        }
        let addable = entrance.reach.themes(.add, in: .reports)
        guard !addable.isEmpty else {
            try await refuse(
                entrance.reach.refusal(for: .add, in: .reports, themes: .general), .report, nil, entrance)
        }
        let people = try await people(rows.parties, authorsOf: [], entrance)
        let forms = ReportForms(
            entrance: entrance, cover: try openCover(rows.cover, entrance),
            themes: addable.themes, people: people,
            readers: try await readers(people, entrance),
            usualForm: rows.own.map(\.form).mostFrequent.flatMap(ReportForm.init(rawValue:)) ?? .moment,
            usualTheme: rows.own.flatMap(\.themes.themes).mostFrequent
                ?? (addable.contains(.general) ? nil : addable.themes.first),
            mayKeepPrivate: entrance.reach.seesPrivateNotes,
            draft: rows.drafts.first { $0.id == id && $0.dossier == dossier },
            mayWithhold: entrance.reach.acts.contains(.withhold), nameable: try await nameable(people, entrance))
        try await log(
            LogEvent(
                action: .view, object: .draft, ground: entrance.reach.ground(for: .add, in: .reports, themes: addable)),
            entrance)
        return forms
    }

    private struct FormRows: Sendable {
        let cover: [UInt8]
        let parties: [EntryRow]
        let own: [EntryRow]
        let drafts: [Draft]
    }

    // Every reader is asked of the rules as they would ask for themselves. Who is not among the people the visitor sees
    // is not named.
    private func readers(_ people: PeopleAround, _ entrance: Entrance) async throws -> [Reader] {
        let parties = people.parties.filter { $0.body.account != nil && $0.takesPart(at: entrance.caller.at) }
        return try await engine.read { session in
            try parties.compactMap { party in
                guard let account = party.body.account, account != entrance.reach.actor else { return nil }
                let actor = try MembershipRecords.actor(account, at: entrance.caller.at, session)
                let reach = AccessRules.reach(of: actor, in: entrance.facts.withoutEmergencies, at: entrance.caller.at)
                let themes = reach.themes(.look, in: .reports)
                return themes.isEmpty ? nil : Reader(name: party.body.shortName, themes: themes)
            }
        }
    }
}

extension Sequence where Element: Hashable {
    /// The element that stands most often; of equals, the first.
    fileprivate var mostFrequent: Element? {
        var counts: [Element: Int] = [:]
        var best: (element: Element, count: Int)?
        for element in self {
            counts[element, default: 0] += 1
            if counts[element, default: 0] > best?.count ?? 0 { best = (element, counts[element, default: 0]) }
        }
        return best?.element
    }
}
