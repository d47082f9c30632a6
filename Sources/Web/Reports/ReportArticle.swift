import Dossier
import Records
import UseCases

/// One report as it stands in a list: who, when, the words, what it is about, and what you can do with it.
package struct ReportArticle: Sendable {
    private let page: DossierPage
    private let report: Entry<ReportBody>
    private let reactions: [Entry<ReactionBody>]
    private let goals: [EntryID: String]
    private let isNew: Bool
    private let mayReact: Bool

    package init(
        _ page: DossierPage, _ report: Entry<ReportBody>, reactions: [Entry<ReactionBody>] = [],
        goals: [EntryID: String] = [:], isNew: Bool = false, mayReact: Bool = false
    ) {
        self.page = page
        self.report = report
        self.reactions = reactions
        self.goals = goals
        self.isNew = isNew
        self.mayReact = mayReact
    }

    private var words: Words { page.words }
    private var link: Link { .report(page.id, report.id) }
    private var author: String { page.name(of: report.row.author) }

    package var html: HTML {
        let own: HTML = report.row.voice == .person ? " report-own" : .none
        return """
            <article class="report\(own)">\(page.avatar(of: report.row.author))<div class="report-body">
            <h3 class="report-meta">\(newDot)<a href="\(link)">\(author)</a> \(meta)</h3>
            <div class="report-text">\(report.body.text.paragraphs)</div>\(pills)\(answers)\(actions)</div></article>
            """
    }

    private var newDot: HTML {
        isNew ? "<span class=\"new-dot\"></span><span class=\"vh\">\(words.common.new): </span>" : .none
    }

    private var meta: String {
        var parts = [page.people.authors[report.row.author]?.role, page.dates.nearWithTime(report.row.occurredAt)]
        let about = (report.body.about ?? []).compactMap { page.people.party($0)?.body.shortName }
        if !about.isEmpty { parts.append(words.reports.about(["names": saidTogether(about, words)])) }
        return parts.compactMap { $0 }.joined(separator: " · ")
    }

    private var pills: HTML { ReportPills(page, report, goals: goals).html }

    private var answers: HTML {
        guard !reactions.isEmpty else { return .none }
        return ReactionList(page, reactions).html
    }

    private var actions: HTML {
        guard mayReact else { return .none }
        let mine = reactions.contains {
            $0.row.author == page.entrance.reach.actor && $0.row.form == ReactionForm.nice.rawValue
        }
        let nice: HTML =
            mine || report.row.author == page.entrance.reach.actor
            ? .none : NiceForm(page, report.id).html
        return """
            <div class="report-actions">\(nice)<a class="btn btn-quiet btn-small" href="\(Link.reactTo(page.id, report.id))">\
            \(Icon("reply").html(page.setting))\(words.reports.react)\
            <span class="vh">\(words.reports.reactTo(["name": author]))</span></a></div>
            """
    }
}

/// What a report is about, in pills.
struct ReportPills {
    private let page: DossierPage
    private let report: Entry<ReportBody>
    private let goals: [EntryID: String]

    init(_ page: DossierPage, _ report: Entry<ReportBody>, goals: [EntryID: String]) {
        self.page = page
        self.report = report
        self.goals = goals
    }

    var html: HTML {
        let items = pills.map { $0.listItem(page.setting) }
        return items.isEmpty ? .none : "<ul class=\"pills\">\(items)</ul>"
    }

    private var pills: [Pill] {
        let words = page.words
        var pills: [Pill] = []
        switch report.row.visibility {
        case .own: pills.append(Pill(words.reports.private, icon: Icon("lock"), .plum))
        case .confined: pills.append(Pill(words.reports.confined, icon: Icon("lock"), .plum))
        case .shared, .withheld: break
        }
        if let form = ReportForm(rawValue: report.row.form) { pills.append(contentsOf: pill(of: form)) }
        if report.row.voice == .person { pills.append(Pill(words.reports.ownWords, icon: Icon("talk"), .apricot)) }
        if report.body.together == true { pills.append(Pill(words.reports.together, icon: Icon("together"), .apricot)) }
        for theme in report.row.themes.themes where theme != .general {
            pills.append(Pill(words.theme(theme), icon: Icon(theme: theme)))
        }
        if let goal = report.body.goal.flatMap({ goals[$0] }) {
            pills.append(Pill(words.reports.goal(["goal": goal]), icon: Icon("plan"), .green, isCut: true))
        }
        if report.row.version > 1 { pills.append(Pill(words.reports.corrected, icon: Icon("pen"))) }
        return pills
    }

