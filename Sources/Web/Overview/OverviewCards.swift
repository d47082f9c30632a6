import Dossier
import Records
import UseCases

/// The cards that the home of a person and the overview of a dossier share.
struct OverviewCards {
    private let page: DossierPage
    private let overview: Overview

    init(_ page: DossierPage, _ overview: Overview) {
        self.page = page
        self.overview = overview
    }

    private var words: Words { page.words }

    var coming: HTML {
        let link: HTML = "<a href=\"\(Link.together(page.id))\">\(words.nav.together)</a>"
        return Card("komt", words.home.coming, link: link, MeetingList(page, overview.coming).html).html
    }

    func goals(_ title: String) -> HTML {
        let link: HTML = "<a href=\"\(Link.plan(page.id))\">\(words.nav.plan)</a>"
        let shown = overview.goals.filter { $0.goal.body.ofAnother != true }.prefix(4)
        guard !shown.isEmpty else {
            return Card("doelen", title, link: link, "<p class=\"soft\">\(words.overview.noGoals)</p>").html
        }
        return Card("doelen", title, link: link, "\(shown.map { GoalSummary(page, $0).html })").html
    }

    var agreements: HTML {
        guard !overview.agreements.isEmpty else {
            return Card("afspraken", words.home.agreed, "<p class=\"soft\">\(words.overview.noAgreements)</p>").html
        }
        let items = overview.agreements.prefix(6).map { AgreementRow(page, $0).html }
        return Card("afspraken", words.home.agreed, "<ul class=\"list\">\(items)</ul>").html
    }

    /// - Parameter isForMe: only what others wrote, and not more than a glance.
    func newest(_ title: String, isForMe: Bool = false) -> HTML {
        let link: HTML = "<a href=\"\(Link.timeline(page.id))\">\(words.home.allReports)</a>"
        guard !overview.newest.isEmpty else {
            return Card("nieuw", title, link: link, "<p class=\"soft\">\(words.overview.noReports)</p>").html
        }
        let me = page.entrance.reach.actor
        let shown = isForMe ? Array(overview.newest.filter { $0.row.author != me }.prefix(3)) : overview.newest
        guard !shown.isEmpty else {
            return Card("nieuw", title, link: link, "<p class=\"soft\">\(words.home.nothingUnread)</p>").html
        }
        let items = shown.map { article($0, mayReact: page.dossierSetting.mayWrite) }
        return Card("nieuw", title, link: link, "<ul class=\"list\">\(items)</ul>").html
    }

    private func article(_ report: Entry<ReportBody>, mayReact: Bool) -> HTML {
        let reactions = overview.reactions[report.id] ?? []
        return """
            <li>\(ReportArticle(
                page, report, reactions: reactions, goals: overview.goalTexts, mayReact: mayReact
            ).html)</li>
            """
    }

    var wentWell: HTML {
        // What is new shows above; the same words twice would be one too many.
        let newest = Set(overview.newest.map(\.id))
        let other = overview.wentWell.filter { !newest.contains($0.id) }
        guard !other.isEmpty else { return .none }
        let items = other.map { article($0, mayReact: false) }
        return Card("goed", words.home.wentWell, "<ul class=\"list\">\(items)</ul>").html
    }

    var linked: HTML {
        guard !overview.linked.isEmpty else { return .none }
        let items = overview.linked.map { linked in
            """
            <li><a class="person-link" href="\(Link.overview(linked.id))">\(Avatar(linked.title, .plum).html)\
            <span class="grow"><strong>\(linked.title)</strong><span class="soft">\
            \(linked.type == .household ? words.overview.household : words.overview.person)</span></span></a></li>
            """ as HTML
        }
        return Card("hoort", words.overview.linked, "<ul>\(items)</ul>").html
    }

    var lookers: HTML {
        guard page.dossierSetting.mayReadLog else { return .none }
        let text = overview.lookers == 0 ? words.home.noLookers : words.home.lookers(overview.lookers)
        return notice(
            .plum, Icon("eye"), page.setting,
            "<strong>\(text)</strong> <a href=\"\(Link.accessLog(page.id))\">\(words.home.whoAndWhy)</a>")
    }
}
