import Dossier
import Records
import TestKit
import Testing
import UseCases

/// Asking for access, and what waits for who decides along (rule 19; case q).
@Suite("What waits for a yes opens nothing until it has it")
struct RequestTests {
    private typealias Asking = GivingTests

    private func sees(_ entry: EntryID, _ account: AccountID, _ dossier: DossierID, _ place: TestPlace) async throws
        -> Bool
    {
        let caller = try await place.caller(account)
        return try await place.logged { try await place.workplace.readReport(entry, in: dossier, as: caller) }
            .outcome.isSuccess
    }

    /// Lisa's dossier in which Petra sees money, with a report on health, and Petra's question.
    private func asked() async throws -> (TestPlace, DossierID, EntryID) {
        let place = try await TestPlace.open()
        let dossier = try await place.dossier(grants: [.test(to: .account(Cast.petra), .of(.reports), .of(.money))])
        let health = try await place.report("ziek", in: dossier, .of(.health), by: Cast.lisa)
        let petra = try await place.caller(Cast.petra)
        for _ in 1...2 {
            try await place.workplace.askForAccess(
                Asking.asked(to: nil, .of(.health)), in: dossier, as: place.next(petra))
        }
        #expect(try await place.count("access_request") == 1)
        #expect(try await !sees(health.id, Cast.petra, dossier, place))
        return (place, dossier, health.id)
    }

    @Test("Asked, and answered with yes: it counts from the next request on")
    func saysYes() async throws {
        let (place, dossier, health) = try await asked()
        let lisa = try await place.caller(Cast.lisa)
        let waiting = try await place.workplace.readPermissions(of: dossier, as: lisa).requests
        #expect(waiting.map(\.request.principal) == [.account(Cast.petra)])
        #expect(try await place.workplace.agree(to: waiting[0].request.id, in: dossier, as: place.next(lisa)) == .done)
        #expect(try await sees(health, Cast.petra, dossier, place))
        let (_, again) = try await place.logged {
            try await place.workplace.agree(to: waiting[0].request.id, in: dossier, as: place.next(lisa))
        }
        #expect(again.refusal == "changedMeanwhile")
        #expect(try await place.count("access_grant") == 2)
    }

    @Test("A young child who asked gets no permit in their own dossier by a parent's yes")
    func ownChild() async throws {
        let place = try await TestPlace.open()
        let dossier = try await place.dossier(
            of: Cast.sam, key: "sam",
            mandates: [Mandate(account: Cast.lisa, basis: .parent, period: Period(from: Day.past))],
            grants: [.test(to: .account(Cast.sam), .of(.reports), .of(.money), .look)],
            born: CivilDate(year: 2018, month: 5, day: 4))
        let sam = try await place.caller(Cast.sam)
        try await place.workplace.askForAccess(Asking.asked(to: nil, .of(.health)), in: dossier, as: sam)
        let (_, yes) = try await place.logged {
            try await place.workplace.agree(
                to: GrantID(high: 8, low: 1), in: dossier, as: place.caller(Cast.lisa))
        }
        #expect(yes.refusal == "changedMeanwhile")
    }

    @Test("Answered with no, or taken back by who asked: nothing opens")
    func saysNo() async throws {
        for account in [Cast.lisa, Cast.petra] {
            let (place, dossier, health) = try await asked()
            let caller = try await place.caller(account)
            try await place.workplace.decline(GrantID(high: 8, low: 1), in: dossier, as: caller)
            #expect(try await !sees(health, Cast.petra, dossier, place))
            let (_, late) = try await place.logged {
                try await place.workplace.agree(
                    to: GrantID(high: 8, low: 1), in: dossier, as: place.caller(Cast.lisa))
            }
            #expect(late.refusal == "changedMeanwhile")
        }
    }

