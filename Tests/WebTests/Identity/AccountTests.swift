import Dossier
import HTTPTypes
import Identity
import TestKit
import Testing
import UseCases

@testable import Web

@Suite("Mijn account")
struct AccountTests {
    private static let password = "een lang wachtwoord"

    private static func open() async throws -> (web: Web, session: Session) {
        let web = try await Web.open()
        try await web.place.setPassword(password, of: Cast.petra)
        return (web, try await web.signedIn(Cast.petra))
    }

    @Test("It says who I am, how I sign in and where, and the menu of every page leads there")
    func shows() async throws {
        let (web, session) = try await Self.open()
        let home = try await web.get("/", as: session)
        #expect(home.text.contains("href=\"/account\""))
        let page = try await web.get("/account", as: session)
        #expect(page.status == 200)
        for said in ["Petra Kuipers", "petra@klaver.test", web.site.catalogue[.dutch].account.thisDevice] {
            #expect(page.holds(said))
        }
    }

    @Test("A device that is signed out there asks to sign in at its next request; the rest stays")
    func devices() async throws {
        let (web, session) = try await Self.open()
        let login = [("email", "petra@klaver.test"), ("password", Self.password)]
        let phone = try await web.post(
            "/inloggen", login, as: nil,
            [
                .userAgent:
                    "Mozilla/5.0 (iPhone; CPU iPhone OS 19_1 like Mac OS X) Version/19.1 Mobile/15E148 Safari/604.1"
            ])
        let cookie = String((phone.headers[.setCookie] ?? "").prefix { $0 != ";" })
        #expect(try await web.get("/", as: nil, [.cookie: cookie]).status == 200)
        let page = try await web.get("/account", as: session)
        #expect(page.holds("Safari op een iPhone"))
        let mark = String(try #require(page.text.firstMatch(of: /name="sessie" value="([0-9a-f]+)"/)?.1))
        let ended = try await web.post("/account/apparaten", [("sessie", mark)], as: session)
        #expect(ended.status == 303 && ended.headers[.location] == "/account?gedaan=apparaat")
        #expect(try await web.get("/", as: nil, [.cookie: cookie]).status == 303)
        #expect(try await web.get("/account?gedaan=apparaat", as: session).text.contains("role=\"status\""))

        let other = try await web.signedIn(Cast.petra)
        #expect(try await web.post("/account/apparaten", [("alle", "1")], as: session).status == 303)
        #expect(try await web.get("/", as: other).status == 303)
        #expect(try await web.get("/", as: session).status == 200)
    }

    @Test("A new password: what is wrong stands at its field, and no password is ever sent back")
    func password() async throws {
        let (web, session) = try await Self.open()
        let new = "nog een lang wachtwoord"
        for (old, wanted, field) in [
            ("", new, "password"), ("mis maar lang genoeg", new, "password"), (Self.password, "kort", "nieuw"),
            (Self.password, String(repeating: "x", count: 2000), "nieuw"),
        ] {
            let reply = try await web.post(
                "/account/wachtwoord", [("password", old), ("nieuw", wanted)], as: session)
            #expect(reply.status == 422)
            #expect(reply.text.contains("id=\"\(field)-fout\""))
            #expect(!reply.text.contains(new) && !reply.text.contains("xxxx"))
        }
        let done = try await web.post(
            "/account/wachtwoord", [("password", Self.password), ("nieuw", new)], as: session)
        #expect(done.headers[.location] == "/account?gedaan=wachtwoord")
        let login = try await web.post("/inloggen", [("email", "petra@klaver.test"), ("password", new)])
        #expect(login.status == 303)
    }

    @Test("The second step from beginning to end: password, picture, code, ten codes that show once, off again")
    func secondStep() async throws {
        let (web, session) = try await Self.open()
        #expect(try await web.post("/account/code", [("password", "mis")], as: session).status == 422)
        #expect(try await web.post("/account/code", [("password", Self.password)], as: session).status == 303)
        let page = try await web.get("/account/code", as: session)
        #expect(page.text.contains("<svg class=\"qr\"") && !page.text.contains(" style="))
        let typed = try #require(page.text.firstMatch(of: /class="secret">([A-Z2-7 ]+)</)?.1)
        let secret = try #require(Self.secret(String(typed)))
        let wrong = try await web.post("/account/code/aan", [("code", "000000")], as: session)
        #expect(wrong.status == 422 && wrong.text.contains("id=\"code-fout\"") && wrong.text.contains(typed))

        let on = try await web.post("/account/code/aan", [("code", web.place.code(secret))], as: session)
        #expect(on.status == 200)
        let codes = on.text.matches(of: /<li>([0-9a-z]{5}-[0-9a-z]{5})<\/li>/).map { String($0.1) }
        #expect(codes.count == 10)
        let after = try await web.get("/account/code", as: session)
        #expect(!after.text.contains(typed) && !after.text.contains(codes[0]))
        #expect(after.text.contains("code-herstel") && after.text.contains("code-uit"))
        let again = try await web.post("/account/code/aan", [("code", "000000")], as: session)
        #expect(again.status == 303, "sent twice, it is no error")

        let renewed = try await web.post("/account/code/herstel", [("code", codes[0])], as: session)
        let new = renewed.text.matches(of: /<li>([0-9a-z]{5}-[0-9a-z]{5})<\/li>/).map { String($0.1) }
        #expect(new.count == 10 && Set(new).isDisjoint(with: codes))
        let old = try await web.post("/account/code/uit", [("code", codes[1])], as: session)
        #expect(old.status == 422 && old.text.contains("id=\"code-uit-fout\""))
        let off = try await web.post("/account/code/uit", [("code", new[0])], as: session)
        #expect(off.headers[.location] == "/account?gedaan=code-uit")
        let login = [("email", "petra@klaver.test"), ("password", Self.password)]
        #expect(try await web.post("/inloggen", login).headers[.location] == "/")
    }

    /// Reads a secret as an authenticator app does where somebody types it over.
    private static func secret(_ typed: String) -> TimeCode? {
        let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
        let bits = typed.filter { $0 != " " }.compactMap { letters.firstIndex(of: $0) }.flatMap { value in
            (0..<5).reversed().map { value >> $0 & 1 }
        }
        guard bits.count == 160 else { return nil }
        return TimeCode(
            secret: (0..<20).map { byte in
                bits[(byte * 8)..<(byte * 8 + 8)].reduce(UInt8(0)) { $0 << 1 | UInt8($1) }
            })
    }

    @Test(
        "A device in plain words",
        arguments: [
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/142.0 Safari/537.36 Edg/142.0",
                "Edge op een computer met Windows"
            ),
            (
                "Mozilla/5.0 (Linux; Android 16) AppleWebKit/537.36 SamsungBrowser/29.0 Chrome/136.0 Mobile Safari/537.36",
                "Samsung Internet op een telefoon of tablet met Android"
            ),
            (
                "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0",
                "Firefox op een computer met Linux"
            ),
            ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Version/19.0 Safari/605.1.15", "Safari op een Mac"),
            ("curl/8.0", "Een apparaat dat we niet herkennen"), ("", "Een apparaat dat we niet herkennen"),
        ])
    func deviceNames(_ userAgent: String, _ name: String) throws {
        #expect(DeviceName(userAgent: userAgent).text(try Catalogue.own.get()[.dutch].account) == name)
    }
}
