import Dossier
import Records
import TestKit
import Testing
import UseCases

/// Rule 26: next of kin look only by what a privacy officer gave them, on a recorded ground.
@Suite("A privacy officer lets next of kin look at the dossier of who died, with a ground, an end and a fresh code")
struct NextOfKinTests {
    private static let id = GrantID(high: 8, low: 30)

    /// Lisa's dossier, in which Petra of the Kredietbank had a permit; Wim is the privacy officer there.
    private func place(
        dies: Bool = true, mandates: [Mandate] = []
    ) async throws -> (place: TestPlace, dossier: DossierID, wim: Caller) {
        let place = try await TestPlace.open()
        try await place.seat(Cast.wim, as: .privacyOfficer, at: Cast.kredietbank)
        let dossier = try await place.dossier(
            mandates: mandates, grants: [.test(to: .account(Cast.petra), .all, .all, .all)])
        try await place.report("zonnebloem", in: dossier, .of(.health))
        try await place.report("madelief", in: dossier, .of(.money))
        if dies {
            try await place.workplace.registerDeath(
                AskedDeath(
                    id: DeathID(high: 8, low: 26), day: CivilDate(year: 2026, month: 11, day: 19),
                    known: "De familie belde."), in: dossier, as: try await place.proven(Cast.petra))
        }
        return (place, dossier, try await place.proven(Cast.wim))
    }

    private func asked(
        _ account: AccountID = Cast.bart, areas: AreaSet = .of(.reports), themes: ThemeSet = .of(.health),
        ground: String = "BW 7:458a", until: CivilDate? = CivilDate(year: 2027, month: 1, day: 31)
    ) -> AskedKinLook {
        AskedKinLook(
            id: Self.id, address: Cast.address(of: account), areas: areas, themes: themes, ground: ground,
            reason: "Hij wil weten wat er gebeurde.", until: until)
    }

    private func texts(_ account: AccountID, _ dossier: DossierID, _ place: TestPlace) async throws -> [String] {
        let caller = try await place.caller(account)
        let read = try await place.logged {
            try await place.workplace.readTimeline(of: dossier, filter: TimelineFilter(), from: nil, as: caller)
        }
        return try read.outcome.get().items.compactMap { item in
            if case .report(let report, _) = item { report.body.text } else { nil }
        }
    }

    @Test("The brother reads what it names until its last day, also after the dossier closed for everybody else")
    func looks() async throws {
        let (place, dossier, wim) = try await place()
        try await place.workplace.letKinLook(asked(), in: dossier, as: wim)
        for moment in [Day.now, Day.at(2026, 12, 22), Day.at(2027, 1, 31, 23, 59)] {
            place.clock.set(moment)
            #expect(try await texts(Cast.bart, dossier, place) == ["zonnebloem"])
        }
        #expect(try await place.reach(of: Cast.petra, in: dossier).isEmpty)
        place.clock.set(Day.at(2027, 2, 1))
        await #expect(throws: Refusal.self) { try await texts(Cast.bart, dossier, place) }
    }

    @Test("Given once, told in the dossier's log, seen on the officer's page, and stopped at once")
    func once() async throws {
        let (place, dossier, wim) = try await place()
        for _ in 0..<2 { try await place.workplace.letKinLook(asked(), in: dossier, as: place.next(wim)) }
        #expect(try await place.count("access_grant", "next_of_kin = 1") == 1)
        let reading = try await place.workplace.readOversightDeaths(as: place.next(wim))
        #expect(reading.deaths.map(\.person) == ["Lisa de Wit"])
        #expect(reading.deaths.flatMap(\.kin).map(\.name) == ["Bart Visser"])
        #expect(reading.deaths.flatMap(\.kin).map(\.ground) == ["BW 7:458a"])
        try await place.workplace.stopKinLook(Self.id, in: dossier, as: place.next(wim))
        await #expect(throws: Refusal.self) { try await texts(Cast.bart, dossier, place) }
        let (_, again) = try await place.logged {
            try await place.workplace.stopKinLook(Self.id, in: dossier, as: place.next(wim))
        }
        #expect(again.refusal == "changedMeanwhile")
        let lines = try await place.log().filter { $0.dossier == dossier && $0.actor == Cast.wim }
        #expect(lines.map(\.action) == [.create, .listed, .change])
    }