    @Test("Answered with less: that is given, and the question is over")
    func givesLess() async throws {
        let (place, dossier, health) = try await asked()
        let lisa = try await place.caller(Cast.lisa)
        let less = Asking.asked(2, to: .account(Cast.petra), .of(.dayActivities), answers: GrantID(high: 8, low: 1))
        #expect(try await place.workplace.giveAccess(less, in: dossier, as: lisa) == .done)
        #expect(try await !sees(health, Cast.petra, dossier, place))
        #expect(try await place.workplace.readPermissions(of: dossier, as: place.next(lisa)).requests.isEmpty)
    }

    @Test("What is given in answer answers only a question that waits, of who gets it; else nothing is given")
    func answersNothingElse() async throws {
        let (place, dossier, _) = try await asked()
        let lisa = try await place.caller(Cast.lisa)
        var letter = Asking.asked(7, to: nil)
        letter.invited = "tante Els"
        try await place.workplace.invite(letter, in: dossier, as: lisa)
        func give(
            to account: AccountID, effect: Effect = .permit, answering number: UInt64
        ) async throws -> String? {
            let given = Asking.asked(
                2, to: .account(account), .of(.dayActivities), effect: effect, answers: GrantID(high: 8, low: number))
            return try await place.logged {
                try await place.workplace.giveAccess(given, in: dossier, as: place.next(lisa))
            }.outcome.refusal
        }
        #expect(try await give(to: Cast.karin, answering: 1) == "changedMeanwhile", "another asked it")
        #expect(try await give(to: Cast.petra, effect: .deny, answering: 1) == "changedMeanwhile", "a no is no yes")
        #expect(try await give(to: Cast.petra, answering: 7) == "changedMeanwhile", "a letter")
        #expect(try await give(to: Cast.petra, answering: 99) == "changedMeanwhile", "nobody asked")
        #expect(try await place.count("access_request", "outcome IS NULL") == 2)
        try await place.workplace.decline(GrantID(high: 8, low: 1), in: dossier, as: place.next(lisa))
        #expect(try await give(to: Cast.petra, answering: 1) == "changedMeanwhile", "it is over")
        #expect(try await place.count("access_grant") == 1)
    }

    @Test("Unanswered for two weeks it is over")
    func ends() async throws {
        let (place, dossier, health) = try await asked()
        let lisa = try await place.caller(Cast.lisa)
        place.clock.move(by: AccessRequest.answerTime)
        let at = try await place.caller(Cast.lisa)
        let (_, outcome) = try await place.logged {
            try await place.workplace.agree(to: GrantID(high: 8, low: 1), in: dossier, as: at)
        }
        #expect(outcome.refusal == "changedMeanwhile")
        #expect(try await !sees(health, Cast.petra, dossier, place))
        _ = lisa
    }

    @Test("The own question is seen by who asked and who decides, and by nobody else")
    func whoSees() async throws {
        let (place, dossier, _) = try await asked()
        try await place.give(.test(to: .account(Cast.karin), .all, .all, .all), in: dossier)
        for (account, count) in [(Cast.lisa, 1), (Cast.petra, 1), (Cast.karin, 0)] {
            let caller = try await place.caller(account)
            #expect(try await place.workplace.readPermissions(of: dossier, as: caller).requests.count == count)
        }
        let karin = try await place.caller(Cast.karin)
        let (_, outcome) = try await place.logged {
            try await place.workplace.decline(GrantID(high: 8, low: 1), in: dossier, as: karin)
        }
        #expect(outcome.refusal == "notFound")
    }

    @Test("With the id of a grant nothing is asked; an answered question that comes again does nothing")
    func idOfAGrant() async throws {
        let place = try await TestPlace.open()
        let karins = Grant.test(to: .account(Cast.karin), .of(.reports), .of(.money), id: GrantID(high: 8, low: 1))
        let dossier = try await place.dossier(grants: [
            .test(to: .account(Cast.petra), .of(.reports), .of(.money)), karins,
        ])
        let petra = try await place.caller(Cast.petra)
        let (_, strange) = try await place.logged {
            try await place.workplace.askForAccess(Asking.asked(to: nil, .of(.health)), in: dossier, as: petra)
        }
        #expect(strange.refusal == "changedMeanwhile")
        #expect(try await place.count("access_request") == 0)
        for _ in 1...2 {
            try await place.workplace.askForAccess(
                Asking.asked(2, to: nil, .of(.health)), in: dossier, as: place.next(petra))
            _ = try await place.logged {
                try await place.workplace.agree(
                    to: GrantID(high: 8, low: 2), in: dossier, as: place.caller(Cast.lisa))
            }
        }
        #expect(try await place.count("access_request") == 1)
        #expect(try await place.count("access_grant") == 3)
    }

