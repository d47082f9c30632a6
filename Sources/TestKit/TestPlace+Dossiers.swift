import Dossier
import Records
import Storage
import UseCases

/// Permits as the tests write them.
extension Grant {
    package static func test(
        _ effect: Effect = .permit, to principal: Principal, _ areas: AreaSet = .all, _ themes: ThemeSet = .all,
        _ verbs: VerbSet = [.look, .add], entry: EntryID? = nil, from: Moment = Day.past, until: Moment? = nil,
        id: GrantID = NewIdentifier.make(at: Day.past)
    ) -> Grant {
        Grant(
            id: id, effect: effect, principal: principal, areas: areas, themes: themes, verbs: verbs, entry: entry,
            basis: .consent, purpose: "helpt mij", period: Period(from: from, until: until), givenBy: Cast.lisa)
    }
}

extension TestPlace {
    /// A dossier of one person, with what was given in it.
    package func dossier(
        of owner: AccountID = Cast.lisa, key: String = "lisa", mandates: [Mandate] = [], grants: [Grant] = [],
        born: CivilDate? = CivilDate(year: 1988, month: 5, day: 4), in jurisdiction: Jurisdiction = .netherlands
    ) async throws -> DossierID {
        try await dossier(
            .person, of: [owner], key: key, mandates: mandates, grants: grants, born: born, in: jurisdiction)
    }

    /// The dossier of a household.
    package func household(
        of owners: [AccountID], key: String = "gezin", grants: [Grant] = []
    ) async throws -> DossierID {
        try await dossier(
            .household, of: owners, key: key, mandates: [], grants: grants, born: nil, in: .netherlands)
    }

    private func dossier(
        _ type: DossierType, of owners: [AccountID], key: String, mandates: [Mandate], grants: [Grant],
        born: CivilDate?, in jurisdiction: Jurisdiction
    ) async throws -> DossierID {
        let id: DossierID = NewIdentifier.make(at: now)
        try await vault.makeKeys(for: [id], at: now)
        let seals = Seals(installation: keys.installation, dossier: try await vault.seal(of: id))
        let new = NewDossier(
            id: id, keyHash: DossierRecords.hash(ofKey: key, keys.lookup), type: type, jurisdiction: jurisdiction,
            zoneName: "Europe/Amsterdam", openedAt: Day.past,
            cover: DossierCover(key: key, title: "Dossier \(key)", who: nil, language: "nl"),
            birthDate: born, links: [],
            owners: owners.map { NewDossier.Owner(account: $0, person: .zero) },
            mandates: mandates.map {
                NewMandate(id: NewIdentifier.make(at: Day.past), person: .zero, mandate: $0, note: nil)
            }, judgements: [])
        try await engine.write { session in
            try DossierRecords.insert(new, with: seals, session)
            for grant in grants { try GrantRecords.insert(grant, in: id, with: seals.dossier, session) }
        }
        return id
    }

    package func give(_ grant: Grant, in dossier: DossierID) async throws {
        let seal = try await vault.seal(of: dossier)
        try await engine.write { try GrantRecords.insert(grant, in: dossier, with: seal, $0) }
    }

    package func withdraw(_ grant: GrantID, in dossier: DossierID) async throws {
        let at = now
        _ = try await engine.write { session in
            try session.run(
                "UPDATE access_grant SET withdrawn_at = \(at) WHERE dossier_id = \(dossier) AND id = \(grant)")
        }
    }

    /// What somebody may do in a dossier, as the database says it.
    package func reach(of account: AccountID, in dossier: DossierID) async throws -> Reach {
        let installation = keys.installation
        let at = now
        return try await engine.read { session in
            guard let facts = try AccessRecords.facts(of: dossier, installation: installation, session) else {
                throw StorageError.damaged("no such dossier")
            }
            let actor = try MembershipRecords.actor(account, at: at, session)
            return AccessRules.reach(of: actor, in: facts, at: at)
        }
    }

    /// Keeps that the person died, as a dossier that came from elsewhere says it.
    package func die(in dossier: DossierID) async throws {
        let seals = Seals(installation: keys.installation, dossier: try await vault.seal(of: dossier))
        let death = Death(
            id: NewIdentifier.make(at: now), day: DossierClock.amsterdam.day(of: now), registeredBy: nil,
            registeredAt: now)
        try await engine.write { try DeathRecords.insert(death, in: dossier, with: seals, $0) }
    }

    /// Seals and inserts an entry as it stands, whatever the rules say.
    @discardableResult
    package func put(
        _ row: EntryRow, _ body: some EntryBody, named: Set<AccountID> = []
    ) async throws -> EntryRow {
        let sealed = try row.sealing(body, with: try await vault.seal(of: row.dossier))
        try await engine.write { session in
            guard try EntryRecords.insert(sealed, named: named, session) else {
                throw StorageError.constraint("the entry is there")
            }
        }
        return sealed
    }

    /// A report as it stands.
    @discardableResult
    package func report(
        _ text: String, in dossier: DossierID, _ themes: ThemeSet = .general, by author: AccountID = Cast.petra,
        as visibility: Visibility = .shared, named: Set<AccountID> = [], at moment: Moment? = nil, id: EntryID? = nil,
        form: ReportForm = .moment, withholding: Withholding? = nil
    ) async throws -> EntryRow {
        let moment = moment ?? now
        return try await put(
            EntryRow(
                dossier: dossier, id: id ?? NewIdentifier.make(at: moment), kind: .report, themes: themes.orGeneral,
                ownThemes: themes.isEmpty ? nil : themes, voice: author == Cast.lisa ? .person : .professional,
                form: form.rawValue, author: author, visibility: visibility, occurredAt: moment, recordedAt: moment),
            ReportBody(text: text, withholding: withholding), named: named)
    }

    /// The row of an entry as it stands now; nil where there is none.
    package func row(_ id: EntryID, in dossier: DossierID) async throws -> EntryRow? {
        try await engine.read { session in
            try session.first(
                "SELECT \(EntryRow.columns) FROM entry e WHERE e.dossier_id = \(dossier) AND e.id = \(id)"
            ) { try EntryRow($0, in: dossier) }
        }
    }

    package func count(_ table: StaticString, _ condition: SQLStatement = "1 = 1") async throws -> Int {
        let from = SQLStatement(stringLiteral: table)
        return try await engine.read { session in
            try session.first("SELECT count(*) FROM \(from) WHERE \(condition)") { Int($0.integer(0)) } ?? 0
        }
    }
}
