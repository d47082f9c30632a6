import Dossier
import Identity
import Records
import Storage
import TestKit
import Testing
import UseCases

/// Rule 6 and case e, from the form of the first worker to the yes of the second.
@Suite("Two workers of an organisation make a permit on a law, and nobody else")
struct LawPermitTests {
    /// Lisa's dossier with a report on safety and one on money; Joris and Ruud of youth help, which may use the law.
    static func atWork(
        mail: Mailbox? = nil, mandates: [Mandate] = [], grants: [Grant] = []
    ) async throws -> (place: TestPlace, dossier: DossierID, safety: EntryID, money: EntryID) {
        let place = try await TestPlace.open(mail: mail)
        try await place.switchLaw()
        try await place.seat(Cast.wim, as: .privacyOfficer)
        let dossier = try await place.dossier(mandates: mandates, grants: grants)
        let safety = try await place.report("durft niet naar huis", in: dossier, .of(.safety)).id
        let money = try await place.report("heeft schulden", in: dossier, .of(.money)).id
        return (place, dossier, safety, money)
    }

    private func register(
        _ place: TestPlace, _ asked: AskedLawPermit, as caller: Caller
    ) async throws -> LawPermitOutcome {
        try await place.workplace.registerLawPermit(asked, as: caller)
    }

    private func say(
        _ answer: LawAnswer, _ place: TestPlace, _ id: GrantID, as caller: Caller
    ) async throws {
        try await place.workplace.answerLawPermit(id, answer, .test, as: caller)
    }

