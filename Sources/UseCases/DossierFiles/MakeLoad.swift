import Dossier
import Identity
import Records
import Storage

/// What `klaver load` made.
package struct MadeLoad: Sendable {
    package let first: DossierID
    package let personAddress: String
    package let workerAddress: String
    package let password: String
}

extension Workplace {
    private static let loadWords = [
        "Vandaag samen boodschappen gedaan en gekookt. Het ging rustig en er bleef tijd over voor koffie.",
        "Gesprek over de post van deze week. Twee brieven zijn beantwoord, de derde komt maandag aan bod.",
        "Een goede nacht. Vanochtend zelf opgestaan en op tijd de deur uit gegaan.",
        "Even gebeld over de afspraak van donderdag. Die gaat door, maar een half uur later.",
    ]

    /// Makes many dossiers of one shape: a person, a few people around them, goals, agreements, meetings, reports and
    /// grants. For measuring only; it writes through the same records and seals as everything else.
    ///
    /// - Throws: `DemoRefused` when there are accounts already.
    package func makeLoad(
        dossiers: Int, reports: Int, first: Int, progress: @Sendable (Int) -> Void, caller: Caller
    ) async throws -> MadeLoad {
        let known = try await engine.read { try AccountRecords.count($0) }
        guard known == 0 else { throw DemoRefused(accounts: known, dossiers: 0) }
        let password = "meten-is-weten"
        let hash = try await passwords.hash(password)
        let person: AccountID = NewIdentifier.make(at: caller.at)
        let worker: AccountID = NewIdentifier.make(at: caller.at)
        let keys = keys
        let team = try await engine.write { session in
            for (id, address, name) in [
                (person, "persoon@klaver.test", "Bo de Jong"), (worker, "werker@klaver.test", "Kim Visser"),
            ] {
                try AccountRecords.insert(
                    id, AccountWords(address: address, name: name),
                    addressHash: AccountRecords.hash(of: address, keys.lookup), password: hash, at: caller.at,
                    with: keys.installation, session)
            }
            let organisation = try OrganisationRecords.ensure(
                "Gemeente", language: "nl", at: caller.at, keys: keys, session)
            let team = try OrganisationRecords.ensureDepartment(
                "Wijkteam", of: organisation, at: caller.at, keys: keys, session)
            try MembershipRecords.insert(
                Membership(
                    account: worker, organisation: organisation, department: team, role: "wijkteam",
                    period: Period(from: caller.at)), office: .worker, session)
            return team
        }
        var firstID = DossierID.zero
        var done = 0
        while done < dossiers {
            let ids: [DossierID] = (0..<min(200, dossiers - done)).map { _ in NewIdentifier.make(at: caller.at) }
            if done == 0 { firstID = ids[0] }
            try await vault.makeKeys(for: ids, at: caller.at)
            var made: [LoadDossier] = []
            for (index, id) in ids.enumerated() {
                let number = done + index
                made.append(
                    try LoadDossier(
                        id: id, number: number, reports: number == 0 ? first : reports, words: Self.loadWords,
                        person: person, worker: worker, team: team,
                        seals: Seals(installation: keys.installation, dossier: try await vault.seal(of: id)),
                        lookup: keys.lookup, at: caller.at))
            }
            let batch = made
            try await engine.write { session in
                for dossier in batch { try dossier.insert(session) }
            }
            done += ids.count
            progress(done)
        }
        return MadeLoad(
            first: firstID, personAddress: "persoon@klaver.test", workerAddress: "werker@klaver.test",
            password: password)
    }
}

/// One dossier of a load, sealed and ready to be written.
private struct LoadDossier: Sendable {
    private let new: NewDossier
    private let rows: [EntryRow]
    private let grants: [Grant]
    private let seals: Seals

