import Dossier
import Records
import UseCases

/// A reaction somebody typed, kept so that a wrong field loses nothing.
package struct TypedReaction: Sendable {
    package var id: EntryID
    package var form: ReactionForm
    package var text: String

    package init(id: EntryID, form: ReactionForm = .answer, text: String = "") {
        self.id = id
        self.form = form
        self.text = text
    }
}

/// One report, what others said to it, and how it was before.
package struct ReportPage: Sendable {
    private let page: DossierPage
    private let detail: ReportDetail
    private let typed: TypedReaction
    private let saved: SavedNotice?
    /// What was just decided about who reads it.
    private let decided: String?
    private let typedNaming: TypedNaming?
    private let problems: [FieldMessage]

    package init(
        _ setting: PageSetting, _ detail: ReportDetail, _ typed: TypedReaction, saved: SavedNotice? = nil,
        decided: String? = nil, naming: TypedNaming? = nil, problems: [FieldMessage] = []
    ) {
        page = DossierPage(setting, detail.entrance, detail.cover, detail.people)
        self.detail = detail
        self.typed = typed
        self.saved = saved
        self.decided = decided
        typedNaming = naming
        self.problems = problems
    }

    private var words: Words { page.words }

    package var html: HTML {
        page.page(
            problems.isEmpty ? title : words.common.errorTitle(["title": title]), .reports, isNarrow: true,
            content: content
        ).html
    }

    private var title: String {
        switch detail.item {
        case .report(let report, _):
            words.report.title([
                "name": page.name(of: report.row.author), "date": page.dates.near(report.row.occurredAt),
            ])
        case .withheld: words.reports.title
        }
    }

    private var content: HTML {
        """
        <a class="back" href="\(Link.timeline(page.id))">\(Icon("arrow-left").html(page.setting))\(words.report.all)</a>
        \(ErrorSummary(page.setting, problems.map { ($0.field, $0.message) }).html)
        <div class="page-head"><h1>\(title)</h1></div>
        \(saved?.html(page.setting))\(doneNotice(decided, page.setting))
        <div class="stack">\(body)</div>
        """
    }

    private var apart: HTML {
        if let confined = detail.confined { return ConfinedPanel(page, detail, confined, typedNaming, problems).html }
        guard let withheld = detail.withheld else { return .none }
        return WithheldPanel(page, detail, withheld, problems).html
    }

    private var body: HTML {
        switch detail.item {
        case .withheld(let id, _, let author, let withholding):
            "<section class=\"card\">\(WithheldLine(page, id, author, withholding).html)</section>"
        case .report(let report, let reactions):
            "\(article(report))\(apart)\(toCorrect(report))\(answers(reactions))\(form)\(versions)\(actions(report))"
        }
    }

    private func article(_ report: Entry<ReportBody>) -> HTML {
        let author = page.name(of: report.row.author)
        let role = page.people.authors[report.row.author]?.role
        let meta = [role, page.dates.full(report.row.occurredAt)].compactMap { $0 }.joined(separator: " · ")
        return """
            <section class="card"><article class="report report-big">\(page.avatar(of: report.row.author))\
            <div class="report-body"><h2 class="report-meta"><strong>\(author)</strong> \(meta)</h2>
            <div class="report-text">\(report.body.text.paragraphs)</div>\(ReportPills(page, report, goals: detail.goals).html)\
            </div></article></section>
            """
    }

    /// The person asked, the organisation said yes, and the author does it.
    private func toCorrect(_ report: Entry<ReportBody>) -> HTML {
        guard !detail.toCorrect.isEmpty else { return .none }
        let link: HTML =
            detail.mayCorrect ? "<a href=\"\(Link.correct(page.id, report.id))\">\(words.report.correct)</a>" : .none
        return Card(
            "verbeteren", words.rights.toCorrect,
            "<p>\(words.rights.toCorrectText)</p>\(detail.toCorrect.map { "<blockquote>\($0.paragraphs)</blockquote>" as HTML })<p>\(link)</p>"
        ).html
    }

    private func answers(_ reactions: [Entry<ReactionBody>]) -> HTML {
        let list: HTML =
            reactions.isEmpty
            ? "<p class=\"soft\">\(words.report.noReactions)</p>" : ReactionList(page, reactions).html
        return Card("reacties", words.report.reactions, list).html
    }

    private var form: HTML {
        guard detail.mayReact, let report = detail.report else {
            return "<p class=\"soft\">\(words.report.cannotReact)</p>"
        }
        let message = problems.first { $0.field == "text" }?.message
        return Card(
            "reageer", words.report.yourReaction,
            """
            <form class="form" id="reactie" method="post" action="\(Link.reactions(page.id, report.id))" novalidate\
            \(DraftAttributes(words).html)>\(page.setting.formFields)<input type="hidden" name="id" value="\(typed.id.text)">\
            <input type="hidden" name="dossier" value="\(page.id.text)">\
            <input type="hidden" name="parent" value="\(report.id.text)">
            <fieldset class="field"><legend>\(words.report.whatKind)</legend><div class="choice-row">\
            \(ReactionForm.allCases.map(choice))</div></fieldset>
            <div class="field\(message == nil ? HTML.none : " field-bad")"><label for="text">\(words.report.yourReaction)</label>\
            \(message.map { FieldError(page.setting, "text", $0).html })<textarea class="textarea" id="text" name="text"\
            \(message == nil ? HTML.none : " aria-invalid=\"true\" aria-describedby=\"text-fout\"")>
            \(typed.text)</textarea></div>
            <div class="actions"><button class="btn">\(words.report.place)</button></div>
            <p class="draft-status" data-draft-status role="status"></p></form>
            """
        ).html
    }

    private func choice(_ form: ReactionForm) -> HTML {
        let label =
            switch form {
            case .nice: words.reactionForms.nice
            case .answer: words.reactionForms.answer
            case .ownView: words.reactionForms.ownView
            }
        return """
            <label class="choice"><input type="radio" name="form" value="\(form.fileName)"\
            \(form == typed.form ? " checked" : HTML.none)><span>\(label)</span></label>
            """
    }

    private var versions: HTML {
        guard !detail.earlier.isEmpty else { return .none }
        let items = detail.earlier.map { version in
            let title = words.report.version([
                "number": String(version.row.version), "date": page.dates.full(version.row.recordedAt),
            ])
            return """
                <div class="version"><p class="report-meta">\(title)</p>\(version.body.text.paragraphs)</div>
                """ as HTML
        }
        return """
            <section class="card"><details class="disclose"><summary>\(words.report.versions(detail.earlier.count))</summary>\
            \(items)</details></section>
            """
    }

    private func actions(_ report: Entry<ReportBody>) -> HTML {
        let correct: HTML =
            detail.mayCorrect
            ? """
            <a class="btn btn-quiet" href="\(Link.correct(page.id, report.id))">\(Icon("pen").html(page.setting))\
            \(words.report.correct)</a>
            """ : .none
        let share: HTML =
            page.entrance.reach.acts.contains(.giveAccess) && report.row.visibility == .shared
            ? """
            <a class="btn btn-quiet" href="\(Link.sharing(page.id, report.id))">\(Icon("together").html(page.setting))\
            \(words.giving.share)</a>
            """ : .none
        let ask: HTML =
            page.entrance.reach.mayAsk(.correction).allowed && report.row.visibility == .shared
                && report.row.author != page.entrance.reach.actor
            ? """
            <a class="btn btn-quiet" href="\(Link.askRight(page.id, .correction, entry: report.id))">\
            \(Icon("question").html(page.setting))\(words.rights.askOnReport)</a>
            """ : .none
        return "<div class=\"actions no-print\">\(correct)\(share)\(ask)\(page.printButton)</div>"
    }
}
