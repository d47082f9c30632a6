import Dossier
import Foundation
import HTTPTypes
import Identity
import OpenID
import Records
import TestKit
import TestProvider
import Testing

@testable import Web

@Suite("The pages of signing in at a provider", .timeLimit(.minutes(15)))
struct ElsewhereTests {
    /// The site with a provider beside it that runs.
    private static func trying(
        secure: Bool = false, _ body: @Sendable @escaping (Web, SmallProvider, _ issuer: String) async throws -> Void
    ) async throws {
        let small = SmallProvider()
        let keys = [try await SigningKey.curve.published]
        small.change { $0.keys = keys }
        try await small.serve { issuer in
            let settings = ProviderSettings(
                id: "voorbeeld", name: "Gemeente <Voorbeeld>", issuer: issuer, clientID: "klaver", secret: nil)
            let providers = IdentityProviders(
                [settings], redirect: "https://klaver.test/inloggen/terug", patience: .seconds(240))
            try await body(Web.open(secure: secure, providers: providers), small, issuer)
        }
    }

    /// What the provider will say of who comes with a code.
    private static func say(
        _ claims: [String: any Sendable], to address: String, _ small: SmallProvider, _ web: Web, _ issuer: String
    ) async throws -> String {
        let items = URLComponents(string: address)?.queryItems ?? []
        func sent(_ name: String) -> String { items.first { $0.name == name }?.value ?? "" }
        let seconds = web.place.now.milliseconds / 1000
        let usual: [String: any Sendable] = [
            "iss": issuer, "aud": "klaver", "nonce": sent("nonce"), "iat": seconds, "exp": seconds + 300,
        ]
        let token = try await SigningKey.curve.token(usual.merging(claims) { $1 }, alg: "ES256")
        small.change { $0.token = token }
        return "/inloggen/terug?code=a-code&state=\(sent("state"))"
    }

    private static func link(_ account: AccountID, to subject: String, _ web: Web, _ issuer: String) async throws {
        let (keys, now) = (web.place.keys, web.place.now)
        try await web.place.engine.write {
            try LinkRecords.insert(
                LinkWords(issuer: issuer, claim: "sub", subject: subject), to: account, at: now, keys: keys, $0)
        }
    }

    private static func cookies(_ reply: Reply) -> [String] { reply.headers[values: .setCookie] }

    private static func sent(_ cookies: [String], _ session: Session? = nil) -> HTTPFields {
        let own = session.map { ["klaver=\($0.token.text)"] } ?? []
        let pairs = own + cookies.map { String($0.prefix { $0 != ";" }) }
        return [.cookie: pairs.joined(separator: "; ")]
    }

