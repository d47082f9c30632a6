import Dossier
import Records
import UseCases

/// The form on which the person chooses who acts for them: who, for what, with which acts, and from when until when.
package struct RepresentativePage: Sendable {
    private let page: DossierPage
    private let forms: GivingForms
    private let typed: TypedMandate
    private let problems: [FieldMessage]

    package init(_ setting: PageSetting, _ forms: GivingForms, _ typed: TypedMandate, problems: [FieldMessage] = []) {
        page = DossierPage(setting, forms.entrance, forms.cover, forms.people)
        self.forms = forms
        self.typed = typed
        self.problems = problems
    }

    private var words: Words.Mandates.Choosing { page.words.mandates.choosing }
    private var giving: Words.Giving { page.words.giving }
    private var fields: GivingFields { GivingFields(page, typed.giving, problems) }

    package var html: HTML {
        let full = problems.isEmpty ? words.title : page.words.common.errorTitle(["title": words.title])
        return page.page(full, .permissions, isNarrow: true, content: content).html
    }

    private var content: HTML {
        """
        <a class="back" href="\(Link.permissions(page.id))">\(Icon("arrow-left").html(page.setting))\
        \(page.words.permissions.title)</a>
        \(ErrorSummary(page.setting, problems.map { ($0.field, $0.message) }).html)
        \(page.head(words.title, lead: words.lead))
        <form class="form" method="post" action="\(Link.choosing(page.id))" novalidate>\(page.setting.formFields)\
        <input type="hidden" name="id" value="\(typed.giving.id.text)">
        \(who)
        \(fields.what(words.what, packages: [.everything, .money, .health, .family, .dayActivities]))
        \(acts)
        \(fields.from(words.from))
        \(fields.until([.months3, .months6, .year]))
        <div class="actions"><button class="btn btn-main">\(giving.next)</button>\
        <a href="\(Link.permissions(page.id))">\(page.words.write.stop)</a></div></form>
        """
    }

    private var who: HTML {
        """
        <div class="field\(fields.bad("aan"))"><label for="aan">\(words.who)</label>\(fields.error("aan"))\
        <select class="select" id="aan" name="aan"\(fields.described("aan"))><option value="">\(giving.choose)</option>\
        \(forms.persons.map(option))</select></div>
        """
    }

    private func option(_ recipient: Recipient) -> HTML {
        let value = PrincipalText.text(recipient.principal)
        let name = [recipient.name, recipient.of].compactMap { $0 }.joined(separator: ", ")
        return "<option value=\"\(value)\"\(value == typed.giving.to ? " selected" : HTML.none)>\(name)</option>"
    }

    private var acts: HTML {
        let boxes = TypedMandate.names.map { act, name -> HTML in
            let said = words.act(act)
            return """
                <div>\(fields.box("mag", name, said.name, typed.acts.contains(act)))<p class="hint">\(said.hint)</p></div>
                """
        }
        return """
            <fieldset class="field"><legend>\(words.acts)</legend><p class="hint">\(words.actsHint)</p>\
            <div class="choice-list">\(boxes)</div></fieldset>
            """
    }
}

/// What somebody could do in the person's place, in plain sentences: nothing has been chosen yet.
package struct RepresentativeCheckPage: Sendable {
    private let page: DossierPage
    private let typed: TypedMandate
    private let mandate: Mandate
    private let name: String

    package init(_ setting: PageSetting, _ forms: GivingForms, _ typed: TypedMandate, _ mandate: Mandate) {
        page = DossierPage(setting, forms.entrance, forms.cover, forms.people)
        self.typed = typed
        self.mandate = mandate
        name = forms.recipient(.account(mandate.account))?.name ?? ""
    }

    private var words: Words.Mandates.Choosing { page.words.mandates.choosing }
    private var giving: Words.Giving { page.words.giving }

    package var html: HTML { page.page(giving.checkTitle, .permissions, isNarrow: true, content: content).html }

    private var content: HTML {
        let carried = typed.fields.map { "<input type=\"hidden\" name=\"\($0.name)\" value=\"\($0.value)\">" as HTML }
        return """
            \(page.head(giving.checkTitle, lead: words.checkLead))
            <div class="col"><section class="card"><h2>\(name)</h2>\(sentences)</section>
            <form class="form" method="post" action="\(Link.choose(page.id))">\(page.setting.formFields)\(carried)
            <div class="actions"><button class="btn btn-main">\(words.choose)</button>\
            <button class="btn btn-quiet" name="stap" value="terug" formaction="\(Link.choosing(page.id))">\(giving.back)</button>
            </div></form></div>
            """
    }

    private var sentences: HTML {
        let scope = ScopeText(page, mandate.scope, isOne: false)
        let acts = TypedMandate.names.filter { mandate.acts.contains($0.act) }.map {
            words.act($0.act).may(["name": name])
        }
        let rest = acts + [words.never(["name": name]), period, words.anyDay, words.told(["name": name])]
        return """
            <p>\(words.sees.html(["name": HTML(text: name), "what": scope.html]))</p>\(scope.lists)
            \(rest.map { "<p>\($0)</p>" as HTML })
            """
    }

    private var period: String {
        let begins =
            mandate.period.from > page.setting.now
            ? page.words.permissions.startsOn(["date": page.dates.dateWithYear(mandate.period.from)]) : words.startsNow
        let last = mandate.period.until.map { page.dates.dateWithYear($0.moved(by: -1)) } ?? ""
        return words.period(["from": begins, "until": last])
    }
}

/// Asks once more before somebody acts for the person no longer, and says what then happens.
package struct EndRepresentationPage: Sendable {
    private let page: DossierPage
    private let account: AccountID
    private let name: String

    package init(_ setting: PageSetting, _ permissions: Permissions, _ account: AccountID, name: String) {
        page = DossierPage(setting, permissions.entrance, permissions.cover, permissions.people)
        self.account = account
        self.name = name
    }

    private var words: Words.Mandates.Choosing { page.words.mandates.choosing }

    package var html: HTML {
        let title = words.stopTitle(["name": name])
        return page.page(
            title, .permissions, isNarrow: true,
            content: """
                \(page.head(title))
                <section class="card"><p>\(words.stopText(["name": name]))</p>
                <form class="more" method="post" action="\(Link.endRepresentation(page.id, account))">\
                \(page.setting.formFields)<div class="actions"><button class="btn btn-rose">\(words.stopButton)</button>\
                <a class="btn btn-quiet" href="\(Link.permissions(page.id))">\(page.words.giving.keep)</a></div></form>\
                </section>
                """
        ).html
    }
}
