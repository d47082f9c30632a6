import Dossier
import Foundation
import HTTPTypes
import Passkeys
import TestKit
import Testing
import UseCases

@testable import Web

@Suite("Passkeys on the site")
struct PasskeyTests {
    /// What our script gets, as it reads it.
    private struct Asked: Decodable {
        struct Credential: Decodable {
            let id: String
        }
        struct User: Decodable {
            let id: String
            let name: String
        }
        struct Algorithm: Decodable {
            let alg: Int
        }
        struct Options: Decodable {
            let challenge: String
            let rpId: String?
            let userVerification: String?
            let attestation: String?
            let allowCredentials: [Credential]?
            let excludeCredentials: [Credential]?
            let user: User?
            let pubKeyCredParams: [Algorithm]?
        }

        let question: String
        let publicKey: Options

        init(_ reply: Reply) throws {
            self = try JSONDecoder().decode(Asked.self, from: Data(reply.text.utf8))
        }

        var challenge: [UInt8] { Base64URL.decoded(publicKey.challenge) ?? [] }
    }

    private static func fields(_ device: TestAuthenticator, _ asked: Asked) throws -> [(String, String)] {
        let used = try device.use(asked.challenge)
        return [
            ("pk-question", asked.question), ("pk-id", Base64URL.encoded(used.id)),
            ("pk-client", Base64URL.encoded(used.clientData)), ("pk-data", Base64URL.encoded(used.authenticatorData)),
            ("pk-signature", Base64URL.encoded(used.signature)), ("pk-user", Base64URL.encoded(used.user ?? [])),
        ]
    }

    /// Lisa makes a passkey on the page, as her browser does.
    private static func open(adding: [Route] = []) async throws -> (Web, Session, TestAuthenticator) {
        let web = try await Web.open(adding: adding)
        let lisa = try await web.signedIn(Cast.lisa)
        let asked = try Asked(await web.get("/account/passkeys/nieuw", as: lisa))
        var device = TestAuthenticator()
        device.user = Base64URL.decoded(asked.publicKey.user?.id ?? "") ?? []
        let made = device.make(asked.challenge)
        let fields = [
            ("new-question", asked.question), ("new-client", Base64URL.encoded(made.clientData)),
            ("new-attestation", Base64URL.encoded(made.attestation)), ("new-transports", "internal hybrid"),
            ("naam", "Mijn telefoon & ik"),
        ]
        let added = try await web.post("/account/passkeys", fields, as: lisa)
        #expect(added.status == 303 && added.headers[.location] == "/account/passkeys?gedaan=nieuw")
        return (web, lisa, device)
    }

    @Test("What the browser is asked: any passkey of this site that knows its owner, and nothing of anybody")
    func asks() async throws {
        let (web, lisa, device) = try await Self.open()
        let reply = try await web.get("/inloggen/passkey")
        #expect(reply.headers[.contentType] == "application/json" && reply.headers[.cacheControl] == "no-store")
        let asked = try Asked(reply)
        #expect(asked.publicKey.rpId == "klaver.test" && asked.publicKey.userVerification == "required")
        #expect(asked.publicKey.allowCredentials?.isEmpty == true && asked.challenge.count == 32)
        let other = try Asked(await web.get("/inloggen/passkey"))
        #expect(other.publicKey.challenge != asked.publicKey.challenge)

        let making = try Asked(await web.get("/account/passkeys/nieuw", as: lisa))
        #expect(making.publicKey.attestation == "none")
        #expect(making.publicKey.pubKeyCredParams?.map(\.alg) == [-7, -8, -257])
        #expect(making.publicKey.excludeCredentials?.map(\.id) == [Base64URL.encoded(device.id)])
        #expect(making.publicKey.user?.name == "lisa@klaver.test", "for the device's own list")
        #expect(making.publicKey.user?.id == Base64URL.encoded(device.user) && device.user.count == 32)
        #expect(!device.user.contains(Cast.lisa.bytes))
    }

