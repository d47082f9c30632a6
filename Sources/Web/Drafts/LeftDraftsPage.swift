import Dossier
import UseCases

/// Which drafts closed accounts left, of whom and in whose dossier: how many and when, and no word.
package struct LeftDraftsPage: Sendable {
    private let setting: PageSetting
    private let reading: LeftDraftsReading
    private let notice: String?

    package init(_ setting: PageSetting, _ reading: LeftDraftsReading, notice: String? = nil) {
        self.setting = setting
        self.reading = reading
        self.notice = notice
    }

    private var words: Words.LeftDrafts { setting.words.leftDrafts }

    package var html: HTML {
        Page(setting, title: words.title, isNarrow: true, isWork: true, content: content).html
    }

    private var content: HTML {
        let none: HTML = reading.left.isEmpty ? "<p class=\"soft\">\(words.none)</p>" : .none
        return """
            <a class="back" href="\(Link.oversight)">\(Icon("arrow-left").html(setting))\(setting.words.oversight.title)</a>
            <div class="page-head"><div><h1>\(words.title)</h1><p class="lead">\(words.lead)</p></div></div>
            \(doneNotice(notice, setting))\(none)<div class="stack">\(reading.left.map(card))</div>
            """
    }

    private func card(_ left: LeftDrafts) -> HTML {
        let dates = setting.dates(left.clock)
        let rows = left.drafts.map { draft in
            let when = dates.nearWithTime(draft.savedAt)
            return """
                <li class="list-row"><span class="grow">\(words.saved(["when": when]))</span>\
                <a class="btn btn-quiet btn-small" href="\(Link.handOut(left.dossier, draft.id))">\(words.handOut)\
                <span class="vh">: \(words.saved(["when": when]))</span></a></li>
                """ as HTML
        }
        return """
            <section class="card"><h2>\(words.about(["author": left.author, "person": left.person]))</h2>
            <p class="soft">\(words.count(left.drafts.count))</p><ul class="list">\(rows)</ul></section>
            """
    }
}

/// Who gets a draft, and why.
package struct HandOutPage: Sendable {
    private let setting: PageSetting
    private let forms: LeftDraftForms
    private let to: String
    private let reason: String
    private let problems: [FieldMessage]

    package init(
        _ setting: PageSetting, _ forms: LeftDraftForms, to: String, reason: String, problems: [FieldMessage] = []
    ) {
        self.setting = setting
        self.forms = forms
        self.to = to
        self.reason = reason
        self.problems = problems
    }

    private var words: Words.LeftDrafts { setting.words.leftDrafts }

    package var html: HTML {
        let title =
            problems.isEmpty ? words.formTitle : setting.words.common.errorTitle(["title": words.formTitle])
        return Page(setting, title: title, isNarrow: true, isWork: true, content: content).html
    }

    private var content: HTML {
        let when = setting.dates(forms.clock).nearWithTime(forms.savedAt)
        return """
            <a class="back" href="\(Link.leftDrafts)">\(Icon("arrow-left").html(setting))\(words.title)</a>
            \(ErrorSummary(setting, problems.map { ($0.field, $0.message) }).html)
            <div class="page-head"><div><h1>\(words.formTitle)</h1><p class="lead">\
            \(words.formLead(["author": forms.author, "person": forms.person, "when": when]))</p></div></div>
            <section class="card">\(forms.colleagues.isEmpty ? nobody : form)</section>
            """
    }

    private var nobody: HTML { "<p>\(words.nobody)</p>" }

    private var form: HTML {
        let field = FormField(setting: setting, problems: problems)
        let names = forms.colleagues.map { (value: $0.id.text, label: $0.name) }
        return """
            <p>\(words.toHint)</p>
            <form class="form more" method="post" action="\(Link.handOut(forms.dossier, forms.id))" novalidate>\(setting.formFields)
            \(field.select("naar", words.to, [(value: "", label: words.choose)] + names, chosen: to))
            \(field.area("reden", words.reason, hint: words.reasonHint, value: reason))
            <div class="actions"><button class="btn btn-main">\(words.give)</button></div></form>
            """
    }
}
