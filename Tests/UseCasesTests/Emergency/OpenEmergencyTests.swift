import Dossier
import Identity
import Records
import Storage
import TestKit
import Testing
import UseCases

/// Rule 21 and case t, from the form to the last log line.
@Suite("Emergency access is opened with a reason and a factor, tells of itself at once, and ends")
struct OpenEmergencyTests {
    static let born = CivilDate(year: 1988, month: 5, day: 4)

    private func asked(
        _ identifier: String, born: CivilDate? = Self.born, reason: String = "lag op straat", minutes: Int? = 60,
        id: UInt64 = 1
    ) -> AskedEmergency {
        AskedEmergency(
            id: EmergencyID(high: 8, low: id), identifier: identifier, birthDate: born, reason: reason,
            minutes: minutes)
    }

    /// Lisa's dossier with a report on health and one on money, and Ruud on duty without a permit.
    private func inNeed(
        mail: Mailbox? = nil, mandates: [Mandate] = []
    ) async throws -> (place: TestPlace, dossier: DossierID, health: EntryID, money: EntryID) {
        let place = try await TestPlace.open(mail: mail)
        try await place.switchEmergency()
        try await place.seat(Cast.wim, as: .privacyOfficer)
        let dossier = try await place.dossier(mandates: mandates, grants: [.test(to: .account(Cast.petra))])
        let health = try await place.report("slikt bloedverdunners", in: dossier, .of(.health)).id
        let money = try await place.report("heeft schulden", in: dossier, .of(.money)).id
        return (place, dossier, health, money)
    }

    private func open(_ place: TestPlace, _ asked: AskedEmergency, as caller: Caller) async throws -> EmergencyOutcome {
        try await place.workplace.openEmergency(asked, .test, as: caller)
    }

    @Test("Case t: by the number, however it is typed, or by the address, and with the birth date")
    func finds() async throws {
        let (place, dossier, health, money) = try await inNeed()
        let typed = [
            dossier.text, dossier.text.uppercased(), " \(dossier.text.prefix(8)) \(dossier.text.dropFirst(8)) ",
            Cast.address(of: Cast.lisa), " Lisa@Klaver.test",
        ]
        for (number, text) in typed.enumerated() {
            let ruud = try await place.rescuer()
            let outcome = try await open(place, asked(text, id: UInt64(number + 1)), as: ruud)
            #expect(outcome == .into(dossier), "\(text)")
            let read = try await place.workplace.readReport(health, in: dossier, as: ruud)
            #expect(read.report?.body.text == "slikt bloedverdunners")
            await #expect(throws: Refusal.self) { try await place.workplace.readReport(money, in: dossier, as: ruud) }
            try await place.workplace.endEmergency(in: dossier, as: ruud)
        }
        #expect(try await place.count("emergency_access") == 5)
    }

    @Test("The dossier of who died is not there, and nothing of the hour is left when the death was a mistake")
    func died() async throws {
        let (place, dossier, health, _) = try await inNeed()
        try await place.give(.test(to: .account(Cast.petra), .all, .all, .all), in: dossier)
        let petra = try await place.proven(Cast.petra)
        let death = DeathID(high: 8, low: 26)
        try await place.workplace.registerDeath(
            AskedDeath(id: death, day: CivilDate(year: 2026, month: 11, day: 19), known: "Gebeld."), in: dossier,
            as: petra)
        let ruud = try await place.rescuer()
        #expect(try await open(place, asked(dossier.text), as: ruud) == .none)
        try await place.workplace.putDeathRight(death, why: "Een naamgenoot.", in: dossier, as: place.next(petra))
        await #expect(throws: Refusal.self) { try await place.workplace.readReport(health, in: dossier, as: ruud) }
        #expect(try await place.count("emergency_access") == 0)
    }

    @Test("Without a fresh factor, a reason, a length or a birth date nothing is looked for and nothing is written")
    func asksFirst() async throws {
        let (place, dossier, _, _) = try await inNeed()
        let tired = try await place.caller(Cast.ruud)
        let (lines, early) = try await place.logged { try await open(place, asked(dossier.text), as: tired) }
        #expect(early.refusal == "factorNeeded" && lines.isEmpty)
        let ruud = try await place.rescuer()
        let wrong: [(AskedEmergency, String)] = [
            (asked(dossier.text, reason: " \n"), "reden"),
            (asked(dossier.text, reason: String(repeating: "a", count: AskedEmergency.longestReason + 1)), "reden"),
            (asked(dossier.text, born: nil), "geboren"), (asked(dossier.text, minutes: nil), "duur"),
            (asked(dossier.text, minutes: 61), "duur"), (asked(dossier.text, minutes: 600), "duur"),
            (asked(dossier.text, minutes: -15), "duur"), (asked("Lisa de Wit"), "nummer"), (asked(""), "nummer"),
        ]
        for (form, field) in wrong {
            do {
                _ = try await open(place, form, as: ruud)
                Issue.record("opened without \(field)")
            } catch Refusal.invalid(let problems) {
                #expect(problems.map(\.field) == [field])
            }
        }
        #expect(try await place.count("emergency_access") == 0)
    }

