import Dossier
import HTTPTypes
import Identity
import TestKit
import Testing
import UseCases

@testable import Web

@Suite("A fresh code before what weighs")
struct ConfirmTests {
    /// An act that demands a code, as signing will.
    private static func demand(_ site: Site, _ visit: Visit) async throws -> Answer {
        try await site.workplace.visitor(of: visit.caller).demandFactor(at: visit.caller.at)
        return .redirect(.home, query: "?gedaan=" + (visit.form["woorden"] ?? "niets"))
    }

    private static func open() async throws -> (web: Web, session: Session, secret: TimeCode) {
        let web = try await Web.open(adding: [.get("/weegt", demand), .post("/weegt", demand)])
        let (secret, _) = try await web.place.setUpFactor(of: Cast.lisa)
        return (web, try await web.signedIn(Cast.lisa), secret)
    }

    @Test("A page that demands a code leads by way of it and back, and for five minutes no more")
    func page() async throws {
        let (web, session, secret) = try await Self.open()
        let away = try await web.get("/weegt?x=1", as: session)
        #expect(away.status == 303 && away.headers[.location] == "/bevestig?verder=/weegt%3Fx%3D1")
        let page = try await web.get("/bevestig?verder=/weegt%3Fx%3D1", as: session)
        #expect(page.text.contains("name=\"verder\" value=\"/weegt?x=1\""))
        let wrong = try await web.post("/bevestig", [("verder", "/weegt?x=1"), ("code", "000000")], as: session)
        #expect(wrong.status == 422 && wrong.text.contains("value=\"/weegt?x=1\""))
        let back = try await web.post(
            "/bevestig", [("verder", "/weegt?x=1"), ("bevestigd", "1"), ("code", web.place.code(secret))], as: session)
        #expect(back.status == 303 && back.headers[.location] == "/weegt?x=1")
        #expect(try await web.get("/weegt", as: session).headers[.location] == "/?gedaan=niets")
        web.place.clock.move(by: 5 * Moment.minute)
        #expect(try await web.get("/weegt", as: session).headers[.location]?.hasPrefix("/bevestig") == true)
    }

    @Test("A form that demands a code keeps what was filled in, and is done in one go with the code")
    func form() async throws {
        let (web, session, secret) = try await Self.open()
        let asked = try await web.post("/weegt", [("woorden", "twee&drie")], as: session)
        #expect(asked.status == 200)
        #expect(
            asked.text.contains("action=\"/weegt\"") && asked.text.contains("name=\"woorden\" value=\"twee&amp;drie\""))
        let fields = [("woorden", "twee"), ("bevestigd", "1")]
        let wrong = try await web.post("/weegt", fields + [("code", "000000")], as: session)
        #expect(wrong.status == 422 && wrong.text.contains("name=\"woorden\" value=\"twee\""))
        let other = try await web.post("/weegt", fields + [("anders", "herstel")], as: session)
        #expect(other.status == 200 && other.text.contains("name=\"woorden\" value=\"twee\""))
        let done = try await web.post("/weegt", fields + [("code", web.place.code(secret))], as: session)
        #expect(done.status == 303 && done.headers[.location] == "/?gedaan=twee")
    }

    @Test("A code with a form of another site is not taken, and not used up")
    func otherSite() async throws {
        let (web, session, secret) = try await Self.open()
        let code = web.place.code(secret)
        for path in ["/bevestig", "/weegt"] {
            let form = [("csrf", "oud"), ("bevestigd", "1"), ("code", code)]
            #expect(try await web.send(Asked(.post, path, session, form: form)).status == 403)
        }
        #expect(try await web.post("/bevestig", [("code", code)], as: session).status == 303)
    }

    @Test(
        "Who has no second step is told how to get one, and where they were going goes nowhere else",
        arguments: ["//evil.example", "https://evil.example", "/\\evil", "javascript:alert(1)", ""])
    func notSetUp(_ next: String) async throws {
        let (web, session, secret) = try await Self.open()
        let bart = try await web.signedIn(Cast.bart)
        let page = try await web.get("/bevestig?verder=\(next.urlEncoded)", as: bart)
        #expect(page.status == 200)
        #expect(page.text.contains("href=\"/account/code\"") && !page.text.contains("name=\"code\""))
        #expect(try await web.post("/weegt", [("woorden", "x")], as: bart).text.contains("href=\"/account/code\""))
        let reply = try await web.post(
            "/bevestig", [("verder", next), ("code", web.place.code(secret))], as: session)
        #expect(reply.headers[.location] == "/account")
    }
}
