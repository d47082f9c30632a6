import Dossier
import UseCases

/// Where a professional opens emergency access: which dossier, why, and for how long.
package struct EmergencyPage: Sendable {
    private let setting: PageSetting
    private let form: EmergencyForm
    private let typed: TypedEmergency
    private let problems: [FieldMessage]

    package init(
        _ setting: PageSetting, _ form: EmergencyForm, _ typed: TypedEmergency, problems: [FieldMessage] = []
    ) {
        self.setting = setting
        self.form = form
        self.typed = typed
        self.problems = problems
    }

    private var words: Words.Emergency { setting.words.emergency }

    package var html: HTML {
        let title = problems.isEmpty ? words.title : setting.words.common.errorTitle(["title": words.title])
        return Page(setting, title: title, isNarrow: true, isWork: true, content: content).html
    }

    private var content: HTML {
        """
        \(ErrorSummary(setting, problems.map { ($0.field, $0.message) }).html)
        <div class="page-head"><div><h1>\(words.title)</h1><p class="lead">\(words.lead)</p></div></div>
        <div class="stack-s"><p>\(words.what)</p><p>\(words.told)</p></div>
        <form class="form more" method="post" action="\(Link.emergency)" novalidate>\(setting.formFields)\
        <input type="hidden" name="id" value="\(typed.id.text)">
        \(FormField(setting: setting, problems: problems).finding(typed.finding))
        <div class="field\(bad("reden"))"><label for="reden">\(words.reason)</label>\
        <p class="hint" id="reden-hint">\(words.reasonHint)</p>\(error("reden"))\
        <textarea class="textarea" id="reden" name="reden" rows="3"\(described("reden"))>
        \(typed.reason)</textarea></div>
        \(minutes)\(organisation)
        <div class="actions"><button class="btn btn-main">\(words.open)</button>\
        <a href="\(Link.home)">\(setting.words.write.stop)</a></div></form>
        """
    }

    private var minutes: HTML {
        let items = Emergency.lengths.map { length in
            """
            <label class="choice"><input type="radio" name="duur" value="\(String(length))"\
            \(typed.minutes == String(length) ? " checked" : HTML.none)>\
            <span>\(words.minutesOf(["count": String(length)]))</span></label>
            """ as HTML
        }
        return """
            <fieldset class="field\(bad("duur"))" id="duur" tabindex="-1"><legend>\(words.minutes)</legend>\(error("duur"))\
            <div class="choice-row">\(items)</div></fieldset>
            """
    }

    /// Asked of who works at several that have the right.
    private var organisation: HTML {
        guard form.organisations.count > 1 else { return .none }
        let items = form.organisations.map { id, name in
            "<option value=\"\(id.text)\"\(id.text == typed.organisation ? " selected" : HTML.none)>\(name)</option>"
                as HTML
        }
        return """
            <div class="field"><label for="organisatie">\(words.organisation)</label>\
            <select class="select" id="organisatie" name="organisatie">\(items)</select></div>
            """
    }

    private func message(_ field: String) -> String? { problems.first { $0.field == field }?.message }

    private func bad(_ field: String) -> HTML { message(field) == nil ? .none : " field-bad" }

    private func error(_ field: String) -> HTML { message(field).map { FieldError(setting, field, $0).html } ?? .none }

    private func described(_ field: String) -> HTML {
        guard message(field) != nil else { return " aria-describedby=\"\(field)-hint\"" }
        return " aria-invalid=\"true\" aria-describedby=\"\(field)-fout \(field)-hint\""
    }
}
