import Dossier
import Foundation
import HTTPTypes
import Identity
import TestKit
import Testing

@testable import Web

@Suite("Sessions")
struct SessionTests {
    private static let path = "/dossiers/\(DossierID(high: 9, low: 1))/rapportages"
    private static let password = "een lang wachtwoord"

    /// The hidden fields of the page that asks to sign in, as a browser sends them along.
    private static func kept(_ reply: Reply) -> [(String, String)] {
        reply.text.matches(of: /<input type="hidden" name="([^"]*)" value="([^"]*)">/).map { match in
            (
                String(match.1),
                String(match.2).replacing("&lt;", with: "<").replacing("&#39;", with: "'").replacing("&amp;", with: "&")
            )
        }.filter { $0.0 != "csrf" }
    }

    private static func signIn(
        _ web: Web, _ account: AccountID, _ more: [(String, String)] = [], password: String = password,
        from origin: String = "192.0.2.9"
    ) async throws -> Reply {
        try await web.post(
            "/inloggen", [("email", Cast.address(of: account)), ("password", password)] + more, as: nil,
            [.forwardedFor: origin])
    }

    /// The session that an answer to signing in gave.
    private static func session(_ reply: Reply, _ web: Web) async throws -> Session {
        let cookie = try #require(reply.headers[.setCookie])
        let token = try #require(SessionToken(cookie.dropFirst("klaver=".count).prefix { $0 != ";" }))
        let visitor = try await web.place.workplace.visitor(of: web.place.request(token))
        return Session(
            token: token, formToken: visitor.formToken(web.place.keys), mark: web.site.mark(of: visitor.account))
    }

    @Test("A report after the session ended: 401 with the words; signing in again puts them in the form, once")
    func wordsSurvive() async throws {
        let (web, dossier) = try await Web.withDossier()
        try await web.place.setPassword(Self.password, of: Cast.petra)
        let old = try await web.signedIn(Cast.petra)
        web.place.clock.move(by: 13 * Moment.hour)
        let fields = [
            ("id", EntryID(high: 8, low: 1).text), ("dossier", dossier.id.text), ("text", "Wat ik typte <&'."),
            ("form", "talk"), ("theme", "geld"), ("theme", "gezin"),
        ]
        let refused = try await web.post(Self.path, fields, as: old)
        #expect(refused.status == 401)
        #expect(refused.text.contains("role=\"status\""))
        #expect(try await web.place.count("draft") == 0, "nothing is kept on the server for nobody")

        let signedIn = try await Self.signIn(web, Cast.petra, Self.kept(refused))
        #expect(signedIn.status == 303)
        let next = try #require(signedIn.headers[.location])
        #expect(next == "/dossiers/\(dossier.id)/schrijven?concept=\(EntryID(high: 8, low: 1))")
        let page = try await web.get(next, as: Self.session(signedIn, web))
        #expect(page.holds("Wat ik typte <&'."))
        #expect(page.text.contains("value=\"talk\" checked"))
        #expect(page.text.contains("value=\"geld\" checked"))
        #expect(page.text.contains("value=\"gezin\" checked"))
        let sent = try await web.post(Self.path, fields, as: Self.session(signedIn, web))
        #expect(sent.status == 303)
        #expect(try await web.place.count("entry", "id = \(EntryID(high: 8, low: 1))") == 1)
    }

    @Test("Somebody else who signs in on that page does not get the words, in no page and no draft")
    func notAnothers() async throws {
        let (web, dossier) = try await Web.withDossier()
        try await web.place.setPassword(Self.password, of: Cast.lisa)
        let old = try await web.signedIn(Cast.petra)
        web.place.clock.move(by: 13 * Moment.hour)
        let refused = try await web.post(
            Self.path,
            [("id", EntryID(high: 8, low: 1).text), ("dossier", dossier.id.text), ("text", "Alleen van Petra.")],
            as: old)
        let signedIn = try await Self.signIn(web, Cast.lisa, Self.kept(refused))
        #expect(signedIn.headers[.location] == "/")
        #expect(try await web.place.count("draft") == 0)
        let lisa = try await Self.session(signedIn, web)
        for page in ["/", "/concepten", "/dossiers/\(dossier.id)/schrijven?concept=\(EntryID(high: 8, low: 1))"] {
            let reply = try await web.get(page, as: lisa)
            #expect(!reply.text.contains("Alleen van Petra."))
        }
    }

