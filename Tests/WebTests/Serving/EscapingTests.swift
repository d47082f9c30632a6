import Dossier
import Foundation
import Records
import TestKit
import Testing

@testable import Web

@Suite("HTML in people's words is text, everywhere")
struct EscapingTests {
    static let probes = [
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onmouseover='alert(1)", "</textarea><b>",
        "</script><script>alert(1)</script>", "<!--", "]]>", "&lt;b&gt;", "\u{2028}</script>",
    ]

    private static let pages = [
        "/", "/concepten", "/dossiers/:d", "/dossiers/:d/rapportages", "/dossiers/:d/rapportages?thema=geld",
        "/dossiers/:d/rapportages/:r", "/dossiers/:d/rapportages/:o", "/dossiers/:d/rapportages/:r/verbeteren",
        "/dossiers/:d/schrijven", "/dossiers/:d/wie-keek-mee", "/dossiers/:d/wie-mag-wat", "/dossiers/:d/verhaal",
        "/dossiers/:d/plan", "/dossiers/:d/samen",
    ]

    @Test("Every text of a dossier, in every page that shows it", arguments: probes)
    func everyField(_ probe: String) async throws {
        let (web, dossier) = try await Web.withDossier { "\(probe)\($0)" }
        let ghost = AccountID(high: 1, low: 99)
        try await web.place.addAccount(ghost, name: "\(probe) Geest", address: "geest@klaver.test")
        try await web.place.report("Van \(probe)", in: dossier.id, .of(.money), by: ghost)
        try await web.place.give(.test(to: .account(ghost)), in: dossier.id)
        for account in [Cast.lisa, Cast.petra, Cast.bart, ghost, Cast.joris] {
            let session = try await web.signedIn(account)
            _ = try await web.post(
                "/concept",
                [("id", EntryID(high: 8, low: account.low).text), ("dossier", dossier.id.text), ("text", probe)],
                as: session)
            for page in Self.pages {
                let path = page.replacing(":d", with: dossier.id.text).replacing(":r", with: FixedDossier.report.text)
                    .replacing(":o", with: FixedDossier.own.text)
                let reply = try await web.get(path, as: session)
                #expect([200, 403, 404].contains(reply.status), "\(page) \(reply.status)")
                Self.expectNoProbe(in: reply.text, probe, "\(page) as \(account)")
            }
        }
    }

    @Test("What was typed into a form that comes back", arguments: probes)
    func typed(_ probe: String) async throws {
        let (web, dossier) = try await Web.withDossier()
        let session = try await web.signedIn(Cast.petra)
        let path = "/dossiers/\(dossier.id)/rapportages"
        let over = probe + String(repeating: "a", count: 100_000)
        let fields = [
            ("id", probe), ("text", over), ("form", probe), ("theme", probe), ("about", probe), ("version", probe),
        ]
        for place in [path, "\(path)/\(FixedDossier.own)/reacties", "\(path)/\(FixedDossier.report)/verbeteren"] {
            let reply = try await web.post(place, fields, as: session)
            #expect(reply.status == 422)
            #expect(reply.holds(probe))
            Self.expectNoProbe(in: reply.text, probe, place)
            let kept = try await web.post(place, fields + [("dossier", dossier.id.text)])
            #expect(kept.status == 401)
            Self.expectNoProbe(in: kept.text, probe, "kept of \(place)")
        }
        let signIn = try await web.post("/inloggen", [("email", probe), ("password", probe), ("verder", probe)])
        Self.expectNoProbe(in: signIn.text, probe, "/inloggen")
        let asked = try await web.get("/inloggen?verder=\(probe.urlEncoded)")
        Self.expectNoProbe(in: asked.text, probe, "/inloggen?verder")
    }

    /// The probe never stands there as it is, nor anything of ours opened by it.
    private static func expectNoProbe(in page: String, _ probe: String, _ place: String) {
        // JSON escapes in its own way; what could end it or open anything is looked at below.
        let html = page.replacing(/<script type="application\/json"[^>]*>[^<]*<\/script>/, with: "")
        #expect(!html.contains(probe), "\(place)")
        #expect(!page.contains("<script>alert"), "\(place)")
        #expect(!page.contains("<img src=x"), "\(place)")
        #expect(
            page.components(separatedBy: "<script").count == page.components(separatedBy: "</script>").count, "\(place)"
        )
        #expect(!page.contains("<!--"), "\(place)")
    }
}
