import Testing

@testable import Dossier

@Suite("Rule 18: for what a court appointed a representative")
struct MandateKindTests {
    @Test("Domain §7: a curator is there for money and care, a mentor for care, a bewindvoerder for money")
    func themes() {
        #expect(MandateKind.curator.themes(in: .netherlands) == .all)
        #expect(MandateKind.bewindvoerder.themes(in: .netherlands) == .of(.money))
        let mentor = MandateKind.mentor.themes(in: .netherlands)
        #expect(!mentor.contains(.money) && mentor.themes.count == Theme.allCases.count - 1)
    }

    @Test("Flanders has the bewindvoerder only, and there the justice of the peace says for what")
    func flanders() {
        #expect(MandateKind.allCases.filter { $0.exists(in: .flanders) } == [.bewindvoerder])
        #expect(MandateKind.allCases.allSatisfy { $0.exists(in: .netherlands) })
        #expect(MandateKind.bewindvoerder.themes(in: .flanders) == .all)
    }

    @Test("Who is there for the money alone gives nobody access and does not read who looked, unless somebody says so")
    func acts() {
        #expect(MandateKind.bewindvoerder.acts == [.sign, .takeCopy])
        #expect(MandateKind.mentor.acts == .ofThePerson && MandateKind.curator.acts == .ofThePerson)
    }

    @Test("Only a court appoints a curator, a mentor or a bewindvoerder", arguments: MandateBasis.allCases)
    func basis(_ basis: MandateBasis) {
        let mandate = Mandate(account: Cast.bart, basis: basis, kind: .mentor, period: Period(from: Day.past))
        #expect((mandate.kind == .mentor) == (basis == .courtAppointed))
    }

    @Test("A mandate is over at its end, and when it was ended before it began")
    func over() {
        func mandate(_ from: Moment, _ until: Moment?) -> Mandate {
            Mandate(account: Cast.bart, basis: .chosen, period: Period(from: from, until: until))
        }
        #expect(mandate(Day.past, Day.now).isOver(at: Day.now))
        #expect(!mandate(Day.past, Day.future).isOver(at: Day.now))
        #expect(!mandate(Day.past, nil).isOver(at: Day.now))
        #expect(mandate(Day.future, Day.future).isOver(at: Day.now))
    }
}
