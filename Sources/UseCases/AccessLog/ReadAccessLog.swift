import Dossier
import Records
import Storage

/// What somebody did on one day, repeats merged.
package struct LogEntry: Sendable {
    /// The newest of the lines: what a question about it names.
    package let line: LogLineID
    package let day: CivilDate
    package let firstAt: Moment
    package let lastAt: Moment
    package let times: Int
    package let actor: AccountID?
    package let action: LogAction
    package let object: LogObject
    package let outcome: LogOutcome
    package let ground: Int
    package let groundID: GrantID?
    package let standing: Int
    /// Of a line about who acts for the person: that one was ended, where the same act also keeps one out.
    package let isEndOfMandate: Bool
    /// Of a line of who looked along: as whom (rule 20). Nil where it does not say.
    package let seat: Principal?
    /// For which organisation they did it; nil of the person, family and neighbours (rule 22).
    package let organisation: OrganisationID?

    /// The ground of who looked by emergency access (rule 21).
    package static let emergencyGround = Ground.emergency(.zero, .zero).stored
    package var isByEmergency: Bool { ground == Self.emergencyGround }
    /// What workers did to a permit on a law from outside the dossier (rule 6), and whether it waited for a second one then.
    package var isByLawWork: Bool {
        standing == Standing.none.stored && (waitsByLaw || ground == Self.lawGround || ground == Self.vitalGround)
    }
    package var waitsByLaw: Bool { ground == Ground.permitWaits(.zero).stored }
    private static let lawGround = Ground.grant(.zero, .legalTask, law: nil).stored
    private static let vitalGround = Ground.grant(.zero, .vitalInterest, law: nil).stored
    /// The ground of who looked as the privacy officer of an organisation (rule 22).
    package static let officerGround = Ground.privacyOfficer(.zero).stored
    package var isByOfficer: Bool { ground == Self.officerGround }
}

/// "Wie keek mee": the access log as the person reads it.
package struct AccessLogReading: Sendable {
    package let entrance: Entrance
    package let cover: DossierCover
    package let entries: [LogEntry]
    package let from: CivilDate
    package let until: CivilDate
    package let asked: LogQuestion
    package let actors: [AccountID]
    package let people: PeopleAround
    package let purposes: [GrantID: String]
    /// Of the permits that stand on a law, which (rule 6).
    package let laws: [GrantID: String]
    /// The names of whom somebody looked along as.
    package let seatNames: [Principal: String]
    /// How often, day by day, of everybody: the picture over time.
    package let looks: [LookCount]
    /// Those that stand in the picture, by name.
    package let organisations: [OrganisationID: String]
    /// Whether there is an organisation that can be asked why somebody looked who came for none.
    package let hasAnswerer: Bool
    package let digest: DigestState
    /// There is more than fits: narrow the period.
    package let isCut: Bool

    /// The time of the picture.
    package var span: LookSpan { LookSpan(from: max(from, until.adding(days: -LogQuestion.mostDays)), until: until) }
}

/// What somebody wants to see of the log.
package struct LogQuestion: Sendable, Equatable {
    /// The picture goes no further back than ten years.
    static let mostDays = 3_660

    /// Days that somebody chose; they go before the period.
    package var from: CivilDate?
    package var until: CivilDate?
    package var period: LookPeriod
    /// Only the lines of one person, or of one organisation.
    package var actor: AccountID?
    package var organisation: OrganisationID?

    package init(
        from: CivilDate? = nil, until: CivilDate? = nil, period: LookPeriod = .fourWeeks, actor: AccountID? = nil,
        organisation: OrganisationID? = nil
    ) {
        self.from = from
        self.until = until
        self.period = period
        self.actor = actor
        self.organisation = organisation
    }
}

extension Workplace {
    /// No more lines are read at once than this; more asks for a shorter period.
    private static let mostLogLines = 5_000

