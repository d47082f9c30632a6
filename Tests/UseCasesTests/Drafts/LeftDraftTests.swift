import Dossier
import Records
import Storage
import TestKit
import Testing
import UseCases

/// Rule 11, of an account that was closed.
@Suite("A privacy officer hands on what a colleague left unfinished, unread, once, to who may write it")
struct LeftDraftTests {
    private static let id = EntryID(high: 9, low: 91)
    private static let words = "halve zin over zonnebloemen"

    /// Petra of debt help began to write in Lisa's dossier, and then her account was closed. Wim is the officer there.
    private func left(
        reactingTo themes: ThemeSet? = nil, apart: DraftApart? = nil, isClosed: Bool = true, mandates: [Mandate] = [],
        owner: AccountID = Cast.lisa
    ) async throws -> (place: TestPlace, dossier: DossierID, wim: Caller) {
        let place = try await TestPlace.open()
        try await place.seat(Cast.wim, as: .privacyOfficer, at: Cast.kredietbank)
        let dossier = try await place.dossier(
            of: owner, mandates: mandates,
            grants: [.test(to: .department(Cast.schuldhulp, role: nil)), .test(to: .account(Cast.joris))])
        var parent: EntryID?
        if let themes { parent = try await place.report("madelief", in: dossier, themes, by: Cast.joris).id }
        try await place.workplace.saveDraft(
            Self.id, for: dossier,
            words: DraftWords(text: Self.words, form: "talk", themes: ["geld"], parent: parent, apart: apart),
            as: place.caller(Cast.petra))
        place.clock.move(by: Moment.hour)
        if isClosed { try await close(Cast.petra, place) }
        return (place, dossier, try await place.proven(Cast.wim))
    }

    private func close(_ account: AccountID, _ place: TestPlace) async throws {
        let at = place.now
        try await place.engine.write { try AccountRecords.disable(account, at: at, $0) }
    }

    private func names(_ place: TestPlace, _ dossier: DossierID, _ officer: Caller) async throws -> [String] {
        try await place.workplace.prepareHandingOut(Self.id, in: dossier, as: place.next(officer)).colleagues.map(
            \.name)
    }

    private func handOut(
        _ place: TestPlace, _ dossier: DossierID, to account: AccountID? = Cast.karin,
        reason: String = "Zij gaat verder.",
        as officer: Caller
    ) async throws -> String? {
        try await place.logged {
            try await place.workplace.handOutDraft(
                Self.id, in: dossier, to: account, reason: reason, as: place.next(officer))
        }.outcome.refusal
    }

    @Test("The officer sees whose, in which dossier, how many and when; and the person reads that it was seen")
    func reads() async throws {
        let (place, dossier, wim) = try await left()
        let (lines, outcome) = try await place.logged { try await place.workplace.readLeftDrafts(as: wim) }
        let left = try outcome.get().left
        #expect(left.map(\.author) == ["Petra Kuipers"] && left.map(\.person) == ["Lisa de Wit"])
        #expect(left.flatMap(\.drafts).map(\.id) == [Self.id])
        #expect(left.flatMap(\.drafts).map(\.savedAt) == [place.now.moved(by: -Moment.hour)])
        #expect(lines.map(\.dossier) == [.zero, dossier] && lines.map(\.object) == [.draft, .draft])
        #expect(lines.last?.organisation == Cast.kredietbank)
        #expect(!String(reflecting: left).contains("zonnebloem"))
    }