    private func pill(of form: ReportForm) -> [Pill] {
        let words = page.words
        return switch form {
        case .moment: []
        case .success: [Pill(words.forms.wentWell, icon: Icon("sun"), .sun)]
        case .talk: [Pill(words.form(form), icon: Icon("talk"))]
        case .care: [Pill(words.form(form), icon: Icon("health"))]
        case .worry: [Pill(words.form(form), icon: Icon("warning"))]
        case .handover: [Pill(words.form(form), icon: Icon("arrow-right"))]
        case .incident: [Pill(words.form(form), icon: Icon("warning"), .rose)]
        }
    }
}

/// "Fijn om te lezen": one tap.
struct NiceForm {
    private let page: DossierPage
    private let report: EntryID

    init(_ page: DossierPage, _ report: EntryID) {
        self.page = page
        self.report = report
    }

    var html: HTML {
        let id: EntryID = NewIdentifier.make(at: page.setting.now)
        return """
            <form method="post" action="\(Link.reactions(page.id, report))">\(FormToken(page.setting).html)\
            <input type="hidden" name="id" value="\(id.text)"><button class="btn btn-quiet btn-small" name="form" \
            value="nice">\(Icon("heart").html(page.setting))\(page.words.reports.nice)</button></form>
            """
    }
}

/// The reactions under a report: hearts in one line, words one by one.
struct ReactionList {
    private let page: DossierPage
    private let reactions: [Entry<ReactionBody>]

    init(_ page: DossierPage, _ reactions: [Entry<ReactionBody>]) {
        self.page = page
        self.reactions = reactions
    }

    var html: HTML { "\(hearts)\(spoken)" }

    private var hearts: HTML {
        let nice = reactions.filter { $0.row.form == ReactionForm.nice.rawValue && $0.body.text.isEmpty }
        guard !nice.isEmpty else { return .none }
        // A heart given twice is one heart.
        var authors: [AccountID] = []
        for author in nice.map(\.row.author) where !authors.contains(author) { authors.append(author) }
        let names = authors.map { $0 == page.entrance.reach.actor ? page.words.common.you : page.name(of: $0) }
        let phrase = names.count == 1 ? page.words.reports.niceBy : page.words.reports.niceByMany
        let text = phrase(["names": saidTogether(names, page.words)]).capitalisedFirst
        return "<p class=\"soft small hearts\">\(Icon("heart").html(page.setting)) \(text)</p>"
    }

    private var spoken: HTML {
        let said = reactions.filter { !$0.body.text.isEmpty }
        guard !said.isEmpty else { return .none }
        return "<div class=\"voices\">\(said.map(voice))</div>"
    }

    private func voice(_ reaction: Entry<ReactionBody>) -> HTML {
        let own: HTML = reaction.row.voice == .person ? " voice-own" : .none
        let differs: HTML =
            reaction.row.form == ReactionForm.ownView.rawValue ? " \(page.words.report.ownViewBy)" : .none
        return """
            <blockquote class="voice\(own)">\(reaction.body.text.paragraphs)<footer>\
            <strong>\(page.name(of: reaction.row.author))</strong>\(differs) · \
            \(page.dates.nearWithTime(reaction.row.occurredAt))</footer></blockquote>
            """
    }
}

extension Words {
    func theme(_ theme: Theme) -> String { themes[theme.fileName] ?? theme.fileName }

    func form(_ form: ReportForm) -> String {
        switch form {
        case .moment: forms.moment
        case .success: forms.success
        case .talk: forms.talk
        case .care: forms.care
        case .worry: forms.worry
        case .handover: forms.handover
        case .incident: forms.incident
        }
    }
}