    @Test("None with this number and birth date: one answer for all of them, one line each, and bounded")
    func guesses() async throws {
        let (place, dossier, _, _) = try await inNeed()
        let other = CivilDate(year: 1988, month: 5, day: 5)
        let wrong = [
            asked(DossierID(high: 1, low: 1).text), asked(dossier.text, born: other),
            asked(Cast.address(of: Cast.lisa), born: other), asked("nobody@klaver.test"),
            asked(Cast.address(of: Cast.bart)),
        ]
        for form in wrong {
            let ruud = try await place.rescuer()
            let (lines, outcome) = try await place.logged { try await open(place, form, as: ruud) }
            #expect(try outcome.get() == .none)
            #expect(lines.map(\.dossier) == [.zero] && lines.map(\.outcome) == [.refused])
            #expect(lines.map(\.actor) == [Cast.ruud])
        }
        let ruud = try await place.rescuer()
        guard case .wait(let until) = try await open(place, asked(dossier.text), as: ruud) else {
            Issue.record("not bounded")
            return
        }
        #expect(until > place.now)
        #expect(try await place.count("emergency_access") == 0)
        place.clock.move(by: until.milliseconds - place.now.milliseconds)
        #expect(try await open(place, asked(dossier.text), as: place.next(ruud)) == .into(dossier))
    }

    @Test("The form sent twice opens one door, and who is in gets no second hour")
    func twice() async throws {
        let (place, dossier, _, _) = try await inNeed()
        let ruud = try await place.rescuer()
        for id: UInt64 in [1, 1, 2] {
            #expect(try await open(place, asked(dossier.text, minutes: 15, id: id), as: ruud) == .into(dossier))
        }
        #expect(try await place.count("emergency_access") == 1)
        place.clock.move(by: 15 * Moment.minute)
        try await place.showFactor(ruud)
        _ = try await open(place, asked(dossier.text, id: 3), as: place.next(ruud))
        #expect(try await place.count("emergency_access") == 2)
    }

    @Test("Whose dossier it is, or who acts for them, comes in by their own door")
    func own() async throws {
        let (place, dossier, _, _) = try await inNeed(
            mandates: [Mandate(account: Cast.ruud, basis: .chosen, period: Period(from: Day.past))])
        let ruud = try await place.rescuer()
        #expect(try await open(place, asked(dossier.text), as: ruud) == .into(dossier))
        #expect(try await place.count("emergency_access") == 0)
    }

    @Test("Rule 25: it ends with the time, the membership, the right of the organisation, and the button")
    func ends() async throws {
        let ways: [@Sendable (TestPlace, DossierID, Caller) async throws -> Void] = [
            { place, _, _ in place.clock.move(by: 60 * Moment.minute) },
            { place, _, _ in try await place.endMemberships(of: Cast.ruud) },
            { place, _, _ in try await place.switchEmergency(false) },
            { place, dossier, ruud in try await place.workplace.endEmergency(in: dossier, as: ruud) },
        ]
        for way in ways {
            let (place, dossier, health, _) = try await inNeed()
            let ruud = try await place.rescuer()
            _ = try await open(place, asked(dossier.text), as: ruud)
            _ = try await place.workplace.readReport(health, in: dossier, as: place.next(ruud))
            #expect(try await place.workplace.visitor(of: place.next(ruud)).emergencies.count == 1)
            try await way(place, dossier, ruud)
            let (lines, outcome) = try await place.logged {
                try await place.workplace.readReport(health, in: dossier, as: place.next(ruud))
            }
            #expect(outcome.refusal == "notFound" && lines.map(\.dossier) == [.zero])
            #expect(try await place.workplace.visitor(of: place.next(ruud)).emergencies.isEmpty)
        }
    }