    @Test("Signing in leads on to where somebody was going, and keeps words that were typed")
    func signsIn() async throws {
        let (web, _, device) = try await Self.open()
        let page = try await web.get("/inloggen?verder=/concepten")
        #expect(
            page.text.contains("data-passkey=\"get\"") && page.text.contains("name=\"verder\" value=\"/concepten\""))
        func form(_ next: String) async throws -> Reply {
            let asked = try Asked(await web.get("/inloggen/passkey"))
            return try await web.post("/inloggen/passkey", try Self.fields(device, asked) + [("verder", next)])
        }
        let done = try await form("/concepten")
        #expect(done.status == 303 && done.headers[.location] == "/concepten")
        let cookies = done.headers[values: .setCookie]
        #expect(cookies.contains { $0.hasPrefix("klaver=") && $0.contains("HttpOnly") })
        #expect(try await form("//evil.example").headers[.location] == "/")
    }

    @Test("One that is not believed: one sentence, whatever was wrong, with what was typed kept")
    func wrong() async throws {
        let (web, _, device) = try await Self.open()
        var strange = TestAuthenticator(7)
        strange.user = device.user
        let kept = [
            ("verder", "/concepten"), ("kept-text", "Wat ik typte"), ("kept-dossier", DossierID(high: 9, low: 1).text),
        ]
        var replies: [Reply] = []
        var elsewhere = device
        elsewhere.origin = "https://evil.test"
        for device in [strange, elsewhere] {
            let asked = try Asked(await web.get("/inloggen/passkey"))
            replies.append(try await web.post("/inloggen/passkey", try Self.fields(device, asked) + kept))
        }
        #expect(replies.map(\.status) == [422, 422])
        #expect(replies[0].withoutNames == replies[1].withoutNames, "unknown and wrong look alike")
        #expect(replies[0].holds("Wat ik typte") && replies[0].text.contains("href=\"#passkey\""))
        for fields in [[], [("pk-question", "x")], [("pk-question", "=&"), ("pk-id", "\u{0}")]] {
            #expect(try await web.post("/inloggen/passkey", fields).status == 422)
        }
        let foreign: HTTPFields = [.secFetchSite: "cross-site"]
        let asked = try Asked(await web.get("/inloggen/passkey"))
        #expect(try await web.post("/inloggen/passkey", try Self.fields(device, asked), foreign).status == 403)
    }

    @Test("After the password, instead of a code")
    func secondStep() async throws {
        let (web, _, device) = try await Self.open()
        try await web.place.setPassword("vier fietsen in de gang", of: Cast.lisa)
        try await web.place.setUpFactor(of: Cast.lisa)
        let halfway = try await web.post(
            "/inloggen", [("email", "lisa@klaver.test"), ("password", "vier fietsen in de gang")])
        let cookie = try #require(halfway.headers[values: .setCookie].first?.split(separator: ";").first)
        let headers: HTTPFields = [.cookie: String(cookie)]
        let page = try await web.get("/inloggen/code", headers)
        #expect(page.text.contains("data-ask=\"/inloggen/passkey?stap=1\""))
        let asked = try Asked(await web.get("/inloggen/passkey?stap=1", headers))
        #expect(asked.publicKey.allowCredentials?.map(\.id) == [Base64URL.encoded(device.id)])
        #expect(try await web.get("/inloggen/passkey?stap=1").status == 401)
        let form = try Self.fields(device, asked) + [("stap", "1")]
        #expect(try await web.post("/inloggen/passkey", form).status == 401, "not without having given the password")
        #expect(try await web.post("/inloggen/passkey", form, headers).status == 303)
    }

    @Test("Before what weighs: with the form that was filled in, in one go")
    func confirms() async throws {
        let act: @Sendable (Site, Visit) async throws -> Answer = { site, visit in
            try await site.workplace.visitor(of: visit.caller).demandFactor(at: visit.caller.at)
            return .redirect(.home, query: "?gedaan=" + (visit.form["woorden"] ?? "niets"))
        }
        let (web, _, device) = try await Self.open(adding: [.post("/weegt", act)])
        let lisa = try await web.signedIn(Cast.lisa)
        let page = try await web.post("/weegt", [("woorden", "twee&drie")], as: lisa)
        #expect(page.text.contains("data-ask=\"/bevestig/passkey\"") && page.text.contains("value=\"twee&amp;drie\""))
        #expect(!page.text.contains("name=\"code\""), "Lisa has no code")
        let carried = [("woorden", "twee"), ("bevestigd", "1")]
        var wrong = device
        wrong.flags = 1
        let asked = try Asked(await web.get("/bevestig/passkey", as: lisa))
        let again = try await web.post("/weegt", try carried + Self.fields(wrong, asked), as: lisa)
        #expect(again.status == 422 && again.text.contains("name=\"woorden\" value=\"twee\""))
        #expect(!again.text.contains("name=\"pk-"), "an answer does not travel on")
        let next = try Asked(await web.get("/bevestig/passkey", as: lisa))
        let done = try await web.post("/weegt", try carried + Self.fields(device, next), as: lisa)
        #expect(done.status == 303 && done.headers[.location] == "/?gedaan=twee")
        web.place.clock.move(by: 5 * Moment.minute)
        let fresh = try Asked(await web.get("/bevestig/passkey", as: lisa))
        let back = try await web.post(
            "/bevestig", try Self.fields(device, fresh) + [("verder", "/concepten")], as: lisa)
        #expect(back.headers[.location] == "/concepten")
    }

    @Test("The page lists them, gives another name with what is wrong at its field, and takes away after a fresh proof")
    func page() async throws {
        let (web, _, device) = try await Self.open()
        let lisa = try await web.signedIn(Cast.lisa)
        let page = try await web.get("/account/passkeys", as: lisa)
        #expect(page.holds("Mijn telefoon & ik") && page.text.contains("data-passkey=\"create\""))
        #expect(page.text.contains("data-passkey-without"), "and without a script it says what else there is")
        #expect(page.text.contains("omdat je op localhost bent. Ga naar klaver.test."), "and where they do work")
        let mark = try #require(page.text.firstMatch(of: /name="passkey" value="([0-9a-f]{16})"/)?.1)
        let empty = try await web.post(
            "/account/passkeys/naam", [("passkey", String(mark)), ("naam", " ")], as: lisa)
        #expect(empty.status == 422 && empty.text.contains("id=\"naam-\(mark)-fout\""))
        let named = try await web.post(
            "/account/passkeys/naam", [("passkey", String(mark)), ("naam", "Tablet")], as: lisa)
        #expect(named.status == 303)
        #expect(try await web.get("/account/passkeys", as: lisa).holds("Tablet"))

        web.place.clock.move(by: Workplace.freshFor)
        let stale = try await web.get("/account/passkeys", as: lisa)
        #expect(stale.text.contains("/bevestig?verder=/account/passkeys") && !stale.text.contains("\"create\""))
        #expect(try await web.get("/account/passkeys/nieuw", as: lisa).status == 403)
        let asks = try await web.post("/account/passkeys/weg", [("passkey", String(mark))], as: lisa)
        #expect(asks.status == 200 && asks.text.contains("data-ask=\"/bevestig/passkey\""))
        let asked = try Asked(await web.get("/bevestig/passkey", as: lisa))
        let form = try [("passkey", String(mark)), ("bevestigd", "1")] + Self.fields(device, asked)
        let gone = try await web.post("/account/passkeys/weg", form, as: lisa)
        #expect(gone.headers[.location] == "/account/passkeys?gedaan=weg")
        #expect(try await !web.get("/account/passkeys", as: lisa).holds("Tablet"))
        let again = try Asked(await web.get("/inloggen/passkey"))
        #expect(try await web.post("/inloggen/passkey", try Self.fields(device, again)).status == 422)
    }

    @Test("Of an account that has neither code nor passkey, and signed in a while ago: sign in again")
    func later() async throws {
        let web = try await Web.open()
        let bart = try await web.signedIn(Cast.bart)
        web.place.clock.move(by: Workplace.freshFor)
        let page = try await web.get("/account/passkeys", as: bart)
        #expect(page.text.contains("data-signout") && !page.text.contains("\"create\""))
        #expect(try await web.get("/account/passkeys/nieuw", as: bart).status == 303)
    }
}
