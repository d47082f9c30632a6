import Dossier
import HTTPTypes
import Records
import TestKit
import UseCases
import Web

/// Which pages there are: every address that answers a GET, with whatever can stand in its places. They come from the table of
/// routes, so a page that is made later is looked at too.
extension PlayedLife {
    struct Page {
        let path: String
        let route: String
        /// As whom somebody looks along.
        var seat: AccountID?
        /// The report whose page it is.
        var report: EntryID?
        var copy: CopyID?
        /// With which the form to write goes on.
        var draft: EntryID?
        var isTimeline = false
        var isOfDossier = false
    }

    /// The addresses that answer a GET.
    package static let routes = Route.all.filter { $0.method == .get }.map(\.path)

    /// Each with what can stand in its places. Of what there is much of (reports through somebody's eyes, permits) a few.
    mutating func allPages() -> [Page] { Self.routes.flatMap { pages(of: $0) } }

    /// Mostly pages of the dossier.
    mutating func somePages(_ count: Int) -> [Page] {
        let all = allPages().shuffled(using: &chance)
        let others = all.filter { !$0.isOfDossier }.prefix(chance.coin(2) ? 1 : 0)
        return Array(others) + all.filter(\.isOfDossier).prefix(count - others.count)
    }

    /// The pages of one route.
    ///
    /// - Returns: none where a place of it is not known here.
    mutating func pages(of route: String) -> [Page] {
        let isOfDossier = route.hasPrefix("/dossiers/")
        var pages = [Page(path: route, route: route, isOfDossier: isOfDossier)]
        for place in route.split(separator: "/").filter({ $0.hasPrefix(":") }) {
            let values = values(for: place.dropFirst(), in: route)
            pages = pages.flatMap { page in
                values.map { value in
                    Page(
                        path: page.path.replacing(place, with: value.text), route: route, seat: value.seat ?? page.seat,
                        report: value.report ?? page.report, copy: value.copy ?? page.copy, isOfDossier: isOfDossier)
                }
            }
        }
        if route.hasSuffix("/schrijven") { return pages + continued(pages) }
        guard route.hasSuffix("/rapportages") else { return pages }
        return pages.flatMap { page in
            [
                Page(path: page.path, route: route, seat: page.seat, isTimeline: true, isOfDossier: true),
                Page(path: page.path + "?thema=geld", route: route, seat: page.seat, isOfDossier: true),
            ]
        }
    }

    /// The form to write, with drafts of whoever: only its author goes on with one.
    private mutating func continued(_ forms: [Page]) -> [Page] {
        let drafts = few(world.drafts)
        return forms.flatMap { form in
            drafts.map { draft in
                Page(
                    path: "\(form.path)?concept=\(draft.id.text)", route: form.route, draft: draft.id,
                    isOfDossier: true)
            }
        }
    }

    private struct Value {
        let text: String
        var seat: AccountID?
        var report: EntryID?
        var copy: CopyID?
    }

    /// What can stand in a place: something that is nowhere, where there is nothing yet. Of a place that nobody knows here
    /// there is nothing, so its route has no page and a test fails.
    private mutating func values(for place: Substring, in route: String) -> [Value] {
        guard let values = known(place, in: route) else { return [] }
        return values.isEmpty ? [Value(text: EntryID(high: 9, low: 99).text)] : values
    }

    private mutating func known(_ place: Substring, in route: String) -> [Value]? {
        switch place {
        case "dossier": return [Value(text: dossier.text)]
        case "entry":
            let reports = world.pieces.filter { $0.kind == .report }.map(\.id)
            if route == "/dossiers/:dossier/rapportages/:entry" {
                return reports.map { Value(text: $0.text, report: $0) }
            }
            return few(reports).map { Value(text: $0.text) }
        case "seat":
            return (Self.workers + [Cast.anouk, Cast.lisa]).map {
                Value(text: PreviewSeat(.account($0)).text, seat: $0)
            }
        case "account": return (NaiveWorld.parents + [Cast.joris]).map { Value(text: $0.text) }
        case "copy":
            let copies = world.copies.map(\.id) + [CopyID(high: 9, low: 72)]
            return copies.suffix(4).map { Value(text: $0.text, copy: $0) }
        case "grant": return few(world.given.map(\.id) + world.waiting.map(\.id)).map { Value(text: $0.text) }
        case "request":
            return few(restrictions.values.sorted() + asked.map { EntryID(high: $0.id.high, low: $0.id.low) }).map {
                Value(text: $0.text)
            }
        case "organisation": return [Cast.jeugdhulp, Cast.kredietbank].map { Value(text: $0.text) }
        case "department": return [Cast.teamThuis, Cast.schuldhulp].map { Value(text: $0.text) }
        // Nobody's account is closed here, so of no draft there is a page of the privacy officer's.
        case "draft": return few(world.drafts).map { Value(text: $0.id.text) }
        // The lives keep no plans: the address of one is nowhere.
        case "plan": return []
        case "provider": return [Value(text: "voorbeeld")]
        case "name": return [Value(text: "nothing.css")]
        default: return nil
        }
    }

    private mutating func few<Element>(_ all: [Element]) -> [Element] {
        Array(all.shuffled(using: &chance).prefix(3))
    }
}
