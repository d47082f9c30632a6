import Dossier
import Records
import Storage
import TestKit
import Testing
import UseCases

@Suite("A draft is its author's only, and outlives access")
struct DraftTests {
    private func words(_ text: String) -> DraftWords {
        DraftWords(text: text, form: "talk", themes: ["geld"], parent: nil)
    }

    @Test("Only its author finds it, at home and in the form")
    func isTheAuthors() async throws {
        let place = try await TestPlace.open()
        let dossier = try await place.dossier(grants: [
            .test(to: .account(Cast.petra)), .test(to: .account(Cast.karin), .all, .all, .all),
        ])
        let id: EntryID = NewIdentifier.make(at: place.now)
        try await place.workplace.saveDraft(id, for: dossier, words: words("half"), as: place.caller(Cast.petra))
        for account in [Cast.petra, Cast.karin, Cast.lisa] {
            let caller = try await place.caller(account)
            let drafts = try await place.workplace.readHome(as: caller).drafts
            #expect(drafts.map(\.words.text) == (account == Cast.petra ? ["half"] : []))
            let form = try await place.workplace.prepareReport(in: dossier, draft: id, as: caller)
            #expect((form.draft != nil) == (account == Cast.petra))
            // Whoever saves or deletes under the same id touches an own one.
            try await place.workplace.deleteDraft(id, as: place.caller(Cast.lisa))
        }
        #expect(try await place.count("draft") == 1)
    }

    @Test("Case g: when access ended what was kept can be copied for 14 days, and not be written on or published")
    func outlivesAccess() async throws {
        let place = try await TestPlace.open()
        let grant = Grant.test(to: .account(Cast.petra))
        let dossier = try await place.dossier(grants: [grant])
        let id: EntryID = NewIdentifier.make(at: place.now)
        let caller = try await place.caller(Cast.petra)
        try await place.workplace.saveDraft(id, for: dossier, words: words("half"), as: caller)
        place.clock.move(by: 3 * Moment.hour)
        try await place.withdraw(grant.id, in: dossier)
        let until = place.now.moved(by: 14 * Moment.day)
        let later = place.next(caller)
        for dossier in [dossier, DossierID(high: 9, low: 404)] {
            let (lines, outcome) = try await place.logged {
                try await place.workplace.saveDraft(id, for: dossier, words: words("half af"), as: later)
            }
            #expect(outcome.refusal == "notFound", "a dossier that is not there looks the same")
            #expect(lines.map(\.dossier) == [.zero])
        }
        let home = try await place.workplace.readHome(as: later)
        #expect(home.dossiers.isEmpty && home.draftsOver == 0)
        #expect(home.drafts.map(\.words.text) == ["half"] && home.draftsToCopy == [id: until])
        let report = NewReport(id: id, text: "half af", form: .talk, themes: .of(.money))
        let (_, outcome) = try await place.logged {
            try await place.workplace.writeReport(report, in: dossier, as: later)
        }
        #expect(outcome.refusal == "notFound")
        #expect(try await place.count("entry") == 0)
        #expect(try await place.count("draft") == 1)
    }

    @Test(
        "14 days less a millisecond it is read; at 14 days no word of it, for who has an account still; and nothing goes"
    )
    func fortnight() async throws {
        let place = try await TestPlace.open()
        let grant = Grant.test(to: .account(Cast.petra), until: Day.now.moved(by: Moment.minute))
        let dossier = try await place.dossier(grants: [grant])
        let id: EntryID = NewIdentifier.make(at: place.now)
        try await place.workplace.saveDraft(id, for: dossier, words: words("half"), as: place.caller(Cast.petra))
        place.clock.move(by: Moment.minute + 14 * Moment.day - 1)
        #expect(try await place.workplace.readHome(as: place.caller(Cast.petra)).drafts.count == 1)
        place.clock.move(by: 1)
        let over = try await place.workplace.readHome(as: place.caller(Cast.petra))
        #expect(over.drafts.isEmpty && over.draftsToCopy.isEmpty && over.draftsOver == 1)
        #expect(try await place.count("draft") == 1, "an officer may hand it out when the account is closed")
        place.clock.move(by: 30 * Moment.day)
        #expect(try await place.workplace.readHome(as: place.caller(Cast.petra)).draftsOver == 0)
        // Let in again, it is theirs again.
        try await place.give(.test(to: .account(Cast.petra), from: place.now), in: dossier)
        #expect(try await place.workplace.readHome(as: place.caller(Cast.petra)).drafts.map(\.words.text) == ["half"])
    }

    @Test("Posting the report takes the draft away, and a late save of it does not bring it back")
    func goesWhenPosted() async throws {
        let place = try await TestPlace.open()
        let dossier = try await place.dossier()
        let caller = try await place.caller(Cast.lisa)
        let id: EntryID = NewIdentifier.make(at: place.now)
        try await place.workplace.saveDraft(id, for: dossier, words: words("half"), as: caller)
        let report = NewReport(id: id, text: "heel", form: .moment, themes: .none)
        _ = try await place.workplace.writeReport(report, in: dossier, as: caller)
        #expect(try await place.count("draft") == 0)
        try await place.workplace.saveDraft(id, for: dossier, words: words("half"), as: caller)
        #expect(try await place.count("draft") == 0)
    }

    @Test("Emptying a draft throws it away; nobody saves one without signing in, or one without end")
    func refuses() async throws {
        let place = try await TestPlace.open()
        let dossier = try await place.dossier()
        let caller = try await place.caller(Cast.lisa)
        let id: EntryID = NewIdentifier.make(at: place.now)
        try await place.workplace.saveDraft(id, for: dossier, words: words("iets"), as: caller)
        try await place.workplace.saveDraft(id, for: dossier, words: words(""), as: caller)
        #expect(try await place.count("draft") == 0)
        let long = words(String(repeating: "a", count: ReportBody.longestText + 1))
        #expect(
            try await place.logged {
                try await place.workplace.saveDraft(id, for: dossier, words: long, as: caller)
            }.outcome.refusal?.hasPrefix("invalid") == true)
        #expect(
            try await place.logged {
                try await place.workplace.saveDraft(id, for: dossier, words: words("x"), as: place.request())
            }.outcome.refusal == "signInNeeded")
    }
}
