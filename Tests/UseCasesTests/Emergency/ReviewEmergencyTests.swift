import Dossier
import Records
import Storage
import TestKit
import Testing
import UseCases

/// Rules 21 and 22: what the privacy officer reads of it and answers.
@Suite("The privacy officer reviews every use of emergency access by the own organisation, but not their own")
struct ReviewEmergencyTests {
    private func used() async throws -> (place: TestPlace, dossier: DossierID, use: Emergency) {
        let place = try await TestPlace.open()
        try await place.switchEmergency()
        try await place.seat(Cast.wim, as: .privacyOfficer)
        let dossier = try await place.dossier()
        try await place.report("over zonnebloemen", in: dossier, .of(.health))
        let use = try await place.openEmergency(in: dossier)
        let ruud = try await place.caller(Cast.ruud)
        _ = try await place.workplace.readTimeline(of: dossier, filter: TimelineFilter(), from: nil, as: ruud)
        _ = try await place.workplace.readTimeline(
            of: dossier, filter: TimelineFilter(), from: nil, as: place.next(ruud))
        return (place, dossier, use)
    }

    @Test(
        "Reads who, when, why and which kinds of pages, until when, and no word of an entry; the person reads that they did"
    )
    func reads() async throws {
        let (place, dossier, use) = try await used()
        let wim = try await place.caller(Cast.wim)
        let (lines, outcome) = try await place.logged { try await place.workplace.readOversight(as: wim) }
        let line = try #require(try outcome.get().emergencies.first)
        #expect(line.person == "Lisa de Wit" && line.who == "Ruud Claassen" && line.reason == "lag op straat")
        #expect(line.emergency.id == use.id && line.mayReview && !line.isLate)
        #expect(line.lastDay.text == "2026-11-27")
        #expect(line.looks.map(\.object) == [.timeline] && line.looks.map(\.times) == [2])
        #expect(lines.map(\.dossier) == [.zero, dossier])
        #expect(try await place.workplace.readHome(as: wim).overseen == 1)
        place.clock.move(by: 7 * Moment.day)
        let later = try await place.caller(Cast.wim)
        #expect(try await place.workplace.readOversight(as: later).emergencies.first?.isLate == true)
    }

    @Test(
        "The answer, once and with words; the person reads it and finds it in the log",
        arguments: EmergencyReview.allCases)
    func reviews(_ review: EmergencyReview) async throws {
        let (place, dossier, use) = try await used()
        let wim = try await place.caller(Cast.wim)
        let workplace = place.workplace
        for text in ["", " \n", String(repeating: "a", count: AskedRight.longestText + 1)] {
            let (_, wordless) = try await place.logged {
                try await workplace.reviewEmergency(use.id, in: dossier, review, text: text, as: wim)
            }
            #expect(wordless.refusal?.hasPrefix("invalid") ?? false)
        }
        let (lines, outcome) = try await place.logged {
            try await workplace.reviewEmergency(use.id, in: dossier, review, text: "Ik sprak de arts.", as: wim)
        }
        #expect(outcome.isSuccess && lines.map(\.description) == ["change accessLog done"])
        let (_, again) = try await place.logged {
            try await workplace.reviewEmergency(use.id, in: dossier, review, text: "Nog eens.", as: wim)
        }
        #expect(again.refusal == "changedMeanwhile")
        let read = try await workplace.readEmergencies(of: dossier, as: place.caller(Cast.lisa)).lines
        #expect(read.map(\.outcome) == [review] && read.map(\.review) == ["Ik sprak de arts."])
        let page = try await workplace.readOversight(as: place.next(wim))
        #expect(page.emergencies.isEmpty && page.reviewedEmergencies.count == 1)
        #expect(try await workplace.readHome(as: wim).overseen == 0)
    }

    @Test("Their own use waits for another officer; of another organisation there is none; a stranger finds no page")
    func notTheirOwn() async throws {
        let (place, dossier, _) = try await used()
        try await place.seat(Cast.wim, as: .worker)
        let own = try await place.openEmergency(in: dossier, by: Cast.wim, id: EmergencyID(high: 8, low: 82))
        let elsewhere = try await place.openEmergency(
            in: dossier, by: Cast.petra, of: Cast.kredietbank, id: EmergencyID(high: 8, low: 83))
        let wim = try await place.caller(Cast.wim)
        let reading = try await place.workplace.readOversight(as: wim)
        #expect(reading.emergencies.map(\.mayReview) == [true, false])
        #expect(try await place.workplace.readHome(as: wim).overseen == 1)
        for (account, use) in [(Cast.wim, own), (Cast.wim, elsewhere), (Cast.ruud, own), (Cast.lisa, own)] {
            let caller = try await place.caller(account)
            let (lines, outcome) = try await place.logged {
                try await place.workplace.reviewEmergency(use.id, in: dossier, .justified, text: "Goed.", as: caller)
            }
            #expect(outcome.refusal == "notFound" && lines.map(\.dossier) == [.zero])
        }
        #expect(try await place.count("emergency_access", "outcome IS NOT NULL") == 0)
    }

    @Test("The uses and their reasons are for who reads the log; a worker and who is in by emergency are refused")
    func readers() async throws {
        let (place, dossier, _) = try await used()
        try await place.give(.test(to: .account(Cast.petra)), in: dossier)
        for account in [Cast.petra, Cast.ruud] {
            let caller = try await place.caller(account)
            for act in [false, true] {
                let (_, outcome) = try await place.logged {
                    if act {
                        try await place.workplace.markEmergenciesSeen(until: place.now, in: dossier, as: caller)
                    } else {
                        _ = try await place.workplace.readEmergencies(of: dossier, as: caller)
                    }
                }
                #expect(outcome.refusal?.hasPrefix("denied") ?? false)
            }
        }
    }

    @Test("The database keeps no emergency access of more than an hour")
    func hour() async throws {
        let (place, dossier, use) = try await used()
        await #expect(throws: StorageError.self) {
            try await place.engine.write { session in
                try session.run(
                    "UPDATE emergency_access SET until_at = \(use.from.moved(by: Moment.hour + 1)) WHERE dossier_id = \(dossier)"
                )
            }
        }
    }
}
