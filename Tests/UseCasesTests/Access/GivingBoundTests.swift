import Dossier
import Records
import TestKit
import Testing
import UseCases

/// What a form could carry that no page offers: rules 18, 19 and 28 hold there too.
@Suite("Nobody gives further than they speak for the person, whatever a form carries")
struct GivingBoundTests {
    private func give(
        _ asked: AskedGrant, as account: AccountID, _ dossier: DossierID, _ place: TestPlace
    ) async throws -> Result<GivingOutcome, any Error> {
        let caller = try await place.caller(account)
        return try await place.logged {
            try await place.workplace.giveAccess(asked, in: dossier, as: caller)
        }.outcome
    }

    @Test("Rule 19: a permit that says it comes in the place of a deny lifts no deny")
    func liftsNoDeny() async throws {
        let place = try await TestPlace.open()
        let deny = Grant.test(.deny, to: .account(Cast.karin), .all, .all, .all)
        let dossier = try await place.dossier(grants: [deny])
        let given = try await give(GivingTests.asked(replaces: deny.id), as: Cast.lisa, dossier, place)
        #expect(given.isDenied)
        #expect(try await place.count("access_grant", "withdrawn_at IS NOT NULL") == 0)
        let lisa = try await place.caller(Cast.lisa)
        let (_, form) = try await place.logged {
            try await place.workplace.prepareGiving(in: dossier, changing: deny.id, as: lisa)
        }
        #expect(form.refusal == "notFound")
    }

    @Test("Changing a permit says in the log that the old one ended")
    func logsWhatEnded() async throws {
        let place = try await TestPlace.open()
        let old = Grant.test(to: .account(Cast.petra))
        let dossier = try await place.dossier(grants: [old])
        let lisa = try await place.caller(Cast.lisa)
        let (lines, _) = try await place.logged {
            try await place.workplace.giveAccess(GivingTests.asked(replaces: old.id), in: dossier, as: lisa)
        }
        #expect(lines.map(\.action) == [.change, .create])
        #expect(lines.map { $0.objectID?.text } == [old.id.text, GrantID(high: 8, low: 1).text])
    }

