import Dossier
import Records
import Storage

/// What a request is about, as a sentence can name it.
package struct MatterLine: Sendable, Equatable {
    /// Who wrote the entry, holds the permit or looked.
    package let who: String?
    package let at: Moment
    /// The entry, for who may open it.
    package let entry: EntryID?
}

/// One request with its words, as a page shows it.
package struct RightsLine: Sendable {
    package let request: RightsRequest
    package let text: String
    package let answer: String?
    package let madeBy: String?
    package let organisation: String?
    package let matter: MatterLine?
    package let lastDay: CivilDate
    package let isLate: Bool
    /// Whether the entry is restricted by this, and they may lift that.
    package let mayLift: Bool
}

/// "Mijn rechten": what was asked in a dossier, and what came of it.
package struct RightsReading: Sendable {
    package let entrance: Entrance
    package let cover: DossierCover
    package let people: PeopleAround
    package let lines: [RightsLine]
    /// What privacy officers found of permits by law, with who holds each.
    package let reviews: [(review: ReviewRecords.Review, holder: String?)]
}

extension Workplace {
    private static let mostRequests = 100

    /// Reads the requests of a dossier, for who decides about it.
    ///
    /// - Throws: `Refusal`; `.denied` to who may not use the person's rights (rules 4, 18 and 19).
    package func readRights(of dossier: DossierID, as caller: Caller) async throws -> RightsReading {
        let installation = keys.installation
        let (entrance, rows) = try await reading(dossier, as: caller) { session, reach in
            try RightsRows(
                RightsRecords.all(limit: Self.mostRequests, reach: reach, session), reach, installation, session)
        }
        guard !entrance.reach.acts.isDisjoint(with: [.giveAccess, .takeCopy]) else {
            try await refuse(entrance.reach.refusal, RightsLog.page, nil, entrance)
        }
        let people = try await rightsPeople(rows.parties, rows.accounts(entrance.facts), entrance)
        let lines = try rows.requests.map { try line(of: $0, rows, people, entrance) }
        let reviews = try await engine.read {
            try ReviewRecords.all(limit: 20, reach: entrance.reach, with: entrance.seal, $0)
        }
        let reading = RightsReading(
            entrance: entrance, cover: try openCover(rows.cover, entrance), people: people, lines: lines,
            reviews: reviews.map { ($0, entrance.facts.holder(of: $0.grant).flatMap { people.authors[$0]?.name }) })
        try await log(LogEvent(action: .view, object: RightsLog.page), entrance)
        return reading
    }

    func rightsPeople(
        _ parties: [EntryRow], _ accounts: Set<AccountID>, _ entrance: Entrance
    ) async throws -> PeopleAround {
        var people = PeopleAround(parties: try bodies.open(parties, as: PartyBody.self, with: entrance.seal))
        let missing = accounts.subtracting(people.authors.keys)
        let seal = keys.installation
        people.add(try await engine.read { try AccountRecords.find(Array(missing), with: seal, $0) })
        return people
    }

    private func line(
        of row: RightsRecords.Row, _ rows: RightsRows, _ people: PeopleAround, _ entrance: Entrance
    ) throws -> RightsLine {
        let request = row.request
        let words = try RightsRecords.open(row, in: entrance.dossier, with: entrance.seal)
        return RightsLine(
            request: request, text: words.text, answer: words.answer, madeBy: people.authors[request.madeBy]?.name,
            organisation: request.organisation.flatMap { rows.organisations[$0] },
            matter: rows.matter(of: request, people, entrance.facts),
            lastDay: request.lastDay(entrance.clock), isLate: request.isLate(at: entrance.caller.at, entrance.clock),
            mayLift: rows.mayLift(request, entrance.reach))
    }
}

extension DossierFacts {
    /// The account a permit names; nil of a department or an organisation.
    fileprivate func holder(of grant: GrantID) -> AccountID? { grants.first { $0.id == grant }?.principal.named }
}

/// What a page of requests reads on one snapshot.
struct RightsRows: Sendable {
    let cover: [UInt8]
    let parties: [EntryRow]
    let requests: [RightsRecords.Row]
    private(set) var organisations: [OrganisationID: String] = [:]
    private var entries: [EntryID: EntryRow] = [:]
    private var lines: [LogLineID: LogLine] = [:]

    init(
        _ found: [RightsRecords.Row], _ reach: Reach, _ installation: Seal, _ session: any SQLSession
    ) throws {
        cover = try DossierRecords.sealedCover(reach: reach, session)
        parties = try PeopleRecords.all(reach: reach, session)
        var shown: [RightsRecords.Row] = []
        for row in found {
            let request = row.request
            let entry = try request.matter.entry.flatMap { try EntryRecords.find($0, reach: reach, session) }
            guard reach.mayRead(request, about: entry?.facts) else { continue }
            shown.append(row)
            // Of an entry somebody does not see, also nobody's name and no day.
            if let entry, reach.sight(of: entry.facts) != .none { entries[entry.row.id] = entry.row }
            if let id = request.organisation, organisations[id] == nil {
                organisations[id] = try OrganisationRecords.name(of: id, with: installation, session)
            }
            if let id = request.matter.logLine { lines[id] = try LogRecords.find(id, reach: reach, session)?.line }
        }
        requests = shown
    }

    /// Everybody a sentence may have to name.
    func accounts(_ facts: DossierFacts) -> Set<AccountID> {
        Set(requests.map(\.request.madeBy) + entries.values.map(\.author) + lines.values.compactMap(\.actor))
            .union(facts.grants.compactMap(\.principal.named))
    }

    /// Whether this request restricted an entry that still is.
    func mayLift(_ request: RightsRequest, _ reach: Reach) -> Bool {
        guard let id = request.matter.entry, let entry = entries[id] else { return false }
        return reach.mayLift(entry.facts(), by: request).allowed
    }

    func matter(of request: RightsRequest, _ people: PeopleAround, _ facts: DossierFacts) -> MatterLine? {
        switch request.matter {
        case .everything: nil
        case .entry(let id):
            entries[id].map { MatterLine(who: people.authors[$0.author]?.name, at: $0.occurredAt, entry: id) }
        case .permit(let id):
            facts.grants.first { $0.id == id }.map { grant in
                MatterLine(
                    who: grant.principal.named.flatMap { people.authors[$0]?.name }, at: grant.period.from, entry: nil
                )
            }
        case .logLine(let id):
            lines[id].map { line in
                MatterLine(who: line.actor.flatMap { people.authors[$0]?.name }, at: line.at, entry: nil)
            }
        }
    }
}
