import Dossier
import Identity
import Records
import Storage
import TestKit
import Testing
import UseCases

@Suite("A message each week that somebody looked: for who may read the log, and without a word of it")
struct DigestTests {
    static let write: NoticeWriter = { notice, language in
        let what =
            switch notice {
            case .digest: "digest"
            case .access(let event, _, _): "access \(event)"
            case .right(let event, _, _): "right \(event)"
            case .review: "review"
            }
        return NoticeLetter(subject: what, body: "\(language ?? "nl")\n\(NoticeLetter.checkpointPlace)")
    }

    private func open(
        mail: Mailbox?, mandates: [Mandate] = []
    ) async throws -> (place: TestPlace, dossier: DossierID) {
        let place = try await TestPlace.open(mail: mail)
        let dossier = try await place.dossier(mandates: mandates, grants: [.test(to: .account(Cast.petra))])
        return (place, dossier)
    }

    private func look(_ dossier: DossierID, _ place: TestPlace, as account: AccountID = Cast.petra) async throws {
        _ = try await place.workplace.readTimeline(
            of: dossier, filter: TimelineFilter(), from: nil, as: place.caller(account))
    }

    private func turn(_ place: TestPlace) async throws -> Int {
        try await place.workplace.takeTurnAtNotices(Self.write)
    }

    private func passWeek(_ place: TestPlace) { place.clock.move(by: Digest.every + Digest.settling) }

