import UseCases

/// Where the code of an invitation is filled in. It shows nothing of any dossier, whatever the code.
package struct TakeUpPage: Sendable {
    /// What was typed, kept where something was wrong; never the password.
    package struct Typed: Sendable {
        package var code = ""
        package var name = ""
        package var address = ""

        package init() {}

        init(_ fields: FormFields) {
            code = fields["code"] ?? ""
            name = fields["naam"] ?? ""
            address = fields["email"] ?? ""
        }
    }

    private let setting: PageSetting
    private let typed: Typed
    private let problems: [FieldMessage]
    private let told: String?

    /// - Parameter told: what became of it, where that is not a dossier.
    package init(_ setting: PageSetting, _ typed: Typed, problems: [FieldMessage] = [], told: String? = nil) {
        self.setting = setting
        self.typed = typed
        self.problems = problems
        self.told = told
    }

    private var words: Words.Giving.Invitation { setting.words.giving.invitation }

    package var html: HTML {
        let title =
            problems.isEmpty ? words.takeUpTitle : setting.words.common.errorTitle(["title": words.takeUpTitle])
        return Page(setting, title: title, isNarrow: true, content: content).html
    }

    private var content: HTML {
        """
        <div class="stack"><h1>\(words.takeUpTitle)</h1>
        \(ErrorSummary(setting, problems.map { ($0.field, $0.message) }).html)\(said)
        \(setting.visitor.map { taking($0.name) } ?? joining)</div>
        """
    }

    private var said: HTML {
        doneNotice(told, setting)
    }

    private func taking(_ name: String) -> HTML {
        """
        <p class="lead">\(words.takeUpLead)</p><p class="soft">\(words.signedInAs(["name": name]))</p>
        <form class="card form" method="post" action="\(Link.takeUp())" novalidate>\(setting.formFields)
        \(code)<button class="btn btn-wide">\(words.takeUp)</button></form>
        """
    }

    /// Who has no account makes one here; who has one signs in first, and comes back with the code.
    private var joining: HTML {
        """
        <p class="lead">\(words.takeUpLead)</p>
        <form class="card form" method="post" action="\(Link.signUp)" novalidate>
        \(code)<h2>\(words.isNew)</h2>
        \(field("naam", words.yourName, words.yourNameHint, "autocomplete=\"name\" value=\"\(typed.name)\""))
        \(field(
            "email", words.yourAddress, words.yourAddressHint,
            "type=\"email\" autocomplete=\"username\" value=\"\(typed.address)\""))
        \(field(
            "password", words.password, words.passwordHint, "type=\"password\" autocomplete=\"new-password\""))
        <button class="btn btn-wide">\(words.signUp)</button></form>
        <section class="card"><h2>\(words.hasAccount)</h2><p>\(words.hasAccountText)</p>
        <p class="more"><a class="btn btn-quiet" href="\(signIn)">\(words.signIn)</a></p></section>
        """
    }

    private var signIn: HTML {
        HTML(
            text: Link.signIn.path + "?verder="
                + Link.takeUp(code: typed.code.isEmpty ? nil : typed.code).path.queryEscaped)
    }

    private var code: HTML {
        field(
            "code", words.code, words.codeHint,
            "autocomplete=\"off\" autocapitalize=\"characters\" spellcheck=\"false\" value=\"\(typed.code)\"")
    }

    private func field(_ name: String, _ label: String, _ hint: String, _ attributes: HTML) -> HTML {
        let message = problems.first { $0.field == name }?.message
        let described: HTML = message == nil ? "\(name)-hint" : "\(name)-hint \(name)-fout"
        return """
            <div class="field\(message == nil ? HTML.none : " field-bad")"><label for="\(name)">\(label)</label>\
            <p class="hint" id="\(name)-hint">\(hint)</p>\(message.map { FieldError(setting, name, $0).html })\
            <input class="input" id="\(name)" name="\(name)" \(attributes) required aria-describedby="\(described)"\
            \(message == nil ? HTML.none : " aria-invalid=\"true\"")></div>
            """
    }
}
