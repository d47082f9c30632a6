import Dossier
import HTTPTypes
import TestKit
import Testing

@testable import Web

@Suite("Random requests")
struct RequestFuzzTests {
    /// What the site may answer to anything at all.
    static let known: Set<Int> = [200, 204, 303, 400, 401, 403, 404, 405, 409, 413, 422, 429]

    @Test("Whatever comes in, the answer is one of ours and never a 5xx", arguments: 0..<UInt64(8))
    func anything(_ seed: UInt64) async throws {
        let (web, dossier) = try await Web.withDossier()
        let session = try await web.signedIn(Cast.petra)
        var chance = Seeded(seed)
        for route in RouteCase.all where route.route.path != "/inloggen" {
            for _ in 0..<24 {
                let ask = Self.ask(route, dossier.id, session, &chance)
                let reply = try await web.send(ask)
                #expect(Self.known.contains(reply.status), "seed \(seed): \(ask.method) \(ask.path) \(reply.status)")
                #expect(!reply.text.contains("<script>"), "seed \(seed): \(ask.path)")
            }
        }
    }

    private static let pieces = [
        "%", "%00", "%ff", "<script>", "\"", "'", "../", "..", "\\", ";", "=", "&", "+", "-1", "9223372036854775807",
        "nil",
        "2026-11-21", "algemeen", "😀", "م", "\u{202E}", " ", "\t", "klaver", "{name}", "@", "%2f", "%25", "true", "1e9",
        "#",
    ]

    private static func ask(
        _ route: RouteCase, _ dossier: DossierID, _ session: Session, _ chance: inout Seeded
    ) -> Asked {
        let id = chance.coin(4) ? mess(&chance).filter { !"#?".contains($0) } : dossier.text
        let entry = chance.coin(3) ? mess(&chance).filter { !"#?".contains($0) } : FixedDossier.own.text
        var path = route.route.path.replacing(":dossier", with: id).replacing(":entry", with: entry)
            .replacing(":name", with: mess(&chance))
        if chance.coin() {
            let names = [
                "van", "tot", "thema", "soort", "stem", "bij", "wie", "concept", "verder", "bewaard", mess(&chance),
            ]
            path += "?" + (0..<3).map { _ in "\(chance.pick(names))=\(mess(&chance))" }.joined(separator: "&")
        }
        let methods: [HTTPRequest.Method] = [.get, .head, .put, .delete]
        var ask = Asked(
            chance.coin(8) ? chance.pick(methods) : route.route.method, path, chance.coin(6) ? nil : session)
        if ask.method == .post { fill(&ask, session, &chance) }
        if chance.coin(6) { ask.headers[.cookie] = header(mess(&chance)) }
        if chance.coin(6) { ask.headers[.origin] = header(mess(&chance)) }
        if chance.coin(6) { ask.headers[.contentType] = header(mess(&chance)) }
        return ask
    }

    private static func fill(_ ask: inout Asked, _ session: Session, _ chance: inout Seeded) {
        ask.headers[.contentType] = "application/x-www-form-urlencoded"
        let names = ["id", "dossier", "text", "form", "theme", "version", "parent", "about", "taal", "private"]
        let fields = (0..<5).map { _ in
            let value = mess(&chance)
            return "\(chance.pick(names))=\(chance.coin() ? value.urlEncoded : value)"
        }
        let body = chance.coin(8) ? mess(&chance) : (["csrf=\(session.formToken)"] + fields).joined(separator: "&")
        ask.body = Array(body.utf8) + (chance.coin(8) ? [0xff, 0x00, 0xc3] : [])
    }

    private static func mess(_ chance: inout Seeded) -> String {
        (0..<Int.random(in: 0...4, using: &chance)).map { _ in
            chance.coin(3)
                ? String(Character(Unicode.Scalar(UInt8.random(in: 32...126, using: &chance)))) : chance.pick(pieces)
        }.joined()
    }

    // What a header can hold at all; the parser in front of the router refuses the rest.
    private static func header(_ text: String) -> String {
        text.filter { $0.isASCII && $0 != "\t" }
    }
}
