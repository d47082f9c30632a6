import Dossier
import Records
import TestKit
import Testing
import UseCases

/// Rules 4 to 6, 18, 19 and 25, and cases q and w, through the acts of the screen.
@Suite("The person gives, changes and takes back")
struct GivingTests {
    static func asked(
        _ number: UInt64 = 1, to principal: Principal? = .account(Cast.petra), _ themes: ThemeSet = .of(.money),
        _ verbs: VerbSet = .look, effect: Effect = .permit, entry: EntryID? = nil, until: String? = "2027-05-21",
        replaces: GrantID? = nil, answers: GrantID? = nil
    ) -> AskedGrant {
        AskedGrant(
            id: GrantID(high: 8, low: number), effect: effect, principal: principal,
            scope: Scope(areas: .all, themes: themes, verbs: verbs), entry: entry, purpose: "helpt met de post",
            until: until.flatMap { CivilDate($0) }, replaces: replaces, answers: answers)
    }

    private func sees(_ entry: EntryID, _ account: AccountID, _ dossier: DossierID, _ place: TestPlace) async throws
        -> Bool
    {
        let caller = try await place.caller(account)
        let (_, outcome) = try await place.logged {
            try await place.workplace.readReport(entry, in: dossier, as: caller)
        }
        return outcome.isSuccess
    }

    @Test("What is given counts at the next request, once, and stands in the log with what was given, sealed")
    func gives() async throws {
        let place = try await TestPlace.open()
        let dossier = try await place.dossier()
        let money = try await place.report("geld", in: dossier, .of(.money), by: Cast.lisa)
        let health = try await place.report("ziek", in: dossier, .of(.health), by: Cast.lisa)
        let lisa = try await place.caller(Cast.lisa)
        #expect(try await !sees(money.id, Cast.petra, dossier, place))
        for _ in 1...2 {
            let (lines, outcome) = try await place.logged {
                try await place.workplace.giveAccess(Self.asked(), in: dossier, as: place.next(lisa))
            }
            #expect(try outcome.get() == .done)
            #expect(lines.map(\.description) == ["create permissions done"] || lines.isEmpty)
            #expect(lines.allSatisfy { $0.hasDetail && $0.actor == Cast.lisa })
        }
        #expect(try await place.count("access_grant") == 1)
        #expect(try await sees(money.id, Cast.petra, dossier, place))
        #expect(try await !sees(health.id, Cast.petra, dossier, place))
    }

    @Test("Changing a permit ends the old one and begins the new one in one moment; the old one stays readable")
    func changes() async throws {
        let place = try await TestPlace.open()
        let old = Grant.test(to: .account(Cast.petra), .all, .of(.money), .look)
        let dossier = try await place.dossier(grants: [old])
        let money = try await place.report("geld", in: dossier, .of(.money), by: Cast.lisa)
        let health = try await place.report("ziek", in: dossier, .of(.health), by: Cast.lisa)
        let lisa = try await place.caller(Cast.lisa)
        let change = Self.asked(to: .account(Cast.petra), .of(.health), replaces: old.id)
        #expect(try await place.workplace.giveAccess(change, in: dossier, as: lisa) == .done)
        #expect(try await sees(health.id, Cast.petra, dossier, place))
        #expect(try await !sees(money.id, Cast.petra, dossier, place))
        #expect(try await place.count("access_grant", "withdrawn_at IS NOT NULL") == 1)
        // The same page in another tab: the permit it would change is over.
        let (_, again) = try await place.logged {
            try await place.workplace.giveAccess(
                Self.asked(2, to: .account(Cast.petra), .all, replaces: old.id), in: dossier, as: place.next(lisa))
        }
        #expect(again.refusal == "changedMeanwhile")
        #expect(try await place.count("access_grant") == 2)
    }

    @Test("Taking back counts at the next request; twice is once")
    func withdraws() async throws {
        let place = try await TestPlace.open()
        let grant = Grant.test(to: .account(Cast.petra), .all, .of(.money), .look)
        let dossier = try await place.dossier(grants: [grant])
        let money = try await place.report("geld", in: dossier, .of(.money), by: Cast.lisa)
        let lisa = try await place.caller(Cast.lisa)
        for _ in 1...2 {
            let outcome = try await place.workplace.withdrawAccess(
                grant.id, request: .zero, in: dossier, as: place.next(lisa))
            #expect(outcome == .done)
        }
        #expect(try await !sees(money.id, Cast.petra, dossier, place))
    }