    init(
        id: DossierID, number: Int, reports: Int, words: [String], person: AccountID, worker: AccountID,
        team: DepartmentID, seals: Seals, lookup: LookupHash, at now: Moment
    ) throws {
        self.seals = seals
        let key = "load-\(number)"
        var maker = RowMaker(dossier: id, seal: seals.dossier, now: now)
        let oneself = try maker.party("Bo de Jong", .oneself, account: person, author: person)
        for name in ["Rik", "Noor", "Sem"] { _ = try maker.party(name, .household, account: nil, author: person) }
        let helper = try maker.party("Kim Visser", .professional, account: worker, author: person, isLead: true)
        for name in ["Jan", "Eva", "Ali"] { _ = try maker.party(name, .network, account: nil, author: person) }
        for index in 0..<3 { try maker.meeting(daysAhead: index + 1, author: worker) }
        for index in 0..<4 { try maker.agreement(owner: helper, dueIn: index * 3 - 2, author: worker) }
        for _ in 0..<3 { try maker.goal(scores: 5, author: worker) }
        for index in 0..<reports {
            try maker.report(
                words[index % words.count], hoursAgo: (reports - index) * 5, author: index % 4 == 0 ? person : worker,
                voice: index % 4 == 0 ? .person : .professional)
        }
        rows = maker.rows
        new = NewDossier(
            id: id, keyHash: DossierRecords.hash(ofKey: key, lookup), type: .person, jurisdiction: .netherlands,
            zoneName: "Europe/Amsterdam", openedAt: now,
            cover: DossierCover(key: key, title: "Bo \(number)", who: "Ik ben Bo.", language: "nl"), birthDate: nil,
            links: [], owners: number == 0 ? [NewDossier.Owner(account: person, person: oneself)] : [], mandates: [],
            judgements: [])
        grants = [
            Grant(
                id: NewIdentifier.make(at: now), effect: .permit, principal: .department(team, role: "wijkteam"),
                areas: .all, themes: .all, verbs: .all, basis: .consent, purpose: "Kim helpt mij",
                period: Period(from: now), givenBy: person)
        ]
    }

    func insert(_ session: any SQLSession) throws {
        try DossierRecords.insert(new, with: seals, session)
        for row in rows { _ = try EntryRecords.insert(row, session) }
        for grant in grants { try GrantRecords.insert(grant, in: new.id, with: seals.dossier, session) }
    }
}

private struct RowMaker {
    let dossier: DossierID
    let seal: Seal
    let now: Moment
    private(set) var rows: [EntryRow] = []

    init(dossier: DossierID, seal: Seal, now: Moment) {
        self.dossier = dossier
        self.seal = seal
        self.now = now
    }

    private mutating func add(
        _ body: some EntryBody, parent: EntryID? = nil, parentArea: Area? = nil, themes: ThemeSet = .general,
        voice: Voice = .professional, form: Int = 0, author: AccountID, status: Int = 0, at moment: Moment,
        dueAt: Moment? = nil
    ) throws -> EntryID {
        let id: EntryID = NewIdentifier.make(at: moment)
        let row = EntryRow(
            dossier: dossier, id: id, kind: type(of: body).kind, parent: parent, parentArea: parentArea, themes: themes,
            voice: voice, form: form, author: author, status: status, occurredAt: moment, recordedAt: moment,
            dueAt: dueAt)
        rows.append(try row.sealing(body, with: seal))
        return id
    }

    mutating func party(
        _ name: String, _ circle: Circle, account: AccountID?, author: AccountID, isLead: Bool = false
    ) throws -> EntryID {
        var body = PartyBody(key: nil, name: name)
        body.account = account
        body.role = circle == .professional ? "wijkteam" : nil
        body.isLead = isLead ? true : nil
        return try add(
            body, form: circle.rawValue, author: author, status: isLead ? PeopleRecords.leadStatus : 0,
            at: now.moved(by: -600 * Moment.day))
    }

    mutating func meeting(daysAhead: Int, author: AccountID) throws {
        _ = try add(
            MeetingBody(title: "Kim komt langs", place: "bij jou thuis"), form: MeetingForm.visit.rawValue,
            author: author,
            at: now.moved(by: Int64(daysAhead) * Moment.day))
    }

    mutating func agreement(owner: EntryID, dueIn days: Int, author: AccountID) throws {
        _ = try add(
            AgreementBody(text: "Kim belt de woningbouw over de deur", owner: owner), author: author,
            status: AgreementStatus.open.rawValue, at: now.moved(by: -20 * Moment.day),
            dueAt: now.moved(by: Int64(days) * Moment.day))
    }

    mutating func goal(scores: Int, author: AccountID) throws {
        let goal = try add(
            GoalBody(text: "Ik open elke maandag mijn post."), author: author, status: GoalStatus.active.rawValue,
            at: now.moved(by: -200 * Moment.day))
        for index in 0..<scores {
            _ = try add(
                ProgressBody(level: index % 5 - 2, note: "Deze week lukte het"), parent: goal,
                parentArea: .wishesAndGoals, author: author, at: now.moved(by: Int64(index - scores) * 20 * Moment.day))
        }
    }

    mutating func report(_ text: String, hoursAgo: Int, author: AccountID, voice: Voice) throws {
        let themes: ThemeSet = hoursAgo % 3 == 0 ? .of(.money) : hoursAgo % 3 == 1 ? .of(.health, .family) : .general
        _ = try add(
            ReportBody(text: text), themes: themes, voice: voice,
            form: hoursAgo % 5 == 0 ? ReportForm.success.rawValue : ReportForm.moment.rawValue, author: author,
            at: now.moved(by: -Int64(hoursAgo) * Moment.hour))
    }
}
