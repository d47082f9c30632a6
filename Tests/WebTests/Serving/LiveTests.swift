import Dossier
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import TestKit
import Testing

@testable import Web

/// The same site behind a socket: what only shows on the line.
@Suite("Over the line")
struct LiveTests {
    @Test("HEAD says what GET says, with the length and without the words; pages are never kept by browsers")
    func head() async throws {
        let (web, dossier) = try await Web.withDossier()
        let session = try await web.signedIn(Cast.petra)
        let paths =
            RouteCase.all.filter { !$0.isForm }.map { $0.path(dossier.id) } + [
                "/nergens", "/assets/\(web.site.assets.names.style)",
            ]
        try await web.application.test(.live) { client in
            for path in paths {
                let get = try await Asked(.get, path, session).reply(from: client)
                let head = try await Asked(.head, path, session).reply(from: client)
                #expect(head.status == get.status, "\(path)")
                #expect(head.text.isEmpty, "\(path)")
                if !get.text.isEmpty {
                    #expect(get.headers[.contentLength] == "\(get.text.utf8.count)", "\(path)")
                }
                let names = { (reply: Reply) in Set(reply.headers.map(\.name.canonicalName)) }
                #expect(names(head).union(["content-length"]) == names(get).union(["content-length"]), "\(path)")
                if !path.hasPrefix("/assets/klaver") { #expect(get.headers[.cacheControl] == "no-store", "\(path)") }
            }
        }
    }

    @Test("A body that is too large is answered with 413, and the server goes on")
    func largeBody() async throws {
        let (web, dossier) = try await Web.withDossier()
        let session = try await web.signedIn(Cast.petra)
        let large = Asked(
            .post, "/dossiers/\(dossier.id)/rapportages", session,
            form: [("csrf", session.formToken), ("text", String(repeating: "a", count: 3_000_000))])
        let status = try await web.application.test(.live) { client in try await large.reply(from: client).status }
        #expect(status == 413)
        #expect(try await web.get("/dossiers/\(dossier.id)", as: session).status == 200)
    }

    @Test("Every answer has the headers that keep others out")
    func headers() async throws {
        let (web, dossier) = try await Web.withDossier()
        let session = try await web.signedIn(Cast.petra)
        var replies = [try await web.get("/nergens"), try await web.get("/assets/\(web.site.assets.names.style)")]
        for route in RouteCase.all {
            replies.append(try await web.send(route.ask(dossier.id, as: session)))
            replies.append(try await web.send(Asked(.delete, route.path(dossier.id), session)))
        }
        for reply in replies {
            let policy = reply.headers[.contentSecurityPolicy] ?? ""
            for part in ["default-src 'self'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'"] {
                #expect(policy.contains(part))
            }
            #expect(!policy.contains("unsafe"))
            #expect(reply.headers[.xContentTypeOptions] == "nosniff")
            #expect(reply.headers[.referrerPolicy] == "no-referrer")
            #expect(reply.headers[.strictTransportSecurity] == nil, "not without TLS")
            #expect(reply.requestID.count == 36)
            #expect(reply.headers[.server] == nil)
        }
    }
}
