import Dossier
import Foundation
import HTTPTypes
import TestKit
import Testing

@testable import Web

@Suite("Requests that no page of ours sends")
struct BadRequestTests {
    private static let path = "/dossiers/\(DossierID(high: 9, low: 1))/rapportages"
    private static let fields = [("id", EntryID(high: 8, low: 1).text), ("text", "Wat ik typte."), ("theme", "geld")]

    @Test("A form without its token, or with another's, is refused and nothing is written")
    func tokens() async throws {
        let (web, dossier) = try await Web.withDossier()
        let session = try await web.signedIn(Cast.petra)
        let others = try await web.signedIn(Cast.lisa)
        let again = try await web.signedIn(Cast.petra)
        for token in [nil, "", "x", others.formToken, again.formToken, session.formToken.uppercased() + " "] {
            let csrf = token.map { [("csrf", $0)] } ?? []
            let reply = try await web.send(Asked(.post, Self.path, session, form: csrf + Self.fields))
            #expect(reply.status == 403)
            #expect(reply.text.contains("<h1>"))
        }
        #expect(try await web.place.row(EntryID(high: 8, low: 1), in: dossier.id) == nil)
    }

    @Test("A form that another site sends is refused, also to sign in, to sign out and to change the language")
    func otherSite() async throws {
        let (web, _) = try await Web.withDossier()
        let session = try await web.signedIn(Cast.petra)
        let site = try #require(HTTPField.Name("Sec-Fetch-Site"))
        let elsewhere: [HTTPFields] = [
            [site: "cross-site"], [site: "same-site"], [.origin: "https://evil.example"],
            [.origin: "http://localhost.evil.example"], [.origin: "http://localhost:81"], [.origin: "geen adres"],
        ]
        for headers in elsewhere {
            for path in [Self.path, "/inloggen", "/uitloggen", "/taal", "/concept"] {
                #expect(try await web.post(path, Self.fields, as: session, headers).status == 403, "\(path) \(headers)")
            }
        }
        #expect(try await web.get("/", as: session).status == 200, "still signed in")
        let own: [HTTPFields] = [
            [site: "same-origin", .origin: "http://localhost"], [site: "none"], [.origin: "null"],
        ]
        for headers in own {
            #expect(try await web.post("/taal", [("taal", "nl")], as: session, headers).status == 303)
        }
    }

    @Test("A body of 3 MB is too large: 413, not read further")
    func largeBody() async throws {
        let (web, _) = try await Web.withDossier()
        let session = try await web.signedIn(Cast.petra)
        let text = String(repeating: "a", count: 3_000_000)
        for path in [Self.path, "/concept", "/inloggen"] {
            #expect(try await web.post(path, [("text", text)], as: session).status == 413)
        }
    }

    @Test(
        "Another type of body is not read: 400",
        arguments: ["", "text/plain", "multipart/form-data; boundary=x", "application/json"])
    func contentType(_ type: String) async throws {
        let (web, _) = try await Web.withDossier()
        let session = try await web.signedIn(Cast.petra)
        let reply = try await web.post(Self.path, Self.fields, as: session, [.contentType: type])
        #expect(reply.status == 400)
    }

    @Test(
        "Text that is not well encoded is refused: 400",
        arguments: ["%", "%z", "%4", "%ff", "%ED%A0%80", "%C0%AF", "%F5%80%80%80"])
    func encoding(_ text: String) async throws {
        let (web, dossier) = try await Web.withDossier()
        let session = try await web.signedIn(Cast.petra)
        var ask = Asked(.post, Self.path, session, form: [])
        ask.body = Array("csrf=\(session.formToken)&text=\(text)".utf8)
        #expect(try await web.send(ask).status == 400)
        #expect(try await web.get("/dossiers/\(dossier.id)/rapportages?thema=\(text)", as: session).status == 400)
    }

    @Test("Bytes that are no UTF-8 are refused: 400")
    func rawBytes() async throws {
        let (web, _) = try await Web.withDossier()
        let session = try await web.signedIn(Cast.petra)
        var ask = Asked(.post, Self.path, session, form: [])
        ask.body = Array("csrf=\(session.formToken)&text=".utf8) + [0xff, 0xfe]
        #expect(try await web.send(ask).status == 400)
    }

    @Test(
        "A broken cookie is no cookie",
        arguments: [
            "", "=", ";;;", "klaver", "klaver=", "klaver=x", "klaver=\"\(String(repeating: "a", count: 64))\"",
            "taal=xx; klaver=%00",
        ])
    func cookies(_ cookie: String) async throws {
        let (web, _) = try await Web.withDossier()
        let reply = try await web.get("/", as: nil, [.cookie: cookie])
        #expect(reply.status == 303)
        #expect(reply.headers[.location] == "/inloggen")
    }

    @Test("A huge query is a long address, no more")
    func hugeQuery() async throws {
        let (web, dossier) = try await Web.withDossier()
        let session = try await web.signedIn(Cast.petra)
        let long = String(repeating: "a=1&", count: 50_000)
        #expect(try await web.get("/dossiers/\(dossier.id)/rapportages?\(long)", as: session).status == 200)
        let unknown = try await web.get("/dossiers/\(dossier.id)/rapportages?\(long)")
        #expect(unknown.status == 303)
    }

    @Test(
        "No path leads out of the assets",
        arguments: [
            "../Words/nl.yaml", "..%2FWords%2Fnl.yaml", "%2e%2e/Words/nl.yaml", "%2e%2e%2fWords%2fnl.yaml",
            "klaver.css",
            "..", ".", "", "%00", "/etc/passwd", "....//....//etc/passwd", "klaver-0000000000.css", "%5c..%5cWords",
        ])
    func assets(_ name: String) async throws {
        let web = try await Web.open()
        let reply = try await web.get("/assets/\(name)")
        #expect(reply.status == 404)
        #expect(reply.headers[.contentType] == "text/html; charset=utf-8")
    }

    @Test("The assets that are there come with their type and may be kept for ever")
    func assetsThere() async throws {
        let web = try await Web.open()
        let names = web.site.assets.names
        for (name, type) in [(names.style, "text/css; charset=utf-8"), (names.icons, "image/svg+xml")] {
            let reply = try await web.get("/assets/\(name)")
            #expect(reply.status == 200)
            #expect(reply.headers[.contentType] == type)
            #expect(reply.headers[.cacheControl]?.contains("immutable") == true)
        }
    }

    @Test("Addresses that are nowhere: 404 and one line in the installation's log, signed in or not")
    func nowhere() async throws {
        let (web, _) = try await Web.withDossier()
        let session = try await web.signedIn(Cast.petra)
        for path in ["/beheerder", "/dossiers", "/dossiers/", "/.git/config", "/inloggen/x", "/assets", "/%00"] {
            for someone in [nil, session] {
                let (reply, lines, _) = try await web.watched(Asked(.get, path, someone))
                #expect(reply.status == 404, "\(path)")
                #expect(lines.map(\.dossier) == [.zero], "\(path)")
            }
        }
    }

    @Test("When the log cannot be written nothing is shown")
    func noLog() async throws {
        let (web, dossier) = try await Web.withDossier { "\($0) zonnebloem" }
        let session = try await web.signedIn(Cast.petra)
        web.place.engine.refuseWrites()
        for route in RouteCase.ofDossiers {
            let reply = try await web.send(route.ask(dossier.id, as: session))
            #expect(reply.status == 503, "\(route.name)")
            #expect(!reply.text.contains("zonnebloem"))
        }
        #expect(try await web.get("/health/ready").status == 503)
        #expect(try await web.get("/health/live").status == 204)
    }
}
