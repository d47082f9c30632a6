import Dossier
import Records
import TestKit
import Testing
import UseCases

/// Rule 5 before anything is given: who gives where a deny stands already reads that it stops some of it.
@Suite("Rule 5: the screen warns where a deny stands that would stop what is given")
struct DenyWarningTests {
    private static let team = Principal.department(Cast.schuldhulp, role: nil)

    /// Whether weighing a permit for {money} warns, with one grant standing.
    private func warns(
        _ standing: Grant, to principal: Principal = .account(Cast.petra), _ themes: ThemeSet = .of(.money),
        isLifted: Bool = false
    ) async throws -> Bool {
        let place = try await TestPlace.open()
        // Who had a permit before is one of those the person can choose.
        let before = Grant.test(to: .account(Cast.petra), .all, .of(.money), .look, until: Day.now)
        let dossier = try await place.dossier(grants: [before, standing])
        if isLifted { try await place.withdraw(standing.id, in: dossier) }
        let lisa = try await place.caller(Cast.lisa)
        let forms = try await place.workplace.prepareGiving(in: dossier, as: lisa)
        let weighing = try await place.workplace.weigh(GivingTests.asked(to: principal, themes), forms)
        #expect(try await place.count("access_grant") == 2, "weighing gives nothing")
        return weighing.isDenied
    }

    @Test("A deny on the person, the team, a role of it or the organisation: it warns")
    func stands() async throws {
        let principals: [Principal] = [
            .account(Cast.petra), Self.team, .department(Cast.schuldhulp, role: "schuldhulpverlener"),
            .organisation(Cast.kredietbank),
        ]
        for principal in principals {
            #expect(try await warns(.test(.deny, to: principal, .all, .of(.money), .all)), "\(principal)")
        }
        #expect(try await warns(.test(.deny, to: Self.team, .all, .of(.money), .all), to: Self.team))
    }

    @Test("A deny on others, on other themes, in another role, lifted or over; or a permit: it does not warn")
    func isQuiet() async throws {
        let quiet: [Grant] = [
            .test(.deny, to: .account(Cast.karin), .all, .all, .all),
            .test(.deny, to: .department(Cast.teamThuis, role: nil), .all, .all, .all),
            .test(.deny, to: .department(Cast.schuldhulp, role: "stagiair"), .all, .all, .all),
            .test(.deny, to: Self.team, .all, .of(.health), .all),
            .test(.deny, to: Self.team, .all, .all, .all, until: Day.now),
            .test(to: Self.team, .all, .of(.money), .look),
        ]
        for grant in quiet { #expect(try await !warns(grant), "\(grant.principal)") }
        #expect(try await !warns(.test(.deny, to: Self.team, .all, .all, .all), isLifted: true))
    }

    @Test("Case d: the team denied, one worker has a personal permit: that worker sees nothing; the screen warned")
    func caseD() async throws {
        let place = try await TestPlace.open()
        let dossier = try await place.dossier(
            grants: [
                .test(to: .account(Cast.petra), .all, .all, .all), .test(to: .account(Cast.joris), .all, .all, .all),
            ])
        let report = try await place.report("zonnebloem", in: dossier, .of(.money), by: Cast.joris).id
        let lisa = try await place.caller(Cast.lisa)
        let deny = GivingTests.asked(2, to: Self.team, .all, .all, effect: .deny, until: nil)
        let forms = try await place.workplace.prepareGiving(in: dossier, as: lisa)
        #expect(try await place.workplace.weigh(deny, forms).stops == ["Petra Kuipers"])
        _ = try await place.workplace.giveAccess(deny, in: dossier, as: place.next(lisa))
        func opens(_ account: AccountID) async throws -> Bool {
            let caller = try await place.caller(account)
            return try await place.logged { try await place.workplace.readReport(report, in: dossier, as: caller) }
                .outcome.isSuccess
        }
        #expect(try await !opens(Cast.petra))
        #expect(try await opens(Cast.joris))
        let again = try await place.workplace.prepareGiving(in: dossier, as: place.next(lisa))
        #expect(try await place.workplace.weigh(GivingTests.asked(3), again).isDenied)
    }
}
