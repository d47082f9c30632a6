import Dossier
import Records
import TestKit
import Testing
import UseCases

@testable import Web

/// Rule 20 on the screen: every link of a preview stays in it, and nothing on it does anything.
@Suite("Looking along as another")
struct PreviewTests {
    private static let pages = RouteCase.all.filter { $0.route.path.contains(":seat") }

    @Test("No form but signing out and the language, and every address of the dossier in the preview", arguments: pages)
    func staysInside(_ route: RouteCase) async throws {
        let (web, dossier) = try await Web.withDossier()
        let reply = try await web.send(route.ask(dossier.id, as: try await web.signedIn(Cast.lisa)))
        #expect(reply.status == 200)
        let forms = reply.text.matches(of: /<form[^>]*method="post"[^>]*action="([^"]*)"/).map { String($0.1) }
        #expect(Set(forms).isSubset(of: ["/uitloggen", "/taal"]))
        let own = "/dossiers/\(dossier.id)"
        let links = reply.text.matches(of: /(?:href|action)="(\/dossiers\/[^"]*)"/).map { String($0.1) }
        #expect(links.count > 3)
        for link in links where link != "\(own)/wie-mag-wat" {
            #expect(link.hasPrefix("\(own)/kijk-mee/\(RouteCase.seat)"), "\(link)")
        }
    }

    @Test("What somebody types cannot become an address")
    func textStaysText() {
        let link = Link.overview(DossierID(high: 9, low: 1))
        let text: HTML = "<p>\("\"\(link.path)\" en \(link.path)")</p><a href=\"\(link)/plan\">plan</a>"
        let led = text.readdressed(from: link, to: .home).string
        #expect(led == "<p>&quot;\(link.path)&quot; en \(link.path)</p><a href=\"//plan\">plan</a>")
    }

    @Test("A seat reads back what it wrote, and nothing else")
    func seats() {
        var chance = Seeded(7)
        let principals: [Principal] = [
            .account(Cast.petra), .organisation(Cast.jeugdhulp), .department(Cast.schuldhulp, role: nil),
            .department(Cast.teamThuis, role: "coördinator ~.é"),
        ]
        for _ in 0..<200 {
            let proposal = PreviewSeat.Proposal(
                scope: Scope(
                    areas: AreaSet(Area.allCases.filter { _ in chance.coin() }).union(.of(.story)),
                    themes: ThemeSet(rawValue: Int64.random(in: 1 ... .max, using: &chance)),
                    verbs: VerbSet(rawValue: .random(in: 1...7, using: &chance))),
                entry: chance.coin() ? EntryID(high: 3, low: 4) : nil,
                replaces: chance.coin() ? GrantID(high: 5, low: 6) : nil)
            let seat = PreviewSeat(chance.pick(principals), proposal: chance.coin() ? proposal : nil)
            #expect(PreviewSeat(seat.text) == seat)
        }
        for text in [
            "", "a", "x\(Cast.petra)", "a\(Cast.petra)~", "a\(Cast.petra)~1~1~1~0", "a\(Cast.petra)~2~0~1~0~0",
            "a\(Cast.petra)~2~1~9~0~0", "a\(Cast.petra)~99999~1~1~0~0", "d\(Cast.schuldhulp)", "d\(Cast.schuldhulp).f",
            "d\(Cast.schuldhulp).ff", "s\(Cast.system)", "a\(Cast.petra)~2~1~1~x~0", "a\(Cast.petra)~2~-1~1~0~0 ",
        ] {
            #expect(PreviewSeat(text) == nil, "\(text)")
        }
    }

    @Test(
        "A seat that does not exist, or that is nobody's, opens no page",
        arguments: ["a\(Cast.system)", "d\(Cast.kredietbank)."])
    func nobodysSeat(_ seat: String) async throws {
        let (web, dossier) = try await Web.withDossier { "\($0) zonnebloem" }
        let reply = try await web.get("/dossiers/\(dossier.id)/kijk-mee/\(seat)", as: try await web.signedIn(Cast.lisa))
        #expect(reply.status == 404)
        #expect(!reply.text.contains("zonnebloem"))
    }
}
