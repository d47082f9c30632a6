import Dossier
import HTTPTypes
import TestKit
import Testing

@testable import Web

@Suite("Signing in")
struct SignInTests {
    private static let password = "een lang wachtwoord"

    private static func open(secure: Bool = false) async throws -> Web {
        let web = try await Web.open(secure: secure)
        try await web.place.setPassword(password, of: Cast.petra)
        return web
    }

    private static func attempt(
        _ web: Web, _ password: String = password, address: String = "petra@klaver.test", next: String? = nil,
        from origin: String = "192.0.2.9"
    ) async throws -> Reply {
        let more = next.map { [("verder", $0)] } ?? []
        return try await web.post(
            "/inloggen", [("email", address), ("password", password)] + more, as: nil, [.forwardedFor: origin])
    }

    @Test("A wrong address and a wrong password look the same, and the address typed stays")
    func wrong() async throws {
        let web = try await Self.open()
        let known = try await Self.attempt(web, "mis maar lang genoeg")
        let unknown = try await Self.attempt(web, "mis maar lang genoeg", address: "perry@klaver.test")
        #expect(known.status == 422)
        #expect(known.withoutNames.replacing("petra@", with: "perry@") == unknown.withoutNames)
        #expect(known.holds("petra@klaver.test"))
        #expect(known.headers[.setCookie] == nil)
        #expect(!known.text.contains("mis maar lang genoeg"), "a password is never sent back")
    }

    @Test("Empty fields are told at each field")
    func empty() async throws {
        let web = try await Self.open()
        let reply = try await Self.attempt(web, "", address: " ")
        #expect(reply.status == 422)
        #expect(reply.text.contains("id=\"email-fout\""))
        #expect(reply.text.contains("id=\"password-fout\""))
    }

    @Test(
        "Absurd input is only wrong",
        arguments: ["\0", "a\0b", String(repeating: "x", count: 100_000), "😀", "' OR 1=1 --"])
    func absurd(_ text: String) async throws {
        let web = try await Self.open()
        #expect(try await Self.attempt(web, text, address: text).status == 422)
        #expect(try await Self.attempt(web, text).status == 422)
    }

    @Test(
        "Five wrong guesses cost nothing, then the site says how long to wait, in a sentence; other origins still come in"
    )
    func throttled() async throws {
        let web = try await Self.open()
        for _ in 0..<5 { #expect(try await Self.attempt(web, "mis").status == 422) }
        let waiting = try await Self.attempt(web)
        #expect(waiting.status == 429)
        #expect(
            waiting.holds(
                web.site.catalogue[.dutch].signIn.wait(["wait": web.site.catalogue[.dutch].signIn.waitSeconds(1)])))
        #expect(waiting.headers[.setCookie] == nil)
        #expect(
            try await Self.attempt(web, from: "198.51.100.7").status == 303,
            "nobody can lock somebody out from elsewhere")
        web.place.clock.move(by: 16 * Moment.minute)
        #expect(try await Self.attempt(web).status == 303)
    }

    @Test("Without an own proxy a header does not say where somebody is")
    func noProxy() async throws {
        let web = try await Web.open(trustsProxy: false)
        try await web.place.setPassword(Self.password, of: Cast.petra)
        for number in 0..<5 { #expect(try await Self.attempt(web, "mis", from: "198.51.100.\(number)").status == 422) }
        #expect(try await Self.attempt(web, from: "203.0.113.9").status == 429)
    }

    @Test("The cookie: for the whole site, not for scripts, not for other sites; over TLS with the __Host- name")
    func cookie() async throws {
        let plain = try #require(try await Self.attempt(Self.open()).headers[.setCookie])
        #expect(plain.contains(/^klaver=[0-9a-f]{64}; Path=\/; HttpOnly; SameSite=Lax$/))
        let reply = try await Self.attempt(Self.open(secure: true))
        let secure = try #require(reply.headers[.setCookie])
        #expect(secure.contains(/^__Host-klaver=[0-9a-f]{64}; Path=\/; HttpOnly; SameSite=Lax; Secure$/))
        #expect(reply.headers[.strictTransportSecurity] == "max-age=63072000; includeSubDomains")
    }

    @Test("A new session each time: a cookie that was there before is not taken over")
    func fixation() async throws {
        let web = try await Self.open()
        let planted = String(repeating: "a", count: 64)
        let reply = try await web.post(
            "/inloggen", [("email", "petra@klaver.test"), ("password", Self.password)], as: nil,
            [.cookie: "klaver=\(planted)"])
        #expect(reply.headers[.setCookie]?.contains(planted) == false)
        #expect(try await web.get("/", as: nil, [.cookie: "klaver=\(planted)"]).status == 303)
    }

    @Test("After signing in you go on where you were, within this site")
    func goesOn() async throws {
        let web = try await Self.open()
        for next in ["/dossiers/x/rapportages?thema=geld&van=2026-11-01", "/concepten", "/a%2Fb"] {
            #expect(try await Self.attempt(web, next: next).headers[.location] == next)
        }
    }

    @Test(
        "Never to another site",
        arguments: [
            "//evil.example", "/\\evil.example", "\\\\evil.example", "https://evil.example", "https:evil.example",
            "javascript:alert(1)", "evil.example", "/\t/evil.example", "/\n/evil.example", " //evil.example",
            "///evil.example",
            "/x\r\nSet-Cookie: a=b", "/\u{0}//evil", "/é", "", "?", "@evil.example",
        ])
    func staysHere(_ next: String) async throws {
        let web = try await Self.open()
        let reply = try await Self.attempt(web, next: next)
        #expect(reply.status == 303)
        #expect(reply.headers[.location] == "/")
        #expect(reply.headers[values: .setCookie].count == 1)
    }

    @Test("The language: in a cookie before signing in, in the account after; anything else is Dutch")
    func language() async throws {
        let web = try await Self.open()
        let chosen = try await web.post("/taal", [("taal", "en")])
        #expect(chosen.status == 303)
        #expect(chosen.headers[.setCookie] == "taal=en; Path=/; HttpOnly; SameSite=Lax; Max-Age=31536000")
        #expect(try await web.get("/inloggen", as: nil, [.cookie: "taal=en"]).text.contains("<html lang=\"en\">"))
        for other in ["nl", "xx", "<script>", ""] {
            #expect(
                try await web.get("/inloggen", as: nil, [.cookie: "taal=\(other)"]).text.contains("<html lang=\"nl\">"))
            #expect(try await web.post("/taal", [("taal", other)]).headers[.setCookie]?.hasPrefix("taal=nl;") == true)
        }
        let session = try await web.signedIn(Cast.petra)
        _ = try await web.post("/taal", [("taal", "en")], as: session)
        #expect(try await web.get("/", as: web.signedIn(Cast.petra)).text.contains("<html lang=\"en\">"))
    }
}