    @Test("A death that was put right takes it along: when somebody dies later, an officer says anew who looks")
    func secondDeath() async throws {
        for isOfficer in [false, true] {
            let (place, dossier, wim) = try await place()
            try await place.workplace.letKinLook(asked(), in: dossier, as: wim)
            let first = DeathID(high: 8, low: 26)
            if isOfficer {
                try await place.workplace.putDeathRight(
                    first, why: "Een naamgenoot.", in: dossier, asOfficer: place.next(wim))
            } else {
                let lisa = try await place.proven(Cast.lisa)
                try await place.workplace.putDeathRight(first, why: "Een naamgenoot.", in: dossier, as: lisa)
            }
            place.clock.move(by: Moment.day)
            try await place.workplace.registerDeath(
                AskedDeath(
                    id: DeathID(high: 8, low: 27), day: CivilDate(year: 2026, month: 11, day: 22), known: "Nu wel."),
                in: dossier, as: try await place.proven(Cast.petra))
            #expect(try await place.reach(of: Cast.bart, in: dossier).isEmpty)
        }
    }

    @Test("No permit of the person's own is stopped by it")
    func stopsNoOther() async throws {
        let (place, dossier, wim) = try await place()
        let grant = try await place.engine.read { session in
            try session.first("SELECT id FROM access_grant WHERE dossier_id = \(dossier)") { try $0.id(0) as GrantID }
        }
        let (_, outcome) = try await place.logged {
            try await place.workplace.stopKinLook(try #require(grant), in: dossier, as: wim)
        }
        #expect(outcome.refusal == "changedMeanwhile")
        #expect(try await place.count("access_grant", "withdrawn_at IS NOT NULL") == 0)
    }

    @Test("Without a fresh code, a ground, an end or somebody to give it to there is nothing")
    func asks() async throws {
        let (place, dossier, wim) = try await place()
        let wrong: [(AskedKinLook, String)] = [
            (asked(ground: ""), "grond"), (asked(areas: []), "onderdeel"), (asked(themes: .none), "theme"),
            (asked(until: nil), "tot"), (asked(until: CivilDate(year: 2026, month: 11, day: 21)), "tot"),
            (asked(until: CivilDate(year: 2027, month: 5, day: 22)), "tot"), (asked(Cast.wim), "adres"),
            (asked(Cast.lisa), "adres"), (asked(AccountID(high: 1, low: 99)), "adres"),
        ]
        for (typed, field) in wrong {
            await #expect {
                try await place.workplace.letKinLook(typed, in: dossier, as: place.next(wim))
            } throws: { error in
                if case Refusal.invalid(let problems) = error { problems.map(\.field) == [field] } else { false }
            }
        }
        let unproven = try await place.caller(Cast.wim)
        let (_, outcome) = try await place.logged {
            try await place.workplace.letKinLook(asked(), in: dossier, as: unproven)
        }
        #expect(outcome.refusal == "factorNeeded")
        #expect(try await place.count("access_grant", "next_of_kin = 1") == 0)
    }

    @Test("Not while the person lives, not of another organisation, and for nobody who is no privacy officer")
    func notElsewhere() async throws {
        let (living, home, officer) = try await place(dies: false)
        let (_, early) = try await living.logged {
            try await living.workplace.letKinLook(asked(), in: home, as: officer)
        }
        #expect(early.refusal == "notFound")
        let (place, dossier, _) = try await place()
        try await place.seat(Cast.anouk, as: .privacyOfficer, at: Cast.jeugdhulp)
        for account in [Cast.anouk, Cast.petra, Cast.ineke, Cast.lisa] {
            let caller = try await place.caller(account)
            let (_, outcome) = try await place.logged {
                try await place.workplace.letKinLook(asked(), in: dossier, as: caller)
            }
            #expect(outcome.refusal == "notFound")
        }
        let anouk = try await place.caller(Cast.anouk)
        #expect(try await place.workplace.readOversightDeaths(as: anouk).deaths.isEmpty)
    }

    @Test(
        "Rule 22: what another organisation's officer gave is not read here and not stopped, and the log says whose it was"
    )
    func ownOrganisation() async throws {
        let (place, dossier, wim) = try await place()
        try await place.give(.test(to: .organisation(Cast.jeugdhulp)), in: dossier)
        try await place.workplace.letKinLook(asked(), in: dossier, as: wim)
        try await place.seat(Cast.anouk, as: .privacyOfficer, at: Cast.jeugdhulp)
        let anouk = try await place.proven(Cast.anouk)
        let reading = try await place.workplace.readOversightDeaths(as: anouk)
        #expect(reading.deaths.map(\.person) == ["Lisa de Wit"] && reading.deaths.flatMap(\.kin).isEmpty)
        let (_, stopped) = try await place.logged {
            try await place.workplace.stopKinLook(Self.id, in: dossier, as: place.next(anouk))
        }
        #expect(stopped.refusal == "changedMeanwhile")
        #expect(try await texts(Cast.bart, dossier, place) == ["zonnebloem"])
        let lines = try await place.log().filter { $0.dossier == dossier }
        #expect(lines.filter { $0.actor == Cast.wim }.map(\.organisation) == [Cast.kredietbank])
        #expect(lines.filter { $0.actor == Cast.anouk }.map(\.organisation) == [Cast.jeugdhulp])
    }

