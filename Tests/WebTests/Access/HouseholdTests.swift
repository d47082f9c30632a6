import Dossier
import HTTPTypes
import Records
import TestKit
import Testing
import UseCases

@testable import Web

/// Rule 17 and case v on the screen: the fixed dossier as that of a household, which Lisa and Gerda own together.
@Suite("A household belongs to its adults alike, and opens no dossier of who lives in it")
struct HouseholdTests {
    private static let gerda = AccountID(high: 1, low: 60)
    private static let path = "/dossiers/\(DossierID(high: 9, low: 1))"
    private static let pages = RouteCase.ofDossiers.filter { !$0.isForm }

    private func web() async throws -> (web: Web, home: DossierID) {
        let web = try await Web.open()
        try await web.place.addAccount(Self.gerda, name: "Gerda de Wit", address: "gerda@klaver.test")
        let fixed = try await FixedDossier.make(
            in: web.place, life: FixedLife(type: .household, owners: [Self.gerda]))
        return (web, fixed.id)
    }

    private func asked(to account: AccountID) -> AskedGrant {
        AskedGrant(
            id: GrantID(high: 8, low: 1), principal: .account(account),
            scope: Scope(areas: .all, themes: .of(.money), verbs: .look), purpose: "helpt met de zonnebloemen",
            until: CivilDate(year: 2027, month: 5, day: 21))
    }

    @Test("Rule 17: one adult reads what the other gave and what the other stopped, and who did it")
    func readsTheOther() async throws {
        let (web, home) = try await web()
        let workplace = web.place.workplace
        let (lisa, gerda) = (try await web.place.caller(Cast.lisa), try await web.signedIn(Self.gerda))
        #expect(try await workplace.giveAccess(asked(to: Cast.ruud), in: home, as: lisa) == .done)
        let given = try await workplace.readPermissions(of: home, as: web.place.caller(Self.gerda))
        let line = try #require(given.current.first { $0.grant.id == GrantID(high: 8, low: 1) })
        #expect(given.showsAll && line.givenBy == "Lisa" && line.grant.principal == .account(Cast.ruud))
        let page = try await web.get("\(Self.path)/wie-mag-wat", as: gerda)
        #expect(page.text.contains("helpt met de zonnebloemen") && page.text.contains("Ruud Claassen"))

        let stopped = try await workplace.withdrawAccess(
            GrantID(high: 8, low: 1), request: .zero, in: home, as: web.place.next(lisa))
        #expect(stopped == .done)
        let after = try await workplace.readPermissions(of: home, as: web.place.caller(Self.gerda))
        #expect(after.ended.map(\.grant.id).contains(GrantID(high: 8, low: 1)))
        let log = try await workplace.readAccessLog(of: home, as: web.place.caller(Self.gerda))
        let acts = log.entries.filter { $0.actor == Cast.lisa && $0.object == .permissions }.map(\.action)
        #expect(acts.contains(.create) && acts.contains(.change))
        #expect(try await web.get("\(Self.path)/wie-keek-mee", as: gerda).text.contains("Lisa"))
        #expect(try await web.get("\(Self.path)/wie-mag-wat", as: gerda).text.contains("helpt met de zonnebloemen"))
    }

    @Test("Rule 17: either of them stops what the other gave")
    func stopsTheOthers() async throws {
        let (web, home) = try await web()
        let lisa = try await web.place.caller(Cast.lisa)
        _ = try await web.place.workplace.giveAccess(asked(to: Cast.ruud), in: home, as: lisa)
        let ruud = try await web.signedIn(Cast.ruud)
        #expect(try await web.get(Self.path, as: ruud).status == 200)
        let stop = "\(Self.path)/wie-mag-wat/\(GrantID(high: 8, low: 1))/stoppen"
        #expect(try await web.post(stop, as: web.signedIn(Self.gerda)).status == 303)
        #expect(try await web.get(Self.path, as: ruud).status == 404)
    }

    @Test("Rule 17: who owns a household with somebody finds no page of that one's own dossier", arguments: pages)
    func notTheMember(_ route: RouteCase) async throws {
        let (web, _) = try await web()
        let own = try await web.place.dossier(of: Self.gerda, key: "gerda")
        let report = try await web.place.report("madelief", in: own, by: Self.gerda)
        let lisa = try await web.signedIn(Cast.lisa)
        let reply = try await web.get(route.path(own, report.id), as: lisa)
        #expect(reply.status == 404 && !reply.text.contains("madelief"))
        #expect(try await !web.get("/", as: lisa).text.contains(own.text))
    }

    @Test("Case v: a worker of the sister's dossier finds no page of the household's", arguments: pages)
    func sister(_ route: RouteCase) async throws {
        let (web, home) = try await web()
        _ = try await web.place.dossier(
            of: Cast.sam, key: "zus", grants: [.test(to: .account(Cast.ruud), .all, .all, .all)])
        #expect(try await web.get(route.path(home), as: web.signedIn(Cast.ruud)).status == 404)
    }

    @Test("Case v: with a permit of their own there, they see what that gives and nothing of the sister")
    func sisterAndHome() async throws {
        let (web, home) = try await web()
        let sister = try await web.place.dossier(
            of: Cast.sam, key: "zus", grants: [.test(to: .account(Cast.ruud), .all, .all, .all)])
        try await web.place.report("madelief", in: sister, .of(.money), by: Cast.ruud)
        try await web.place.give(.test(to: .account(Cast.ruud), .of(.reports), .of(.money), .look), in: home)
        let timeline = try await web.get("\(Self.path)/rapportages", as: web.signedIn(Cast.ruud)).text
        #expect(timeline.contains("De brief van de huur is geregeld.") && !timeline.contains("madelief"))
        #expect(!timeline.contains("Vandaag sliep ik goed."))
        #expect(try await !web.get(Self.path, as: web.signedIn(Cast.ruud)).text.contains("Noor"))
    }

    @Test("A child's private note is on no page of the household, an owner's on none of the other's", arguments: pages)
    func privateNotes(_ route: RouteCase) async throws {
        let (web, home) = try await web()
        let born = CivilDate(year: 2015, month: 5, day: 4)
        let sams = try await web.place.dossier(of: Cast.sam, key: "sam", born: born)
        try await web.place.report("madelief", in: sams, by: Cast.sam, as: .own)
        let own = try await web.place.report("klaproos", in: home, by: Cast.lisa, as: .own)
        for account in [Cast.lisa, Self.gerda] {
            let session = try await web.signedIn(account)
            for path in [route.path(home), route.path(home, own.id)] {
                let text = try await web.get(path, as: session).text
                #expect(!text.contains("madelief"))
                if account == Self.gerda { #expect(!text.contains("klaproos"), "\(path)") }
            }
        }
    }
}