    @Test(
        "Case e: registered it opens nothing; with a second worker's yes it does, from that moment, also where denied")
    func twoWorkers() async throws {
        let (place, dossier, safety, money) = try await Self.atWork(
            grants: [.test(.deny, to: .organisation(Cast.jeugdhulp), .all, .all, .all)])
        let joris = try await place.rescuer(Cast.joris)
        #expect(try await register(place, place.askedLaw(dossier.text), as: joris) == .waits)
        for account in [Cast.joris, Cast.ruud] {
            #expect(try await !place.reach(of: account, in: dossier).knowsDossier)
        }
        let ruud = try await place.rescuer(Cast.ruud)
        let waiting = try await place.workplace.readLawPermits(as: ruud).waiting
        #expect(waiting.map(\.identifier) == [dossier.text] && waiting.map(\.mayAnswer) == [true])
        #expect(waiting.map(\.reason) == ["de kinderen zijn niet veilig"] && waiting.map(\.opens) == [nil])
        try await say(.yes, place, GrantID(high: 9, low: 71), as: ruud)
        let read = try await place.workplace.readReport(safety, in: dossier, as: place.next(joris))
        #expect(read.report?.body.text == "durft niet naar huis")
        await #expect(throws: Refusal.self) {
            try await place.workplace.readReport(money, in: dossier, as: place.next(joris))
        }
        #expect(try await place.workplace.readLawPermits(as: ruud).running.map(\.opens) == [dossier])
    }

    @Test("Without a fresh factor or with a wrong field nothing is looked for and nothing is written")
    func asksFirst() async throws {
        let (place, dossier, _, _) = try await Self.atWork()
        let tired = try await place.caller(Cast.joris)
        let (lines, early) = try await place.logged {
            try await register(place, place.askedLaw(dossier.text), as: tired)
        }
        #expect(early.refusal == "factorNeeded" && lines.isEmpty)
        await #expect(throws: Refusal.self) { try await place.workplace.readLawPermits(as: tired) }
        let joris = try await place.rescuer(Cast.joris)
        let number = dossier.text
        let today = CivilDate(year: 2026, month: 11, day: 21)
        let long = String(repeating: "a", count: AskedLawPermit.longestReason + 1)
        let wrong: [(AskedLawPermit, String)] = [
            (place.askedLaw(" "), "nummer"), (place.askedLaw("Lisa de Wit"), "nummer"),
            (place.askedLaw(number, born: nil), "geboren"), (place.askedLaw(number, law: nil), "wet"),
            (place.askedLaw(number, law: Law(code: "veilig-thuis")), "wet"),
            (place.askedLaw(number, to: nil), "aan"),
            (place.askedLaw(number, to: .organisation(Cast.kredietbank)), "aan"),
            (place.askedLaw(number, to: .department(Cast.schuldhulp, role: nil)), "aan"),
            (place.askedLaw(number, to: .account(Cast.joris)), "aan"),
            (place.askedLaw(number, []), "onderdeel"), (place.askedLaw(number, .all, .none), "theme"),
            (place.askedLaw(number, .all, .all, []), "hoe"), (place.askedLaw(number, reason: " \n"), "reden"),
            (place.askedLaw(number, reason: long), "reden"), (place.askedLaw(number, until: nil), "tot"),
            (place.askedLaw(number, until: today?.adding(days: -1)), "tot"),
            (place.askedLaw(number, until: today?.adding(months: 12).adding(days: 1)), "tot"),
        ]
        for (form, field) in wrong {
            do {
                _ = try await register(place, form, as: joris)
                Issue.record("registered without \(field)")
            } catch Refusal.invalid(let problems) {
                #expect(problems.map(\.field) == [field])
            }
        }
        #expect(try await place.count("law_registration") == 0)
    }

    @Test("The form sent twice registers once; the first worker is never the second; a second yes finds it done")
    func onlyOnce() async throws {
        let (place, dossier, _, _) = try await Self.atWork()
        let joris = try await place.rescuer(Cast.joris)
        for _ in 1...2 { #expect(try await register(place, place.askedLaw(dossier.text), as: joris) == .waits) }
        #expect(try await place.count("law_registration") == 1)
        let id = GrantID(high: 9, low: 71)
        for answer in [LawAnswer.yes, .no] {
            let (lines, outcome) = try await place.logged { try await say(answer, place, id, as: joris) }
            #expect(outcome.refusal == "notFound" && lines.map(\.dossier) == [.zero])
        }
        let ruud = try await place.rescuer(Cast.ruud)
        let (_, notHis) = try await place.logged { try await say(.takeBack, place, id, as: ruud) }
        #expect(notHis.refusal == "notFound")
        try await say(.yes, place, id, as: ruud)
        for answer in [LawAnswer.yes, .no] {
            let (_, again) = try await place.logged { try await say(answer, place, id, as: ruud) }
            #expect(again.refusal == "changedMeanwhile")
        }
        let (_, back) = try await place.logged { try await say(.takeBack, place, id, as: joris) }
        #expect(back.refusal == "changedMeanwhile")
        #expect(try await place.count("access_grant", "basis = 'legalTask'") == 1)
    }

    @Test("Both lose a factor that is not fresh: the answer asks for one too")
    func answerAsksFactor() async throws {
        let (place, dossier, _, _) = try await Self.atWork()
        let id = try await place.registerLaw(in: dossier)
        let tired = try await place.caller(Cast.ruud)
        for answer in [LawAnswer.yes, .no] {
            let (lines, outcome) = try await place.logged { try await say(answer, place, id, as: tired) }
            #expect(outcome.refusal == "factorNeeded" && lines.isEmpty)
        }
        #expect(try await place.count("access_grant") == 0)
    }

    @Test("A no, taking it back, and fourteen days without an answer: nothing comes of it")
    func comesToNothing() async throws {
        let ways: [@Sendable (TestPlace, GrantID) async throws -> Void] = [
            { place, id in
                try await place.workplace.answerLawPermit(id, .no, .test, as: place.rescuer(Cast.ruud))
            },
            { place, id in
                try await place.workplace.answerLawPermit(id, .takeBack, .test, as: place.caller(Cast.joris))
            },
            { place, _ in place.clock.move(by: LawRegistration.answerTime) },
        ]
        for way in ways {
            let (place, dossier, _, _) = try await Self.atWork()
            let id = try await place.registerLaw(in: dossier)
            try await way(place, id)
            let ruud = try await place.rescuer(Cast.ruud)
            #expect(try await place.workplace.readLawPermits(as: ruud).waiting.isEmpty)
            #expect(try await place.workplace.readHome(as: ruud).lawWaiting == 0)
            let (_, late) = try await place.logged { try await say(.yes, place, id, as: ruud) }
            #expect(late.refusal == "changedMeanwhile")
            #expect(try await place.count("access_grant") == 0)
            #expect(try await place.workplace.readHome(as: place.caller(Cast.lisa)).lawNotices.isEmpty)
        }
    }

    @Test(
        "Rule 25: the first left, is close to the person now or has no account, the law went off, the person died: no yes"
    )
    func changedBetween() async throws {
        let ways: [@Sendable (TestPlace, DossierID) async throws -> Void] = [
            { place, _ in try await place.endMemberships(of: Cast.joris) },
            { place, _ in
                let at = place.now
                try await place.engine.write { session in
                    _ = try OrganisationLawRecords.switchOff(
                        TestPlace.law, of: Cast.jeugdhulp, at: at, session)
                    let other = try #require(Law(code: "veilig-thuis"))
                    try OrganisationLawRecords.switchOn(other, of: Cast.jeugdhulp, since: at, session)
                }
            },
            { place, _ in
                try await place.workplace.disableAccount(
                    address: Cast.address(of: Cast.joris),
                    caller: Caller(
                        token: nil, origin: "shell", request: NewIdentifier.make(at: place.now), at: place.now))
            },
            { place, dossier in
                try await place.engine.write { session in
                    try session.add(
                        """
                        INSERT INTO dossier_owner (dossier_id, account_id, person_id)
                        VALUES (\(dossier), \(Cast.joris), \(EntryID.zero))
                        """)
                }
            },
            { place, dossier in try await place.die(in: dossier) },
        ]
        for way in ways {
            let (place, dossier, _, _) = try await Self.atWork()
            let id = try await place.registerLaw(in: dossier)
            try await way(place, dossier)
            let ruud = try await place.rescuer(Cast.ruud)
            let (_, outcome) = try await place.logged { try await say(.yes, place, id, as: ruud) }
            #expect(outcome.refusal == "changedMeanwhile")
            #expect(try await place.count("access_grant") == 0)
            _ = try await place.logged { try await say(.no, place, id, as: ruud) }
        }
    }

    @Test(
        "The second worker left meanwhile: the page is not there for them; whoever is close to the person says no more")
    func secondLeft() async throws {
        let (place, dossier, _, _) = try await Self.atWork(
            mandates: [Mandate(account: Cast.ruud, basis: .chosen, period: Period(from: Day.past))])
        let id = try await place.registerLaw(in: dossier)
        let ruud = try await place.rescuer(Cast.ruud)
        let (_, close) = try await place.logged { try await say(.yes, place, id, as: ruud) }
        #expect(close.refusal == "notFound")
        #expect(try await register(place, place.askedLaw(dossier.text, id: 72), as: ruud) == .own)
        try await place.endMemberships(of: Cast.ruud)
        let (lines, gone) = try await place.logged { try await say(.yes, place, id, as: place.next(ruud)) }
        #expect(gone.refusal == "notFound" && lines.map(\.dossier) == [.zero])
        #expect(try await place.count("access_grant") == 0)
    }

    @Test("Strangers, another organisation, officers and administrators find no page, and one line each tells of it")
    func strangers() async throws {
        let (place, dossier, _, _) = try await Self.atWork()
        let id = try await place.registerLaw(in: dossier)
        try await place.seat(Cast.ineke, as: .administrator)
        for account in [Cast.petra, Cast.wim, Cast.ineke, Cast.anouk, Cast.lisa] {
            let caller = try await place.rescuer(account)
            let acts: [() async throws -> Void] = [
                { _ = try await place.workplace.readLawPermits(as: caller) },
                { _ = try await register(place, place.askedLaw(dossier.text, id: 72), as: caller) },
                { try await say(.yes, place, id, as: caller) },
                { try await place.workplace.endLawPermit(id, as: caller) },
            ]
            for act in acts {
                let (lines, outcome) = try await place.logged(act)
                #expect(outcome.refusal == "notFound" && lines.map(\.dossier) == [.zero])
            }
        }
        #expect(try await place.count("access_grant") == 0)
    }

    @Test("A form with the id of a grant that is there makes no second one, and changes none")
    func strangeID() async throws {
        let given = Grant.test(to: .account(Cast.petra), id: GrantID(high: 9, low: 71))
        let (place, dossier, _, _) = try await Self.atWork(grants: [given])
        let id = try await place.registerLaw(in: dossier)
        let (_, outcome) = try await place.logged { try await say(.yes, place, id, as: place.rescuer(Cast.ruud)) }
        #expect(outcome.refusal == "changedMeanwhile")
        #expect(try await place.count("access_grant", "basis = 'legalTask'") == 0)
    }

    @Test("The database keeps no yes of the worker who registered it")
    func neverTheFirst() async throws {
        let (place, dossier, _, _) = try await Self.atWork()
        let id = try await place.registerLaw(in: dossier)
        await #expect(throws: StorageError.self) {
            try await place.engine.write { session in
                try session.run("UPDATE law_registration SET outcome = 1, settled_by = made_by WHERE id = \(id)")
            }
        }
    }
}