    @Test("Without a fresh code nothing is said of an address: not whether it has an account")
    func factorFirst() async throws {
        let (place, dossier, _) = try await place()
        let wim = try await place.caller(Cast.wim)
        for account in [Cast.bart, AccountID(high: 1, low: 99)] {
            let (_, outcome) = try await place.logged {
                try await place.workplace.letKinLook(asked(account), in: dossier, as: place.next(wim))
            }
            #expect(outcome.refusal == "factorNeeded")
        }
    }

    @Test("Whom the person kept out while they lived stays out")
    func denied() async throws {
        let (place, dossier, wim) = try await place()
        try await place.give(.test(.deny, to: .account(Cast.bart), .all, .all, .all), in: dossier)
        try await place.workplace.letKinLook(asked(), in: dossier, as: wim)
        #expect(try await place.reach(of: Cast.bart, in: dossier).isEmpty)
    }

    @Test("An officer who acted for who died does not meet that death: no office gives a representative their way back")
    func ownMatter() async throws {
        let (place, dossier, wim) = try await place(
            mandates: [Mandate(account: Cast.wim, basis: .chosen, period: Period(from: Day.past))])
        #expect(try await place.workplace.readOversightDeaths(as: place.next(wim)).deaths.isEmpty)
        let (_, undone) = try await place.logged {
            try await place.workplace.putDeathRight(
                Self.death, why: "Nee.", in: dossier, asOfficer: place.next(wim))
        }
        #expect(undone.refusal == "notFound")
    }

    private static let death = DeathID(high: 8, low: 26)

    @Test(
        "A mistake that comes out late is put right by the officer: the worker reads and adds again, and the log says who"
    )
    func mistake() async throws {
        let (place, dossier, _) = try await place()
        try await place.seat(Cast.anouk, as: .privacyOfficer, at: Cast.kredietbank)
        place.clock.set(Day.at(2026, 12, 28))
        #expect(try await place.reach(of: Cast.petra, in: dossier).isEmpty)
        let late = try await place.proven(Cast.anouk)
        try await place.workplace.putDeathRight(Self.death, why: "Een naamgenoot.", in: dossier, asOfficer: late)
        #expect(try await place.reach(of: Cast.petra, in: dossier).mayAdd(kind: .report, themes: .of(.health)).allowed)
        let line = try await place.log().last { $0.dossier == dossier }
        #expect(line?.actor == Cast.anouk && line?.action == .change && line?.object == DeathLog.object)
        let (_, again) = try await place.logged {
            try await place.workplace.putDeathRight(
                Self.death, why: "Nog eens.", in: dossier, asOfficer: place.next(late))
        }
        #expect(again.refusal == "notFound")
    }

    @Test("Without a reason or a fresh code it stays, and who is no privacy officer of the organisation finds nothing")
    func mistakeNot() async throws {
        let (place, dossier, wim) = try await place()
        try await place.seat(Cast.anouk, as: .privacyOfficer, at: Cast.jeugdhulp)
        let (_, wordless) = try await place.logged {
            try await place.workplace.putDeathRight(Self.death, why: " ", in: dossier, asOfficer: wim)
        }
        #expect(wordless.refusal?.hasPrefix("invalid") == true)
        let unproven = try await place.caller(Cast.wim)
        for (caller, refusal) in [
            (unproven, "factorNeeded"), (try await place.caller(Cast.anouk), "notFound"),
            (try await place.caller(Cast.petra), "notFound"), (try await place.caller(Cast.lisa), "notFound"),
        ] {
            let (_, outcome) = try await place.logged {
                try await place.workplace.putDeathRight(Self.death, why: "Nee.", in: dossier, asOfficer: caller)
            }
            #expect(outcome.refusal == refusal)
        }
        #expect(try await place.count("death", "undone_at IS NOT NULL") == 0)
    }
}
