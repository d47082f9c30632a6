import Dossier
import Records
import Storage

/// One dossier as it stands on a list, with what is new in it.
package struct ListedDossier: Sendable {
    package let entrance: Entrance
    package let cover: DossierCover
    package let unread: Int
    package let next: Entry<MeetingBody>?
    package let lastWritten: Moment?
    package let openAgreements: [Entry<AgreementBody>]
    package let unreadReports: [Entry<ReportBody>]
    package let people: PeopleAround
    /// Withheld reports about which they have something to do (rule 10).
    package let withheld: [WithheldTask]

    package var facts: DossierFacts { entrance.facts }
    package var reach: Reach { entrance.reach }
    package var id: DossierID { entrance.dossier }
    package var isOwn: Bool { reach.standing == .person || reach.standing == .representative }
}

/// What somebody finds when they sign in: the own dossiers, and those others share with them.
package struct Home: Sendable {
    package let visitor: Visitor
    package let dossiers: [ListedDossier]
    /// What they may read of what they wrote and did not send (access rule 11).
    package let drafts: [Draft]
    /// Of those about a dossier they are not let in to any more: until when they copy the words out.
    package let draftsToCopy: [EntryID: Moment]
    /// How many they cannot read any more since a little while.
    package let draftsOver: Int
    /// Who began those that a privacy officer handed out.
    package let draftAuthors: [AccountID: String]
    /// How many requests wait for them as a privacy officer; nil for anybody else.
    package let overseen: Int?
    /// Emergency access in a dossier they decide about, until they have seen it.
    package let emergencies: [EmergencyNotice]
    /// Permits on a law in a dossier they decide about, until they have seen it.
    package let lawNotices: [LawNotice]
    /// What else there is to say of the dossiers they decide about.
    package let ownNotices: [OwnNotice]
    /// How many permits on a law wait for their yes or no; nil for who works nowhere with a law.
    package let lawWaiting: Int?
    /// How many seats wait where they are an administrator; nil for anybody else.
    package let administered: Int?
    package let at: Moment
}

extension Workplace {
    /// Reads the home of whoever is signed in. Each dossier that stands on it gets its own line in its log ("stond op
    /// een lijst"), all in one batch, durable before this returns.
    ///
    /// - Throws: `Refusal`.
    package func readHome(as caller: Caller) async throws -> Home {
        let seal = keys.installation
        let (visitor, candidates, drafts) = try await engine.read { session -> (Visitor, [DossierID], OwnDrafts) in
            let someone = try self.visitor(of: caller, session)
            return (
                someone, try AccessRecords.candidates(for: someone.actor, at: caller.at, session),
                try OwnDrafts(of: someone.actor, at: caller.at, with: seal, session)
            )
        }
        let dossiers = try await listed(candidates, of: visitor, as: caller)
        let authors = Set(drafts.drafts.compactMap(\.from))
        let draftAuthors = authors.isEmpty ? [:] : try await names(of: authors)
        let overseen = try await requestsWaiting(for: visitor, at: caller.at)
        let emergencies = try await emergencyNotices(dossiers)
        let lawNotices = try await lawNotices(dossiers)
        let ownNotices = try await ownNotices(dossiers, at: caller.at)
        let lawWaiting = try await lawPermitsWaiting(for: visitor, at: caller.at)
        let administered = try await seatsWaiting(for: visitor, at: caller.at)
        let lines = try dossiers.map { try line(for: LogEvent(action: .listed, object: .home), $0.entrance) }
        do {
            try await engine.write { session in
                for line in lines { try LogRecords.append(line, session) }
                try self.keepAlive(visitor, caller, session)
            }
        } catch {
            throw Refusal.logUnavailable
        }
        return Home(
            visitor: visitor, dossiers: dossiers, drafts: drafts.drafts, draftsToCopy: drafts.toCopy,
            draftsOver: drafts.over, draftAuthors: draftAuthors, overseen: overseen,
            emergencies: emergencies, lawNotices: lawNotices, ownNotices: ownNotices, lawWaiting: lawWaiting,
            administered: administered,
            at: caller.at)
    }

    /// The dossiers of a list that this visitor may know of, each with what is new in it.
    func listed(_ ids: [DossierID], of visitor: Visitor, as caller: Caller) async throws -> [ListedDossier] {
        guard !ids.isEmpty else { return [] }
        let keys = keys.installation
        let now = caller.at
        let rows = try await engine.read { session in
            try ids.compactMap { id -> ListedRows? in
                guard let facts = try AccessRecords.facts(of: id, installation: keys, session) else { return nil }
                let reach = AccessRules.reach(of: visitor.actor, in: facts, at: now)
                guard reach.knowsDossier else { return nil }
                return try ListedRows(facts: facts, reach: reach, at: now, session)
            }
        }
        var dossiers: [ListedDossier] = []
        for row in rows {
            let seal = try await vault.seal(of: row.reach.dossier)
            var people = PeopleAround(parties: try bodies.open(row.parties, as: PartyBody.self, with: seal))
            let writers = Set(row.unreadReports.map(\.author) + row.withheld.map(\.author))
            let missing = writers.subtracting(people.authors.keys)
            if !missing.isEmpty {
                people.add(try await engine.read { try AccountRecords.find(Array(missing), with: keys, $0) })
            }
            dossiers.append(
                ListedDossier(
                    entrance: Entrance(
                        Look(visitor: visitor), facts: row.facts, reach: row.reach, seal: seal, caller: caller),
                    cover: try DossierRecords.openCover(row.cover, of: row.reach.dossier, with: seal, bodies),
                    unread: row.unread,
                    next: try bodies.open(row.next, as: MeetingBody.self, with: seal).first,
                    lastWritten: row.lastWritten,
                    openAgreements: try bodies.open(row.agreements, as: AgreementBody.self, with: seal),
                    unreadReports: try bodies.open(row.unreadReports, as: ReportBody.self, with: seal),
                    people: people, withheld: row.withheld))
        }
        return dossiers
    }
}

private struct ListedRows: Sendable {
    let facts: DossierFacts
    let reach: Reach
    let cover: [UInt8]
    let parties: [EntryRow]
    let unread: Int
    let next: [EntryRow]
    let lastWritten: Moment?
    let agreements: [EntryRow]
    let unreadReports: [EntryRow]
    let withheld: [WithheldTask]

    init(facts: DossierFacts, reach: Reach, at now: Moment, _ session: any SQLSession) throws {
        self.facts = facts
        self.reach = reach
        cover = try DossierRecords.sealedCover(reach: reach, session)
        parties = try PeopleRecords.all(reach: reach, session)
        let readUntil = try TimelineRecords.readUntil(reach: reach, session) ?? now.moved(by: -30 * Moment.day)
        unread = try TimelineRecords.unread(since: readUntil, reach: reach, session)
        unreadReports =
            unread == 0 ? [] : try TimelineRecords.unreadReports(since: readUntil, limit: 4, reach: reach, session)
        next = try session.all(
            CalendarRecords.coming(after: now.moved(by: -Moment.hour), limit: 1, reach: reach))
        lastWritten = try EntryRecords.list(
            .report, where: "e.author_id = \(reach.actor)", limit: 1, reach: reach, session
        ).first?.occurredAt
        agreements = try session.all(PlanRecords.currentAgreements(since: now, limit: 20, reach: reach))
        withheld = try reach.withheldTasks(session)
    }
}