    @Test("Rule 6: what stands on a law is not taken back by the person, and the refusal names it")
    func lawStands() async throws {
        let place = try await TestPlace.open()
        let law = Grant(
            id: GrantID(high: 5, low: 6), effect: .permit, principal: .account(Cast.joris), areas: .all,
            themes: .of(.safety), verbs: .look, basis: .legalTask, law: "Jeugdwet", purpose: "veilig",
            period: Period(from: Day.past, until: Day.future), givenBy: Cast.ruud, confirmedBy: Cast.karin)
        let dossier = try await place.dossier(grants: [law])
        let lisa = try await place.caller(Cast.lisa)
        let (lines, outcome) = try await place.logged {
            try await place.workplace.withdrawAccess(law.id, request: .zero, in: dossier, as: lisa)
        }
        #expect(outcome.refusal == "denied(Dossier.Ground.standsOnLaw(\(law.id)))")
        #expect(lines.map(\.outcome) == [.refused])
        #expect(try await place.count("access_grant", "withdrawn_at IS NOT NULL") == 0)
    }

    @Test("Rule 5: a deny goes first, and lifting it gives back what was given")
    func denies() async throws {
        let place = try await TestPlace.open()
        let dossier = try await place.dossier(grants: [.test(to: .account(Cast.petra), .all, .of(.money), .look)])
        let money = try await place.report("geld", in: dossier, .of(.money), by: Cast.lisa)
        let lisa = try await place.caller(Cast.lisa)
        let deny = Self.asked(
            to: .department(Cast.schuldhulp, role: nil), .all, .all, effect: .deny, until: nil)
        _ = try await place.workplace.giveAccess(deny, in: dossier, as: lisa)
        #expect(try await !sees(money.id, Cast.petra, dossier, place))
        _ = try await place.workplace.withdrawAccess(deny.id, request: .zero, in: dossier, as: place.next(lisa))
        #expect(try await sees(money.id, Cast.petra, dossier, place))
    }

    @Test("Case w: one report shared with one worker shows that report and its reactions, and nothing else")
    func sharesOne() async throws {
        let place = try await TestPlace.open()
        let dossier = try await place.dossier(grants: [.test(to: .account(Cast.petra), .of(.reports), .of(.money))])
        let stress = try await place.report("stress", in: dossier, .of(.feelings), by: Cast.lisa)
        let other = try await place.report("verdriet", in: dossier, .of(.feelings), by: Cast.lisa)
        let lisa = try await place.caller(Cast.lisa)
        let share = Self.asked(to: .account(Cast.petra), .general, entry: stress.id)
        #expect(try await place.workplace.giveAccess(share, in: dossier, as: lisa) == .done)
        #expect(try await sees(stress.id, Cast.petra, dossier, place))
        #expect(try await !sees(other.id, Cast.petra, dossier, place))
    }

    @Test("Nobody shares an entry that is private, confined or withheld")
    func sharesNothingHidden() async throws {
        let place = try await TestPlace.open()
        let dossier = try await place.dossier()
        let lisa = try await place.caller(Cast.lisa)
        for visibility in [Visibility.own, .confined, .withheld] {
            let entry = try await place.report("geheim", in: dossier, by: Cast.lisa, as: visibility)
            let (_, outcome) = try await place.logged {
                try await place.workplace.giveAccess(
                    Self.asked(UInt64(visibility.rawValue), to: .account(Cast.petra), entry: entry.id), in: dossier,
                    as: place.next(lisa))
            }
            #expect(outcome.isDenied)
        }
        #expect(try await place.count("access_grant") == 0)
    }

