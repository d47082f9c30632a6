import Dossier
import Records
import Storage
import TestKit
import Testing
import UseCases

@Suite("Writing a report")
struct WriteReportTests {
    private func place() async throws -> (TestPlace, DossierID) {
        let place = try await TestPlace.open()
        let dossier = try await place.dossier(grants: [
            .test(to: .account(Cast.petra), .of(.reports), .of(.money, .general)),
            .test(to: .account(Cast.joris), .of(.reports), .of(.money), .look),
        ])
        return (place, dossier)
    }

    private func new(
        _ text: String, _ themes: ThemeSet = .of(.money), id: EntryID = NewIdentifier.make(at: Day.now),
        isPrivate: Bool = false
    ) -> NewReport {
        NewReport(id: id, text: text, form: .talk, themes: themes, isPrivate: isPrivate)
    }

    private func text(_ id: EntryID, _ dossier: DossierID, _ place: TestPlace) async throws -> String {
        let row = try #require(try await place.row(id, in: dossier))
        return try await place.vault.seal(of: dossier).open(ReportBody.self, row.sealed, at: row.place).text
    }

    @Test("It is in the file and in the log when writing returns")
    func isDurable() async throws {
        let (place, dossier) = try await place()
        let caller = try await place.caller(Cast.petra)
        let report = new("We belden de bank.\r\nHet is gelukt.")
        let (lines, outcome) = try await place.logged {
            try await place.workplace.writeReport(report, in: dossier, as: caller)
        }
        #expect(try outcome.get() == report.id)
        #expect(lines.map(\.description) == ["create report done"])
        #expect(lines[0].dossier == dossier && lines[0].objectID == report.id && lines[0].actor == Cast.petra)
        let again = try await place.engine.database.open()
        #expect(try await again.read { try $0.first("SELECT count(*) FROM entry") { $0.integer(0) } } == 1)
        try await again.close()
        let row = try #require(try await place.row(report.id, in: dossier))
        #expect(row.author == Cast.petra && row.voice == .professional && row.themes == .of(.money))
        #expect(row.visibility == .shared && row.form == ReportForm.talk.rawValue && row.version == 1)
        #expect(try await text(report.id, dossier, place) == "We belden de bank.\nHet is gelukt.")
    }

    @Test("The same form sent again, also ten times at once, is one report")
    func isIdempotent() async throws {
        let (place, dossier) = try await place()
        let caller = try await place.caller(Cast.petra)
        let report = new("Eén keer")
        try await withThrowingTaskGroup(of: EntryID.self) { group in
            for _ in 0..<10 {
                group.addTask { try await place.workplace.writeReport(report, in: dossier, as: caller) }
            }
            for try await id in group { #expect(id == report.id) }
        }
        #expect(try await place.count("entry") == 1)
        #expect(try await place.count("entry_version") == 0)
    }

    @Test("The same id with other words is a new version, and going back to old words is none")
    func keepsWhatWasTyped() async throws {
        let (place, dossier) = try await place()
        let caller = try await place.caller(Cast.petra)
        let report = new("Eerst dit")
        for text in ["Eerst dit", "Toen dat", "Eerst dit"] {
            _ = try await place.workplace.writeReport(new(text, id: report.id), in: dossier, as: caller)
        }
        #expect(try await place.count("entry") == 1)
        #expect(try await place.count("entry_version") == 1)
        #expect(try await text(report.id, dossier, place) == "Toen dat")
    }

    @Test("An id that somebody else's entry has gets a fresh one, and that entry stays as it was")
    func givesFreshID() async throws {
        let (place, dossier) = try await place()
        let taken = try await place.report("Van Lisa", in: dossier, .of(.health), by: Cast.lisa, as: .own)
        let caller = try await place.caller(Cast.petra)
        let id = try await place.workplace.writeReport(new("Van Petra", id: taken.id), in: dossier, as: caller)
        #expect(id != taken.id)
        #expect(try await text(taken.id, dossier, place) == "Van Lisa")
        #expect(try await text(id, dossier, place) == "Van Petra")
        #expect(try await place.count("entry") == 2)
    }

    @Test("Outside one's reach nothing is written, and the refusal is in the log")
    func refuses() async throws {
        let (place, dossier) = try await place()
        let attempts: [(AccountID, NewReport, Bool)] = [
            (Cast.petra, new("over gezondheid", .of(.health)), true),
            (Cast.petra, new("over allebei", .of(.health, .money)), true),
            (Cast.petra, new("stiekem", isPrivate: true), true), (Cast.joris, new("alleen kijken"), true),
            (Cast.ruud, new("een vreemde"), false),
        ]
        for (account, report, knows) in attempts {
            let caller = try await place.caller(account)
            let (lines, outcome) = try await place.logged {
                try await place.workplace.writeReport(report, in: dossier, as: caller)
            }
            #expect(knows ? outcome.isDenied : outcome.refusal == "notFound", "\(report.text)")
            #expect(lines.count == 1 && lines.allSatisfy { $0.outcome == .refused && $0.actor == account })
            #expect(lines.first?.dossier == (knows ? dossier : .zero))
        }
        #expect(try await place.count("entry") == 0)
    }

    @Test("Words that say nothing or too much are sent back and not kept")
    func checksWords() async throws {
        let (place, dossier) = try await place()
        let caller = try await place.caller(Cast.petra)
        for text in ["", " \n\t ", "\u{a0}", String(repeating: "a", count: ReportBody.longestText + 1)] {
            let (lines, outcome) = try await place.logged {
                try await place.workplace.writeReport(new(text), in: dossier, as: caller)
            }
            #expect(outcome.refusal?.hasPrefix("invalid") == true)
            #expect(lines.isEmpty)
        }
        let longest = new(String(repeating: "é", count: ReportBody.longestText))
        #expect(try await place.workplace.writeReport(longest, in: dossier, as: caller) == longest.id)
        #expect(try await place.count("entry") == 1)
    }

    @Test("Rule 11: a private note is the person's only, for no permit and no representative")
    func keepsPrivateNotes() async throws {
        let place = try await TestPlace.open()
        let dossier = try await place.dossier(
            mandates: [Mandate(account: Cast.bart, basis: .chosen, period: Period(from: Day.past))],
            grants: [.test(to: .account(Cast.petra), .all, .all, .all)])
        let note = new("voor mij alleen", .none, isPrivate: true)
        _ = try await place.workplace.writeReport(note, in: dossier, as: place.caller(Cast.lisa))
        for (account, sees) in [(Cast.lisa, true), (Cast.bart, false), (Cast.petra, false)] {
            let caller = try await place.caller(account)
            let timeline = try await place.workplace.readTimeline(
                of: dossier, filter: TimelineFilter(), from: nil, as: caller)
            #expect(timeline.items.count == (sees ? 1 : 0))
            let (_, read) = try await place.logged {
                try await place.workplace.readReport(note.id, in: dossier, as: caller)
            }
            #expect(sees ? read.isSuccess : read.refusal == "notFound")
        }
    }

    @Test("When the disk is full nothing is half written")
    func standsOrFalls() async throws {
        let (place, dossier) = try await place()
        let caller = try await place.caller(Cast.petra)
        place.engine.refuseWrites()
        await #expect(throws: (any Error).self) {
            try await place.workplace.writeReport(new("verloren?"), in: dossier, as: caller)
        }
        place.engine.refuseWrites(false)
        #expect(try await place.count("entry") == 0)
    }
}