    @Test("Rules 18 and 28: a representative gives nothing that begins after their mandate, and says so at the day")
    func notAfterTheMandate() async throws {
        let place = try await TestPlace.open()
        let until = Day.at(2026, 12, 31)
        let dossier = try await place.dossier(mandates: [
            Mandate(account: Cast.bart, basis: .chosen, period: Period(from: Day.past, until: until))
        ])
        var asked = GivingTests.asked()
        asked.from = CivilDate("2026-12-31")
        #expect(
            try await give(asked, as: Cast.bart, dossier, place).refusal
                == "\(Refusal.invalid([FieldProblem("van", .tooLate)]))")
        asked.from = CivilDate("2026-12-30")
        #expect(try await give(asked, as: Cast.bart, dossier, place).isSuccess)
        asked.from = CivilDate("2027-02-01")
        let lisas = AskedGrant(
            id: GrantID(high: 8, low: 2), principal: asked.principal, scope: asked.scope, purpose: asked.purpose,
            from: asked.from, until: asked.until)
        #expect(try await give(lisas, as: Cast.lisa, dossier, place).isSuccess)
    }

    @Test("Rule 18: who acts for the person gives themselves nothing, by the form or by an invitation of their own")
    func notToThemselves() async throws {
        let place = try await TestPlace.open()
        let dossier = try await place.dossier(mandates: [
            Mandate(account: Cast.bart, basis: .chosen, period: Period(from: Day.past))
        ])
        let own = try await give(GivingTests.asked(to: .account(Cast.bart)), as: Cast.bart, dossier, place)
        #expect(own.refusal?.contains("aan") == true)
        let bart = try await place.caller(Cast.bart)
        var asked = GivingTests.asked(to: nil)
        asked.invited = "tante Els"
        try await place.workplace.invite(asked, in: dossier, as: bart)
        let paper = try await place.workplace.readInvitation(asked.id, in: dossier, as: place.next(bart))
        guard case .noSuchCode = try await place.workplace.takeUp(paper.code.text, as: place.next(bart)) else {
            Issue.record("taken up by who made it")
            return
        }
        #expect(try await place.count("access_grant") == 0)
    }

    @Test("Rule 18: a representative does not get to hold the code of an invitation to what they are kept out of")
    func noCodeBeyondTheMandate() async throws {
        let place = try await TestPlace.open()
        let dossier = try await place.dossier(mandates: [
            Mandate(
                account: Cast.bart, basis: .chosen, period: Period(from: Day.past), excludedThemes: .of(.money))
        ])
        let lisa = try await place.caller(Cast.lisa)
        var asked = GivingTests.asked(to: nil)
        asked.invited = "tante Els"
        try await place.workplace.invite(asked, in: dossier, as: lisa)
        let bart = try await place.caller(Cast.bart)
        let (_, held) = try await place.logged {
            try await place.workplace.readInvitation(asked.id, in: dossier, as: bart)
        }
        #expect(held.isDenied)
        _ = try await place.workplace.readInvitation(asked.id, in: dossier, as: place.next(lisa))
    }

    @Test("Rule 18: a representative says no only to what they could give; and takes back what they made themselves")
    func declinesWithinTheMandate() async throws {
        let place = try await TestPlace.open()
        let dossier = try await place.dossier(
            mandates: [
                Mandate(
                    account: Cast.bart, basis: .chosen, period: Period(from: Day.past), excludedThemes: .of(.health))
            ], grants: [.test(to: .account(Cast.petra), .of(.reports), .of(.family))])
        let petra = try await place.caller(Cast.petra)
        for (number, theme) in [(UInt64(1), Theme.health), (2, .money)] {
            try await place.workplace.askForAccess(
                GivingTests.asked(number, to: nil, .of(theme)), in: dossier, as: place.next(petra))
        }
        func invite(_ number: UInt64, _ theme: Theme, as account: AccountID) async throws {
            var asked = GivingTests.asked(number, to: nil, .of(theme))
            asked.invited = "tante Els"
            try await place.workplace.invite(asked, in: dossier, as: place.caller(account))
        }
        try await invite(3, .health, as: Cast.lisa)
        try await invite(4, .money, as: Cast.lisa)
        try await invite(5, .money, as: Cast.bart)
        func decline(_ number: UInt64, as account: AccountID) async throws -> Result<Void, any Error> {
            let caller = try await place.caller(account)
            return try await place.logged {
                try await place.workplace.decline(GrantID(high: 8, low: number), in: dossier, as: caller)
            }.outcome
        }
        for number in [UInt64(1), 3] {
            #expect(try await decline(number, as: Cast.bart).isDenied)
        }
        #expect(try await place.count("access_request", "outcome IS NULL") == 5)
        for number in [UInt64(2), 4, 5] {
            #expect(try await decline(number, as: Cast.bart).isSuccess)
        }
        for number in [UInt64(1), 3] {
            #expect(try await decline(number, as: Cast.lisa).isSuccess)
        }
        #expect(try await place.count("access_request", "outcome IS NULL") == 0)
    }

    @Test("Rule 19: each of those who must agree may say no, also a parent who is kept out of what it is about")
    func declinesAlong() async throws {
        let place = try await TestPlace.open()
        let mandates = [
            Mandate(account: Cast.lisa, basis: .parent, period: Period(from: Day.past)),
            Mandate(
                account: Cast.bart, basis: .parent, period: Period(from: Day.past), excludedThemes: .of(.health)),
        ]
        let school = Grant.test(to: .account(Cast.petra), .all, .of(.health), .look)
        let deny = Grant.test(.deny, to: .account(Cast.joris), .all, .of(.health), .all)
        let dossier = try await place.dossier(
            of: Cast.sam, key: "sam", mandates: mandates, grants: [school, deny],
            born: CivilDate(year: 2013, month: 5, day: 4))
        _ = try await place.workplace.withdrawAccess(
            school.id, request: .zero, in: dossier, as: place.caller(Cast.sam))
        let again = GivingTests.asked(1, .of(.health))
        let lisa = try await place.caller(Cast.lisa)
        let given = try await place.workplace.giveAccess(again, in: dossier, as: lisa)
        #expect(given == .waits(for: [Cast.sam, Cast.bart]))
        let lifting = GrantID(high: 8, low: 2)
        let lifted = try await place.workplace.withdrawAccess(
            deny.id, request: lifting, in: dossier, as: place.next(lisa))
        #expect(lifted == .waits(for: [Cast.sam, Cast.bart]))
        for id in [again.id, lifting] {
            try await place.workplace.decline(id, in: dossier, as: place.caller(Cast.bart))
        }
        #expect(try await place.count("access_request", "outcome IS NULL") == 0)
        #expect(try await place.count("access_grant", "withdrawn_at IS NULL") == 1, "the deny")
    }

    @Test("Rule 19: what waits for others is given by who says yes, once who gave it decides no more")
    func makerDecidesNoMore() async throws {
        let place = try await TestPlace.open()
        let mandates = [Cast.lisa, Cast.bart].map {
            Mandate(account: $0, basis: .parent, period: Period(from: Day.past, until: Day.at(2026, 12, 1)))
        }
        let school = Grant.test(to: .account(Cast.petra), .all, .of(.money), .look)
        let dossier = try await place.dossier(
            of: Cast.sam, key: "sam", mandates: mandates, grants: [school],
            born: CivilDate(year: 2013, month: 5, day: 4))
        _ = try await place.workplace.withdrawAccess(
            school.id, request: .zero, in: dossier, as: place.caller(Cast.lisa))
        let asked = GivingTests.asked()
        guard case .waits = try await give(asked, as: Cast.bart, dossier, place).get() else {
            Issue.record("given alone")
            return
        }
        _ = try await place.engine.write { session in
            try session.run("UPDATE mandate SET until_at = \(place.now) WHERE account_id = \(Cast.bart)")
        }
        let lisa = try await place.caller(Cast.lisa)
        #expect(
            try await place.workplace.agree(to: asked.id, in: dossier, as: lisa) == .waits(for: [Cast.sam]))
        let sam = try await place.caller(Cast.sam)
        #expect(try await place.workplace.agree(to: asked.id, in: dossier, as: sam) == .done)
        #expect(try await place.count("access_grant", "given_by = \(Cast.sam)") == 1)
    }
}
