import Identity

/// Where somebody changes the own password.
package struct PasswordPage: Sendable {
    private let setting: PageSetting
    private let address: String
    private let problems: [FieldMessage]

    /// - Parameter address: whose it is, so that a password manager knows which one to change.
    package init(_ setting: PageSetting, address: String, problems: [FieldMessage] = []) {
        self.setting = setting
        self.address = address
        self.problems = problems
    }

    private var words: Words.Account { setting.words.account }

    package var html: HTML {
        let title =
            problems.isEmpty ? words.passwordChange : setting.words.common.errorTitle(["title": words.passwordChange])
        return Page(setting, title: title, place: .account, isNarrow: true, content: content).html
    }

    private var content: HTML {
        """
        <a class="back" href="\(Link.account)">\(Icon("arrow-left").html(setting))\(words.title)</a>
        \(ErrorSummary(setting, problems.map { ($0.field, $0.message) }).html)
        <div class="page-head"><div><h1>\(words.passwordChange)</h1><p class="lead">\(words.passwordLead)</p></div></div>
        <form class="card form" method="post" action="\(Link.password)" novalidate>
        <input type="text" name="email" value="\(address)" autocomplete="username" readonly hidden>\(setting.formFields)
        \(PasswordField(setting, "password", words.passwordOld, problems).html)
        \(PasswordField(
            setting, "nieuw", words.passwordNew, hint: words.passwordHint(["count": String(Passwords.shortest)]),
            isNew: true, problems
        ).html)
        <div class="actions"><button class="btn">\(words.passwordSave)</button>\
        <a href="\(Link.account)">\(setting.words.common.back)</a></div></form>
        """
    }
}