    @Test("It becomes the colleague's own draft, with who began it, to finish and to post; and the author's is gone")
    func handsOut() async throws {
        let (place, dossier, wim) = try await left()
        let (lines, outcome) = try await place.logged {
            try await place.workplace.handOutDraft(
                Self.id, in: dossier, to: Cast.karin, reason: "Zij gaat verder.", as: wim)
        }
        #expect(outcome.isSuccess && lines.map(\.dossier) == [dossier, .zero])
        #expect(lines.map(\.hasDetail) == [false, true], "the reason stands in the installation's log")
        let karin = try await place.caller(Cast.karin)
        let home = try await place.workplace.readHome(as: karin)
        #expect(home.drafts.map(\.words.text) == [Self.words] && home.drafts.map(\.words.themes) == [["geld"]])
        #expect(home.drafts.map(\.from) == [Cast.petra] && home.draftAuthors[Cast.petra] == "Petra Kuipers")
        #expect(try await place.count("draft", "account_id = \(Cast.petra)") == 0)
        // Typing on keeps the mark.
        try await place.workplace.saveDraft(
            Self.id, for: dossier,
            words: DraftWords(text: "af", form: "talk", themes: ["geld"], parent: nil), as: place.next(karin))
        #expect(try await place.workplace.readHome(as: place.next(karin)).drafts.map(\.from) == [Cast.petra])
        _ = try await place.workplace.writeReport(
            NewReport(id: Self.id, text: "af", form: .talk, themes: .of(.money)), in: dossier, as: place.next(karin))
        #expect(try await place.count("entry", "author_id = \(Cast.karin)") == 1)
        #expect(try await place.count("draft") == 0)
    }

    @Test("What was begun for named colleagues goes to one of them, and to nobody where that cannot be read")
    func apart() async throws {
        for (readers, named, may) in [
            ("apart", [Cast.karin.text], ["Karin Postma"]), ("apart", [Cast.joris.text], []), ("apart", [], []),
            ("later", [], []), ("x", [Cast.karin.text], []),
        ] {
            let (place, dossier, wim) = try await left(
                apart: DraftApart(readers: readers, reason: "", months: "", named: named))
            #expect(try await names(place, dossier, wim) == may)
            if may.isEmpty {
                #expect(try await handOut(place, dossier, as: wim)?.contains("naar") == true)
            }
        }
    }

    @Test("Once: a form sent twice is one, a second officer hears that it was done, and two at once give one")
    func once() async throws {
        let (place, dossier, wim) = try await left()
        try await place.seat(Cast.anouk, as: .privacyOfficer, at: Cast.kredietbank)
        let anouk = try await place.proven(Cast.anouk)
        async let first = handOut(place, dossier, as: wim)
        async let second = handOut(place, dossier, as: anouk)
        let both = try await [first, second]
        #expect(both.filter { $0 == nil }.count == 1 && both.contains("changedMeanwhile"))
        #expect(try await place.count("draft", "account_id = \(Cast.karin)") == 1)
        #expect(try await place.count("draft") == 1)
        let winner = both[0] == nil ? wim : anouk
        #expect(try await handOut(place, dossier, as: winner) == nil, "sent twice")
        #expect(try await place.count("log_line", "object_kind = \(LogObject.draft.rawValue) AND action = 7") == 2)
        #expect(try await place.workplace.readLeftDrafts(as: place.next(wim)).left.isEmpty)
    }

    @Test("Only colleagues who may add just that: not of elsewhere, not denied, not without its theme, not the officer")
    func toWhom() async throws {
        let (place, dossier, wim) = try await left()
        #expect(try await names(place, dossier, wim) == ["Karin Postma"])
        #expect(try await handOut(place, dossier, to: Cast.joris, as: wim)?.hasPrefix("invalid") == true)
        try await place.seat(Cast.wim, as: .worker, at: Cast.kredietbank)
        try await place.give(.test(to: .account(Cast.wim), .all, .all, .all), in: dossier)
        #expect(try await names(place, dossier, wim) == ["Karin Postma"])
        try await place.give(.test(.deny, to: .account(Cast.karin), .of(.reports), .of(.money), .all), in: dossier)
        #expect(try await names(place, dossier, wim).isEmpty)
        #expect(try await handOut(place, dossier, as: wim)?.hasPrefix("invalid") == true)
        #expect(try await place.count("draft", "account_id = \(Cast.petra)") == 1)
    }

    @Test("A reaction goes only to who sees what it is on")
    func reaction() async throws {
        let (place, dossier, wim) = try await left(reactingTo: .of(.health))
        #expect(try await names(place, dossier, wim) == ["Karin Postma"])
        try await place.give(.test(.deny, to: .account(Cast.karin), .of(.reports), .of(.health), .all), in: dossier)
        #expect(try await names(place, dossier, wim).isEmpty)
    }

