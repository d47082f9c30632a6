import Dossier
import Records
import TestKit
import Testing
import UseCases

/// Rule 25: a letter that waited is asked about once more when it goes.
@Suite("A letter that was promised goes only to who may still hear of it, or for who may still give")
struct LetterConditionTests {
    /// Lisa's dossier, in which Bart acts for an hour, in a place where mail waits.
    private func anHour(_ mail: Mailbox) async throws -> (place: TestPlace, dossier: DossierID) {
        let place = try await TestPlace.open(mail: mail)
        try await place.switchEmergency()
        try await place.switchLaw()
        try await place.seat(Cast.wim, as: .privacyOfficer)
        let period = Period(from: Day.past, until: place.now.moved(by: Moment.hour))
        let dossier = try await place.dossier(
            mandates: [Mandate(account: Cast.bart, basis: .chosen, period: period)])
        return (place, dossier)
    }

    /// Who got a letter.
    private func sent(_ place: TestPlace, _ mail: Mailbox) async throws -> Set<String> {
        while try await place.workplace.sendNextMail() != .nothing {}
        return Set(try mail.letters().compactMap { $0.firstMatch(of: /To: (\w+)@/).map { String($0.1) } })
    }

    private func openEmergency(_ place: TestPlace, _ dossier: DossierID) async throws {
        let asked = AskedEmergency(
            id: EmergencyID(high: 8, low: 1), identifier: dossier.text,
            birthDate: CivilDate(year: 1988, month: 5, day: 4), reason: "lag op straat", minutes: 60)
        _ = try await place.workplace.openEmergency(asked, .test, as: place.rescuer())
    }

    @Test("Of emergency access: not who acts no more, nor who is privacy officer no more")
    func emergency() async throws {
        let mail = try Mailbox()
        let (place, dossier) = try await anHour(mail)
        try await openEmergency(place, dossier)
        place.clock.move(by: Moment.hour)
        try await place.endMemberships(of: Cast.wim)
        #expect(try await sent(place, mail) == ["lisa"])
        #expect(try await place.count("outbox_mail") == 0)
    }

    @Test("Of emergency access: everybody who still is told, also after a while")
    func emergencyStill() async throws {
        let mail = try Mailbox()
        let (place, dossier) = try await anHour(mail)
        try await openEmergency(place, dossier)
        place.clock.move(by: Moment.hour - Moment.minute)
        #expect(try await sent(place, mail) == ["lisa", "bart", "wim"])
    }

    @Test("Of a permit on a law: not who decides no more, nor who is privacy officer no more")
    func law() async throws {
        let mail = try Mailbox()
        let (place, dossier) = try await anHour(mail)
        let id = try await place.registerLaw(in: dossier)
        try await place.workplace.answerLawPermit(id, .yes, .test, as: place.rescuer(Cast.ruud))
        place.clock.move(by: Moment.hour)
        try await place.endMemberships(of: Cast.wim)
        #expect(try await sent(place, mail) == ["lisa"])
    }

    /// Three things the person and who acts for them are told of: emergency access, a permit on a law, an export on the shell.
    private func openBoth(_ place: TestPlace, _ dossier: DossierID) async throws {
        try await openEmergency(place, dossier)
        let id = try await place.registerLaw(in: dossier)
        try await place.workplace.answerLawPermit(id, .yes, .test, as: place.rescuer(Cast.ruud))
        _ = try await place.workplace.exportDossier(
            dossier, reason: "zij vroeg erom",
            telling: ShellLetters(
                ofDossier: { _, _ in ShellLetters.Letter(subject: "dossier", body: "-") },
                ofPassword: { _ in ShellLetters.Letter(subject: "password", body: "-") }),
            caller: place.request(origin: "shell"))
    }

    @Test("Rule 22: who acts for the person and is administrator is promised nothing; the person is")
    func administrator() async throws {
        let mail = try Mailbox()
        let (place, dossier) = try await anHour(mail)
        try await place.seat(Cast.bart, as: .administrator)
        try await openBoth(place, dossier)
        #expect(try await place.count("outbox_mail") == 5, "three to Lisa and two to Wim")
        #expect(try await sent(place, mail) == ["lisa", "wim"])
        #expect(try mail.letters().filter { $0.contains("To: lisa@") }.count == 3)
    }

    @Test("Rule 22: nor does who became administrator while the letters waited get them")
    func becameAdministrator() async throws {
        let mail = try Mailbox()
        let (place, dossier) = try await anHour(mail)
        try await openBoth(place, dossier)
        #expect(try await place.count("outbox_mail") == 8, "three to Lisa, three to Bart and two to Wim")
        try await place.seat(Cast.bart, as: .administrator)
        #expect(try await sent(place, mail) == ["lisa", "wim"])
    }

    @Test(
        "A code goes only while who made it may still give that, and it was not taken back", arguments: [false, true])
    func invitation(_ isTakenBack: Bool) async throws {
        let mail = try Mailbox()
        let (place, dossier) = try await anHour(mail)
        let letter = InvitationLetter(
            to: "els@klaver.test", subject: "Een uitnodiging", body: "Code: \(InvitationLetter.codePlace)")
        func invite(_ id: UInt64) async throws {
            try await place.workplace.invite(
                AskedGrant(
                    id: GrantID(high: 8, low: id), principal: nil,
                    scope: Scope(areas: .all, themes: .of(.money), verbs: .look), purpose: "helpt met de post",
                    until: CivilDate("2027-05-21"), invited: "tante Els"), letter: letter, in: dossier,
                as: place.caller(Cast.bart))
        }
        try await invite(1)
        #expect(try await sent(place, mail) == ["els"])
        try await invite(2)
        if isTakenBack {
            try await place.workplace.decline(GrantID(high: 8, low: 2), in: dossier, as: place.caller(Cast.lisa))
        } else {
            place.clock.move(by: Moment.hour)
        }
        #expect(try await place.workplace.sendNextMail() == .dropped)
        #expect(try mail.letters().count == 1)
    }
}
