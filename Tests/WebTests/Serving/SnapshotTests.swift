import Dossier
import Foundation
import HTTPTypes
import TestKit
import Testing
import UseCases

@testable import Web

/// Whole answers with their headers, held against Tests/WebTests/Snapshots. Recorded with
/// `RECORD_SNAPSHOTS=1 swift test --filter SnapshotTests`; read what changed before it is committed.
@Suite("Whole answers")
struct SnapshotTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let account: AccountID?
        let method: HTTPRequest.Method
        let path: String
        let form: [(String, String)]
        let language: String?

        init(
            _ name: String, _ account: AccountID?, _ path: String, _ method: HTTPRequest.Method = .get,
            form: [(String, String)] = [], language: String? = nil
        ) {
            self.name = name
            self.account = account
            self.method = method
            self.path = path
            self.form = form
            self.language = language
        }

        var testDescription: String { name }
    }

    private static let dossier = "/dossiers/\(DossierID(high: 9, low: 1))"
    private static let nowhere = "/dossiers/\(StrangerTests.random)"
    private static let report = "\(dossier)/rapportages/\(FixedDossier.report)"

    private static let giving = [
        ("id", EntryID(high: 8, low: 1).text), ("aan", PrincipalText.text(.account(Cast.joris))), ("hoe", "zien"),
        ("reden", "helpt met de post"), ("duur", "6m"),
    ]
    private static let denying = [
        ("id", EntryID(high: 8, low: 1).text), ("soort", "niet"), ("wat", "gezondheid"), ("duur", "geen"),
        ("aan", PrincipalText.text(.department(Cast.schuldhulp, role: nil))), ("reden", "te dichtbij"),
    ]

    static let cases = [
        Case("sign-in", nil, "/inloggen"),
        Case("sign-in-english", nil, "/inloggen", language: "en"),
        Case("sign-in-asked", nil, dossier),
        Case(
            "sign-in-kept-words", nil, "\(dossier)/rapportages", .post,
            form: [
                ("id", EntryID(high: 8, low: 1).text), ("dossier", DossierID(high: 9, low: 1).text),
                ("text", "Wat ik typte."),
            ]),
        Case("home-person", Cast.lisa, "/"),
        Case("home-worker", Cast.petra, "/"),
        Case("home-nothing", Cast.ruud, "/"),
        Case("overview", Cast.petra, dossier),
        Case("timeline-person", Cast.lisa, "\(dossier)/rapportages"),
        Case("timeline-worker", Cast.petra, "\(dossier)/rapportages?thema=geld&van=2026-11-01"),
        Case("report", Cast.petra, report),
        Case("rights", Cast.lisa, "\(dossier)/rechten"),
        Case("copy", Cast.lisa, "\(dossier)/kopie"),
        Case("right-form", Cast.lisa, "\(dossier)/rechten/vragen?recht=bezwaar"),
        Case(
            "right-form-errors", Cast.lisa, "\(dossier)/rechten/vragen", .post,
            form: [("id", EntryID(high: 8, low: 1).text), ("recht", "beperken"), ("text", "")]),
        Case("write", Cast.petra, "\(dossier)/schrijven"),
        Case(
            "write-errors", Cast.petra, "\(dossier)/rapportages", .post,
            form: [("id", EntryID(high: 8, low: 1).text), ("text", ""), ("form", "talk"), ("theme", "geld")]),
        Case("correct", Cast.petra, "\(report)/verbeteren"),
        Case("permissions", Cast.lisa, "\(dossier)/wie-mag-wat"),
        Case("giving", Cast.lisa, "\(dossier)/wie-mag-wat/geven"),
        Case("giving-check", Cast.lisa, "\(dossier)/wie-mag-wat/geven", .post, form: giving + [("wat", "geld")]),
        Case(
            "giving-errors", Cast.lisa, "\(dossier)/wie-mag-wat/geven", .post, form: [("reden", ""), ("duur", "dag")]),
        Case("denying-check", Cast.lisa, "\(dossier)/wie-mag-wat/geven", .post, form: denying),
        Case("stop", Cast.lisa, "\(dossier)/wie-mag-wat/\(FixedDossier.petrasGrant)/stoppen"),
        Case("choosing", Cast.lisa, "\(dossier)/wie-mag-wat/namens"),
        Case(
            "choosing-check", Cast.lisa, "\(dossier)/wie-mag-wat/namens", .post,
            form: giving + [("wat", "geld"), ("mag", "tekenen"), ("mag", "toegang")]),
        Case("choosing-end", Cast.lisa, "\(dossier)/wie-mag-wat/namens/\(Cast.bart)/stoppen"),
        Case("asking", Cast.petra, "\(dossier)/wie-mag-wat/vragen"),
        Case("sharing", Cast.lisa, "\(dossier)/wie-mag-wat/geven?stuk=\(FixedDossier.report)"),
        Case("preview-overview", Cast.lisa, "\(dossier)/kijk-mee/\(RouteCase.seat)"),
        Case("preview-timeline", Cast.lisa, "\(dossier)/kijk-mee/\(RouteCase.seat)/rapportages"),
        Case("access-log", Cast.lisa, "\(dossier)/wie-keek-mee"),
        Case("story", Cast.lisa, "\(dossier)/verhaal"),
        Case("plan", Cast.lisa, "\(dossier)/plan"),
        Case("plan-sign", Cast.lisa, "\(dossier)/plan/\(EntryID(high: 9, low: 31))/onderteken"),
        Case("together", Cast.petra, "\(dossier)/samen"),
        Case("drafts", Cast.petra, "/concepten"),
        Case(
            "saved", Cast.petra, "\(dossier)/rapportages", .post,
            form: [("id", EntryID(high: 8, low: 1).text), ("text", "Klaar."), ("theme", "geld")]),
        Case("mail-off", nil, "/wachtwoord-vergeten"),
        Case("account", Cast.lisa, "/account"),
        Case("account-password", Cast.lisa, "/account/wachtwoord"),
        Case("account-code", Cast.lisa, "/account/code"),
        Case("confirm-not-set-up", Cast.lisa, "/bevestig?verder=/concepten"),
        Case("not-found", Cast.ruud, nowhere),
        Case("denied", Cast.joris, "\(dossier)/wie-keek-mee"),
        Case("stale-form", Cast.petra, "\(dossier)/rapportages", .post, form: [("csrf", "oud"), ("text", "Klaar.")]),
        Case("wrong-method", Cast.petra, dossier, .delete),
        Case("ready", nil, "/health/ready"),
    ]

    @Test("As recorded", arguments: cases)
    func asRecorded(_ answer: Case) async throws {
        let (web, dossier) = try await Web.withDossier()
        // Somebody looked, and something is half written: else the log and the drafts are empty.
        let petra = try await web.signedIn(Cast.petra)
        for path in ["", "/rapportages", "/rapportages"] {
            _ = try await web.get("/dossiers/\(dossier.id)\(path)", as: petra)
            web.place.clock.move(by: Moment.minute)
        }
        let draft = [
            ("id", EntryID(high: 8, low: 5).text), ("dossier", dossier.id.text), ("text", "Half af."),
            ("theme", "geld"),
        ]
        _ = try await web.post("/concept", draft, as: petra)

        let session = try await answer.account.asyncMap { try await web.signedIn($0) }
        var ask = Asked(answer.method, answer.path, session)
        if let language = answer.language { ask.headers[.cookie] = "taal=\(language)" }
        if answer.method == .post {
            let hasToken = answer.form.contains { $0.0 == "csrf" }
            let token = hasToken ? [] : session.map { [("csrf", $0.formToken)] } ?? []
            ask = Asked(.post, answer.path, session, form: token + answer.form)
        }
        try Snapshot(answer.name).hold(Snapshot.text(ask, try await web.send(ask), session, web))
    }
}

