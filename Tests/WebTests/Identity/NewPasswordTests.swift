import Dossier
import HTTPTypes
import TestKit
import Testing
import UseCases

@testable import Web

@Suite("Wachtwoord vergeten")
struct NewPasswordTests {
    private static let new = "een heel nieuw wachtwoord"

    @Test("From the page to sign in, by the mail, to a new password and in")
    func wholeWay() async throws {
        let mailbox = try Mailbox()
        let web = try await Web.open(mail: mailbox)
        #expect(try await web.get("/inloggen").text.contains("href=\"/wachtwoord-vergeten\""))
        #expect(try await web.get("/wachtwoord-vergeten").text.contains("action=\"/wachtwoord-vergeten\""))
        let asked = try await web.post("/wachtwoord-vergeten", [("email", "petra@klaver.test")])
        #expect(asked.status == 303 && asked.headers[.location] == "/wachtwoord-vergeten?gevraagd=1")
        #expect(try await web.get("/wachtwoord-vergeten?gevraagd=1").status == 200)
        #expect(try await web.place.workplace.sendNextMail() == .sent)

        let letter = try #require(try mailbox.letters().first)
        #expect(!letter.contains("Petra") && !letter.contains("{"))
        let link = try #require(letter.firstMatch(of: /https:\/\/klaver\.test(\/\S+sleutel=([0-9a-f]{64}))/))
        let page = try await web.get(String(link.1))
        #expect(page.status == 200 && page.text.contains("autocomplete=\"new-password\""))
        let key = ("sleutel", String(link.2))
        let short = try await web.post("/wachtwoord-nieuw", [key, ("nieuw", "kort")])
        #expect(short.status == 422 && short.text.contains("id=\"nieuw-fout\"") && short.text.contains(key.1))
        let done = try await web.post("/wachtwoord-nieuw", [key, ("nieuw", Self.new)])
        #expect(done.status == 303 && done.headers[.location] == "/inloggen?nieuw=1")
        #expect(done.headers[.setCookie] == nil, "who had the mail signs in as everybody does")
        #expect(try await web.get("/inloggen?nieuw=1").text.contains("role=\"status\""))
        #expect(try await web.get(String(link.1)).status == 404)
        #expect(try await web.post("/wachtwoord-nieuw", [key, ("nieuw", Self.new)]).status == 404)
        let login = [("email", "petra@klaver.test"), ("password", Self.new)]
        #expect(try await web.post("/inloggen", login).headers[.location] == "/")
    }

    @Test("Whoever asks for whichever address gets one and the same answer; no address is told at its field")
    func alike() async throws {
        let web = try await Web.open(mail: try Mailbox())
        let answers = try await ["petra@klaver.test", "nobody@klaver.test", "geen adres", "a@b\nBcc: c@d.test"].asyncMap
        {
            try await web.post("/wachtwoord-vergeten", [("email", $0)])
        }
        for answer in answers { #expect(answer.withoutNames == answers[0].withoutNames) }
        let empty = try await web.post("/wachtwoord-vergeten", [("email", " ")])
        #expect(empty.status == 422 && empty.text.contains("id=\"email-fout\""))
    }

    @Test("The link leads where the administrator said, whatever a request says of itself")
    func hostIsNotAsked() async throws {
        let mailbox = try Mailbox()
        let web = try await Web.open(mail: mailbox)
        let lies: HTTPFields = [
            try #require(HTTPField.Name("X-Forwarded-Host")): "evil.test",
            try #require(HTTPField.Name("Host")): "evil.test",
        ]
        _ = try await web.post("/wachtwoord-vergeten", [("email", "petra@klaver.test")], as: nil, lies)
        #expect(try await web.place.workplace.sendNextMail() == .sent)
        #expect(try mailbox.letters().first?.contains("evil") == false)
    }

    @Test("Where no mail is sent the page says so, and what to do")
    func off() async throws {
        let web = try await Web.open()
        let said = web.site.catalogue[.dutch].newPassword.off
        #expect(try await web.get("/wachtwoord-vergeten").holds(said))
        #expect(try await web.post("/wachtwoord-vergeten", [("email", "petra@klaver.test")]).holds(said))
        for key in ["", "x", String(repeating: "a", count: 64)] {
            #expect(try await web.get("/wachtwoord-nieuw?sleutel=\(key)").status == 404)
        }
    }
}

extension Array {
    fileprivate func asyncMap<Other>(_ body: (Element) async throws -> Other) async rethrows -> [Other] {
        var others: [Other] = []
        for element in self { others.append(try await body(element)) }
        return others
    }
}
