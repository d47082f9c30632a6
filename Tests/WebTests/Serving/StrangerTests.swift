import Dossier
import HTTPTypes
import TestKit
import Testing

@testable import Web

/// Access rule 1 and case u, over the table of routes: a route that is added is tried by itself.
@Suite("A stranger at every door")
struct StrangerTests {
    static let random = DossierID(high: 0x0190_0000_0000_7000, low: 0x8000_0000_0000_0007)
    /// A word that stands in every text of the dossier and nowhere else.
    static let mark = "zonnebloem"

    static func marked() async throws -> (web: Web, dossier: FixedDossier) {
        try await Web.withDossier { "\($0) \(mark)" }
    }

    @Test(
        "Case u: no access: an existing and a random dossier answer alike, also to HEAD",
        arguments: RouteCase.ofDossiers)
    func alike(_ route: RouteCase) async throws {
        let (web, dossier) = try await Self.marked()
        for account in [Cast.ruud, Cast.ineke, Cast.karin] {
            let session = try await web.signedIn(account)
            for head in route.isForm ? [false] : [false, true] {
                let there = try await web.watched(route.ask(dossier.id, as: session, head: head))
                let nowhere = try await web.watched(route.ask(Self.random, as: session, head: head))
                #expect(there.reply.status == 404)
                #expect(there.reply.withoutNames == nowhere.reply.withoutNames)
                #expect(there.statements == nowhere.statements, "not the same statements ran")
                #expect(!there.reply.text.contains(Self.mark))
                for lines in [there.lines, nowhere.lines] {
                    #expect(lines.map(\.dossier) == [.zero], "one line, in the installation's log")
                    #expect(lines.map(\.outcome) == [.refused])
                    #expect(lines.map(\.actor) == [account])
                }
            }
        }
    }

    @Test("Nobody signed in: a page asks to sign in and comes back, a form keeps its words", arguments: RouteCase.all)
    func nobody(_ route: RouteCase) async throws {
        guard !RouteCase.openToAll.contains(route.route.path) else { return }
        let (web, dossier) = try await Self.marked()
        for id in [dossier.id, Self.random] {
            let (reply, lines, _) = try await web.watched(route.ask(id, as: nil))
            #expect(!reply.text.contains(Self.mark))
            #expect(lines.isEmpty)
            if route.isForm {
                #expect(reply.status == 401)
                #expect(reply.text.contains("action=\"/inloggen\""))
                if !route.route.path.hasSuffix("/weg"), !route.route.path.hasSuffix("/gelezen") {
                    #expect(reply.text.contains("name=\"kept-text\" value=\"Dit typte ik net.\""))
                }
            } else {
                #expect(reply.status == 303)
                let next = route.route.path == "/" ? "" : "?verder=" + route.path(id)
                #expect(reply.headers[.location] == "/inloggen" + next)
                let head = try await web.send(route.ask(id, as: nil, head: true))
                #expect(head.withoutNames == reply.withoutNames)
            }
        }
    }

    @Test("The pages that are nobody's hold no word of a dossier", arguments: RouteCase.all)
    func nothingElsewhere(_ route: RouteCase) async throws {
        guard !route.route.path.hasPrefix("/dossiers/") else { return }
        let (web, dossier) = try await Self.marked()
        for account in [Cast.ruud, Cast.ineke] {
            let session = try await web.signedIn(account)
            let (reply, lines, _) = try await web.watched(route.ask(dossier.id, as: session))
            #expect(!reply.text.contains(Self.mark))
            #expect(lines.allSatisfy { $0.dossier == .zero })
        }
    }

    @Test("An entry of another dossier is no entry of this one", arguments: RouteCase.ofEntries)
    func entryElsewhere(_ route: RouteCase) async throws {
        let (web, dossier) = try await Self.marked()
        let other = try await web.place.dossier(of: Cast.sam, key: "sam")
        let elsewhere = try await web.place.report("Van Sam. \(Self.mark)", in: other, by: Cast.sam)
        let session = try await web.signedIn(Cast.petra)
        for entry in [elsewhere.id, EntryID(high: 0x0190_0000_0000_7000, low: 3)] {
            let there = try await web.watched(route.ask(dossier.id, entry, as: session))
            let nowhere = try await web.watched(
                route.ask(dossier.id, EntryID(high: 0x0190_0000_0000_7000, low: 9), as: session))
            #expect(there.reply.status == 404)
            #expect(there.reply.withoutNames == nowhere.reply.withoutNames)
            #expect(there.statements == nowhere.statements)
            #expect(there.lines.map(\.dossier) == [.zero])
        }
    }

    @Test("Entries that are not for this visitor look like entries that are not there", arguments: RouteCase.ofEntries)
    func hiddenEntry(_ route: RouteCase) async throws {
        let (web, dossier) = try await Self.marked()
        let hidden: [(AccountID, EntryID)] = [
            (Cast.lisa, FixedDossier.confined), (Cast.petra, FixedDossier.privateNote),
            (Cast.bart, FixedDossier.privateNote), (Cast.joris, FixedDossier.report),
            (Cast.joris, FixedDossier.confined), (Cast.anouk, FixedDossier.report),
        ]
        for (account, entry) in hidden {
            let session = try await web.signedIn(account)
            let there = try await web.watched(route.ask(dossier.id, entry, as: session))
            let nowhere = try await web.watched(route.ask(dossier.id, EntryID(high: 7, low: 7), as: session))
            #expect(there.reply.status == 404)
            #expect(there.reply.withoutNames == nowhere.reply.withoutNames)
            #expect(there.lines.map(\.dossier) == [.zero])
        }
    }

    @Test(
        "Rule 25: after a withdrawal old links and a form still open are a stranger's", arguments: RouteCase.ofDossiers)
    func withdrawn(_ route: RouteCase) async throws {
        let (web, dossier) = try await Self.marked()
        let session = try await web.signedIn(Cast.petra)
        #expect(try await web.get("/dossiers/\(dossier.id)", as: session).status == 200)
        let ask = route.ask(dossier.id, as: session)
        try await web.place.withdraw(FixedDossier.petrasGrant, in: dossier.id)
        let before = try await web.place.count("entry")
        let (reply, lines, _) = try await web.watched(ask)
        #expect(reply.status == 404)
        #expect(!reply.text.contains(Self.mark))
        let nowhere = try await web.send(route.ask(Self.random, as: session))
        #expect(reply.withoutNames == nowhere.withoutNames)
        #expect(lines.map(\.dossier) == [.zero])
        #expect(try await web.place.count("entry") == before)
        #expect(try await web.place.count("entry_version") == 0)
    }
}

extension Web {
    /// A request with the lines it added to the access log and the statements it ran.
    func watched(_ ask: Asked) async throws -> (reply: Reply, lines: [LoggedLine], statements: [[String]]) {
        let before = try await place.log().count
        place.engine.forget()
        let reply = try await send(ask)
        let statements = place.engine.transactions.map(\.statements)
        return (reply, Array(try await place.log().dropFirst(before)), statements)
    }
}
