import Dossier
import Records
import UseCases

extension TestPlace {
    /// A law as the tests use it.
    package static let law: Law = {
        guard let law = Law(code: "jeugdbescherming") else { preconditionFailure("no such law") }
        return law
    }()

    /// A law of the country of a dossier.
    package static func countryLaw(_ jurisdiction: Jurisdiction) -> Law {
        jurisdiction == .flanders ? Law(code: "integrale-jeugdhulp") ?? law : law
    }

    /// Lets an organisation use a law.
    package func switchLaw(_ law: Law = law, of organisation: OrganisationID = Cast.jeugdhulp) async throws {
        let at = now
        try await engine.write { try OrganisationLawRecords.switchOn(law, of: organisation, since: at, $0) }
    }

    /// What a worker fills in to register a permit on a law.
    package func askedLaw(
        _ identifier: String, born: CivilDate? = CivilDate(year: 1988, month: 5, day: 4), law: Law? = law,
        to principal: Principal? = .organisation(Cast.jeugdhulp), _ areas: AreaSet = .all,
        _ themes: ThemeSet = .of(.safety), _ verbs: VerbSet = .look, reason: String = "de kinderen zijn niet veilig",
        until: CivilDate? = CivilDate(year: 2027, month: 2, day: 1), id: UInt64 = 71
    ) -> AskedLawPermit {
        AskedLawPermit(
            id: GrantID(high: 9, low: id), identifier: identifier, birthDate: born, law: law, principal: principal,
            scope: Scope(areas: areas, themes: themes, verbs: verbs), reason: reason, until: until)
    }

    /// A permit on a law that a worker registered, as the records keep it, whatever the use case says.
    @discardableResult
    package func registerLaw(
        in dossier: DossierID, by account: AccountID = Cast.joris, id: UInt64 = 71,
        to principal: Principal = .organisation(Cast.jeugdhulp),
        born: CivilDate? = CivilDate(year: 1988, month: 5, day: 4), law: Law = law
    ) async throws -> GrantID {
        let caller = try await rescuer(account)
        _ = try await workplace.registerLawPermit(
            askedLaw(dossier.text, born: born, law: law, to: principal, id: id), as: caller)
        return GrantID(high: 9, low: id)
    }
}