    @Test(
        "Who does not decide gives, changes and stops nothing",
        arguments: [Cast.petra, Cast.anouk, Cast.ruud, Cast.ineke])
    func othersCannot(_ account: AccountID) async throws {
        let place = try await TestPlace.open()
        let grants = [Cast.petra, Cast.anouk].map { Grant.test(to: .account($0), .all, .all, .all) }
        let dossier = try await place.dossier(grants: grants)
        let caller = try await place.caller(account)
        let acts: [@Sendable (Caller) async throws -> Void] = [
            { _ = try await place.workplace.giveAccess(Self.asked(to: .account(Cast.karin)), in: dossier, as: $0) },
            { _ = try await place.workplace.withdrawAccess(grants[0].id, request: .zero, in: dossier, as: $0) },
            { _ = try await place.workplace.prepareGiving(in: dossier, as: $0) },
            { try await place.workplace.exclude(Cast.bart, from: .all, wholly: true, in: dossier, as: $0) },
            { _ = try await place.workplace.agree(to: GrantID(high: 8, low: 8), in: dossier, as: $0) },
        ]
        for act in acts {
            let (lines, outcome) = try await place.logged { try await act(place.next(caller)) }
            #expect(!outcome.isSuccess)
            #expect(lines.count == 1 && lines.allSatisfy { $0.outcome == .refused })
        }
        #expect(try await place.count("access_grant") == 2)
        #expect(try await place.count("access_grant", "withdrawn_at IS NULL") == 2)
    }

    @Test("Rule 18: a representative gives within the mandate, and no further")
    func representative() async throws {
        let place = try await TestPlace.open()
        let mandate = Mandate(
            account: Cast.bart, basis: .chosen, period: Period(from: Day.past), excludedThemes: .of(.health))
        let dossier = try await place.dossier(mandates: [mandate])
        let bart = try await place.caller(Cast.bart)
        #expect(try await place.workplace.giveAccess(Self.asked(1), in: dossier, as: bart) == .done)
        let (_, outcome) = try await place.logged {
            try await place.workplace.giveAccess(
                Self.asked(2, to: .account(Cast.karin), .of(.health)), in: dossier, as: place.next(bart))
        }
        #expect(outcome.isDenied)
    }

    @Test("Every permit has an end within three years, a reason and somebody who is there")
    func needsItsFields() async throws {
        let place = try await TestPlace.open()
        let dossier = try await place.dossier()
        let lisa = try await place.caller(Cast.lisa)
        let wrong: [(AskedGrant, String)] = [
            (Self.asked(until: nil), "tot"), (Self.asked(until: "2026-11-20"), "tot"),
            (Self.asked(until: "2029-11-22"), "tot"), (Self.asked(to: nil), "aan"),
            (Self.asked(to: .account(Cast.petra), .none), "wat"),
            (Self.asked(to: .account(Cast.lisa)), "aan"),
            (Self.asked(to: .account(AccountID(high: 1, low: 99))), "aan"),
            (Self.asked(to: .organisation(OrganisationID(high: 1, low: 99))), "aan"),
            (Self.asked(to: .system(Cast.system)), "aan"),
        ]
        for (asked, field) in wrong {
            let (_, outcome) = try await place.logged {
                try await place.workplace.giveAccess(asked, in: dossier, as: place.next(lisa))
            }
            guard case .failure(Refusal.invalid(let problems)) = outcome else {
                Issue.record("\(field): \(outcome)")
                continue
            }
            #expect(problems.map(\.field) == [field])
        }
        #expect(try await place.count("access_grant") == 0)
        #expect(try await place.workplace.giveAccess(Self.asked(until: "2029-11-21"), in: dossier, as: lisa) == .done)
    }

    @Test(
        "Rule 18: a representative kept out of a theme does not see it from the next request on; kept out wholly, nothing"
    )
    func keepsOut() async throws {
        let place = try await TestPlace.open()
        let mandate = Mandate(account: Cast.bart, basis: .chosen, period: Period(from: Day.past))
        let dossier = try await place.dossier(mandates: [mandate])
        let love = try await place.report("verliefd", in: dossier, .of(.intimacy), by: Cast.lisa)
        let money = try await place.report("geld", in: dossier, .of(.money), by: Cast.lisa)
        let lisa = try await place.caller(Cast.lisa)
        #expect(try await sees(love.id, Cast.bart, dossier, place))
        try await place.workplace.exclude(Cast.bart, from: .of(.intimacy), wholly: false, in: dossier, as: lisa)
        #expect(try await !sees(love.id, Cast.bart, dossier, place))
        #expect(try await sees(money.id, Cast.bart, dossier, place))
        try await place.workplace.exclude(Cast.bart, from: .none, wholly: true, in: dossier, as: place.next(lisa))
        #expect(try await !sees(money.id, Cast.bart, dossier, place))
        try await place.workplace.exclude(Cast.bart, from: .none, wholly: false, in: dossier, as: place.next(lisa))
        #expect(try await sees(love.id, Cast.bart, dossier, place))
    }
}
