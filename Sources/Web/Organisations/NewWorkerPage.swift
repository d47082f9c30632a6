import Dossier
import UseCases

/// Inviting a colleague.
package struct NewWorkerPage: Sendable {
    private let setting: PageSetting
    private let forms: SeatForms
    private let typed: TypedSeat
    private let problems: [FieldMessage]

    init(_ setting: PageSetting, _ forms: SeatForms, _ typed: TypedSeat, problems: [FieldMessage] = []) {
        self.setting = setting
        self.forms = forms
        self.typed = typed
        self.problems = problems
    }

    private var words: Words.Organisations { setting.words.organisations }

    package var html: HTML {
        AdministrationFrame(
            setting: setting, organisation: forms.organisation, name: forms.name, problems: problems
        ).page(words.invite.title, lead: words.invite.lead, content)
    }

    private var content: HTML {
        let field = FormField(setting: setting, problems: problems)
        let seat = SeatFields(
            setting: setting, departments: forms.departments, roles: forms.roles, typed: typed, problems: problems)
        return """
            \(forms.hasSecond ? HTML.none : notice(.sun, Icon("warning"), setting, HTML(text: words.onlyOne)))
            <form class="card form" method="post" action="\(Link.newWorker(forms.organisation))" novalidate>\
            \(setting.formFields)<input type="hidden" name="id" value="\(typed.id.text)">
            \(field.text("naam", words.invite.name, value: typed.name, attributes: "autocomplete=\"off\" maxlength=\"100\""))
            \(field.text(
                "mail", words.invite.mail, hint: words.invite.mailHint, value: typed.mail,
                attributes: "type=\"email\" autocomplete=\"off\""))
            \(seat.html)
            <p>\(words.invite.second)</p>
            <div class="actions"><button class="btn btn-main">\(words.invite.send)</button></div></form>
            """
    }
}
