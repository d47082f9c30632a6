import Dossier
import HTTPTypes
import TestKit
import UseCases

@testable import Web

extension DoorWorld {
    /// Asks for a page, or sends a form with as little in it as its door wants.
    ///
    /// - Parameter isFresh: whether somebody showed a code of the second step a moment ago.
    func ask(_ route: RouteCase, isFresh: Bool) async throws -> DoorAnswer {
        guard let path = path(of: route) else { return .notAsked }
        var session: Session?
        if let visitor = situation.visitor {
            let signedIn = try await web.signedIn(visitor)
            if isFresh { try await place.showFactor(place.request(signedIn.token)) }
            session = signedIn
        }
        let reply =
            try await route.isForm
            ? web.post(path, fields(of: route.route.path), as: session) : web.get(path, as: session)
        return try answer(reply, to: route, isFresh: isFresh)
    }

    private func answer(_ reply: Reply, to route: RouteCase, isFresh: Bool) throws -> DoorAnswer {
        let next = reply.headers[.location] ?? ""
        switch reply.status {
        case 303 where next.hasPrefix("/bevestig?"): return .code
        case 200 where route.isForm && reply.text.contains("name=\"\(ConfirmPage.mark)\""): return .code
        case 303 where next.hasPrefix("/inloggen") && route.route.path != "/uitloggen": return .signIn
        case 401: return .signIn
        // A question for a script, which goes and asks the code.
        case 403 where route.route.path == "/account/passkeys/nieuw" && !isFresh: return .code
        case 200..<400: return .letIn
        case 403: return .denied
        case 404, 405: return .notThere
        case 400, 409, 422, 429: return .incomplete
        default: throw DoorTrouble(route: route.name, status: reply.status)
        }
    }

    struct DoorTrouble: Error {
        let route: String
        let status: Int
    }

    /// - Returns: nil for what has no place in a preview.
    private func path(of route: RouteCase) -> String? {
        var path = route.route.path
        if let seat = situation.seat {
            guard path.hasPrefix("/dossiers/:dossier"), !path.contains("/kijk-mee/") else { return nil }
            path = path.replacing("/dossiers/:dossier", with: "/dossiers/:dossier/kijk-mee/\(seat.text)")
        }
        for (place, value) in values(in: route.route.path) { path = path.replacing(place, with: value) }
        return path
    }

    private func values(in path: String) -> [(String, String)] {
        [
            (":dossier", fixed.id.text), (":seat", PreviewSeat(.account(Cast.petra)).text), (":entry", entry(in: path)),
            (":grant", grant(in: path)), (":request", request(in: path)),
            (":account", (path.hasPrefix("/beheer") ? Cast.joris : Cast.bart).text),
            (":organisation", Cast.jeugdhulp.text), (":department", Cast.teamThuis.text), (":copy", Self.copy.text),
            (":emergency", Self.emergency.text), (":death", Self.death.text), (":draft", Self.draft.text),
            (":plan", EntryID(high: 9, low: 31).text), (":provider", "voorbeeld"),
            (":name", web.site.assets.names.style),
        ]
    }

    private func entry(in path: String) -> String {
        if path.hasPrefix("/functionaris") { return Self.seenByNobody.text }
        if path.contains("/genoemd") { return FixedDossier.confined.text }
        let isWithheld = path.hasSuffix("/nog-niet") || path.hasSuffix("/laten-lezen")
        return (isWithheld ? FixedDossier.withheld : FixedDossier.report).text
    }

    private func grant(in path: String) -> String {
        if path.contains("/vragen/") { return Self.asking.text }
        if path.contains("/uitnodiging/") { return Self.invitation.text }
        if path.contains("/nabestaande/") { return Self.kinGrant.text }
        return path.hasPrefix("/functionaris") ? GrantID(high: 9, low: 64).text : FixedDossier.petrasGrant.text
    }

    private func request(in path: String) -> String {
        if path.hasPrefix("/wettelijke-taak") { return GrantID(high: 9, low: 75).text }
        if path.hasPrefix("/beheer") { return (path.contains("/wacht/") ? Self.seatAsked : Self.seatInvited).text }
        return (path.hasSuffix("/opheffen") ? Self.restriction : Self.right).text
    }

    /// A form is empty but for what its door asks before it says anything.
    private func fields(of path: String) -> [(String, String)] {
        switch path {
        case "/concept": [("dossier", fixed.id.text), ("id", EntryID(high: 8, low: 1).text), ("text", "zonnebloem")]
        case "/concept/weg": [("id", EntryID(high: 8, low: 1).text)]
        case "/noodtoegang/einde": [("dossier", fixed.id.text)]
        // Words first, and only then whether somebody may say them.
        case "/dossiers/:dossier/rapportages/:entry/reacties":
            [("id", EntryID(high: 8, low: 1).text), ("text", "Wat fijn."), ("form", "answer")]
        case "/dossiers/:dossier/overlijden":
            [
                ("id", DeathID(high: 8, low: 26).text), ("dag", "2026-11-19"), ("hoe", "De familie belde."),
                ("zeker", "1"),
            ]
        case _ where path.hasSuffix("/terug"): [("waarom", "Ik leef.")]
        case "/dossiers/:dossier/kopie": [("id", CopyID(high: 8, low: 1).text)]
        case "/functionaris/:dossier/concepten/:draft": []
        case _
        where path.hasSuffix("/antwoord") || path.hasSuffix("/wacht/:request") || path.hasSuffix("/vragen/:grant"):
            [("antwoord", "ja")]
        default: []
        }
    }
}
