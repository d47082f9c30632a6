import Dossier
import Records
import UseCases

/// Who is around the person: a picture on the desk, a list with what to go to them for on the phone and for who listens.
package struct PeopleCard: Sendable {
    private let page: DossierPage
    private let title: String
    private let link: HTML?
    private let isShort: Bool

    /// - Parameter isShort: whom to ask for what, without where they work and with whom.
    package init(_ page: DossierPage, title: String, link: HTML? = nil, isShort: Bool = false) {
        self.page = page
        self.title = title
        self.link = link
        self.isShort = isShort
    }

    private var words: Words { page.words }

    private var present: [Entry<PartyBody>] {
        page.people.parties.filter { $0.circle != .oneself && $0.takesPart(at: page.setting.now) }
    }

    package var html: HTML {
        guard !page.people.parties.isEmpty else {
            return Card("mensen", title, "<p class=\"soft\">\(words.overview.noPeople)</p>").html
        }
        return Card("mensen", title, link: link, "<div class=\"people\">\n\(picture)\n\(key)\n\(list)</div>").html
    }

    private var picture: HTML {
        let kin = present.filter { $0.circle == .household }
        let others = present.filter { $0.circle != .household }
        let nodes = Array(others.prefix(PeoplePicture.mostNodes))
        let places = Dictionary(nodes.indices.map { (nodes[$0].id, $0) }, uniquingKeysWith: { first, _ in first })
        var pairs: [(Int, Int)] = []
        for (place, party) in nodes.enumerated() {
            for other in party.body.worksWith ?? [] {
                guard let with = places[other], with != place else { continue }
                if !pairs.contains(where: { $0 == (min(place, with), max(place, with)) }) {
                    pairs.append((min(place, with), max(place, with)))
                }
            }
        }
        return PeoplePicture(
            me: page.personName, kin: kin.map(\.body.shortName), nodes: nodes.map(node), pairs: pairs, page.setting
        ).html
    }

    private func node(_ party: Entry<PartyBody>) -> PictureNode {
        let body = party.body
        let what = body.isLead == true ? words.people.hasLead : body.role ?? body.organisation ?? ""
        return PictureNode(
            name: body.shortName, what: what, icon: icon(of: party), hue: Hue.of(party.circle),
            isLead: body.isLead == true)
    }

    // What somebody is about, from the themes they stand for.
    private func icon(of party: Entry<PartyBody>) -> Icon {
        switch party.circle {
        case .oneself, .household, .family: return Icon("heart")
        case .network: return Icon("friends")
        case .professional: break
        }
        if party.body.isLead == true { return Icon("shield") }
        let themes = party.row.themes
        if themes.contains(.money) { return Icon("money") }
        if themes.contains(.health) { return Icon("doctor") }
        if themes.contains(.dayActivities) { return Icon("school") }
        if themes.contains(.living) { return Icon("house") }
        return Icon("talk")
    }

    private var key: HTML {
        """
        <p class="people-key" aria-hidden="true"><span>\(starIcon) \(words.people.hasLead)</span>\
        <span><span class="key-dash"></span>\(words.people.workTogether)</span></p>
        """
    }

    private var starIcon: HTML {
        """
        <svg class="icon lead-star" aria-hidden="true" focusable="false">\
        <use href="\(page.setting.icons)#star"/></svg>
        """
    }

    private var list: HTML {
        let groups: [(String, [Circle])] = [
            (words.people.home, [.household]), (words.people.family, [.family]), (words.people.network, [.network]),
            (words.people.professionals, [.professional]),
        ]
        let parts = groups.compactMap { title, circles -> HTML? in
            let circle = present.filter { circles.contains($0.circle) }
            // Whom to ask when in doubt stands first.
            let members = circle.filter { $0.body.isLead == true } + circle.filter { $0.body.isLead != true }
            guard !members.isEmpty else { return nil }
            let inline: HTML = circles == [.household] ? " class=\"people-inline\"" : .none
            return """
                <h3 class="people-group">\(title)</h3>
                <ul\(inline)>\(members.map(row))</ul>
                """
        }
        return "<div class=\"people-list\">\n\(parts)</div>"
    }

    private func row(_ party: Entry<PartyBody>) -> HTML {
        let body = party.body
        let hasQuestion = body.isLead == true || body.goFor != nil
        let available = body.available.map { "<span class=\"when\">\($0)</span>" as HTML }
        return """
            <li class="person-row\(hasQuestion && party.circle == .professional ? HTML.none : " brief")">\
            \(Avatar(body.name, Hue.of(party.circle)).html)<div class="grow"><p>\(sentence(party))</p>\(isShort ? HTML.none : detail(party))</div>\
            \(available)</li>
            """
    }

    // "Vraag over geld of post? Bel Petra": what people come to this list for.
    private func sentence(_ party: Entry<PartyBody>) -> HTML {
        let body = party.body
        let name = named(body)
        if body.isLead == true {
            let phrase = body.phone == nil ? words.people.askLeadNoPhone : words.people.askLead
            let lead = Pill(words.people.hasLead, icon: Icon("star"), .blue).html(page.setting)
            return "\(phrase.html(["name": name])) \(lead)"
        }
        if let what = body.goFor, party.circle == .professional {
            let phrase = body.phone == nil ? words.people.askAboutNoPhone : words.people.askAbout
            return phrase.html(["what": "<strong>\(what)</strong>", "name": name])
        }
        let age = body.birthDate.map { words.overview.age($0.age(on: page.dates.day(of: page.setting.now))) }
        let rest = party.circle == .household ? age : body.role
        return "<strong>\(name)</strong>\(rest.map { ", \($0)" as HTML })"
    }

    private func named(_ body: PartyBody) -> HTML {
        guard let phone = body.phone else { return HTML(text: body.shortName) }
        let digits = phone.filter { $0.isASCII && ($0.isNumber || $0 == "+") }
        return "<a href=\"tel:\(digits)\">\(body.shortName)</a>"
    }

    private func detail(_ party: Entry<PartyBody>) -> HTML {
        let body = party.body
        var parts: [String] = []
        if body.isLead == true || body.goFor != nil, let role = body.role {
            parts.append([role, body.organisation].compactMap { $0 }.joined(separator: ", ").capitalisedFirst.closed)
        }
        if party.circle != .professional, let goFor = body.goFor { parts.append(goFor.capitalisedFirst.closed) }
        if body.isDeputy == true { parts.append(words.people.deputy.capitalisedFirst.closed) }
        if body.isKeyWorker == true { parts.append(words.people.keyWorker.capitalisedFirst.closed) }
        let with = (body.worksWith ?? []).compactMap { page.people.party($0)?.body.shortName }
        if !with.isEmpty { parts.append(words.people.worksWith(["names": saidTogether(with, words)])) }
        guard !parts.isEmpty else { return .none }
        return "<p class=\"soft small\">\(parts.joined(separator: " "))</p>"
    }
}
