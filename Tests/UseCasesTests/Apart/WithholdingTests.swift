import Dossier
import Records
import TestKit
import Testing
import UseCases

@Suite("Rule 10: a report is withheld from the moment it is written, and a second professional looks along")
struct WithholdingTests {
    private let later = Audience.withheld(.another, months: 3)

    @Test("Case i: professionals read it, the person and the representative see one line, others nothing")
    func whoSees() async throws {
        let cast = try await ApartCast.open()
        try await cast.write(for: later)
        for (account, sight) in [
            (Cast.petra, Sight.full), (Cast.joris, .full), (Cast.lisa, .placeholder), (Cast.bart, .placeholder),
            (Cast.karin, .none), (Cast.anouk, .none), (Cast.ruud, .none),
        ] {
            #expect(try await cast.sight(account) == sight)
        }
        guard case .withheld(_, _, Cast.petra, let why) = try await cast.read(Cast.lisa).item else {
            Issue.record("no line")
            return
        }
        #expect(why?.reason == .another && why?.reviewAt == Day.at(2027, 2, 21) && why?.confirmedBy == nil)
    }

    @Test("Who may not withhold is refused at the field, with one refused line, and nothing is written")
    func whoMayNot() async throws {
        let cast = try await ApartCast.open()
        for account in [Cast.lisa, Cast.bart, Cast.anouk] {
            let caller = try await cast.place.caller(account)
            let new = NewReport(id: ApartCast.id, text: "hallo", form: .moment, themes: .none, audience: later)
            let (lines, outcome) = try await cast.place.logged {
                try await cast.place.workplace.writeReport(new, in: cast.dossier, as: caller)
            }
            #expect(outcome.refusal?.contains("lezers") == true)
            #expect(lines.map(\.description) == ["change report refused"])
        }
        #expect(try await cast.refusal { try await cast.write(for: later, by: Cast.ruud) } == "notFound")
        for months in [0, 7, -3] {
            #expect(
                try await cast.refusal { try await cast.write(for: .withheld(.harm, months: months)) }?
                    .contains("maanden") == true)
        }
        #expect(try await cast.place.row(ApartCast.id, in: cast.dossier) == nil)
    }

    @Test("A second professional confirms, once; its author, the person and who sees a part cannot")
    func confirms() async throws {
        let cast = try await ApartCast.open()
        try await cast.write(for: later)
        #expect(try await cast.tasks(Cast.joris) == [.secondLook])
        for other in [Cast.petra, Cast.karin, Cast.anouk, Cast.lisa, Cast.bart, Cast.ruud] {
            #expect(try await cast.tasks(other).isEmpty)
            #expect(try await cast.refusal { try await cast.confirm(other, stand: WithholdingStand("")) } != nil)
        }
        let stand = try await cast.read(Cast.joris).withheld?.stand
        try await cast.confirm(Cast.joris, stand: stand)
        let (lines, _) = try await cast.place.logged { try await cast.confirm(Cast.joris, stand: stand) }
        #expect(lines.isEmpty, "the same yes twice is one")
        let reading = try #require(try await cast.read(Cast.petra).withheld)
        #expect(reading.withholding.confirmedBy == Cast.joris && reading.due == nil)
        #expect(try await cast.tasks(Cast.joris).isEmpty)
        #expect(try await cast.place.row(ApartCast.id, in: cast.dossier)?.version == 1)
        #expect(try await cast.sight(Cast.lisa) == .placeholder)
    }

    @Test("A no ends it at once: the person reads it with its reactions, as something new; twice is once")
    func ends() async throws {
        let cast = try await ApartCast.open()
        try await cast.write(for: later)
        try await cast.place.workplace.react(
            to: ApartCast.id, in: cast.dossier, id: EntryID(high: 8, low: 7), form: .answer, text: "madelief",
            as: cast.place.caller(Cast.joris))
        _ = try await cast.place.workplace.readTimeline(
            of: cast.dossier, filter: TimelineFilter(), from: nil, as: cast.place.caller(Cast.lisa))
        cast.place.clock.move(by: Moment.hour)
        for other in [Cast.lisa, Cast.bart, Cast.karin, Cast.anouk, Cast.ruud] {
            #expect(try await cast.refusal { try await cast.end(other) } != nil)
        }
        try await cast.end(Cast.joris)
        let (lines, again) = try await cast.place.logged { try await cast.end(Cast.joris) }
        #expect(lines.isEmpty && again.isSuccess)
        let detail = try await cast.read(Cast.lisa)
        guard case .report(let report, let reactions) = detail.item else {
            Issue.record("not read")
            return
        }
        #expect(report.body.text == "zonnebloem" && report.body.withholding == nil)
        #expect(reactions.map(\.body.text) == ["madelief"])
        let home = try await cast.place.workplace.readHome(as: cast.place.caller(Cast.lisa))
        #expect(home.dossiers.map(\.unread) == [1])
    }

    @Test("Two professionals at the same time: a yes after a no, and after another yes, changes nothing")
    func atTheSameTime() async throws {
        let cast = try await ApartCast.open()
        try await cast.place.give(.test(to: .account(Cast.ruud)), in: cast.dossier)
        try await cast.write(for: later)
        let stand = try await cast.read(Cast.joris).withheld?.stand
        try await cast.confirm(Cast.ruud, stand: stand)
        #expect(
            try await cast.refusal { try await cast.confirm(Cast.joris, months: 6, stand: stand) } == "changedMeanwhile"
        )
        #expect(try await cast.read(Cast.petra).withheld?.withholding.reviewAt == Day.at(2027, 2, 21))
        try await cast.end(Cast.ruud)
        #expect(try await cast.refusal { try await cast.confirm(Cast.joris, stand: stand) } == "changedMeanwhile")
        #expect(try await cast.sight(Cast.lisa) == .full)
    }

    @Test("Nobody looked in a week: it stays withheld; who may answer, its author and the officer see that it is late")
    func lateSecondLook() async throws {
        let cast = try await ApartCast.open()
        try await cast.write(for: later)
        cast.place.clock.move(by: 7 * Moment.day)
        #expect(try await cast.sight(Cast.lisa) == .placeholder)
        for account in [Cast.joris, Cast.petra] { #expect(try await cast.tasks(account) == [.secondLookLate]) }
        for other in [Cast.karin, Cast.anouk, Cast.lisa] { #expect(try await cast.tasks(other).isEmpty) }
        let officer = try await cast.place.workplace.readOversight(as: cast.place.caller(Cast.wim))
        #expect(officer.withheld.map(\.author) == ["Petra Kuipers"])
        #expect(officer.withheld.map(\.due) == [.secondLookLate])
        try await cast.confirm(Cast.joris)
        #expect(try await cast.place.workplace.readOversight(as: cast.place.caller(Cast.wim)).withheld.isEmpty)
    }

    @Test("The day to look again has come: it stays withheld, and only a second professional moves the day")
    func lateReview() async throws {
        let cast = try await ApartCast.open()
        try await cast.write(for: later)
        try await cast.confirm(Cast.joris)
        cast.place.clock.set(Day.at(2027, 2, 21))
        #expect(try await cast.sight(Cast.lisa) == .placeholder)
        for account in [Cast.joris, Cast.petra] { #expect(try await cast.tasks(account) == [.reviewLate]) }
        #expect(try await cast.refusal { try await cast.confirm(Cast.petra, months: 3) }?.contains("denied") == true)
        #expect(try await cast.refusal { try await cast.confirm(Cast.joris) }?.contains("maanden") == true)
        try await cast.confirm(Cast.joris, months: 2)
        #expect(try await cast.tasks(Cast.joris).isEmpty)
        #expect(try await cast.read(Cast.petra).withheld?.withholding.reviewAt == Day.at(2027, 4, 21))
    }

    @Test(
        "A permit that ended in between: the second professional is a stranger, and the author reads nothing any more")
    func permitLost() async throws {
        let cast = try await ApartCast.open()
        try await cast.write(for: later)
        let stand = try await cast.read(Cast.joris).withheld?.stand
        try await cast.place.withdraw(ApartCast.jorisGrant, in: cast.dossier)
        try await cast.place.withdraw(ApartCast.petrasGrant, in: cast.dossier)
        #expect(try await cast.refusal { try await cast.confirm(Cast.joris, stand: stand) } == "notFound")
        #expect(try await cast.refusal { try await cast.end(Cast.petra) } == "notFound")
        #expect(try await cast.sight(Cast.lisa) == .placeholder)
    }

    @Test("A correction stays withheld and asks no new look; its earlier version is not the person's either")
    func correction() async throws {
        let cast = try await ApartCast.open()
        try await cast.write(for: later)
        try await cast.confirm(Cast.joris)
        try await cast.place.workplace.correctReport(
            ApartCast.id, in: cast.dossier, text: "narcis", themes: .of(.health), version: 1,
            as: cast.place.caller(Cast.petra))
        let reading = try #require(try await cast.read(Cast.petra).withheld)
        #expect(reading.withholding.confirmedBy == Cast.joris && reading.due == nil)
        #expect(try await cast.sight(Cast.lisa) == .placeholder)
        #expect(try await cast.read(Cast.lisa).earlier.isEmpty)
    }

    @Test("The form sent twice is one report; sent again for other eyes it is refused, and stays as it stands")
    func twice() async throws {
        let cast = try await ApartCast.open()
        try await cast.write(for: later)
        try await cast.write(for: later)
        #expect(try await cast.place.count("entry", "kind = \(EntryKind.report.rawValue)") == 1)
        #expect(try await cast.refusal { try await cast.write(for: .everyone) }?.contains("tooLate") == true)
        #expect(try await cast.sight(Cast.lisa) == .placeholder)
    }

    @Test("The person objects from the line; a yes of the officer, who reads no word, is told to who may end it")
    func objects() async throws {
        let cast = try await ApartCast.open()
        try await cast.write(for: later)
        let request = RightsRequestID(high: 8, low: 71)
        let asked = AskedRight(id: request, right: .objection, entry: ApartCast.id, text: "Ik wil dit lezen.")
        try await cast.place.workplace.askRight(asked, in: cast.dossier, as: cast.place.caller(Cast.lisa))
        let officer = try await cast.place.workplace.readOversight(as: cast.place.caller(Cast.wim))
        #expect(officer.waiting.map(\.text) == ["Ik wil dit lezen."])
        try await cast.place.workplace.answerRight(
            request, in: cast.dossier, .granted, text: "Dat vind ik ook.", as: cast.place.caller(Cast.wim))
        #expect(try await cast.sight(Cast.lisa) == .placeholder)
        #expect(try await cast.read(Cast.petra).withheld?.wasObjected == true)
        try await cast.end(Cast.petra)
        #expect(try await cast.sight(Cast.lisa) == .full)
    }
}
