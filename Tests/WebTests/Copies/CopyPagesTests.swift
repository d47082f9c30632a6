import Dossier
import HTTPTypes
import Records
import TestKit
import Testing
import UseCases

@testable import Web

@Suite("The page of a copy, and the copy itself: whole in one file, and nothing in it that is not for who asked")
struct CopyPagesTests {
    private static let path = "/dossiers/\(DossierID(high: 9, low: 1))"
    private static let id = CopyID(high: 8, low: 1).text

    /// The fixed dossier, and somebody who showed a code a moment ago.
    private func web(
        _ account: AccountID = Cast.lisa, saying: @escaping @Sendable (String) -> String = { $0 }
    ) async throws -> (web: Web, session: Session) {
        let (web, _) = try await Web.withDossier(saying: saying)
        let session = try await web.signedIn(account)
        try await web.place.showFactor(web.place.request(session.token))
        return (web, session)
    }

    private func ask(_ web: Web, _ session: Session) async throws -> Reply {
        try await web.post("\(Self.path)/kopie", [("id", Self.id)], as: session)
    }

    private func take(_ web: Web, _ session: Session, _ form: String) async throws -> Reply {
        try await web.get("\(Self.path)/kopie/\(Self.id)/\(form)", as: session)
    }

    @Test("The page says what is in it and what not, how far it is, and then where to get it")
    func steps() async throws {
        let (web, lisa) = try await web()
        let before = try await web.get("\(Self.path)/kopie", as: lisa)
        #expect(before.status == 200 && before.text.contains("Maak een kopie") && before.headers[.refresh] == nil)
        #expect(before.text.contains("Deze Klaver maakt zelf geen PDF."))
        #expect(try await ask(web, lisa).headers[.location] == "\(Self.path)/kopie")
        let during = try await web.get("\(Self.path)/kopie", as: lisa)
        #expect(during.text.contains("<progress") && during.headers[.refresh] == "3")
        #expect(!during.text.contains("name=\"id\""), "none is asked for while one is made")
        try await web.place.makeCopies(CopyPrint(web.site))
        let after = try await web.get("\(Self.path)/kopie", as: lisa)
        #expect(after.text.contains("Je kopie is klaar") && after.headers[.refresh] == nil)
        for form in ["leesbaar", "bestand"] { #expect(after.text.contains("/kopie/\(Self.id)/\(form)")) }
        #expect(!after.text.contains("/kopie/\(Self.id)/pdf"))
    }

    @Test("What is taken along names no person in its file name, is kept by nobody on the way, and asks for nothing")
    func file() async throws {
        let (web, lisa) = try await web()
        _ = try await ask(web, lisa)
        try await web.place.makeCopies(CopyPrint(web.site))
        let page = try await take(web, lisa, "leesbaar")
        #expect(page.status == 200 && page.headers[.cacheControl] == "no-store")
        #expect(page.headers[.contentDisposition] == "attachment; filename=\"klaver-kopie-2026-11-21.html\"")
        #expect(page.text.hasPrefix("<!DOCTYPE html>") && page.text.hasSuffix("</html>\n"))
        for words in [
            "Dossier van Lisa", "De brief van de huur is geregeld.", "Petra Kuipers", "19 november 2026",
            "Rust in huis",
            "Hier staat iets wat jij nu niet kunt lezen.", "Alleen voor mij.", "<h2 id=\"rapportages\">",
        ] {
            #expect(page.text.contains(words), "\(words)")
        }
        for hidden in ["Over haar broer", "Een zorg om de veiligheid", "<script", "http://", "https://", "src=\"/"] {
            #expect(!page.text.contains(hidden), "\(hidden)")
        }
        let json = try await take(web, lisa, "bestand")
        #expect(json.headers[.contentType] == "application/json" && json.text.hasPrefix("{"))
        #expect(try await take(web, lisa, "pdf").headers[.location] == "\(Self.path)/kopie?over=1")
    }

    @Test("Words that would be a weapon are words on the sheets")
    func escaped() async throws {
        let weapon = "</style><script>alert(1)</script><img src=\"file:///etc/passwd\">"
        let (web, lisa) = try await web(saying: { "\($0) \(weapon)" })
        _ = try await ask(web, lisa)
        try await web.place.makeCopies(CopyPrint(web.site))
        let page = try await take(web, lisa, "leesbaar")
        #expect(!page.text.contains("<script") && !page.text.contains("<img src=\"file") && page.holds(weapon))
    }

    @Test("Without a fresh code it asks for one, and goes on to where it was going")
    func factor() async throws {
        let (web, _) = try await web()
        let plain = try await web.signedIn(Cast.lisa)
        let asked = try await ask(web, plain)
        #expect(asked.status == 200 && asked.text.contains("Bevestig"))
        #expect(try await web.place.count("dossier_copy") == 0)
    }

    @Test("A worker is refused in words, and is offered none; who represents the person is not")
    func who() async throws {
        let (web, petra) = try await web(Cast.petra)
        #expect(try await web.get("\(Self.path)/kopie", as: petra).status == 403)
        #expect(try await ask(web, petra).status == 403)
        let bart = try await web.signedIn(Cast.bart)
        let page = try await web.get("\(Self.path)/kopie", as: bart)
        #expect(page.status == 200 && page.text.contains("Jij vertegenwoordigt Lisa"))
    }

    @Test("The right to a copy leads here at once, and the log says who took one")
    func connected() async throws {
        let (web, lisa) = try await web()
        #expect(try await web.get("\(Self.path)/rechten", as: lisa).text.contains("href=\"\(Self.path)/kopie\""))
        #expect(
            try await web.get("\(Self.path)/rechten/vragen?recht=kopie", as: lisa).text.contains(
                "href=\"\(Self.path)/kopie\""))
        _ = try await ask(web, lisa)
        let bart = try await web.signedIn(Cast.bart)
        let log = try await web.get("\(Self.path)/wie-keek-mee", as: bart)
        #expect(log.text.contains("maakte een kopie van het dossier"))
    }

    @Test("Taken away it is gone, also for a link that was kept")
    func gone() async throws {
        let (web, lisa) = try await web()
        _ = try await ask(web, lisa)
        try await web.place.makeCopies(CopyPrint(web.site))
        #expect(try await web.post("\(Self.path)/kopie/weg", as: lisa).headers[.location] == "\(Self.path)/kopie?weg=1")
        #expect(try await take(web, lisa, "leesbaar").headers[.location] == "\(Self.path)/kopie?over=1")
        #expect(try await web.get("\(Self.path)/kopie?over=1", as: lisa).text.contains("Deze kopie is er niet meer."))
    }
}
