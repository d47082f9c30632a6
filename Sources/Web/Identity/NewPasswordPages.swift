import Identity

/// Where somebody who forgot the password asks for a mail. What it says afterwards does not depend on whether there is such
/// an account.
package struct AskNewPasswordPage: Sendable {
    package enum State: Sendable {
        case asking
        case asked
        /// A link was used, replaced or is too old.
        case over
        /// This installation sends no mail.
        case off
    }

    private let setting: PageSetting
    private let state: State
    private let address: String
    private let problem: String?

    package init(_ setting: PageSetting, state: State, address: String = "", problem: String? = nil) {
        self.setting = setting
        self.state = state
        self.address = address
        self.problem = problem
    }

    private var words: Words.NewPassword { setting.words.newPassword }

    private var title: String {
        switch state {
        case .asking, .off: words.title
        case .asked: words.asked
        case .over: words.over
        }
    }

    package var html: HTML {
        Page(
            setting, title: problem == nil ? title : setting.words.common.errorTitle(["title": title]), isNarrow: true,
            content: """
                <div class="sign-in stack"><p>\(Icon.mark(setting))</p><h1>\(title)</h1>\(content)
                <p><a href="\(Link.signIn)">\(words.toSignIn)</a></p></div>
                """
        ).html
    }

    private var content: HTML {
        switch state {
        case .asking:
            "\(ErrorSummary(setting, problem.map { [("email", $0)] } ?? []).html)<p class=\"lead\">\(words.lead)</p>\(form)"
        case .over:
            "<p class=\"lead\">\(words.overText)</p><p class=\"actions\"><a class=\"btn\" href=\"\(Link.forgotten)\">\(words.askAgain)</a></p>"
        case .asked: "<p class=\"lead\">\(words.askedText)</p><p>\(words.askedHelp)</p>"
        case .off: "<p class=\"lead\">\(words.off)</p>"
        }
    }

    private var form: HTML {
        """
        <form class="card form" method="post" action="\(Link.forgotten)" novalidate>
        <div class="field\(problem == nil ? HTML.none : " field-bad")"><label for="email">\(setting.words.signIn.address)\
        </label>\(problem.map { FieldError(setting, "email", $0).html })<input class="input" id="email" name="email" \
        type="email" autocomplete="username" value="\(address)"\
        \(problem == nil ? HTML.none : " aria-invalid=\"true\" aria-describedby=\"email-fout\"") required></div>
        <button class="btn btn-wide">\(words.ask)</button></form>
        """
    }
}

/// Where somebody who came by the link in a mail chooses a new password.
package struct NewPasswordPage: Sendable {
    private let setting: PageSetting
    private let token: String
    private let problem: String?

    package init(_ setting: PageSetting, token: String, problem: String? = nil) {
        self.setting = setting
        self.token = token
        self.problem = problem
    }

    private var words: Words.NewPassword { setting.words.newPassword }

    package var html: HTML {
        Page(
            setting,
            title: problem == nil ? words.choose : setting.words.common.errorTitle(["title": words.choose]),
            isNarrow: true, content: content
        ).html
    }

    private var content: HTML {
        let account = setting.words.account
        return """
            <div class="sign-in stack"><p>\(Icon.mark(setting))</p><h1>\(words.choose)</h1>
            \(ErrorSummary(setting, problem.map { [("nieuw", $0)] } ?? []).html)<p class="lead">\(words.chooseText)</p>
            <form class="card form" method="post" action="\(Link.newPassword)" novalidate>
            <input type="hidden" name="sleutel" value="\(token)">
            \(PasswordField(
                setting, "nieuw", account.passwordNew,
                hint: account.passwordHint(["count": String(Passwords.shortest)]), isNew: true,
                problem.map { [FieldMessage("nieuw", $0)] } ?? []
            ).html)
            <button class="btn btn-wide">\(account.passwordSave)</button></form></div>
            """
    }
}