    @Test("A yes that can give nothing, since its id is of another grant, is refused, and the question goes on waiting")
    func yesToNothing() async throws {
        let (place, dossier, health) = try await asked()
        try await place.give(.test(to: .account(Cast.karin), id: GrantID(high: 8, low: 1)), in: dossier)
        let (_, yes) = try await place.logged {
            try await place.workplace.agree(to: GrantID(high: 8, low: 1), in: dossier, as: place.caller(Cast.lisa))
        }
        #expect(yes.refusal == "changedMeanwhile")
        #expect(try await place.count("access_request", "outcome IS NULL") == 1)
        #expect(try await !sees(health, Cast.petra, dossier, place))
    }

    @Test("Nobody asks more than three things at once, nor for somebody else")
    func fewAtOnce() async throws {
        let (place, dossier, _) = try await asked()
        for number in UInt64(2)...3 {
            try await place.workplace.askForAccess(
                Asking.asked(number, to: .account(Cast.ruud), .of(.health)), in: dossier, as: place.caller(Cast.petra))
        }
        let petra = try await place.caller(Cast.petra)
        let (_, outcome) = try await place.logged {
            try await place.workplace.askForAccess(Asking.asked(4, to: nil, .of(.health)), in: dossier, as: petra)
        }
        #expect(outcome.refusal?.hasPrefix("invalid") == true)
        let lisa = try await place.caller(Cast.lisa)
        let requests = try await place.workplace.readPermissions(of: dossier, as: lisa).requests
        #expect(requests.allSatisfy { $0.request.principal == .account(Cast.petra) } && requests.count == 3)
    }
}

/// Case q: the dossier of a thirteen-year-old, with two parents.
@Suite("From 12 to 15 a withdrawal by one counts, and giving again needs all")
struct DecidingTogetherTests {
    /// Sam, 13, and his parents Lisa and Bart; the school may see day activities.
    private func sams(_ grants: [Grant]) async throws -> (TestPlace, DossierID, EntryID) {
        let place = try await TestPlace.open()
        let mandates = [Cast.lisa, Cast.bart].map {
            Mandate(account: $0, basis: .parent, period: Period(from: Day.past))
        }
        let dossier = try await place.dossier(
            of: Cast.sam, key: "sam", mandates: mandates, grants: grants, born: CivilDate(year: 2013, month: 5, day: 4))
        let school = try await place.report("rekenen", in: dossier, .of(.dayActivities), by: Cast.lisa)
        return (place, dossier, school.id)
    }

    private func sees(_ entry: EntryID, _ dossier: DossierID, _ place: TestPlace) async throws -> Bool {
        let caller = try await place.caller(Cast.joris)
        return try await place.logged { try await place.workplace.readReport(entry, in: dossier, as: caller) }
            .outcome.isSuccess
    }