    @Test("The words of a reaction and of a correction survive the end of the session too")
    func otherForms() async throws {
        let (web, dossier) = try await Web.withDossier()
        try await web.place.setPassword(Self.password, of: Cast.petra)
        let forms: [(String, [(String, String)])] = [
            (
                "\(Self.path)/\(FixedDossier.own)/reacties",
                [
                    ("id", EntryID(high: 8, low: 1).text), ("dossier", dossier.id.text),
                    ("parent", FixedDossier.own.text),
                    ("form", "answer"), ("text", "Mijn antwoord."),
                ]
            ),
            (
                "\(Self.path)/\(FixedDossier.report)/verbeteren",
                [("version", "1"), ("text", "Mijn verbetering."), ("theme", "geld")]
            ),
        ]
        for (path, fields) in forms {
            let old = try await web.signedIn(Cast.petra)
            web.place.clock.move(by: 13 * Moment.hour)
            let refused = try await web.post(path, fields, as: old)
            #expect(refused.status == 401)
            let signedIn = try await Self.signIn(web, Cast.petra, Self.kept(refused))
            #expect(signedIn.status == 303)
            let drafts = try await web.get("/concepten", as: Self.session(signedIn, web))
            #expect(drafts.holds(fields.first { $0.0 == "text" }?.1 ?? "?"), "\(path)")
        }
    }

    @Test("More words than a report takes survive as well, and a wrong password does not lose them")
    func tooManyWords() async throws {
        let (web, dossier) = try await Web.withDossier()
        try await web.place.setPassword(Self.password, of: Cast.petra)
        let old = try await web.signedIn(Cast.petra)
        web.place.clock.move(by: 13 * Moment.hour)
        let text = String(repeating: "lang ", count: 21_000)
        let refused = try await web.post(
            Self.path, [("id", EntryID(high: 8, low: 1).text), ("dossier", dossier.id.text), ("text", text)], as: old)
        #expect(refused.status == 401)
        let wrong = try await Self.signIn(web, Cast.petra, Self.kept(refused), password: "mis")
        #expect(wrong.status == 422)
        #expect(wrong.holds(text))
        let signedIn = try await Self.signIn(web, Cast.petra, Self.kept(wrong))
        #expect(signedIn.status == 422, "they are signed in, and the form says that it is too much")
        #expect(signedIn.holds(text))
        #expect(signedIn.text.contains("id=\"text-fout\""))
        #expect(try await web.get("/", as: Self.session(signedIn, web)).status == 200)
        let draft = [("id", EntryID(high: 8, low: 1).text), ("dossier", dossier.id.text), ("text", text)]
        let kept = try await web.post("/concept", draft, as: Self.session(signedIn, web))
        #expect(kept.status == 422)
        #expect(kept.holds(text))
    }

    @Test("The script that keeps drafts gets a status and no page: 401 without a session, 403 with another's token")
    func draftScript() async throws {
        let (web, dossier) = try await Web.withDossier()
        let script: HTTPFields = [try #require(HTTPField.Name("X-Klaver-Draft")): "1"]
        let draft = [("id", EntryID(high: 8, low: 1).text), ("dossier", dossier.id.text), ("text", "Half af.")]
        let nobody = try await web.post("/concept", draft, as: nil, script)
        #expect(nobody.status == 401)
        #expect(nobody.text.isEmpty)
        let session = try await web.signedIn(Cast.petra)
        let stale = try await web.send(
            Asked(.post, "/concept", session, form: [("csrf", "oud")] + draft, headers: script))
        #expect(stale.status == 403)
        #expect(stale.text.isEmpty)
        #expect(try await web.post("/concept", draft, as: session, script).status == 204)
    }

    @Test("Signing out ends the session at the server: the old cookie opens nothing")
    func signOut() async throws {
        let (web, _) = try await Web.withDossier()
        let session = try await web.signedIn(Cast.petra)
        let reply = try await web.post("/uitloggen", as: session)
        #expect(reply.status == 303)
        #expect(reply.headers[.location] == "/inloggen?uit=1")
        #expect(reply.headers[.setCookie]?.contains("klaver=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0") == true)
        #expect(try await web.get("/", as: session).status == 303)
        #expect(try await web.post("/uitloggen", as: session).status == 303, "twice is no problem")
    }

    @Test("A session in use stays; one that is not ends after twelve hours; a disabled account's ends at once")
    func ends() async throws {
        let (web, _) = try await Web.withDossier()
        let session = try await web.signedIn(Cast.petra)
        for _ in 0..<3 {
            web.place.clock.move(by: 11 * Moment.hour)
            #expect(try await web.get("/", as: session).status == 200)
        }
        web.place.clock.move(by: 12 * Moment.hour)
        #expect(try await web.get("/", as: session).status == 303)
        let other = try await web.signedIn(Cast.petra)
        try await web.place.workplace.disableAccount(address: Cast.address(of: Cast.petra), caller: web.place.request())
        #expect(try await web.get("/", as: other).status == 303)
    }
}
