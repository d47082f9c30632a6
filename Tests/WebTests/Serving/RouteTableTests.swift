import Foundation
import HTTPTypes
import TestKit
import Testing

@testable import Web

@Suite("The table of routes")
struct RouteTableTests {
    /// The lines of the table in the truth table's page: "GET /dossiers/:dossier".
    private static func documented() throws -> [String] {
        let page = try Repository.text("docs/access-truth-table.md")
        let section = try #require(page.components(separatedBy: "\n## Routes\n").last)
        let rows = section.components(separatedBy: "\n## ")[0].split(separator: "\n")
        return rows.filter { $0.hasPrefix("| `") }.map { row in
            String(row.dropFirst(3).prefix { $0 != "`" })
        }
    }

    @Test("The truth table names every route, who gets an answer from it, and no route that is not there")
    func isDocumented() throws {
        let known = Set(RouteCase.all.map(\.name))
        let documented = try Self.documented()
        #expect(known.subtracting(documented).sorted() == [], "routes that docs/access-truth-table.md does not name")
        #expect(Set(documented).subtracting(known).sorted() == [], "routes that are not there any more")
        #expect(documented.count == Set(documented).count)
    }

    @Test("No route stands twice")
    func once() {
        #expect(Set(RouteCase.all.map(\.name)).count == RouteCase.all.count)
    }

    @Test("Every form but signing in and up, signing out and the language needs its token")
    func needsTokens() {
        let without = RouteCase.all.filter { $0.isForm && !$0.route.needsFormToken }.map(\.route.path)
        #expect(
            Set(without) == [
                "/inloggen", "/inloggen/code", "/inloggen/passkey", "/uitloggen", "/taal", "/uitnodiging/nieuw",
                "/wachtwoord-vergeten", "/wachtwoord-nieuw",
            ])
    }

    @Test("A method that an address does not have: 405 with what it has", arguments: RouteCase.all)
    func wrongMethod(_ route: RouteCase) async throws {
        let (web, dossier) = try await Web.withDossier()
        let session = try await web.signedIn(Cast.petra)
        let own = RouteCase.all.filter { $0.route.path == route.route.path }.map(\.route.method)
        for method in [HTTPRequest.Method.get, .head, .post, .put, .patch, .delete, .options] {
            guard !own.contains(method), !(method == .head && own.contains(.get)) else { continue }
            let reply = try await web.send(Asked(method, route.path(dossier.id), session))
            #expect(reply.status == 405)
            let allowed = Set((reply.headers[.allow] ?? "").components(separatedBy: ", "))
            #expect(allowed == Set(own.map(\.rawValue) + (own.contains(.get) ? ["HEAD"] : [])))
        }
    }

    @Test("A method nobody knows is an unknown address")
    func strangeMethod() async throws {
        let web = try await Web.open()
        let brew = try #require(HTTPRequest.Method(rawValue: "BREW"))
        #expect(try await web.send(Asked(brew, "/")).status == 404)
    }

    @Test("An id that is no id is an address that is not there", arguments: RouteCase.ofDossiers)
    func noID(_ route: RouteCase) async throws {
        let (web, dossier) = try await Web.withDossier()
        let session = try await web.signedIn(Cast.petra)
        for id in ["1", "../etc", "%00", "%ff", "lisa", "\(dossier.id.text)x", "%7Bid%7D"] {
            let path = route.route.path.replacing(":dossier", with: id).replacing(":entry", with: id)
            let form = route.isForm ? [("csrf", session.formToken)] + route.fields(dossier.id) : nil
            let (reply, lines, _) = try await web.watched(Asked(route.route.method, path, session, form: form))
            #expect(reply.status == 404, "\(path)")
            #expect(lines.map(\.dossier) == [.zero], "\(path)")
        }
    }
}
