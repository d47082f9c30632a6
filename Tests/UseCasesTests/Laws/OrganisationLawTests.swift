import Dossier
import Records
import TestKit
import Testing
import UseCases

/// Rules 6 and 22: which organisation may use a law, and the officer who looks at what comes of it.
@Suite("The shell switches a law on for an organisation with a privacy officer, who looks at every permit on it")
struct OrganisationLawTests {
    private func shell(_ place: TestPlace) -> Caller {
        Caller(token: nil, origin: "shell", request: NewIdentifier.make(at: place.now), at: place.now)
    }

    @Test("By name and code, with a reason that is logged; an organisation without an officer is refused")
    func switches() async throws {
        let place = try await TestPlace.open()
        let workplace = place.workplace
        func set(_ code: String, of name: String = "Jeugdhulp", reason: String = "taak") async throws {
            try await workplace.setLaw(code, true, of: name, reason: reason, caller: shell(place))
        }
        await #expect(throws: OrganisationLawProblem.noReason) { try await set("jeugdbescherming", reason: " ") }
        await #expect(throws: OrganisationLawProblem.noLaw("wet")) { try await set("wet") }
        await #expect(throws: OrganisationProblem.isNotThere("Politie")) {
            try await set("jeugdbescherming", of: "Politie")
        }
        await #expect(throws: OrganisationLawProblem.noOfficer("Jeugdhulp")) { try await set("jeugdbescherming") }
        #expect(try await workplace.lawsOfOrganisations().isEmpty)
        try await place.seat(Cast.anouk, as: .privacyOfficer)
        let at = place.now
        try await place.engine.write { try AccountRecords.disable(Cast.anouk, at: at, $0) }
        // Whose account was closed looks at nothing.
        await #expect(throws: OrganisationLawProblem.noOfficer("Jeugdhulp")) { try await set("jeugdbescherming") }
        try await place.seat(Cast.wim, as: .privacyOfficer)
        for _ in 1...2 {
            let (lines, outcome) = try await place.logged { try await set("jeugdbescherming") }
            #expect(outcome.isSuccess && lines.map(\.dossier) == [.zero] && lines.allSatisfy(\.hasDetail))
        }
        #expect(try await workplace.lawsOfOrganisations() == [Cast.jeugdhulp: [TestPlace.law]])
        try await workplace.setLaw("jeugdbescherming", false, of: "Jeugdhulp", reason: "klaar", caller: shell(place))
        #expect(try await workplace.lawsOfOrganisations().isEmpty)
    }

    private func counting() async throws -> (place: TestPlace, dossier: DossierID, id: GrantID) {
        let (place, dossier, _, _) = try await LawPermitTests.atWork()
        let id = try await place.registerLaw(in: dossier)
        try await place.workplace.answerLawPermit(id, .yes, .test, as: place.rescuer(Cast.ruud))
        return (place, dossier, id)
    }

    @Test("It stands on the officer's page with five working days, late after that, and stops with a reason")
    func reviewed() async throws {
        let (place, dossier, id) = try await counting()
        let wim = try await place.caller(Cast.wim)
        let permit = try #require(try await place.workplace.readOversight(as: wim).permits.first)
        #expect(permit.id == id && permit.lastDay?.text == "2026-11-27" && !permit.isLate && !permit.isOwn)
        #expect(try await place.workplace.readHome(as: wim).overseen == 1)
        place.clock.move(by: 7 * Moment.day)
        let later = try await place.caller(Cast.wim)
        #expect(try await place.workplace.readOversight(as: later).permits.first?.isLate == true)
        try await place.workplace.reviewPermit(id, in: dossier, .stopped, text: "Dit kan met minder.", as: later)
        #expect(try await !place.reach(of: Cast.joris, in: dossier).knowsDossier)
        #expect(try await place.workplace.readHome(as: later).overseen == 0)
        let rights = try await place.workplace.readRights(of: dossier, as: place.caller(Cast.lisa))
        #expect(rights.reviews.map(\.review.text) == ["Dit kan met minder."])
    }

    @Test("What its workers ended before anybody looked is still looked at")
    func endedEarly() async throws {
        let (place, dossier, id) = try await counting()
        try await place.workplace.endLawPermit(id, as: place.caller(Cast.joris))
        let wim = try await place.caller(Cast.wim)
        #expect(try await place.workplace.readOversight(as: wim).permits.map(\.id) == [id])
        try await place.workplace.reviewPermit(id, in: dossier, .stands, text: "Goed zo.", as: wim)
        #expect(try await place.workplace.readOversight(as: wim).permits.isEmpty)
    }

    @Test(
        "An officer who registered or confirmed it, or whose dossier it is, leaves it and the objection to another one")
    func notTheirOwn() async throws {
        let (place, dossier, id) = try await counting()
        let lisa = try await place.caller(Cast.lisa)
        let request = RightsRequestID(high: 9, low: 91)
        try await place.workplace.askRight(
            AskedRight(id: request, right: .objection, permit: id, text: "Het gaat goed."), in: dossier, as: lisa)
        for account in [Cast.joris, Cast.ruud, Cast.lisa] {
            try await place.seat(account, as: .privacyOfficer)
            let officer = try await place.caller(account)
            #expect(try await place.workplace.readOversight(as: officer).permits.map(\.isOwn) == [true])
            let (_, review) = try await place.logged {
                try await place.workplace.reviewPermit(id, in: dossier, .stands, text: "Prima.", as: officer)
            }
            #expect(review.refusal?.hasPrefix("invalid") ?? false)
            let (_, answer) = try await place.logged {
                try await place.workplace.answerRight(request, in: dossier, .refused, text: "Nee.", as: officer)
            }
            #expect(answer.refusal?.hasPrefix("invalid") ?? false)
        }
        #expect(try await place.count("permit_review") == 0)
    }
}
