import Dossier
import Records
import UseCases

/// The first page of a dossier: who is this, who is around them, what is coming, what was agreed, how far, what is new.
package struct OverviewPage: Sendable {
    private let page: DossierPage
    private let overview: Overview
    private let notice: String?

    /// - Parameter notice: what was just done.
    package init(_ setting: PageSetting, _ overview: Overview, notice: String? = nil) {
        self.notice = notice
        page = DossierPage(setting, overview.entrance, overview.cover, overview.people)
        self.overview = overview
    }

    private var words: Words { page.words }
    private var cards: OverviewCards { OverviewCards(page, overview) }

    package var html: HTML {
        page.page(overview.cover.title, .overview, content: content).html
    }

    private var content: HTML {
        """
        \(said)\(head)
        <div class="grid grid-2"><div class="col">
        \(who)
        \(PeopleCard(page, title: words.overview.people(["name": page.personName])).html)
        \(cards.newest(words.overview.newest))
        \(cards.wentWell)
        </div><div class="col">
        \(cards.coming)
        \(cards.goals(words.overview.goals))
        \(cards.agreements)
        \(cards.linked)
        \(cards.lookers)
        </div></div>
        \(death)
        """
    }

    private var said: HTML {
        doneNotice(notice, page.setting)
    }

    /// For who coordinates, and as quiet as it can be (access rule 26).
    private var death: HTML {
        guard page.entrance.reach.mayRegisterDeath.allowed else { return .none }
        let link = words.death.link(["name": page.personName])
        return "<p class=\"more small no-print\"><a class=\"soft\" href=\"\(Link.death(page.id))\">\(link)</a></p>"
    }

    private var head: HTML {
        """
        <div class="page-head"><div class="list-row">\(Avatar(overview.cover.title, .apricot, .large).html)<div>\
        <h1>\(overview.cover.title)</h1>\(lead)</div></div>\(page.writeButton)</div>
        """
    }

    private var lead: HTML {
        guard let oneself = page.people.oneself else { return "<p class=\"lead\">\(words.overview.partly)</p>" }
        // Who died has no birthday any more.
        let born = page.death == nil ? oneself.body.birthDate : nil
        let age = born.map { words.overview.age($0.age(on: page.dates.day(of: page.setting.now))) }
        return "<p class=\"lead\">\([oneself.body.name, age].compactMap { $0 }.joined(separator: ", ").closed)</p>"
    }

    private var who: HTML {
        let link: HTML = "<a href=\"\(Link.story(page.id))\">\(words.overview.readIn)</a>"
        // The cover's words are story: whoever may not look at the story does not get them here.
        let maySee = page.entrance.reach.themes(.look, in: .story).contains(.general)
        guard maySee, let text = overview.cover.who ?? page.people.oneself?.body.about else { return .none }
        return Card(
            "wie", words.overview.who(["name": page.personName]), link: link,
            """
            <div class="report-text">\(text.paragraphs)</div>
            <p class="soft small more">\(words.overview.ownDossier(["name": page.personName]))</p>
            """
        ).html
    }
}