/// One recorded answer.
struct Snapshot {
    private let file: URL

    init(_ name: String) {
        file = Repository.folder.appendingPathComponent("Tests/WebTests/Snapshots/\(name).txt")
    }

    func hold(_ text: String) throws {
        if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
            try Data(text.utf8).write(to: file)
            return
        }
        let recorded = try String(contentsOf: file, encoding: .utf8)
        guard recorded != text else { return }
        let pairs = zip(recorded.split(separator: "\n"), text.split(separator: "\n"))
        let different = pairs.first { $0 != $1 }
        Issue.record("\(file.lastPathComponent) recorded: \(different?.0 ?? "(end)")\nnow: \(different?.1 ?? "(end)")")
    }

    /// The request's line, the status, the headers and the body, with what is made by chance or from keys named instead.
    static func text(_ ask: Asked, _ reply: Reply, _ session: Session?, _ web: Web) -> String {
        let headers = reply.headers.map { "\($0.name.canonicalName): \($0.value)" }.sorted()
        var text = (["\(ask.method) \(ask.path)", "\(reply.status)"] + headers + ["", reply.text]).joined(
            separator: "\n")
        if let session {
            text = text.replacing(session.formToken, with: "{form token}").replacing(session.mark, with: "{mark}")
        }
        for account in Cast.everyone { text = text.replacing(web.site.mark(of: account.id), with: "{mark}") }
        text = text.replacing(reply.requestID, with: "{request}")
        text = text.replacing(/01[0-9a-f]{6}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/, with: "{new id}")
        return text.replacing(/(klaver|passkeys|icons|favicon)-[0-9a-f]{5,10}\./) { "\($0.1)-{hash}." }
    }
}

extension Optional {
    func asyncMap<Other>(_ body: (Wrapped) async throws -> Other) async rethrows -> Other? {
        guard let self else { return nil }
        return try await body(self)
    }
}
