import Dossier
import Records
import TestKit
import Testing
import UseCases

/// Rules 2, 3 and 25: every change counts from the next request.
@Suite("What changes between two requests counts at the next")
struct NextRequestTests {
    private func texts(_ dossier: DossierID, _ caller: Caller, _ place: TestPlace) async throws -> [String]? {
        let (_, outcome) = try await place.logged {
            try await place.workplace.readTimeline(
                of: dossier, filter: TimelineFilter(), from: nil, as: place.next(caller))
        }
        guard case .success(let timeline) = outcome else { return nil }
        return timeline.items.map { item in
            if case .report(let report, _) = item { report.body.text } else { "withheld" }
        }.sorted()
    }

    @Test("A grant that is withdrawn")
    func withdraws() async throws {
        let place = try await TestPlace.open()
        let money = Grant.test(to: .account(Cast.petra), .of(.reports), .of(.money))
        let dossier = try await place.dossier(grants: [
            money, .test(to: .account(Cast.petra), .of(.reports), .of(.health), .look),
        ])
        let geld = try await place.report("geld", in: dossier, .of(.money))
        try await place.report("gezondheid", in: dossier, .of(.health))
        try await place.report("allebei", in: dossier, .of(.health, .money))
        let caller = try await place.caller(Cast.petra)
        #expect(try await texts(dossier, caller, place) == ["allebei", "geld", "gezondheid"])
        try await place.withdraw(money.id, in: dossier)
        #expect(try await texts(dossier, caller, place) == ["gezondheid"])
        let later = place.next(caller)
        let correction = try await place.logged {
            try await place.workplace.correctReport(
                geld.id, in: dossier, text: "alsnog", themes: .of(.money), version: 1, as: later)
        }
        #expect(correction.outcome.refusal == "notFound")
    }

    @Test("Case b: a permit until noon, at 11.59 and at noon")
    func endsInTime() async throws {
        let place = try await TestPlace.open(at: Day.at(2026, 11, 21, 11, 59))
        let dossier = try await place.dossier(grants: [
            .test(to: .account(Cast.petra), .of(.reports), .of(.money)),
            .test(to: .account(Cast.petra), .of(.reports), .of(.health), until: Day.at(2026, 11, 21, 12)),
        ])
        try await place.report("allebei", in: dossier, .of(.health, .money))
        let caller = try await place.caller(Cast.petra)
        #expect(try await texts(dossier, caller, place) == ["allebei"])
        place.clock.move(by: Moment.minute)
        #expect(try await texts(dossier, caller, place) == [])
    }

    @Test("A deny, and a membership that ended")
    func deniesAndLeaves() async throws {
        let place = try await TestPlace.open()
        let dossier = try await place.dossier(grants: [.test(to: .department(Cast.schuldhulp, role: nil))])
        try await place.report("geld", in: dossier, .of(.money))
        let (petra, karin) = (try await place.caller(Cast.petra), try await place.caller(Cast.karin))
        #expect(try await texts(dossier, petra, place) == ["geld"])
        try await place.give(.test(.deny, to: .account(Cast.petra), .of(.reports), .of(.money), .all), in: dossier)
        #expect(try await texts(dossier, petra, place) == [])
        #expect(try await texts(dossier, karin, place) == ["geld"], "case c: colleagues still do")
        let now = place.now
        _ = try await place.engine.write {
            try $0.run("UPDATE membership SET until_at = \(now) WHERE account_id = \(Cast.karin)")
        }
        #expect(try await texts(dossier, karin, place) == nil)
    }

    @Test("Case i: what is withheld is one line for the person, and words for who works there")
    func withholds() async throws {
        let place = try await TestPlace.open()
        let dossier = try await place.dossier(
            mandates: [Mandate(account: Cast.bart, basis: .chosen, period: Period(from: Day.past))],
            grants: [.test(to: .account(Cast.petra)), .test(to: .account(Cast.anouk))])
        let report = try await place.report(
            "over haar broer", in: dossier, .of(.family), as: .withheld,
            withholding: Withholding(reason: .another, reviewAt: Day.future, confirmedBy: Cast.karin))
        let expected: [(AccountID, [String])] = [
            (Cast.lisa, ["withheld"]), (Cast.bart, ["withheld"]), (Cast.petra, ["over haar broer"]), (Cast.anouk, []),
        ]
        for (account, shown) in expected {
            let caller = try await place.caller(account)
            #expect(try await texts(dossier, caller, place) == shown)
            let filtered = try await place.workplace.readTimeline(
                of: dossier, filter: TimelineFilter(theme: .family), from: nil, as: caller)
            #expect(filtered.items.count == (account == Cast.petra ? 1 : 0))
        }
        let detail = try await place.workplace.readReport(report.id, in: dossier, as: place.caller(Cast.lisa))
        #expect(detail.report == nil && detail.earlier.isEmpty)
        guard case .withheld(_, _, Cast.petra, let why) = detail.item else {
            Issue.record("\(detail.item)")
            return
        }
        #expect(why?.reason == .another && why?.reviewAt == Day.future)
    }
}
