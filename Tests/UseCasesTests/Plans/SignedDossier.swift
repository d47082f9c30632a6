import Dossier
import Records
import TestKit
import Testing
import UseCases

/// A dossier with a plan that waits for a signature: a goal on money, one on intimacy, and one that only Petra sees.
struct SignedDossier: Sendable {
    static let plan = EntryID(high: 8, low: 31)
    static let money = EntryID(high: 8, low: 32)
    static let lisasName = EntryID(high: 8, low: 11)
    static let bartsName = EntryID(high: 8, low: 12)

    let place: TestPlace
    let id: DossierID

    /// - Parameters:
    ///   - owner: whose dossier it is.
    ///   - bart: how he acts for them.
    ///   - named: who stands among the people.
    static func make(
        of owner: AccountID = Cast.lisa, bart: Mandate? = Self.mandate(), born: CivilDate? = nil,
        named: [(EntryID, AccountID)] = [(Self.lisasName, Cast.lisa), (Self.bartsName, Cast.bart)],
        status: PlanStatus = .draft
    ) async throws -> SignedDossier {
        let place = try await TestPlace.open()
        let id = try await place.dossier(
            of: owner, mandates: bart.map { [$0] } ?? [],
            grants: [.test(to: .account(Cast.petra), .all, .all, .all)],
            born: born ?? CivilDate(year: 1988, month: 5, day: 4))
        let dossier = SignedDossier(place: place, id: id)
        for (entry, account) in named {
            var party = PartyBody(key: nil, name: account == Cast.bart ? "Bart Visser" : "Lisa de Wit")
            party.account = account
            let circle: Circle = account == owner ? .oneself : .family
            try await dossier.put(entry, party, form: circle.rawValue)
        }
        try await dossier.put(
            plan, PlanBody(title: "Rust in huis", perspective: "Zelf de post doen", from: Day.past),
            status: status.rawValue)
        try await dossier.put(money, GoalBody(text: "Ik open mijn post"), .of(.money), status: 1, in: plan)
        try await dossier.put(
            EntryID(high: 8, low: 33), GoalBody(text: "Alleen voor ons"), .of(.intimacy), status: 1, in: plan)
        try await dossier.put(
            EntryID(high: 8, low: 34), GoalBody(text: "Een zorg"), .of(.safety), status: 1, in: plan, as: .confined,
            named: [Cast.petra])
        return dossier
    }

    static func mandate(
        _ acts: ActSet = .ofThePerson, without themes: ThemeSet = .none, until: Moment? = nil,
        basis: MandateBasis = .chosen
    ) -> Mandate {
        Mandate(
            account: Cast.bart, basis: basis, acts: acts, period: Period(from: Day.past, until: until),
            excludedThemes: themes)
    }

    func put(
        _ id: EntryID, _ body: some EntryBody, _ themes: ThemeSet = .general, form: Int = 0, status: Int = 0,
        in parent: EntryID? = nil, as visibility: Visibility = .shared, named: Set<AccountID> = []
    ) async throws {
        try await place.put(
            EntryRow(
                dossier: self.id, id: id, kind: type(of: body).kind, parent: parent, themes: themes, ownThemes: themes,
                voice: .professional, form: form, author: Cast.petra, visibility: visibility, status: status,
                occurredAt: Day.past, recordedAt: Day.past), body, named: named)
    }

    func read(_ caller: Caller) async throws -> SigningReading {
        try await place.workplace.prepareSigning(Self.plan, in: id, as: place.next(caller))
    }

    func sign(_ caller: Caller, _ shown: String) async throws {
        try await place.workplace.signPlan(Self.plan, covering: shown, in: id, as: place.next(caller))
    }

    /// Reads the page and signs what stands on it.
    func signs(_ caller: Caller) async throws { try await sign(caller, try await read(caller).covers) }

    func planNow() async throws -> Entry<PlanBody> {
        let row = try #require(try await place.row(Self.plan, in: id))
        let seal = try await place.vault.seal(of: id)
        return Entry(row: row, body: try seal.open(PlanBody.self, row.sealed, at: row.place))
    }

    /// Gives the goal on money other words, as somebody who may change goals.
    func change(_ text: String, stepDone: Bool = false) async throws {
        let row = try #require(try await place.row(Self.money, in: id))
        let seal = try await place.vault.seal(of: id)
        let next = EntryRow(
            dossier: row.dossier, id: row.id, kind: row.kind, parent: row.parent, themes: row.themes,
            ownThemes: row.ownThemes, voice: row.voice, author: row.author,
            status: (stepDone ? GoalStatus.reached : .active).rawValue, occurredAt: row.occurredAt,
            recordedAt: place.now, version: row.version + 1)
        let changed = try await place.engine.write {
            try EntryRecords.replace(row, with: next.sealing(GoalBody(text: text), with: seal), $0)
        }
        #expect(changed)
    }
}
