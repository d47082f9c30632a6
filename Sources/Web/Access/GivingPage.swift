import Dossier
import Records
import UseCases

/// The form on which access is given, changed or denied, or one entry is shared: who, what is needed, what they may do, why
/// and until when. The questions are the weighing.
package struct GivingPage: Sendable {
    private let page: DossierPage
    private let forms: GivingForms
    private let typed: TypedGiving
    private let problems: [FieldMessage]

    package init(_ setting: PageSetting, _ forms: GivingForms, _ typed: TypedGiving, problems: [FieldMessage] = []) {
        page = DossierPage(setting, forms.entrance, forms.cover, forms.people)
        self.forms = forms
        self.typed = typed
        self.problems = problems
    }

    private var words: Words.Giving { page.words.giving }
    private var fields: GivingFields { GivingFields(page, typed, problems) }
    private var isSharing: Bool { typed.entry != nil }

    package var html: HTML {
        let full = problems.isEmpty ? title : page.words.common.errorTitle(["title": title])
        return page.page(full, .permissions, isNarrow: true, content: content).html
    }

    private var title: String {
        if let changed = forms.changed { return words.titleChange(["name": changed.toName]) }
        if let answered = forms.answered { return words.titleLess(["name": answered.toName]) }
        if typed.isDeny { return words.titleDeny }
        if typed.invited != nil { return words.invitation.title }
        return isSharing ? words.titleShare : words.title
    }

    private var lead: String {
        if let entry = forms.entry { return words.leadShare(["date": page.dates.date(entry.at)]) }
        if typed.invited != nil { return words.invitation.lead }
        return typed.isDeny ? words.leadDeny : words.lead
    }

    private var content: HTML {
        """
        <a class="back" href="\(Link.permissions(page.id))">\(Icon("arrow-left").html(page.setting))\
        \(page.words.permissions.title)</a>
        \(ErrorSummary(page.setting, problems.map { ($0.field, $0.message) }).html)
        \(page.head(title, lead: lead, action: help))
        <form class="form" id="toegang" method="post" action="\(Link.giving(page.id))" novalidate>
        \(page.setting.formFields)\(carried)
        \(who)
        \(isSharing ? HTML.none : fields.what(typed.isDeny ? words.whatDeny : words.what, packages: packages))
        \(isSharing || typed.isDeny ? HTML.none : fields.how)
        \(fields.why(words.why, hint: words.whyHint))
        \(fields.until(terms))
        \(details)
        <div class="actions"><button class="btn btn-main">\(words.next)</button>\
        <a href="\(Link.permissions(page.id))">\(page.words.write.stop)</a></div></form>
        """
    }

    private var help: HTML {
        guard !isSharing, !typed.isDeny, typed.invited == nil, forms.changed == nil else { return .none }
        return """
            <a class="btn btn-quiet" href="\(Link.givingHelp(page.id, typed.to))">\(Icon("question").html(page.setting))\
            \(words.help)</a>
            """
    }

    private var packages: [AccessPackage] {
        typed.isDeny ? [.everything, .health, .money, .family] : AccessPackage.allCases
    }

    private var terms: [TypedGiving.Term] {
        typed.isDeny ? [.noEnd, .months3, .months6, .year] : [.months3, .months6, .year]
    }

    private var carried: HTML {
        // Where the day it begins is no question, one that stood in what is changed goes along.
        let names =
            ["id", "soort", "stuk", "verander", "vraag"] + (isFixed ? ["aan"] : []) + (asksDetails ? [] : ["van"])
        return .joined(
            typed.fields.filter { names.contains($0.name) }.map { name, value in
                "<input type=\"hidden\" name=\"\(name)\" value=\"\(value)\">"
            })
    }

    /// Of a permit that is changed and a question that is answered, whom it is for stays.
    private var isFixed: Bool { forms.changed != nil || forms.answered != nil }

    private var who: HTML {
        guard !isFixed else { return .none }
        if let invited = typed.invited { return whoIsInvited(invited) }
        let question = typed.isDeny ? words.whoDeny : words.who
        return """
            <div class="field\(fields.bad("aan"))"><label for="aan">\(question)</label>\(fields.error("aan"))\
            <select class="select" id="aan" name="aan"\(fields.described("aan"))>\
            <option value="">\(words.choose)</option>\
            <optgroup label="\(words.people)">\(forms.persons.map(option))</optgroup>\
            <optgroup label="\(words.organisations)">\(forms.organisations.map(option))</optgroup></select>\
            <p class="hint">\(notThere)</p></div>
            """
    }

    private var notThere: HTML {
        guard !typed.isDeny, !isSharing else { return .none }
        return """
            \(words.notThere) <a href="\(Link.inviting(page.id))">\(words.invitation.button)</a>
            """
    }

    private func whoIsInvited(_ name: String) -> HTML {
        """
        <div class="field\(fields.bad("naam"))"><label for="naam">\(words.invitation.who)</label>\
        <p class="hint" id="naam-hint">\(words.invitation.whoHint)</p>\(fields.error("naam"))\
        <input class="input" id="naam" name="naam" value="\(name)" autocomplete="off"\
        \(fields.described("naam", hint: true))></div>\(forms.canMail ? byMail : HTML.none)
        """
    }

    private var byMail: HTML {
        """
        <div class="field\(fields.bad("mail"))"><label for="mail">\(words.invitation.mail)</label>\
        <p class="hint" id="mail-hint">\(words.invitation.mailHint)</p>\(fields.error("mail"))\
        <input class="input" type="email" id="mail" name="mail" value="\(typed.mail)" autocomplete="off"\
        \(fields.described("mail", hint: true))></div>
        """
    }

    private func option(_ recipient: Recipient) -> HTML {
        let value = PrincipalText.text(recipient.principal)
        let name =
            switch recipient.principal {
            case .organisation: words.whole(["name": recipient.name])
            case .department(_, let role?): words.onlyRole(["department": recipient.name, "role": role])
            default: [recipient.name, recipient.of].compactMap { $0 }.joined(separator: ", ")
            }
        return "<option value=\"\(value)\"\(value == typed.to ? " selected" : HTML.none)>\(name)</option>"
    }

    private var asksDetails: Bool { !typed.isDeny && !isSharing }

    private var details: HTML {
        guard asksDetails else { return .none }
        let isOpen: HTML = typed.basis == .contract || !typed.from.isEmpty ? " open" : .none
        let bases: [(LegalBasis, String)] = [(.consent, words.basisConsent), (.contract, words.basisContract)]
        let choices = bases.map { fields.choice("grondslag", $0.rawValue, $1, typed.basis == $0) }
        return """
            <details class="more-choices more-wide"\(isOpen)><summary>\(page.words.common.more)</summary>\
            <fieldset class="field"><legend>\(words.basis)</legend><div class="choice-list">\(choices)</div></fieldset>\
            \(fields.from(words.from))</details>
            """
    }
}