    @Test("Case q: one parent withdraws; the other gives again; it waits for the young person and the first parent")
    func givingAgain() async throws {
        let grant = Grant.test(to: .account(Cast.joris), .all, .of(.dayActivities), .look)
        let (place, dossier, school) = try await sams([grant])
        #expect(try await sees(school, dossier, place))
        let lisa = try await place.caller(Cast.lisa)
        _ = try await place.workplace.withdrawAccess(grant.id, request: .zero, in: dossier, as: lisa)
        #expect(try await !sees(school, dossier, place))

        place.clock.move(by: Moment.hour)
        let bart = try await place.caller(Cast.bart)
        let again = GivingTests.asked(to: .account(Cast.joris), .of(.dayActivities))
        #expect(
            try await place.workplace.giveAccess(again, in: dossier, as: bart) == .waits(for: [Cast.lisa, Cast.sam]))
        #expect(try await !sees(school, dossier, place))
        let sam = try await place.caller(Cast.sam)
        #expect(try await place.workplace.agree(to: again.id, in: dossier, as: sam) == .waits(for: [Cast.lisa]))
        #expect(try await !sees(school, dossier, place))
        #expect(try await place.workplace.agree(to: again.id, in: dossier, as: place.caller(Cast.lisa)) == .done)
        #expect(try await sees(school, dossier, place))
    }

    @Test("A no by one of them is a no")
    func oneNo() async throws {
        let grant = Grant.test(to: .account(Cast.joris), .all, .of(.dayActivities), .look)
        let (place, dossier, school) = try await sams([grant])
        _ = try await place.workplace.withdrawAccess(
            grant.id, request: .zero, in: dossier, as: place.caller(Cast.sam))
        place.clock.move(by: Moment.hour)
        let again = GivingTests.asked(to: .account(Cast.joris), .of(.dayActivities))
        _ = try await place.workplace.giveAccess(again, in: dossier, as: place.caller(Cast.bart))
        try await place.workplace.decline(again.id, in: dossier, as: place.caller(Cast.sam))
        let (_, late) = try await place.logged {
            try await place.workplace.agree(to: again.id, in: dossier, as: place.caller(Cast.lisa))
        }
        #expect(late.refusal == "changedMeanwhile")
        #expect(try await !sees(school, dossier, place))
    }

    @Test("Lifting a deny opens again what one of them closed: it waits for all")
    func lifting() async throws {
        let deny = Grant.test(.deny, to: .account(Cast.joris), .all, .all, .all)
        let (place, dossier, school) = try await sams([
            .test(to: .account(Cast.joris), .all, .of(.dayActivities), .look), deny,
        ])
        let request = GrantID(high: 8, low: 5)
        let bart = try await place.caller(Cast.bart)
        let outcome = try await place.workplace.withdrawAccess(deny.id, request: request, in: dossier, as: bart)
        #expect(outcome == .waits(for: [Cast.lisa, Cast.sam]))
        _ = try await place.workplace.agree(to: request, in: dossier, as: place.caller(Cast.lisa))
        #expect(try await !sees(school, dossier, place))
        #expect(try await place.workplace.agree(to: request, in: dossier, as: place.caller(Cast.sam)) == .done)
        #expect(try await sees(school, dossier, place))
    }

    @Test("On the sixteenth birthday what waited for a parent is the young person's alone")
    func sixteen() async throws {
        let grant = Grant.test(to: .account(Cast.joris), .all, .of(.dayActivities), .look)
        let (place, dossier, school) = try await sams([grant])
        place.clock.move(by: Day.at(2029, 5, 3, 12).milliseconds - place.now.milliseconds)
        _ = try await place.workplace.withdrawAccess(
            grant.id, request: .zero, in: dossier, as: place.caller(Cast.sam))
        place.clock.move(by: Moment.hour)
        let again = GivingTests.asked(to: .account(Cast.joris), .of(.dayActivities), until: "2030-01-01")
        _ = try await place.workplace.giveAccess(again, in: dossier, as: place.caller(Cast.bart))
        place.clock.move(by: Day.at(2029, 5, 4).milliseconds - place.now.milliseconds)
        let (_, late) = try await place.logged {
            try await place.workplace.agree(to: again.id, in: dossier, as: place.caller(Cast.lisa))
        }
        #expect(late.refusal == "notFound", "from 16 parents have no say, and no dossier without a permit")
        #expect(try await place.workplace.agree(to: again.id, in: dossier, as: place.caller(Cast.sam)) == .done)
        #expect(try await sees(school, dossier, place))
    }
}
