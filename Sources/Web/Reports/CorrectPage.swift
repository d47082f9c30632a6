import Dossier
import Records
import UseCases

/// The form to correct an own report.
package struct CorrectPage: Sendable {
    private let page: DossierPage
    private let report: Entry<ReportBody>
    private let text: String
    private let themes: [Theme]
    private let problems: [FieldMessage]
    private let changedMeanwhile: Bool

    package init(
        _ setting: PageSetting, _ detail: ReportDetail, _ report: Entry<ReportBody>, text: String? = nil,
        themes: [Theme]? = nil, problems: [FieldMessage] = [], changedMeanwhile: Bool = false
    ) {
        page = DossierPage(setting, detail.entrance, detail.cover, detail.people)
        self.report = report
        self.text = text ?? report.body.text
        self.themes = themes ?? report.row.themes.themes.filter { $0 != .general }
        self.problems = problems
        self.changedMeanwhile = changedMeanwhile
    }

    private var words: Words { page.words }

    package var html: HTML {
        let title = words.write.correctTitle
        let full = problems.isEmpty && !changedMeanwhile ? title : words.common.errorTitle(["title": title])
        return page.page(full, .reports, isNarrow: true, content: content).html
    }

    private var content: HTML {
        let message = problems.first { $0.field == "text" }?.message
        return """
            <a class="back" href="\(Link.report(page.id, report.id))">\(Icon("arrow-left").html(page.setting))\(words.common.back)</a>
            \(ErrorSummary(page.setting, problems.map { ($0.field, $0.message) }).html)\(meanwhile)
            \(page.head(words.write.correctTitle, lead: words.write.correctLead))
            <form class="form" id="verbeter" method="post" action="\(Link.correct(page.id, report.id))" novalidate>
            \(page.setting.formFields)<input type="hidden" name="version" value="\(String(report.row.version))">
            <div class="field\(message == nil ? HTML.none : " field-bad")"><label for="text">\(words.write.field)</label>\
            \(message.map { FieldError(page.setting, "text", $0).html })\
            <textarea class="textarea textarea-big" id="text" name="text"\
            \(message == nil ? HTML.none : " aria-invalid=\"true\" aria-describedby=\"text-fout\"")>
            \(text)</textarea></div>
            \(themeChoices)
            <div class="actions"><button class="btn btn-main">\(words.write.correctSave)</button>\
            <a href="\(Link.report(page.id, report.id))">\(words.write.stop)</a></div></form>
            """
    }

    private var meanwhile: HTML {
        guard changedMeanwhile else { return .none }
        return notice(
            .sun, Icon("warning"), page.setting,
            """
            \(words.write.changedMeanwhile) <a href="\(Link.report(page.id, report.id))">\(words.write.seeCurrent)</a>
            """, attributes: " role=\"alert\"")
    }

    private var themeChoices: HTML {
        let message = problems.first { $0.field == "themas" }?.message
        let open = page.entrance.reach.themes(.add, in: .reports).themes.filter { $0 != .general }
        let labels = open.map { theme in
            """
            <label class="choice"><input type="checkbox" name="theme" value="\(theme.fileName)"\
            \(themes.contains(theme) ? " checked" : HTML.none)><span>\(words.theme(theme))</span></label>
            """ as HTML
        }
        return """
            <fieldset class="field\(message == nil ? HTML.none : " field-bad")" id="themas" tabindex="-1"><legend>\
            \(words.write.themeQuestion)</legend>\(message.map { FieldError(page.setting, "themas", $0).html })\
            <div class="choice-row">\(labels)</div></fieldset>
            """
    }
}