    @Test("Once a week at most, only when another looked, and each look once")
    func weekly() async throws {
        let mailbox = try Mailbox()
        let (place, dossier) = try await open(mail: mailbox)
        let lisa = try await place.caller(Cast.lisa)
        let (lines, _) = try await place.logged {
            for _ in 0..<2 { try await place.workplace.switchDigest(true, in: dossier, as: lisa) }
        }
        #expect(lines.map(\.description) == ["change accessLog done"], "switched once, and logged once")
        try await look(dossier, place)
        #expect(try await turn(place) == 0, "the week is not over")
        passWeek(place)
        #expect(try await turn(place) == 1)
        #expect(try await turn(place) == 0)
        #expect(try await place.workplace.sendNextMail() == .sent)
        let letter = try #require(try mailbox.letters().first)
        #expect(letter.contains("Subject: digest") && letter.contains("To: lisa@klaver.test"))
        for secret in ["Petra", "Kredietbank", "lisa de Wit", "Dossier"] { #expect(!letter.contains(secret)) }

        try await look(dossier, place, as: Cast.lisa)
        passWeek(place)
        #expect(try await turn(place) == 0, "Lisa's own looks are no news to her")
        try await look(dossier, place)
        #expect(try await turn(place) == 0)
        passWeek(place)
        #expect(try await turn(place) == 1)
        #expect(try await place.count("outbox_mail") == 1)
    }

    @Test("It carries a signed checkpoint, which proves the log as it was; a line changed after it is found")
    func checkpoint() async throws {
        let mailbox = try Mailbox()
        let (place, dossier) = try await open(mail: mailbox)
        try await place.workplace.switchDigest(true, in: dossier, as: place.caller(Cast.lisa))
        try await look(dossier, place)
        try await place.workplace.sequenceLog()
        passWeek(place)
        #expect(try await turn(place) == 1)
        let seal = place.keys.installation
        let at = place.now
        let mail = try await place.engine.write(.apart) { try OutboxRecords.claim(at: at, until: at, with: seal, $0) }
        let note = try #require(mail?.words.body.dropFirst("nl\n".count))
        #expect(try await place.workplace.verifyLog(against: [String(note)]).findings.isEmpty)
        _ = try await place.engine.write {
            try $0.run("UPDATE log_line SET origin = 'x' WHERE actor_id = \(Cast.petra)")
        }
        #expect(try await !place.workplace.verifyLog(against: [String(note)]).findings.isEmpty)
    }

    @Test("Rule 25: who may not read the log any more gets none, and it is off; also when the mail already waited")
    func checkedWhenSent() async throws {
        let mandate = Mandate(
            account: Cast.bart, basis: .chosen, period: Period(from: Day.past, until: Day.now.moved(by: 8 * Moment.day))
        )
        let mailbox = try Mailbox()
        let (place, dossier) = try await open(mail: mailbox, mandates: [mandate])
        try await place.workplace.switchDigest(true, in: dossier, as: place.caller(Cast.bart))
        try await look(dossier, place)
        passWeek(place)
        #expect(try await turn(place) == 1)
        // The mandate ends before the mail goes.
        place.clock.move(by: Moment.day)
        #expect(try await place.workplace.sendNextMail() == .dropped)
        passWeek(place)
        #expect(try await turn(place) == 0)
        #expect(try await place.count("log_digest") == 0)
        #expect(try mailbox.letters().isEmpty)
    }

    @Test("Switched off while it waited: it does not go")
    func switchedOff() async throws {
        let mailbox = try Mailbox()
        let (place, dossier) = try await open(mail: mailbox)
        let lisa = try await place.caller(Cast.lisa)
        try await place.workplace.switchDigest(true, in: dossier, as: lisa)
        try await look(dossier, place)
        passWeek(place)
        #expect(try await turn(place) == 1)
        try await place.workplace.switchDigest(false, in: dossier, as: place.caller(Cast.lisa))
        #expect(try await place.workplace.sendNextMail() == .dropped)
    }

    @Test("Rule 9: a look at a confined entry is told to nobody it does not name")
    func confined() async throws {
        let (place, dossier) = try await open(mail: try Mailbox())
        try await place.workplace.switchDigest(true, in: dossier, as: place.caller(Cast.lisa))
        let note = try await place.report("zorg", in: dossier, as: .confined, named: [Cast.petra])
        _ = try await place.workplace.readReport(note.id, in: dossier, as: place.caller(Cast.petra))
        passWeek(place)
        #expect(try await turn(place) == 0)
    }

    @Test("Without mail, or to an address nobody proved, it cannot be switched on; a new password by mail proves it")
    func cannot() async throws {
        let (off, there) = try await open(mail: nil)
        let (_, refused) = try await off.logged {
            try await off.workplace.switchDigest(true, in: there, as: off.caller(Cast.lisa))
        }
        #expect(refused.refusal?.contains("bericht") == true)
        #expect(try await off.workplace.readAccessLog(of: there, as: off.caller(Cast.lisa)).digest.problem == .mailOff)

        let mailbox = try Mailbox()
        let (place, dossier) = try await open(mail: mailbox)
        _ = try await place.engine.write {
            try $0.run("UPDATE account SET address_unproven = 1 WHERE id = \(Cast.lisa)")
        }
        let lisa = try await place.caller(Cast.lisa)
        let (_, unproven) = try await place.logged {
            try await place.workplace.switchDigest(true, in: dossier, as: lisa)
        }
        #expect(unproven.refusal?.contains("bericht") == true)
        #expect(try await place.workplace.readAccessLog(of: dossier, as: lisa).digest.problem == .unproven)
        let letter = NewPasswordLetter(subject: "x", body: NewPasswordLetter.tokenPlace, administratorBody: "")
        try await place.workplace.askNewPassword(for: "lisa@klaver.test", letter, as: place.request())
        #expect(try await place.workplace.sendNextMail() == .sent)
        let found = try #require(try mailbox.letters().first?.firstMatch(of: /[0-9a-f]{64}/)?.0)
        let token = try #require(SessionToken(found))
        let set = try await place.workplace.setNewPassword(
            "vijf fietsen in de schuur", with: token, as: place.request())
        #expect(set == .done)
        try await place.workplace.switchDigest(true, in: dossier, as: place.caller(Cast.lisa))
        #expect(try await place.count("log_digest") == 1)
    }

    @Test("Rule 4: nobody switches it who may not read the log")
    func denied() async throws {
        let (place, dossier) = try await open(mail: try Mailbox())
        let petra = try await place.caller(Cast.petra)
        let (lines, outcome) = try await place.logged {
            try await place.workplace.switchDigest(true, in: dossier, as: petra)
        }
        #expect(outcome.isDenied && lines.map(\.description) == ["change accessLog refused"])
        let ruud = try await place.caller(Cast.ruud)
        let (_, stranger) = try await place.logged {
            try await place.workplace.switchDigest(true, in: dossier, as: ruud)
        }
        #expect(stranger.refusal == "notFound")
        #expect(try await place.count("log_digest") == 0)
    }

    @Test("Any number of nodes: one does it for all, and what was told is told once")
    func nodes() async throws {
        let (place, dossier) = try await open(mail: try Mailbox())
        try await place.workplace.switchDigest(true, in: dossier, as: place.caller(Cast.lisa))
        try await look(dossier, place)
        passWeek(place)
        let old = place.workplace
        let other = Workplace(
            engine: place.engine, vault: old.vault, keys: old.keys, bodies: old.bodies, passwords: old.passwords,
            now: old.now, mail: old.mail)
        let told = try await withThrowingTaskGroup(of: Int.self) { group in
            for node in [old, other, old, other] {
                group.addTask { try await node.takeTurnAtNotices(Self.write) }
            }
            return try await group.reduce(0, +)
        }
        #expect(told == 1)
        #expect(try await place.count("outbox_mail") == 1)
    }
}
