import Dossier
import Records
import TestKit
import UseCases

/// A dossier in which Petra and Joris work on everything, Karin only on money and Anouk is a neighbour; Bart acts for Lisa. Wim is
/// the privacy officer where Petra and Karin work.
struct ApartCast: Sendable {
    static let id = EntryID(high: 8, low: 51)
    static let petrasGrant = GrantID(high: 8, low: 61)
    static let jorisGrant = GrantID(high: 8, low: 62)

    let place: TestPlace
    let dossier: DossierID

    static func open(mail: Mailbox? = nil) async throws -> ApartCast {
        let place = try await TestPlace.open(mail: mail)
        try await place.seat(Cast.wim, as: .privacyOfficer, at: Cast.kredietbank)
        let dossier = try await place.dossier(
            mandates: [Mandate(account: Cast.bart, basis: .chosen, period: Period(from: Day.past))],
            grants: [
                .test(to: .account(Cast.petra), id: petrasGrant), .test(to: .account(Cast.joris), id: jorisGrant),
                .test(to: .account(Cast.karin), .all, .of(.money, .general)),
                .test(to: .account(Cast.anouk)),
            ])
        let cast = ApartCast(place: place, dossier: dossier)
        for account in [Cast.petra, Cast.joris, Cast.karin, Cast.anouk] {
            try await cast.party(account, account == Cast.anouk ? .network : .professional)
        }
        return cast
    }

    private func party(_ account: AccountID, _ circle: Circle) async throws {
        var body = PartyBody(key: nil, name: Cast.everyone.first { $0.id == account }?.name ?? "")
        body.account = account
        try await place.put(
            EntryRow(
                dossier: dossier, id: NewIdentifier.make(at: Day.past), kind: .party, themes: .general,
                ownThemes: .general, voice: .professional, form: circle.rawValue, author: Cast.lisa,
                occurredAt: Day.past, recordedAt: Day.past), body)
    }

    /// Petra writes about health, unless somebody else does.
    @discardableResult
    func write(
        for audience: Audience, by account: AccountID = Cast.petra, id: EntryID = id, text: String = "zonnebloem",
        themes: ThemeSet = .of(.health)
    ) async throws -> EntryID {
        try await place.workplace.writeReport(
            NewReport(id: id, text: text, form: .worry, themes: themes, audience: audience), in: dossier,
            as: place.caller(account))
    }

    func read(_ account: AccountID, id: EntryID = id) async throws -> ReportDetail {
        try await place.workplace.readReport(id, in: dossier, as: place.caller(account))
    }

    /// How much of the report somebody sees.
    func sight(_ account: AccountID, id: EntryID = id) async throws -> Sight {
        do {
            return try await read(account, id: id).report == nil ? .placeholder : .full
        } catch Refusal.notFound {
            return .none
        }
    }

    func confirm(_ account: AccountID, months: Int? = nil, stand: WithholdingStand? = nil) async throws {
        let now: WithholdingStand
        if let stand { now = stand } else { now = try await read(account).withheld?.stand ?? WithholdingStand("") }
        try await place.workplace.confirmWithholding(
            Self.id, months: months, stand: now, in: dossier, as: place.caller(account))
    }

    func end(_ account: AccountID) async throws {
        try await place.workplace.endWithholding(Self.id, in: dossier, as: place.caller(account))
    }

    /// What waits at home.
    func tasks(_ account: AccountID) async throws -> [WithholdingDue] {
        try await place.workplace.readHome(as: place.caller(account)).dossiers.flatMap(\.withheld).map(\.due)
    }

    func refusal(_ act: () async throws -> Void) async throws -> String? {
        try await place.logged { try await act() }.outcome.refusal
    }
}
