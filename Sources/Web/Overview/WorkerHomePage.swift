import Dossier
import Records
import UseCases

/// The home of somebody others share with: my people, what I have not read, what I must do, and where I write.
package struct WorkerHomePage: Sendable {
    private let setting: PageSetting
    private let home: Home

    package init(_ setting: PageSetting, _ home: Home) {
        self.setting = setting
        self.home = home
    }

    private var words: Words { setting.words }
    /// Who comes first today stands first.
    private var dossiers: [ListedDossier] {
        home.dossiers.sorted { left, right in
            let (first, second) = (
                left.next?.row.occurredAt.milliseconds ?? .max, right.next?.row.occurredAt.milliseconds ?? .max
            )
            return first == second ? left.cover.title < right.cover.title : first < second
        }
    }
    private var unread: Int { home.dossiers.reduce(0) { $0 + $1.unread } }
    private var mine: [(ListedDossier, Entry<AgreementBody>)] {
        home.dossiers.flatMap { listed in
            let me = listed.people.parties.first { $0.body.account == home.visitor.account }?.id
            return listed.openAgreements
                .filter { $0.body.owner == me && $0.row.status == AgreementStatus.open.rawValue }
                .map { (listed, $0) }
        }.sorted { ($0.1.row.dueAt?.milliseconds ?? .max) < ($1.1.row.dueAt?.milliseconds ?? .max) }
    }

    package var html: HTML {
        Page(
            setting, title: words.nav.today, place: .home, isWork: true,
            content: home.dossiers.isEmpty ? empty : content
        ).html
    }

    private var greeting: HTML {
        """
        <div class="page-head"><div><h1>\(Greeting(setting, setting.dates()).text)</h1><p class="lead">\(lead)</p></div></div>
        \(EmergencyNotices(setting, home.emergencies).html)\(LawNotices(setting, home.lawNotices).html)\
        \(OwnNotices(setting, home).html)\
        \(WaitingNotices(setting, home).html)\(WithheldNotices(setting, home.dossiers).html)\
        \(DraftNotice(setting, home.drafts.count).html)
        """
    }

    private var lead: String {
        guard !home.dossiers.isEmpty else {
            return setting.dates().full(setting.dates().day(of: setting.now)).capitalisedFirst
        }
        let read = unread == 0 ? words.home.allRead : words.home.unreadLead(unread)
        return mine.isEmpty ? read : "\(read) \(words.home.todoLead(mine.count))"
    }

    private var empty: HTML {
        let other = home.visitor.actor.isAdministrator ? words.home.nothingAdmin : words.home.nothingHelp
        let help = home.overseen == nil ? other : words.oversight.homeHelp
        return """
            \(greeting)
            <section class="card"><div class="empty">\(Icon("friends").html(setting))<p><strong>\(words.home.nothing)</strong></p>\
            <p>\(help)</p>\(emergency)</div></section>
            """
    }

    /// In need nobody should have to search a menu (access rule 21).
    private var emergency: HTML {
        guard setting.visitor?.mayOpenEmergency == true else { return .none }
        return """
            <p class="more"><a class="btn btn-quiet" href="\(Link.emergency)">\(Icon("warning").html(setting))\
            \(words.emergency.title)</a></p>
            """
    }

    private var content: HTML {
        """
        \(greeting)
        <div class="grid grid-3">
        \(people)
        <div class="col">\(write)\(notRead)</div>
        <div class="col">\(todo)</div></div>
        """
    }

    private var people: HTML {
        Card("mijn", words.home.myPeople, "<ul>\(dossiers.map { ListedLink(setting, $0).html })</ul>\(emergency)").html
    }

    private var write: HTML {
        let open = dossiers.filter { !$0.reach.themes(.add, in: .reports).isEmpty }
        guard !open.isEmpty else { return .none }
        let links = open.prefix(12).map { listed in
            """
            <li><a class="btn btn-quiet" href="\(Link.write(listed.id))">\(Icon("pen").html(setting))\(listed.cover.title)</a></li>
            """ as HTML
        }
        return Card(
            "schrijf", words.common.write,
            "<p>\(words.home.writeAboutWhom)</p><ul class=\"pills more\">\(links)</ul>"
        ).html
    }

    private var notRead: HTML {
        let news = home.dossiers.flatMap { listed in listed.unreadReports.map { (listed, $0) } }
            .sorted { $0.1.row.occurredAt > $1.1.row.occurredAt }.prefix(5)
        guard !news.isEmpty else {
            return Card("ongelezen", words.home.unread, "<p class=\"soft\">\(words.home.nothingUnread)</p>").html
        }
        let items = news.map { listed, report in
            let page = DossierPage(setting, listed.entrance, listed.cover, listed.people)
            let whose: HTML =
                home.dossiers.count == 1
                ? .none : "<p class=\"eyebrow\"><a href=\"\(Link.overview(listed.id))\">\(listed.cover.title)</a></p>"
            return "<li>\(whose)\(ReportArticle(page, report, isNew: true).html)</li>" as HTML
        }
        let readAll = dossiers.filter { $0.unread > 0 && $0.reach.emergency == nil }.map { listed in
            """
            <form method="post" action="\(Link.markRead(listed.id))">\(setting.formFields)\
            <button class="btn btn-quiet btn-small">\(Icon("check").html(setting))\
            \(words.home.readAllOf(["name": listed.cover.title]))</button></form>
            """ as HTML
        }
        return Card(
            "ongelezen", words.home.unread,
            "<ul class=\"list\">\(Array(items))</ul><div class=\"actions more\">\(readAll)</div>"
        ).html
    }

    private var todo: HTML {
        guard !mine.isEmpty else {
            return Card("doen", words.home.todo, "<p class=\"soft\">\(words.home.nothingTodo)</p>").html
        }
        let items = mine.prefix(10).map { listed, agreement in
            AgreementRow(DossierPage(setting, listed.entrance, listed.cover, listed.people), agreement).html
        }
        return Card("doen", words.home.todo, "<ul class=\"list\">\(Array(items))</ul>").html
    }
}
