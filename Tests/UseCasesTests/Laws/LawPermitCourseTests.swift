import Dossier
import Records
import TestKit
import Testing
import UseCases

/// What follows on the yes of the second worker: rules 4, 6 and 25.
@Suite("A permit on a law that counts is told of at once, the person objects, and it ends")
struct LawPermitCourseTests {
    @Test(
        "Who decides hears at home and by a mail without content, reads why on Wie mag wat, and finds who did it in the log"
    )
    func tells() async throws {
        let mail = try Mailbox()
        let (place, dossier, _, _) = try await LawPermitTests.atWork(
            mail: mail, mandates: [Mandate(account: Cast.bart, basis: .chosen, period: Period(from: Day.past))])
        let id = try await place.registerLaw(in: dossier)
        let lisa = try await place.caller(Cast.lisa)
        #expect(try await place.workplace.readHome(as: lisa).lawNotices.isEmpty)
        #expect(try await place.workplace.readPermissions(of: dossier, as: lisa).current.isEmpty)
        // Lines of one moment have no order.
        place.clock.set(place.now.moved(by: Moment.minute))
        try await place.workplace.answerLawPermit(id, .yes, .test, as: place.rescuer(Cast.ruud))
        while try await place.workplace.sendNextMail() == .sent {}
        let letters = try mail.letters()
        #expect(letters.count == 3)
        for account in [Cast.lisa, Cast.bart, Cast.wim] {
            #expect(letters.filter { $0.contains("To: \(Cast.address(of: account))") }.count == 1)
        }
        #expect(letters.allSatisfy { !$0.contains("veilig") && !$0.contains(dossier.text) && !$0.contains("Jeugd") })
        for account in [Cast.lisa, Cast.bart] {
            let caller = try await place.caller(account)
            #expect(try await place.workplace.readHome(as: caller).lawNotices.map(\.organisation) == ["Jeugdhulp"])
            let page = try await place.workplace.readPermissions(of: dossier, as: caller)
            let line = try #require(page.current.first { $0.grant.id == id })
            #expect(line.law == TestPlace.law.source && line.purpose == "de kinderen zijn niet veilig" && page.isLawNew)
            try await place.workplace.markLawPermitsSeen(until: place.now, in: dossier, as: caller)
            #expect(try await place.workplace.readHome(as: caller).lawNotices.isEmpty)
        }
        let log = try await place.workplace.readAccessLog(of: dossier, as: lisa)
        let made = log.entries.filter(\.isByLawWork)
        #expect(made.map(\.actor) == [Cast.ruud, Cast.joris] && made.map(\.waitsByLaw) == [false, true])
        #expect(log.purposes[id] == "de kinderen zijn niet veilig")
    }

    @Test("The person cannot withdraw it, but objects; a yes of the officer ends it at once")
    func objects() async throws {
        let (place, dossier, safety, _) = try await LawPermitTests.atWork()
        let id = try await place.registerLaw(in: dossier)
        let joris = try await place.rescuer(Cast.joris)
        try await place.workplace.answerLawPermit(id, .yes, .test, as: place.rescuer(Cast.ruud))
        let lisa = try await place.caller(Cast.lisa)
        let (_, stopped) = try await place.logged {
            try await place.workplace.withdrawAccess(id, request: GrantID(high: 9, low: 99), in: dossier, as: lisa)
        }
        #expect(stopped.refusal?.hasPrefix("denied") ?? false)
        let request = RightsRequestID(high: 9, low: 91)
        try await place.workplace.askRight(
            AskedRight(id: request, right: .objection, permit: id, text: "Het gaat goed thuis."), in: dossier, as: lisa)
        _ = try await place.workplace.readReport(safety, in: dossier, as: place.next(joris))
        try await place.workplace.answerRight(
            request, in: dossier, .granted, text: "U heeft gelijk.", as: place.caller(Cast.wim))
        await #expect(throws: Refusal.self) {
            try await place.workplace.readReport(safety, in: dossier, as: place.next(joris))
        }
    }

    @Test("It ends by itself, by its workers, and with the law of the organisation, which leaves a line in the dossier")
    func ends() async throws {
        let ways: [@Sendable (TestPlace, GrantID) async throws -> Void] = [
            { place, _ in place.clock.move(by: 100 * Moment.day) },
            { place, id in try await place.workplace.endLawPermit(id, as: place.caller(Cast.ruud)) },
            { place, _ in
                let shell = Caller(
                    token: nil, origin: "shell", request: NewIdentifier.make(at: place.now), at: place.now)
                let ended = try await place.workplace.setLaw(
                    "jeugdbescherming", false, of: "Jeugdhulp", reason: "taak is voorbij", caller: shell)
                #expect(ended == 1)
            },
        ]
        for (number, way) in ways.enumerated() {
            let (place, dossier, safety, _) = try await LawPermitTests.atWork()
            let id = try await place.registerLaw(in: dossier)
            try await place.workplace.answerLawPermit(id, .yes, .test, as: place.rescuer(Cast.ruud))
            let joris = try await place.caller(Cast.joris)
            _ = try await place.workplace.readReport(safety, in: dossier, as: joris)
            let (lines, _) = try await place.logged { try await way(place, id) }
            #expect(
                lines.filter { $0.dossier == dossier }.map(\.description)
                    == (number == 0 ? [] : ["change permissions done"]))
            await #expect(throws: Refusal.self) {
                try await place.workplace.readReport(safety, in: dossier, as: place.caller(Cast.joris))
            }
            if number == 1 {
                let (_, again) = try await place.logged { try await way(place, id) }
                #expect(again.refusal == "changedMeanwhile")
            }
        }
    }
}
