import Dossier
import HTTPTypes
import TestKit
import Testing

@testable import Web

@Suite("The program's own log")
struct LogLineTests {
    private static let mark = "zonnebloem"

    @Test("No word, name, address, id or question of anybody stands in any line, at the finest level")
    func nothingPersonal() async throws {
        let (web, dossier) = try await Web.withDossier { "\($0) \(Self.mark)" }
        try await web.place.setPassword("een lang wachtwoord", of: Cast.petra)
        let session = try await web.signedIn(Cast.petra)
        for account in [Cast.petra, Cast.lisa, Cast.ruud] {
            let someone = try await web.signedIn(account)
            for route in RouteCase.all {
                var ask = route.ask(dossier.id, as: someone)
                ask.path += "?thema=\(Self.mark)&van=\(Self.mark)&verder=/\(Self.mark)"
                ask.headers[.userAgent] = Self.mark
                ask.headers[.referer] = "http://localhost/\(Self.mark)"
                _ = try await web.send(ask)
                if route.isForm {
                    ask.body = Array("csrf=\(someone.formToken)&text=\(Self.mark)%zz".utf8)
                    _ = try await web.send(ask)
                }
            }
        }
        for password in ["fout \(Self.mark) wachtwoord", "een lang wachtwoord"] {
            _ = try await web.post("/inloggen", [("email", "petra@klaver.test"), ("password", password)])
        }
        _ = try await web.get("/\(Self.mark)/Lisa de Wit?q=\(Self.mark)", as: session)
        _ = try await web.send(Asked(try #require(HTTPRequest.Method(rawValue: Self.mark.uppercased())), "/", session))
        web.place.engine.refuseWrites()
        _ = try await web.get("/dossiers/\(dossier.id)", as: session)

        #expect(web.lines.all.count > 60)
        let secrets =
            [Self.mark, "Lisa", "Petra", "Ruud", "klaver.test", "lang wachtwoord", dossier.id.text, session.token.text]
            + [session.formToken, session.mark, FixedDossier.report.text, Cast.petra.text, "thema", "192.0.2"]
        for line in web.lines.all {
            for secret in secrets { #expect(!line.lowercased().contains(secret.lowercased()), "\(line)") }
        }
    }

    @Test("Every request leaves one line, with its route, status and the name the answer carries")
    func oneLine() async throws {
        let (web, dossier) = try await Web.withDossier()
        let session = try await web.signedIn(Cast.petra)
        for route in RouteCase.all {
            let before = web.lines.all.count
            let reply = try await web.send(route.ask(dossier.id, as: session))
            let lines = web.lines.all.dropFirst(before)
            #expect(lines.count == 1)
            let line = lines.first ?? ""
            #expect(line.contains("route=\(route.route.path) "))
            #expect(line.contains("status=\(reply.status)"))
            #expect(line.contains("request=\(reply.requestID)"))
        }
    }
}