    @Test("With a fresh code, a colleague and a reason; a wrong field changes nothing")
    func asks() async throws {
        let (place, dossier, wim) = try await left()
        for (account, reason) in [(nil, "ja"), (Cast.karin, " \n"), (Cast.karin, String(repeating: "a", count: 5000))]
            as [(AccountID?, String)]
        {
            let refusal = try await handOut(place, dossier, to: account, reason: reason, as: wim)
            #expect(refusal?.hasPrefix("invalid") == true)
        }
        let unproven = try await place.caller(Cast.wim)
        #expect(try await handOut(place, dossier, to: nil, reason: "", as: unproven) == "factorNeeded")
        #expect(try await place.count("draft", "account_id = \(Cast.petra)") == 1)
    }

    @Test("Not of an account that is open, and not what somebody wrote as the person, or for one they act for")
    func notTheirs() async throws {
        let open = try await left(isClosed: false)
        #expect(try await open.place.workplace.readLeftDrafts(as: open.wim).left.isEmpty)
        #expect(try await handOut(open.place, open.dossier, as: open.wim) == "notFound")
        let own = try await left(owner: Cast.petra)
        #expect(try await own.place.workplace.readLeftDrafts(as: own.wim).left.isEmpty)
        #expect(try await handOut(own.place, own.dossier, as: own.wim) == "notFound")
        let mandate = Mandate(account: Cast.petra, basis: .chosen, period: Period(from: Day.past))
        let acting = try await left(mandates: [mandate])
        #expect(try await handOut(acting.place, acting.dossier, as: acting.wim) == "notFound")
    }

    @Test("Never in the officer's own dossier, nor of another organisation, nor what was kept after the permit ended")
    func notHere() async throws {
        let own = try await left(owner: Cast.wim)
        #expect(try await own.place.workplace.readLeftDrafts(as: own.wim).left.isEmpty)
        #expect(try await handOut(own.place, own.dossier, as: own.wim) == "notFound")
        let (place, dossier, wim) = try await left()
        try await place.seat(Cast.anouk, as: .privacyOfficer, at: Cast.jeugdhulp)
        let anouk = try await place.proven(Cast.anouk)
        #expect(try await place.workplace.readLeftDrafts(as: anouk).left.isEmpty)
        #expect(try await handOut(place, dossier, as: anouk) == "notFound")
        let before = place.now.moved(by: -2 * Moment.hour)
        _ = try await place.engine.write { session in
            try session.run("UPDATE access_grant SET withdrawn_at = \(before) WHERE dossier_id = \(dossier)")
        }
        #expect(try await place.workplace.readLeftDrafts(as: place.next(wim)).left.isEmpty)
    }

    @Test("Nobody else has it: a worker, an administrator, the person and nobody at all, each with one line")
    func strangers() async throws {
        let (place, dossier, _) = try await left()
        try await place.seat(Cast.ineke, as: .administrator, at: Cast.kredietbank)
        for account in [Cast.karin, Cast.ineke, Cast.lisa, Cast.ruud] {
            let caller = try await place.proven(account)
            let acts: [@Sendable () async throws -> Void] = [
                { _ = try await place.workplace.readLeftDrafts(as: place.next(caller)) },
                { _ = try await place.workplace.prepareHandingOut(Self.id, in: dossier, as: place.next(caller)) },
                {
                    try await place.workplace.handOutDraft(
                        Self.id, in: dossier, to: Cast.karin, reason: "ja", as: place.next(caller))
                },
            ]
            for act in acts {
                let (lines, outcome) = try await place.logged { try await act() }
                #expect(outcome.refusal == "notFound")
                #expect(lines.map(\.dossier) == [.zero] && lines.map(\.outcome) == [.refused])
            }
        }
        #expect(try await place.count("draft", "account_id = \(Cast.petra)") == 1)
    }
}
