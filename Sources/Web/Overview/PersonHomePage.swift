import Dossier
import Records
import UseCases

/// The home of the person: the people around me, what is coming, what we agreed, what is new, what went well.
package struct PersonHomePage: Sendable {
    private let page: DossierPage
    private let overview: Overview
    private let home: Home

    package init(_ setting: PageSetting, _ overview: Overview, _ home: Home) {
        page = DossierPage(setting, overview.entrance, overview.cover, overview.people)
        self.overview = overview
        self.home = home
    }

    private var words: Words { page.words }
    private var cards: OverviewCards { OverviewCards(page, overview) }

    package var html: HTML { page.page(words.nav.home, .home, content: content).html }

    private var content: HTML {
        """
        <div class="page-head"><div><p class="eyebrow">\(page.dates.full(page.dates.day(of: page.setting.now)))</p>\
        <h1>\(Greeting(page.setting, page.dates).text)</h1>\(actingFor)</div>\(page.writeButton)</div>
        \(EmergencyNotices(page.setting, home.emergencies).html)\(LawNotices(page.setting, home.lawNotices).html)\
        \(OwnNotices(page.setting, home).html)\
        \(asked)\(answered)\(WaitingNotices(page.setting, home).html)\
        \(WithheldNotices(page.setting, home.dossiers).html)\
        \(DraftNotice(page.setting, home.drafts.count).html)
        <div class="grid grid-2"><div class="col">
        \(PeopleCard(page, title: peopleTitle, link: peopleLink, isShort: true).html)
        \(cards.newest(words.home.newForYou, isForMe: true))
        \(cards.wentWell)
        </div><div class="col">
        \(cards.coming)
        \(cards.goals(page.isPerson ? words.home.goals : words.overview.goals))
        \(cards.agreements)
        \(others)
        \(cards.lookers)
        </div></div>
        """
    }

    private var asked: HTML {
        guard overview.waiting > 0 else { return .none }
        let link: HTML = "<a href=\"\(Link.permissions(page.id))\">\(words.giving.homeAnswer)</a>"
        let days =
            overview.waitingSince.map {
                page.dates.day(of: page.setting.now).daysSinceEpoch - page.dates.day(of: $0).daysSinceEpoch
            } ?? 0
        // Also where no mail can remind somebody: what waits long stands out, and says how long.
        guard days >= Self.longWait else {
            return notice(.sun, Icon("question"), page.setting, "\(words.giving.homeAsks(overview.waiting)) \(link)")
        }
        let text = "\(words.giving.homeAsks(overview.waiting)) \(words.giving.homeAsksLong(days))"
        return notice(.rose, Icon("clock"), page.setting, "\(text) \(link)")
    }

    /// Half of the time there is to answer (`AccessRequest.answerTime`), in days.
    private static let longWait = 7

    /// What an organisation answered stands at home for two weeks.
    private var answered: HTML {
        guard overview.answered > 0 else { return .none }
        let link: HTML = "<a href=\"\(Link.rights(page.id))\">\(words.rights.homeRead)</a>"
        return notice(.sun, Icon("talk"), page.setting, "\(words.rights.homeAnswered(overview.answered)) \(link)")
    }

    private var actingFor: HTML {
        page.isPerson ? .none : "<p class=\"lead\">\(words.home.actingFor(["name": page.personName]))</p>"
    }

    private var peopleTitle: String {
        guard page.isPerson else { return words.overview.people(["name": page.personName]) }
        return overview.entrance.facts.type == .household ? words.home.peopleHousehold : words.home.people
    }

    private var peopleLink: HTML { "<a href=\"\(Link.overview(page.id))\">\(words.home.seeAll)</a>" }

    private var others: HTML {
        let others = home.dossiers.filter { $0.id != page.id }
        guard !others.isEmpty else { return .none }
        return Card("ook", words.home.alsoHere, "<ul>\(others.map { ListedLink(page.setting, $0).html })</ul>").html
    }
}

/// The words somebody is welcomed with, by the hour of their day.
struct Greeting {
    let text: String

    init(_ setting: PageSetting, _ dates: PlainDates) {
        let hour = DossierClock.amsterdam.local(setting.now).minute / 60
        let name = setting.visitor?.name.firstName ?? ""
        let phrase =
            switch hour {
            case 6..<12: setting.words.home.morning
            case 12..<18: setting.words.home.afternoon
            default: setting.words.home.evening
            }
        text = phrase(["name": name])
    }
}

/// "Je hebt 1 concept dat nog niet klaar is."
struct DraftNotice {
    private let setting: PageSetting
    private let count: Int

    init(_ setting: PageSetting, _ count: Int) {
        self.setting = setting
        self.count = count
    }

    var html: HTML {
        guard count > 0 else { return .none }
        return notice(
            .sun, Icon("draft"), setting,
            "\(setting.words.home.drafts(count)) <a href=\"\(Link.drafts)\">\(setting.words.home.goOn)</a>")
    }
}

/// A dossier on a list: whose, what is next, how much is new.
struct ListedLink {
    private let setting: PageSetting
    private let listed: ListedDossier

    init(_ setting: PageSetting, _ listed: ListedDossier) {
        self.setting = setting
        self.listed = listed
    }

    var html: HTML {
        let words = setting.words
        let number = listed.unread > 99 ? words.home.moreThan99 : String(listed.unread)
        let count: HTML =
            listed.unread == 0
            ? .none : "<span class=\"count\">\(number)<span class=\"vh\"> \(words.common.new)</span></span>"
        return """
            <li><a class="person-link" href="\(Link.overview(listed.id))">\(Avatar(listed.cover.title, .apricot).html)\
            <span class="grow"><strong>\(listed.cover.title)</strong><span class="soft">\(line)</span></span>\(count)</a></li>
            """
    }

    private var line: String {
        let dates = setting.dates(listed.facts.clock)
        if let death = listed.facts.death(at: setting.now) {
            return setting.words.death.listed(["date": dates.date(death.day)])
        }
        if let next = listed.next {
            return "\(dates.nearWithTime(next.row.occurredAt)): \(next.body.title)"
        }
        guard let written = listed.lastWritten else { return setting.words.home.neverWritten }
        return setting.words.home.lastWritten(["when": dates.near(written)])
    }
}
