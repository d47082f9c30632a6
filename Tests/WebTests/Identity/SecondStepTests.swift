import Dossier
import HTTPTypes
import Identity
import TestKit
import Testing
import UseCases

@testable import Web

@Suite("Signing in with a code")
struct SecondStepTests {
    private static let password = "een lang wachtwoord"
    private static let form = [("email", "petra@klaver.test"), ("password", password)]

    private static func open(secure: Bool = false) async throws -> (web: Web, secret: TimeCode, code: RecoveryCode) {
        let web = try await Web.open(secure: secure)
        try await web.place.setPassword(password, of: Cast.petra)
        let (secret, recovery) = try await web.place.setUpFactor(of: Cast.petra)
        return (web, secret, recovery)
    }

    /// The cookie an answer sets, as a browser sends it back.
    private static func cookie(_ reply: Reply, _ name: String) -> String? {
        reply.headers[values: .setCookie].first { $0.hasPrefix("\(name)=") }.map { String($0.prefix { $0 != ";" }) }
    }

    @Test(
        "After the password a page asks for the code; its cookie opens nothing, and the code opens where one was going")
    func asks() async throws {
        let (web, secret, _) = try await Self.open()
        let first = try await web.post("/inloggen", Self.form + [("verder", "/concepten")])
        #expect(first.status == 303)
        #expect(first.headers[.location] == "/inloggen/code?verder=/concepten")
        #expect(Self.cookie(first, "klaver") == nil)
        let step = try #require(Self.cookie(first, "klaver-stap"))
        let token = step.dropFirst("klaver-stap=".count)
        #expect(try await web.get("/", as: nil, [.cookie: "klaver=\(token)"]).status == 303)

        let page = try await web.get("/inloggen/code?verder=/concepten", as: nil, [.cookie: step])
        #expect(page.status == 200)
        #expect(page.text.contains("autocomplete=\"one-time-code\"") && page.text.contains("value=\"/concepten\""))
        let wrong = try await web.post(
            "/inloggen/code", [("code", "000000"), ("verder", "/x")], as: nil, [.cookie: step])
        #expect(wrong.status == 422)
        #expect(wrong.text.contains("id=\"code-fout\"") && wrong.text.contains("value=\"/x\""))
        #expect(!wrong.text.contains("000000"))
        let empty = try await web.post("/inloggen/code", [("code", " ")], as: nil, [.cookie: step])
        #expect(empty.status == 422)

        let done = try await web.post(
            "/inloggen/code", [("code", web.place.code(secret)), ("verder", "/concepten")], as: nil, [.cookie: step])
        #expect(done.status == 303)
        #expect(done.headers[.location] == "/concepten")
        #expect(
            done.headers[values: .setCookie].contains {
                $0.contains("klaver-stap=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0")
            })
        let session = try #require(Self.cookie(done, "klaver"))
        #expect(try await web.get("/concepten", as: nil, [.cookie: session]).status == 200)
    }

    @Test("Who has no phone at hand gets a field for a recovery code, without a guess being counted")
    func recovery() async throws {
        let (web, _, code) = try await Self.open()
        let first = try await web.post("/inloggen", Self.form)
        let step = try #require(Self.cookie(first, "klaver-stap"))
        for _ in 0..<8 {
            let other = try await web.post(
                "/inloggen/code", [("code", "1"), ("anders", "herstel"), ("verder", "/x")], as: nil, [.cookie: step])
            #expect(other.status == 200)
            #expect(other.text.contains("name=\"soort\" value=\"herstel\"") && other.text.contains("value=\"/x\""))
        }
        let wrong = try await web.post(
            "/inloggen/code", [("code", "aaaaa-aaaaa"), ("soort", "herstel")], as: nil, [.cookie: step])
        #expect(wrong.status == 422 && wrong.text.contains("name=\"soort\" value=\"herstel\""))
        let done = try await web.post(
            "/inloggen/code", [("code", code.shown), ("soort", "herstel")], as: nil, [.cookie: step])
        #expect(done.status == 303 && Self.cookie(done, "klaver") != nil)
    }

    @Test("Without a step, or with one that is over, one begins again; words that travelled along stay")
    func over() async throws {
        let (web, secret, _) = try await Self.open()
        let nobody = try await web.get("/inloggen/code")
        #expect(nobody.status == 303 && nobody.headers[.location] == "/inloggen")
        let first = try await web.post("/inloggen", Self.form)
        let step = try #require(Self.cookie(first, "klaver-stap"))
        web.place.clock.move(by: 11 * Moment.minute)
        for cookie in [step, "klaver-stap=x", "other=1"] {
            let reply = try await web.post(
                "/inloggen/code", [("code", web.place.code(secret)), ("kept-text", "Wat ik typte.")], as: nil,
                [.cookie: cookie])
            #expect(reply.status == 401)
            #expect(reply.text.contains("action=\"/inloggen\"") && reply.text.contains("value=\"Wat ik typte.\""))
        }
    }

    @Test("Words of a form that came without a session survive both pages")
    func keepsWords() async throws {
        let (web, secret, _) = try await Self.open()
        let dossier = try await FixedDossier.make(in: web.place)
        let mark = web.site.mark(of: Cast.petra)
        let kept = [
            ("kept-id", EntryID(high: 8, low: 1).text), ("kept-dossier", dossier.id.text),
            ("kept-text", "Wat ik typte."), ("kept-voor", mark),
        ]
        let first = try await web.post("/inloggen", Self.form + kept)
        #expect(first.status == 200 && first.text.contains("name=\"kept-text\" value=\"Wat ik typte.\""))
        let step = try #require(Self.cookie(first, "klaver-stap"))
        let done = try await web.post(
            "/inloggen/code", [("code", web.place.code(secret))] + kept, as: nil, [.cookie: step])
        #expect(done.status == 303)
        #expect(done.headers[.location]?.contains("/schrijven?concept=") == true)
        #expect(try await web.place.count("draft") == 1)
    }

    @Test("After five wrong codes the site says how long to wait")
    func throttled() async throws {
        let (web, secret, _) = try await Self.open()
        let step = try #require(Self.cookie(try await web.post("/inloggen", Self.form), "klaver-stap"))
        for _ in 0..<5 { _ = try await web.post("/inloggen/code", [("code", "000000")], as: nil, [.cookie: step]) }
        let waits = try await web.post(
            "/inloggen/code", [("code", web.place.code(secret))], as: nil, [.cookie: step])
        #expect(waits.status == 429 && Self.cookie(waits, "klaver") == nil)
    }

    @Test("Over TLS the cookie of the step has the __Host- name, and it is gone after ten minutes")
    func cookie() async throws {
        let (web, _, _) = try await Self.open(secure: true)
        let reply = try await web.post("/inloggen", Self.form)
        let step = try #require(reply.headers[values: .setCookie].first)
        #expect(
            step.contains(
                /^__Host-klaver-stap=[0-9a-f]{64}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=600; Secure$/))
    }
}
