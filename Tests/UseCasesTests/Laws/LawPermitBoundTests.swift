import Dossier
import Records
import Storage
import TestKit
import Testing
import UseCases

/// Rule 6 where several things happen at once, or in between.
@Suite("A permit on a law stands on what is so at the moment it comes to count")
struct LawPermitBoundTests {
    private func yes(_ place: TestPlace, _ id: GrantID) async throws -> String? {
        let ruud = try await place.rescuer(Cast.ruud)
        return try await place.logged {
            try await place.workplace.answerLawPermit(id, .yes, .test, as: ruud)
        }.outcome.refusal
    }

    @Test("Where the last privacy officer left, nobody would look at it: no yes")
    func noOfficer() async throws {
        let (place, dossier, _, _) = try await LawPermitTests.atWork()
        let id = try await place.registerLaw(in: dossier)
        try await place.endMemberships(of: Cast.wim)
        #expect(try await yes(place, id) == "changedMeanwhile")
        #expect(try await place.count("access_grant") == 0)
    }

    @Test("Where the account of the only privacy officer was closed, nobody would look at it: no yes")
    func closedOfficer() async throws {
        let (place, dossier, _, _) = try await LawPermitTests.atWork()
        let id = try await place.registerLaw(in: dossier)
        let at = place.now
        try await place.engine.write { try AccountRecords.disable(Cast.wim, at: at, $0) }
        #expect(try await yes(place, id) == "changedMeanwhile")
        #expect(try await place.count("access_grant") == 0)
    }

    @Test(
        "Where the only officer registered it, confirms it or is close to the person, nobody may look at it: no yes",
        arguments: [Cast.joris, Cast.ruud, Cast.lisa, Cast.bart])
    func onlyOfficer(_ officer: AccountID) async throws {
        let (place, dossier, _, _) = try await LawPermitTests.atWork(
            mandates: [Mandate(account: Cast.bart, basis: .chosen, period: Period(from: Day.past))])
        let id = try await place.registerLaw(in: dossier)
        try await place.endMemberships(of: Cast.wim)
        try await place.seat(officer, as: .privacyOfficer)
        #expect(try await yes(place, id) == "changedMeanwhile")
        #expect(try await place.count("access_grant") == 0)
        // With another one beside them there is somebody who may.
        try await place.seat(Cast.anouk, as: .privacyOfficer)
        #expect(try await yes(place, id) == nil)
    }

    @Test("What waited when the law was switched off is over, also after it is switched on again")
    func offAndOn() async throws {
        let (place, dossier, _, _) = try await LawPermitTests.atWork()
        let id = try await place.registerLaw(in: dossier)
        let at = place.now
        _ = try await place.engine.write { session in
            try OrganisationLawRecords.switchOff(TestPlace.law, of: Cast.jeugdhulp, at: at, session)
        }
        try await place.switchLaw()
        #expect(try await yes(place, id) == "changedMeanwhile")
        #expect(try await place.count("access_grant") == 0)
    }

    @Test("Guesses sent side by side are bounded as those sent one after another")
    func sideBySide() async throws {
        let (place, dossier, _, _) = try await LawPermitTests.atWork()
        let joris = try await place.rescuer(Cast.joris)
        let born = (1...20).map { CivilDate(year: 1990, month: 1, day: $0) }
        let (lines, outcomes) = try await place.logged {
            try await withThrowingTaskGroup(of: LawPermitOutcome.self) { group in
                for day in born {
                    group.addTask {
                        try await place.workplace.registerLawPermit(
                            place.askedLaw(dossier.text, born: day), as: place.next(joris))
                    }
                }
                return try await group.reduce(into: [LawPermitOutcome]()) { $0.append($1) }
            }
        }
        let wrong = try outcomes.get().count { $0 == .none }
        #expect(wrong == 5)
        #expect(lines.count { $0.outcome == .refused } == wrong)
    }

    @Test("What came to count after the page was made stays new, when its button says seen")
    func seenOnThePage() async throws {
        let (place, dossier, _, _) = try await LawPermitTests.atWork()
        let first = try await place.registerLaw(in: dossier)
        #expect(try await yes(place, first) == nil)
        let page = place.now
        place.clock.move(by: Moment.minute)
        let second = try await place.registerLaw(in: dossier, id: 72)
        #expect(try await yes(place, second) == nil)
        place.clock.move(by: Moment.minute)
        let lisa = try await place.caller(Cast.lisa)
        try await place.workplace.markLawPermitsSeen(until: page, in: dossier, as: lisa)
        #expect(try await place.workplace.readHome(as: place.next(lisa)).lawNotices.count == 1)
        // Nobody says to have seen what is to come.
        try await place.workplace.markLawPermitsSeen(
            until: place.now.moved(by: Moment.day), in: dossier, as: place.next(lisa))
        place.clock.move(by: Moment.minute)
        #expect(try await yes(place, place.registerLaw(in: dossier, id: 73)) == nil)
        #expect(try await place.workplace.readHome(as: place.caller(Cast.lisa)).lawNotices.count == 1)
    }

    @Test("Of somebody who died none stands in the list to end; they end by themselves")
    func notOfTheDead() async throws {
        let (place, dossier, _, _) = try await LawPermitTests.atWork(
            grants: [.test(to: .account(Cast.petra), .all, .all, .all)])
        let id = try await place.registerLaw(in: dossier)
        #expect(try await yes(place, id) == nil)
        let ruud = try await place.rescuer(Cast.ruud)
        #expect(try await place.workplace.readLawPermits(as: ruud).running.count == 1)
        try await place.workplace.registerDeath(
            AskedDeath(
                id: DeathID(high: 8, low: 26), day: CivilDate(year: 2026, month: 11, day: 20),
                known: "De familie belde."
            ), in: dossier, as: try await place.proven(Cast.petra))
        #expect(try await place.workplace.readLawPermits(as: place.next(ruud)).running.isEmpty)
    }

    @Test("A permit without an end counts nowhere: no officer is asked to look at it")
    func withoutEnd() async throws {
        let (place, dossier, _, _) = try await LawPermitTests.atWork()
        let imported = Grant(
            id: GrantID(high: 9, low: 90), effect: .permit, principal: .organisation(Cast.jeugdhulp), areas: .all,
            themes: .of(.safety), verbs: .look, basis: .legalTask, law: "Jeugdwet", purpose: "taak",
            period: Period(from: Day.past), givenBy: Cast.joris, confirmedBy: Cast.ruud)
        try await place.give(imported, in: dossier)
        let officer = try await place.workplace.readOversight(as: place.caller(Cast.wim))
        #expect(officer.permits.isEmpty)
        #expect(try await !place.reach(of: Cast.joris, in: dossier).knowsDossier)
    }
}