    /// Reads the access log of a dossier: between two days (inclusive), or over a period until today. Reading it is logged too.
    ///
    /// - Throws: `Refusal`; `.denied` to whoever has not the act of reading the log (rules 4 and 18).
    package func readAccessLog(
        of dossier: DossierID, _ asked: LogQuestion = LogQuestion(), as caller: Caller
    ) async throws -> AccessLogReading {
        let installation = keys.installation
        let (entrance, rows) = try await reading(dossier, as: caller) { session, reach in
            try LogRows(asked, at: caller.at, most: Self.mostLogLines, reach, installation, session)
        }
        guard entrance.reach.acts.contains(.readLog) else {
            try await refuse(entrance.reach.refusal, .accessLog, nil, entrance)
        }
        let names = try await peopleOfLog(rows.parties, rows.actors, entrance)
        let (given, reasons) = try await engine.read { session in
            (
                try GrantRecords.words(reach: entrance.reach, with: entrance.seal, session),
                try self.emergencyReasons(entrance, session)
            )
        }
        let known = Set(entrance.facts.grants.filter { entrance.knowsWhy($0) }.map(\.id))
        let whys = given.filter { known.contains($0.key) }.mapValues(\.purpose)
        let lines = rows.lines.map(\.line)
        let seats = try seats(of: lines, entrance)
        let seatNames = try await seatNames(Set(seats.values), names, entrance)
        let reading = AccessLogReading(
            entrance: entrance, cover: try openCover(rows.cover, entrance),
            entries: LogMerging.merge(lines, seats: seats, clock: entrance.clock), from: rows.first,
            until: rows.last, asked: asked, actors: rows.actors, people: names,
            purposes: reasons.merging(whys) { $1 }, laws: given.compactMapValues(\.law),
            seatNames: seatNames, looks: rows.looks, organisations: rows.organisations,
            hasAnswerer: rows.hasAnswerer, digest: digestState(rows, entrance),
            isCut: rows.lines.count == Self.mostLogLines)
        try await log(LogEvent(action: .readLog, object: .accessLog), entrance)
        return reading
    }

    private func digestState(_ rows: LogRows, _ entrance: Entrance) -> DigestState {
        DigestState(
            since: rows.digestSince, address: entrance.visitor.address,
            problem: canMail ? rows.isAddressUnproven ? .unproven : nil : .mailOff)
    }

    private func peopleOfLog(
        _ parties: [EntryRow], _ actors: [AccountID], _ entrance: Entrance
    ) async throws -> PeopleAround {
        var people = PeopleAround(parties: try bodies.open(parties, as: PartyBody.self, with: entrance.seal))
        let missing = Set(actors).subtracting(people.authors.keys)
        let seal = keys.installation
        people.add(try await engine.read { try AccountRecords.find(Array(missing), with: seal, $0) })
        return people
    }
}

/// What the page of the log reads on one snapshot.
private struct LogRows: Sendable {
    let cover: [UInt8]
    let first: CivilDate
    let last: CivilDate
    let lines: [NumberedLine]
    let actors: [AccountID]
    let parties: [EntryRow]
    let looks: [LookCount]
    let organisations: [OrganisationID: String]
    let hasAnswerer: Bool
    let digestSince: Moment?
    let isAddressUnproven: Bool

    init(
        _ asked: LogQuestion, at moment: Moment, most: Int, _ reach: Reach, _ installation: Seal,
        _ session: any SQLSession
    ) throws {
        let clock = try AccessRecords.clock(reach: reach, session)
        last = asked.until ?? clock.day(of: moment)
        first = min(asked.from ?? asked.period.first(until: last), last)
        let start = clock.moment(of: first)
        let end = clock.moment(of: last.adding(days: 1))
        cover = try DossierRecords.sealedCover(reach: reach, session)
        lines = try LogRecords.lines(
            from: start, until: end, actor: asked.actor, of: asked.organisation, limit: most, reach: reach, session)
        actors = try LogRecords.actors(from: start, until: end, reach: reach, session)
        parties = try PeopleRecords.all(reach: reach, session)
        looks = try LookRecords.counts(
            from: max(first, last.adding(days: -LogQuestion.mostDays)), until: last, clock: clock,
            exceptGround: LogEntry.officerGround, reach: reach, session)
        var names: [OrganisationID: String] = [:]
        for id in Set(looks.compactMap(\.organisation)) {
            names[id] = try OrganisationRecords.name(of: id, with: installation, session)
        }
        organisations = names
        hasAnswerer = try !AnswererRecords.organisations(reach: reach, with: installation, session).isEmpty
        digestSince = try DigestRecords.since(reach: reach, session)
        isAddressUnproven = try AccountRecords.isAddressUnproven(reach.actor, session)
    }
}
