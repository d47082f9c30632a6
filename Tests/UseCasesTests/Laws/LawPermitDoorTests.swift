import Dossier
import Records
import TestKit
import Testing
import UseCases

/// What a worker could try with the forms of rule 6.
@Suite("The page for permits on a law is no way to look for dossiers, and none for who is close to the person")
struct LawPermitDoorTests {
    @Test(
        "None with this number and birth date, of another country, or of who died: one answer, one line each, and bounded"
    )
    func guesses() async throws {
        let (place, dossier, _, _) = try await LawPermitTests.atWork()
        let other = CivilDate(year: 1988, month: 5, day: 5)
        let vital = try #require(Law(code: "ocmw"))
        try await place.switchLaw(vital)
        let wrong = [
            place.askedLaw(DossierID(high: 1, low: 1).text), place.askedLaw(dossier.text, born: other),
            place.askedLaw(Cast.address(of: Cast.lisa), born: other), place.askedLaw("nobody@klaver.test"),
            place.askedLaw(dossier.text, law: vital),
        ]
        let died = try await place.dossier(of: Cast.karin, key: "karin")
        try await place.die(in: died)
        // Ruud asks for who died: Joris may guess no more by then.
        for (account, form) in wrong.map({ (Cast.joris, $0) }) + [(Cast.ruud, place.askedLaw(died.text))] {
            let caller = try await place.rescuer(account)
            let (lines, outcome) = try await place.logged {
                try await place.workplace.registerLawPermit(form, as: caller)
            }
            #expect(try outcome.get() == .none)
            #expect(lines.map(\.dossier) == [.zero] && lines.map(\.outcome) == [.refused])
        }
        let joris = try await place.rescuer(Cast.joris)
        let last = try await place.workplace.registerLawPermit(place.askedLaw(dossier.text), as: joris)
        guard case .wait(let until) = last else {
            Issue.record("not bounded")
            return
        }
        // Who guesses here waits at the other door too.
        try await place.switchEmergency()
        let need = AskedEmergency(
            id: EmergencyID(high: 8, low: 1), identifier: dossier.text,
            birthDate: CivilDate(year: 1988, month: 5, day: 4), reason: "nood", minutes: 15)
        #expect(try await place.workplace.openEmergency(need, .test, as: joris) == .wait(until: until))
        #expect(try await place.count("law_registration") == 0)
    }

    @Test("For a dossier that is there and one that is not, the same statements are asked")
    func sameStatements() async throws {
        let (place, dossier, _, _) = try await LawPermitTests.atWork()
        let other = CivilDate(year: 1988, month: 5, day: 5)
        var asked: [[String]] = []
        for form in [place.askedLaw(DossierID(high: 1, low: 1).text), place.askedLaw(dossier.text, born: other)] {
            let joris = try await place.rescuer(Cast.joris)
            place.engine.forget()
            _ = try await place.workplace.registerLawPermit(form, as: joris)
            asked.append(place.engine.transactions.flatMap(\.statements))
        }
        #expect(asked[0] == asked[1])
    }

    @Test("An id that was used before finds no dossier in silence: each that is found has its line")
    func noSilentFinding() async throws {
        let (place, dossier, _, _) = try await LawPermitTests.atWork()
        let other = try await place.dossier(of: Cast.karin, key: "karin")
        let joris = try await place.rescuer(Cast.joris)
        for (number, lines) in [(dossier, 1), (dossier, 0), (other, 1)] {
            let (logged, outcome) = try await place.logged {
                try await place.workplace.registerLawPermit(place.askedLaw(number.text), as: place.next(joris))
            }
            #expect(try outcome.get() == .waits)
            #expect(logged.filter { $0.dossier == number }.count == lines)
        }
        #expect(try await place.count("law_registration") == 2)
    }

    @Test("Who acts for the person does not read what waits, says no to nothing and ends nothing: the person objects")
    func closeToThePerson() async throws {
        let (place, dossier, _, _) = try await LawPermitTests.atWork(
            mandates: [Mandate(account: Cast.ruud, basis: .chosen, period: Period(from: Day.past))])
        let id = try await place.registerLaw(in: dossier)
        let ruud = try await place.rescuer(Cast.ruud)
        #expect(try await place.workplace.readLawPermits(as: ruud).waiting.isEmpty)
        #expect(try await place.workplace.readHome(as: place.next(ruud)).lawWaiting == 0)
        for answer in LawAnswer.allCases {
            let (_, said) = try await place.logged {
                try await place.workplace.answerLawPermit(id, answer, .test, as: place.next(ruud))
            }
            #expect(said.refusal == "notFound")
        }
        let (_, ended) = try await place.logged { try await place.workplace.endLawPermit(id, as: place.next(ruud)) }
        #expect(ended.refusal == "notFound")
    }
}
