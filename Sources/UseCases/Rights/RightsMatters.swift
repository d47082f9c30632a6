import Dossier
import Records
import Storage

/// What a request turns out to be about, once it is looked up; or what is wrong with what was chosen.
struct FoundMatter {
    var matter: RightsMatter?
    var entry: (row: EntryRow, facts: EntryFacts)?
    /// Whose it is: the organisation that answers.
    var organisation: OrganisationID?
    var problem: FieldProblem?
}

extension Workplace {
    /// Looks up what was chosen. What the visitor may not see is a wrong choice, like what is not there.
    func matter(of asked: AskedRight, _ entrance: Entrance, _ session: any SQLSession) throws -> FoundMatter {
        switch asked.right.needs {
        case .nothing: FoundMatter(matter: .everything)
        case .entry: try entry(asked.entry, asked.right, entrance, session)
        case .entryOrAll:
            asked.entry == nil
                ? FoundMatter(matter: .everything) : try entry(asked.entry, asked.right, entrance, session)
        // What is objected to is a permit, or what is withheld (rule 10).
        case .permitByLaw where asked.entry != nil: try entry(asked.entry, asked.right, entrance, session)
        case .permitByLaw: try permit(asked.permit, entrance, session)
        case .logLine: try logLine(asked.logLine, entrance, session)
        }
    }

    private func entry(
        _ id: EntryID?, _ right: Right, _ entrance: Entrance, _ session: any SQLSession
    ) throws -> FoundMatter {
        guard let id else { return FoundMatter(problem: FieldProblem("stuk", .missing)) }
        guard let entry = try EntryRecords.find(id, reach: entrance.reach, session),
            entrance.reach.mayAsk(right, about: entry.facts).allowed,
            right != .statement || entry.row.kind == .report
        else { return FoundMatter(problem: FieldProblem("stuk", .unknownChoice)) }
        return FoundMatter(
            matter: .entry(id), entry: entry,
            // What a parent or a neighbour wrote is not their employer's.
            organisation: entry.row.voice == .professional
                ? try AnswererRecords.organisation(
                    of: entry.row.author, at: entry.row.recordedAt, reach: entrance.reach, session) : nil)
    }

    private func permit(_ id: GrantID?, _ entrance: Entrance, _ session: any SQLSession) throws -> FoundMatter {
        guard let id else { return FoundMatter(problem: FieldProblem("toegang", .missing)) }
        guard let grant = entrance.facts.grants.first(where: { $0.id == id }),
            entrance.reach.mayObject(to: grant).allowed
        else { return FoundMatter(problem: FieldProblem("toegang", .unknownChoice)) }
        return FoundMatter(
            matter: .permit(id),
            organisation: try AnswererRecords.organisation(
                of: grant.principal, at: grant.period.from, reach: entrance.reach, session))
    }

    private func logLine(_ id: LogLineID?, _ entrance: Entrance, _ session: any SQLSession) throws -> FoundMatter {
        guard let id, let found = try LogRecords.find(id, reach: entrance.reach, session) else {
            return FoundMatter(problem: FieldProblem("regel", .unknownChoice))
        }
        return FoundMatter(matter: .logLine(id), organisation: found.line.organisation)
    }

    /// Who answers: whose it is about; else who was chosen of those who take part, or the only one there is.
    func answerer(
        of asked: AskedRight, _ found: FoundMatter, _ entrance: Entrance, _ session: any SQLSession
    ) throws -> (id: OrganisationID?, problem: FieldProblem?) {
        guard asked.right.isAnswered, found.problem == nil else { return (nil, nil) }
        if let organisation = found.organisation { return (organisation, nil) }
        let known = try AnswererRecords.organisations(reach: entrance.reach, with: keys.installation, session).map(\.id)
        if let chosen = asked.organisation, known.contains(chosen) { return (chosen, nil) }
        if known.count == 1 { return (known[0], nil) }
        return (nil, FieldProblem("organisatie", known.isEmpty ? .unknownChoice : .missing))
    }
}
