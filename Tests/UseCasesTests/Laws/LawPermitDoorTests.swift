import Dossier
import Records
import TestKit
import Testing
import UseCases

/// What a worker could try with the forms of rule 6.
@Suite("The page for permits on a law is no way to look for dossiers, and none for who is close to the person")
struct LawPermitDoorTests {
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
