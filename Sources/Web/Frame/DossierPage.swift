import Dossier
import Records
import UseCases

/// What the parts of a dossier's pages share: who looks, in which words, at whose dossier, on which day. A class, since
/// every part of a page holds it.
package final class DossierPage: Sendable {
    package let setting: PageSetting
    package let entrance: Entrance
    package let cover: DossierCover
    package let people: PeopleAround
    let dates: PlainDates
    let dossierSetting: DossierSetting
    private let avatars: [AccountID: HTML]

    package init(_ setting: PageSetting, _ entrance: Entrance, _ cover: DossierCover, _ people: PeopleAround) {
        self.setting = setting
        self.entrance = entrance
        self.cover = cover
        self.people = people
        dates = setting.dates(entrance.clock)
        avatars = people.authors.mapValues { Avatar($0.fullName, Hue.of($0.circle)).html }
        dossierSetting = DossierSetting(
            id: entrance.dossier, title: cover.title, isOwn: entrance.isOwn,
            mayWrite: !entrance.reach.themes(.add, in: .reports).isEmpty,
            mayReadLog: entrance.reach.acts.contains(.readLog))
    }

    var words: Words { setting.words }
    var id: DossierID { entrance.dossier }

    /// The visitor's own dossier, or one they act in for the person.
    var isOwn: Bool { dossierSetting.isOwn }

    /// The visitor is the person; whoever acts for the person is not, and is not spoken to as if they were.
    var isPerson: Bool { entrance.reach.standing == .person }

    /// Says in a form when the page was made that it stands on: what came after it was not seen on it.
    var madeAtField: HTML {
        "<input type=\"hidden\" name=\"gemaakt\" value=\"\(String(entrance.caller.at.milliseconds))\">"
    }

    /// What people call the person whose dossier it is.
    var personName: String { people.oneself?.body.shortName ?? cover.title }

    func page(
        _ title: String, _ place: Place, isNarrow: Bool = false, isWriting: Bool = false, content: HTML
    ) -> Page {
        Page(
            setting, title: title, dossier: dossierSetting, place: place, isNarrow: isNarrow, isWriting: isWriting,
            content: DeathBanner(self).html + content)
    }

    /// The person's death, where it counts (access rule 26).
    var death: Dossier.Death? { entrance.facts.death(at: setting.now) }

    /// The name of whoever wrote something, as the visitor knows them.
    func name(of account: AccountID) -> String { people.authors[account]?.name ?? words.common.somebody }

    func hue(of account: AccountID) -> Hue { Hue.of(people.authors[account]?.circle) }

    /// The circle with their initials: of the whole name, where the visitor may see it.
    func avatar(of account: AccountID) -> HTML {
        avatars[account] ?? Avatar(name(of: account), hue(of: account)).html
    }

    /// "Schrijf iets op", where the visitor may.
    var writeButton: HTML {
        guard dossierSetting.mayWrite else { return .none }
        return """
            <a class="btn btn-main" href="\(Link.write(id))">\(Icon("pen").html(setting))\(words.common.write)</a>
            """
    }

    /// The head of a page in a dossier; whose it is stands above it for who has several.
    func head(_ title: String, lead: String? = nil, action: HTML = .none) -> HTML {
        let lead = lead.map { "<p class=\"lead\">\($0)</p>" as HTML }
        let whose: HTML =
            isPerson ? .none : "<p class=\"eyebrow\"><a href=\"\(Link.overview(id))\">\(cover.title)</a></p>"
        return "<div class=\"page-head\"><div>\(whose)<h1>\(title)</h1>\(lead)</div>\(action)</div>\n"
    }

    /// Not in emergency access, which takes nothing along (access rule 21).
    var printButton: HTML {
        guard entrance.reach.emergency == nil else { return .none }
        return """
            <button class="btn btn-quiet" type="button" data-print hidden>\(Icon("print").html(setting))\
            \(words.common.print)</button>
            """
    }
}

extension Entrance {
    /// The visitor's own dossier, or one they act in for the person.
    var isOwn: Bool { reach.standing == .person || reach.standing == .representative }
}