    @Test("The page to sign in on has a button for each provider, which takes along where to go; else none")
    func buttons() async throws {
        #expect(try await !Web.open().get("/inloggen").text.contains("/inloggen/via/"))
        try await Self.trying { web, _, _ in
            let page = try await web.get("/inloggen?verder=/concepten").text
            #expect(page.contains("href=\"/inloggen/via/voorbeeld?verder=/concepten\""))
            #expect(page.contains("Inloggen met Gemeente &lt;Voorbeeld&gt;"))
            let kept = try await web.post(
                "/dossiers/\(DossierID(high: 9, low: 1))/rapportages", [("text", "Wat ik typte.")])
            #expect(kept.status == 401)
            #expect(
                kept.text.contains("/inloggen/via/voorbeeld?verder=/dossiers/\(DossierID(high: 9, low: 1))/schrijven"))
        }
    }

    @Test("There and back: a cookie that only this site reads, a session as by a password, and on to where they were")
    func roundTrip() async throws {
        try await Self.trying { web, small, issuer in
            try await Self.link(Cast.petra, to: "p", web, issuer)
            let start = try await web.get("/inloggen/via/voorbeeld?verder=/concepten")
            #expect(start.status == 303)
            let address = try #require(start.headers[.location])
            #expect(address.hasPrefix("\(issuer)/authorize?response_type=code&"))
            #expect(Self.cookies(start).count == 1)
            #expect(
                Self.cookies(start)[0].hasSuffix("; Path=/; HttpOnly; SameSite=Lax; Max-Age=600"),
                "it comes along with who comes back, and with no form of another site")

            let back = try await Self.say(["sub": "p"], to: address, small, web, issuer)
            // A session somebody else put in this browser is not the one that counts from here.
            let planted = try await web.signedIn(Cast.ruud)
            let reply = try await web.send(Asked(.get, back, headers: Self.sent(Self.cookies(start), planted)))
            #expect(reply.status == 303)
            #expect(reply.headers[.location] == "/concepten")
            let session = try #require(Self.cookies(reply).first { $0.hasPrefix("klaver=") })
            #expect(!session.contains(planted.token.text))
            #expect(session.hasSuffix("; Path=/; HttpOnly; SameSite=Lax"))
            #expect(Self.cookies(reply).contains { $0.hasPrefix("klaver-heen=;") && $0.contains("Max-Age=0") })
            let token = try #require(SessionToken(session.dropFirst("klaver=".count).prefix { $0 != ";" }))
            #expect(try await web.place.workplace.visitor(of: web.place.request(token)).account == Cast.petra)

            let replay = try await web.send(Asked(.get, back, headers: Self.sent(Self.cookies(start))))
            #expect(replay.status == 400)
            #expect(replay.text.contains("Het inloggen lukte niet"))
            #expect(Self.cookies(replay).isEmpty)
        }
    }

    @Test("Behind TLS both cookies are bound to this host and sent over TLS only")
    func secure() async throws {
        try await Self.trying(secure: true) { web, _, _ in
            let start = try await web.get("/inloggen/via/voorbeeld")
            #expect(Self.cookies(start)[0].hasPrefix("__Host-klaver-heen="))
            #expect(Self.cookies(start)[0].hasSuffix("; Secure"))
        }
    }

    @Test(
        "Afterwards nobody is led to another site", arguments: ["//else.test", "https://else.test", "/\\else.test", ""])
    func localOnly(_ next: String) async throws {
        try await Self.trying { web, small, issuer in
            try await Self.link(Cast.petra, to: "p", web, issuer)
            let start = try await web.get("/inloggen/via/voorbeeld?verder=\(next.urlEncoded)")
            let back = try await Self.say(["sub": "p"], to: start.headers[.location] ?? "", small, web, issuer)
            let reply = try await web.send(Asked(.get, back, headers: Self.sent(Self.cookies(start))))
            #expect(reply.headers[.location] == "/")
        }
    }

    @Test("Whoever comes back without what this browser held is not signed in: nobody comes in by another's link")
    func otherBrowser() async throws {
        try await Self.trying { web, small, issuer in
            try await Self.link(Cast.petra, to: "p", web, issuer)
            let start = try await web.get("/inloggen/via/voorbeeld")
            let back = try await Self.say(["sub": "p"], to: start.headers[.location] ?? "", small, web, issuer)
            for cookie in ["klaver-heen=\(AttemptMark.random().text)", "klaver-heen=x", "a=b"] {
                let reply = try await web.send(Asked(.get, back, headers: [.cookie: cookie]))
                #expect(reply.status == 400)
                #expect(Self.cookies(reply).isEmpty)
            }
        }
    }

    @Test("Who is not known here is told what to do, and what went wrong at the provider is never its own text")
    func kindPages() async throws {
        try await Self.trying { web, small, issuer in
            let start = try await web.get("/inloggen/via/voorbeeld")
            let back = try await Self.say(["sub": "nobody"], to: start.headers[.location] ?? "", small, web, issuer)
            let unknown = try await web.send(Asked(.get, back, headers: Self.sent(Self.cookies(start))))
            #expect(unknown.status == 403)
            #expect(unknown.text.contains("We kennen je hier nog niet"))
            #expect(unknown.text.contains("Gemeente &lt;Voorbeeld&gt;"))

            let again = try await web.get("/inloggen/via/voorbeeld")
            let no = try await Self.say([:], to: again.headers[.location] ?? "", small, web, issuer)
                .replacing("code=a-code", with: "error=access_denied&error_description=zonnebloem")
            let stopped = try await web.send(Asked(.get, no, headers: Self.sent(Self.cookies(again))))
            #expect(stopped.status == 403)
            #expect(stopped.text.contains("Je bent niet ingelogd") && !stopped.text.contains("zonnebloem"))

            small.change { $0.status = .internalServerError }
            let third = try await web.get("/inloggen/via/voorbeeld")
            let away = try await web.send(
                Asked(
                    .get, "/inloggen/terug?code=a&state=\(Self.state(third))",
                    headers: Self.sent(Self.cookies(third))))
            #expect(away.status == 503)
            #expect(away.text.contains("doet het nu niet"))
        }
    }

    private static func state(_ reply: Reply) -> String {
        let items = URLComponents(string: reply.headers[.location] ?? "")?.queryItems ?? []
        return items.first { $0.name == "state" }?.value ?? ""
    }

    @Test("A provider that is not there is an address that is not there")
    func noProvider() async throws {
        try await Self.trying { web, _, _ in
            let (reply, lines, _) = try await web.watched(Asked(.get, "/inloggen/via/elders"))
            #expect(reply.status == 404)
            #expect(lines.map(\.outcome) == [.refused])
        }
    }

    @Test("Linking begins with a form of the own session, and its page leads on by itself and by a link")
    func linking() async throws {
        try await Self.trying { web, small, issuer in
            let session = try await web.signedIn(Cast.petra)
            let page = try await web.get("/zo-log-je-in", as: session)
            #expect(page.status == 200)
            #expect(page.text.contains("action=\"/zo-log-je-in/voorbeeld/koppelen\""))
            #expect(try await web.get("/", as: session).text.contains("href=\"/zo-log-je-in\""))
            let forged = try await web.send(Asked(.post, "/zo-log-je-in/voorbeeld/koppelen", session, form: []))
            #expect(forged.status == 403)

            let going = try await web.post("/zo-log-je-in/voorbeeld/koppelen", as: session)
            #expect(going.status == 200)
            let refresh = try #require(going.headers[.refresh])
            let address = String(refresh.dropFirst("0; url=".count))
            #expect(address.hasPrefix("\(issuer)/authorize?"))
            #expect(going.text.contains("href=\"\(HTML(text: address).string)\""))

            let back = try await Self.say(["sub": "p"], to: address, small, web, issuer)
            let linked = try await web.send(Asked(.get, back, headers: Self.sent(Self.cookies(going), session)))
            #expect(linked.headers[.location] == "/zo-log-je-in?gekoppeld=voorbeeld")
            let done = try await web.get("/zo-log-je-in?gekoppeld=voorbeeld", as: session)
            #expect(done.text.contains("Je kunt nu ook inloggen met Gemeente &lt;Voorbeeld&gt;."))
            #expect(done.text.contains("Dit is nu je enige manier om in te loggen"), "she has no password")

            try await web.place.setPassword("een lang wachtwoord", of: Cast.petra)
            let anew = try await web.signedIn(Cast.petra)
            let gone = try await web.post("/zo-log-je-in/voorbeeld/ontkoppelen", as: anew)
            #expect(gone.headers[.location] == "/zo-log-je-in?los=voorbeeld")
            #expect(try await web.place.count("account_link") == 0)
        }
    }

    @Test("On a device that was left open nothing can be changed, and the page says how it can")
    func leftOpen() async throws {
        try await Self.trying { web, _, _ in
            let session = try await web.signedIn(Cast.petra)
            web.place.clock.move(by: 11 * Moment.minute)
            let page = try await web.get("/zo-log-je-in", as: session)
            #expect(!page.text.contains("/koppelen") && page.text.contains("Log uit en weer in"))
            let reply = try await web.post("/zo-log-je-in/voorbeeld/koppelen", as: session)
            #expect(reply.status == 403)
            #expect(reply.text.contains("Log eerst opnieuw in"))
        }
    }
}
