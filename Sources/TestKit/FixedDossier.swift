import Dossier
import Records
import Storage
import UseCases

/// A small dossier with one of everything and the same names, ids and days each time: for tests that look at pages.
/// It holds every text through `saying`, so that a test can put a word, or a weapon, in all of them.
package struct FixedDossier: Sendable {
    package static let report = EntryID(high: 9, low: 21)
    package static let own = EntryID(high: 9, low: 22)
    package static let withheld = EntryID(high: 9, low: 24)
    package static let privateNote = EntryID(high: 9, low: 25)
    package static let confined = EntryID(high: 9, low: 26)
    package static let petrasGrant = GrantID(high: 9, low: 61)

    package let id: DossierID
    let place: TestPlace
    let life: FixedLife
    let saying: @Sendable (String) -> String

    /// Makes the dossier of Lisa: Petra helps with money and health, Joris by law with safety, Anouk sees one report,
    /// Bart represents her, Karin is denied.
    package static func make(
        in place: TestPlace, id: DossierID = DossierID(high: 9, low: 1), key: String = "lisa",
        life: FixedLife = FixedLife(),
        saying: @escaping @Sendable (String) -> String = { $0 }
    ) async throws -> FixedDossier {
        let dossier = FixedDossier(id: id, place: place, life: life, saying: saying)
        try await dossier.open(key)
        try await dossier.putPeople()
        try await dossier.putReports()
        try await dossier.putPlans()
        try await dossier.putStory()
        return dossier
    }

    private func open(_ key: String) async throws {
        try await place.vault.makeKeys(for: [id], at: Day.past)
        let seals = Seals(installation: place.keys.installation, dossier: try await place.vault.seal(of: id))
        let cover = DossierCover(
            key: key, title: saying("Lisa en de kinderen"), who: saying("Ik hou van tuinieren"), language: "nl")
        let new = NewDossier(
            id: id, keyHash: DossierRecords.hash(ofKey: key, place.keys.lookup), type: life.type,
            jurisdiction: life.jurisdiction, zoneName: "Europe/Amsterdam", openedAt: Day.past, cover: cover,
            birthDate: life.born, links: [], owners: owners, mandates: mandates, judgements: judgements)
        let grants = grants
        try await place.engine.write { session in
            try DossierRecords.insert(new, with: seals, session)
            for grant in grants { try GrantRecords.insert(grant, in: new.id, with: seals.dossier, session) }
        }
    }

    private var owners: [NewDossier.Owner] {
        [NewDossier.Owner(account: Cast.lisa, person: EntryID(high: 9, low: 11))]
            + life.owners.map { NewDossier.Owner(account: $0, person: .zero) }
    }

    private var mandates: [NewMandate] {
        ([Mandate(account: Cast.bart, basis: .chosen, period: Period(from: Day.past))] + life.mandates).enumerated().map
        {
            NewMandate(
                id: EntryID(high: 9, low: 51 + UInt64($0)), person: .zero, mandate: $1, note: saying("haar broer"))
        }
    }

    private var judgements: [NewDossier.Judgement] {
        life.judgements.enumerated().map { number, judgement in
            NewDossier.Judgement(
                id: EntryID(high: 9, low: 41 + UInt64(number)), person: EntryID(high: 9, low: 11),
                isAble: judgement.isAble, by: judgement.judgedBy, at: judgement.at, note: saying("na een gesprek"))
        }
    }

    private var grants: [Grant] {
        [
            grant(61, .permit, .account(Cast.petra), .of(.general, .money, .health, .family), .all),
            grant(62, .permit, .account(Cast.anouk), .general, .look, entry: Self.own),
            grant(63, .deny, .account(Cast.karin), .all, .all),
            Grant(
                id: GrantID(high: 9, low: 64), effect: .permit, principal: .account(Cast.joris), areas: .all,
                themes: .of(.safety), verbs: .look, basis: .legalTask, law: saying("Jeugdwet"),
                purpose: saying("zorg voor de kinderen"), period: Period(from: Day.past, until: Day.future),
                givenBy: Cast.joris, confirmedBy: Cast.petra),
        ]
    }

    private func grant(
        _ number: UInt64, _ effect: Effect, _ principal: Principal, _ themes: ThemeSet, _ verbs: VerbSet,
        entry: EntryID? = nil
    ) -> Grant {
        Grant(
            id: GrantID(high: 9, low: number), effect: effect, principal: principal, areas: .all, themes: themes,
            verbs: verbs, entry: entry, basis: .consent, purpose: saying("helpt met de post"),
            period: Period(from: Day.past), givenBy: Cast.lisa)
    }

    /// Puts one entry with a fixed name.
    @discardableResult
    func put(
        _ number: UInt64, _ body: some EntryBody, _ themes: ThemeSet = .general, by author: AccountID = Cast.petra,
        at moment: Moment = Day.at(2026, 11, 19, 14), in parent: EntryRow? = nil, form: Int = 0, status: Int = 0,
        due: Moment? = nil, as visibility: Visibility = .shared, named: Set<AccountID> = []
    ) async throws -> EntryRow {
        let kind = type(of: body).kind
        return try await place.put(
            EntryRow(
                dossier: id, id: EntryID(high: 9, low: number), kind: kind, parent: parent?.id,
                parentArea: kind.bond == .hangsOn ? parent?.kind.area : nil,
                themes: effectiveThemes(own: themes, parent: parent?.themes, bond: kind.bond), ownThemes: themes,
                voice: author == Cast.lisa ? .person : .professional, form: form, author: author,
                visibility: visibility, status: status, occurredAt: moment, recordedAt: moment, dueAt: due),
            body, named: named)
    }
}

/// Whose life the fixed dossier is about, where a test wants another than Lisa's own at 38.
package struct FixedLife: Sendable {
    package var type: DossierType
    package var jurisdiction: Jurisdiction
    package var born: CivilDate?
    /// Who owns it beside Lisa.
    package var owners: [AccountID]
    /// Who acts for her beside Bart.
    package var mandates: [Mandate]
    /// Whether she is able to decide, where she is young and in Flanders.
    package var judgements: [AbilityJudgement]

    package init(
        type: DossierType = .person, jurisdiction: Jurisdiction = .netherlands,
        born: CivilDate? = CivilDate(year: 1988, month: 5, day: 4), owners: [AccountID] = [],
        mandates: [Mandate] = [], judgements: [AbilityJudgement] = []
    ) {
        self.type = type
        self.jurisdiction = jurisdiction
        self.born = born
        self.owners = owners
        self.mandates = mandates
        self.judgements = judgements
    }
}
