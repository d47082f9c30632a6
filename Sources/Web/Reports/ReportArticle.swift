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

    private var meta: HTML {
        let role = page.people.authors[report.row.author]?.role.map { "\($0) · " as HTML }
        return "\(role)\(page.dates.nearWithTime(report.row.occurredAt))\(about)"
    }

    private var about: HTML {
        let names = (report.body.about ?? []).compactMap { page.people.party($0)?.body.shortName }
        return names.isEmpty ? .none : " · \(words.reports.about(["names": saidTogether(names, words)]))"
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
            \(page.setting.labels.react)<span class="vh">\(words.reports.reactTo(["name": author]))</span></a></div>
            """
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

    // No id: a heart given twice is one heart.
    var html: HTML {
        """
        <form method="post" action="\(Link.reactions(page.id, report))">\(page.setting.formFields)\
        <button class="btn btn-quiet btn-small" name="form" value="nice">\(page.setting.labels.nice)</button></form>
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