    @Test("Every line under it is marked and names it, also what was refused; and nothing is written")
    func marked() async throws {
        let (place, dossier, health, _) = try await inNeed()
        try await place.give(.test(to: .account(Cast.ruud), .all, .all, .all), in: dossier)
        let ruud = try await place.rescuer()
        _ = try await open(place, asked(dossier.text), as: ruud)
        let workplace = place.workplace
        _ = try await workplace.readOverview(of: dossier, as: place.next(ruud))
        _ = try await workplace.readTimeline(of: dossier, filter: TimelineFilter(), from: nil, as: place.next(ruud))
        _ = try await workplace.readReport(health, in: dossier, as: place.next(ruud))
        _ = try await workplace.readHome(as: place.next(ruud))
        await #expect(throws: Refusal.self) { try await workplace.markRead(dossier, as: place.next(ruud)) }
        await #expect(throws: Refusal.self) {
            try await workplace.writeReport(
                NewReport(
                    id: EntryID(high: 8, low: 8), text: "ik was hier", form: .moment, themes: .of(.health)),
                in: dossier, as: place.next(ruud))
        }
        await #expect(throws: Refusal.self) {
            try await workplace.readAccessLog(of: dossier, as: place.next(ruud))
        }
        try await workplace.endEmergency(in: dossier, as: place.next(ruud))
        let id = EmergencyID(high: 8, low: 1)
        let marked = try await place.count(
            "log_line", "dossier_id = \(dossier) AND actor_id = \(Cast.ruud) AND ground = 12 AND ground_id = \(id)")
        let all = try await place.count("log_line", "dossier_id = \(dossier) AND actor_id = \(Cast.ruud)")
        #expect(marked == all && all >= 8)
        #expect(
            try await place.count(
                "log_line",
                "dossier_id = \(dossier) AND actor_id = \(Cast.ruud) AND organisation_id = \(Cast.jeugdhulp)")
                == all)
        #expect(try await place.count("entry", "author_id = \(Cast.ruud)") == 0)
        #expect(try await place.count("read_mark", "account_id = \(Cast.ruud)") == 0)
    }

    @Test(
        "The mother, who acts for her and the privacy officer are told at once: at home, and by a mail without content")
    func tells() async throws {
        let mail = try Mailbox()
        let (place, dossier, _, _) = try await inNeed(
            mail: mail, mandates: [Mandate(account: Cast.bart, basis: .chosen, period: Period(from: Day.past))])
        _ = try await open(place, asked(dossier.text), as: place.rescuer())
        while try await place.workplace.sendNextMail() == .sent {}
        let letters = try mail.letters()
        #expect(letters.count == 3)
        for account in [Cast.lisa, Cast.bart, Cast.wim] {
            #expect(letters.filter { $0.contains("To: \(Cast.address(of: account))") }.count == 1)
        }
        #expect(letters.allSatisfy { !$0.contains("straat") && !$0.contains(dossier.text) && !$0.contains("Ruud") })
        for account in [Cast.lisa, Cast.bart] {
            let caller = try await place.caller(account)
            let told = try await place.workplace.readHome(as: caller).emergencies
            #expect(told.map(\.who) == ["Ruud Claassen"] && told.map(\.organisation) == ["Jeugdhulp"])
            let reading = try await place.workplace.readEmergencies(of: dossier, as: caller)
            #expect(reading.lines.map(\.reason) == ["lag op straat"] && reading.isNew)
            try await place.workplace.markEmergenciesSeen(until: place.now, in: dossier, as: caller)
            #expect(try await place.workplace.readHome(as: caller).emergencies.isEmpty)
            #expect(try await !place.workplace.readEmergencies(of: dossier, as: caller).isNew)
        }
        for account in [Cast.petra, Cast.wim] {
            #expect(try await place.workplace.readHome(as: place.caller(account)).emergencies.isEmpty)
        }
        let log = try await place.workplace.readAccessLog(
            of: dossier, as: place.caller(Cast.lisa))
        let line = try #require(log.entries.first { $0.isByEmergency })
        #expect(line.groundID.flatMap { log.purposes[$0] } == "lag op straat")
    }

    @Test("Without the right of the organisation the page is not there, for workers, officers and administrators alike")
    func noRight() async throws {
        let (place, dossier, _, _) = try await inNeed()
        try await place.seat(Cast.ineke, as: .administrator)
        for account in [Cast.petra, Cast.wim, Cast.ineke, Cast.anouk, Cast.lisa] {
            let caller = try await place.rescuer(account)
            let (lines, outcome) = try await place.logged { try await open(place, asked(dossier.text), as: caller) }
            #expect(outcome.refusal == "notFound" && lines.map(\.dossier) == [.zero])
            await #expect(throws: Refusal.self) { try await place.workplace.prepareEmergency(as: caller) }
        }
        #expect(try await place.count("emergency_access") == 0)
    }

    @Test("The shell switches the right on and off by name, with a reason that is logged")
    func shell() async throws {
        let place = try await TestPlace.open()
        let shell = Caller(token: nil, origin: "shell", request: NewIdentifier.make(at: place.now), at: place.now)
        await #expect(throws: EmergencyRightProblem.noReason) {
            try await place.workplace.setEmergencyRight(true, of: "Jeugdhulp", reason: " ", caller: shell)
        }
        await #expect(throws: OrganisationProblem.isNotThere("Ziekenhuis")) {
            try await place.workplace.setEmergencyRight(true, of: "Ziekenhuis", reason: "spoed", caller: shell)
        }
        await #expect(throws: EmergencyRightProblem.noOfficer("Jeugdhulp"), "nobody would review it") {
            try await place.workplace.setEmergencyRight(true, of: "Jeugdhulp", reason: "spoed", caller: shell)
        }
        try await place.workplace.setEmergencyRight(false, of: "Jeugdhulp", reason: "niet meer", caller: shell)
        try await place.seat(Cast.wim, as: .privacyOfficer)
        for isOn in [true, false] {
            let (lines, outcome) = try await place.logged {
                try await place.workplace.setEmergencyRight(isOn, of: "Jeugdhulp", reason: "spoedpost", caller: shell)
            }
            #expect(outcome.isSuccess && lines.map(\.dossier) == [.zero] && lines.allSatisfy(\.hasDetail))
            let listed = try await place.workplace.listOrganisations(caller: shell)
            #expect(listed.filter { $0.emergencySince != nil }.map(\.name) == (isOn ? ["Jeugdhulp"] : []))
        }
    }
}
