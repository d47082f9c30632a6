import Dossier
import HTTPTypes
import TestKit
import Testing
import UseCases

@testable import Web

/// A route with something to put in its places and its form.
struct RouteCase: Sendable, CustomTestStringConvertible {
    let route: Route

    static let all = Route.all.map(RouteCase.init)
    /// The routes of one dossier: what a stranger may not learn anything from.
    static let ofDossiers = all.filter { $0.route.path.hasPrefix("/dossiers/") }
    static let ofEntries = ofDossiers.filter { $0.route.path.contains(":entry") }
    /// What anybody gets an answer from, signed in or not.
    static let openToAll: Set<String> = [
        "/inloggen", "/inloggen/code", "/inloggen/passkey", "/wachtwoord-vergeten", "/wachtwoord-nieuw",
        "/inloggen/via/:provider", "/inloggen/terug", "/uitloggen", "/taal",
        "/uitnodiging", "/uitnodiging/nieuw", "/assets/:name",
        "/health/live", "/health/ready",
    ]

    /// As whom a preview looks along.
    static let seat = PreviewSeat(.account(Cast.petra)).text

    var testDescription: String { name }
    var name: String { "\(route.method.rawValue) \(route.path)" }
    var isForm: Bool { route.method == .post }

    func path(_ dossier: DossierID, _ entry: EntryID = FixedDossier.report) -> String {
        route.path.replacing(":dossier", with: dossier.text).replacing(":entry", with: entry.text)
            .replacing(":organisation", with: Cast.jeugdhulp.text).replacing(":department", with: Cast.teamThuis.text)
            .replacing(":name", with: "nothing.css").replacing(":grant", with: FixedDossier.petrasGrant.text)
            .replacing(":account", with: Cast.bart.text).replacing(":seat", with: Self.seat)
            .replacing(":request", with: EntryID(high: 9, low: 71).text).replacing(":provider", with: "voorbeeld")
            .replacing(":emergency", with: EntryID(high: 8, low: 81).text)
            .replacing(":death", with: EntryID(high: 9, low: 81).text)
            .replacing(":draft", with: EntryID(high: 9, low: 91).text)
            .replacing(":plan", with: EntryID(high: 9, low: 31).text)
            .replacing(":copy", with: EntryID(high: 9, low: 72).text)
    }

    /// A form that this route takes, whichever it is.
    func fields(_ dossier: DossierID, id: EntryID = EntryID(high: 8, low: 1)) -> [(String, String)] {
        [
            ("id", id.text), ("dossier", dossier.text), ("text", "Dit typte ik net."), ("form", "moment"),
            ("theme", "geld"), ("version", "1"), ("taal", "nl"), ("email", "nobody@klaver.test"),
            ("password", "geraden"), ("aan", PrincipalText.text(.account(Cast.anouk))), ("wat", "geld"),
            ("hoe", "zien"),
            ("reden", "helpt met de post"), ("duur", "3m"), ("antwoord", "ja"),
        ]
    }

    func ask(
        _ dossier: DossierID, _ entry: EntryID = FixedDossier.report, as session: Session?, head: Bool = false
    ) -> Asked {
        let token = session.map { [("csrf", $0.formToken), ("voor", $0.mark)] } ?? []
        return Asked(
            head ? .head : route.method, path(dossier, entry), session, form: isForm ? token + fields(dossier) : nil)
    }
}
