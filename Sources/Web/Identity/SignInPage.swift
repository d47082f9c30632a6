/// The page to sign in on. Words somebody typed before the session ended travel along in it, so that they are not lost.
package struct SignInPage: Sendable {
    /// Why this page shows instead of another.
    package enum Reason: Sendable {
        case asked
        case ended
        /// There are words to keep.
        case kept
        case signedOut
        /// A new password was set through a link.
        case newPassword
    }

    private let setting: PageSetting
    private let reason: Reason
    private let address: String
    private let problems: [FieldMessage]
    private let kept: [(name: String, value: String)]

    /// - Parameter kept: hidden fields that come back with the answer: where to go on, and words to keep.
    package init(
        _ setting: PageSetting, reason: Reason = .asked, address: String = "", problems: [FieldMessage] = [],
        kept: [(name: String, value: String)] = []
    ) {
        self.setting = setting
        self.reason = reason
        self.address = address
        self.problems = problems
        self.kept = kept
    }

    private var words: Words.SignIn { setting.words.signIn }

    package var html: HTML {
        let title = problems.isEmpty ? words.title : setting.words.common.errorTitle(["title": words.title])
        return Page(setting, title: title, isNarrow: true, content: content).html
    }

    private var content: HTML {
        """
        <div class="sign-in stack"><p>\(Icon.mark(setting))</p><h1>\(words.welcome)</h1><p class="lead">\(words.lead)</p>
        \(ErrorSummary(setting, problems.map { ($0.field, $0.message) }).html)\(why)
        <form class="card form" method="post" action="\(Link.signIn)" novalidate>
        \(kept.map { "<input type=\"hidden\" name=\"\($0.name)\" value=\"\($0.value)\">" as HTML })
        \(field("email", words.address, "type=\"email\" autocomplete=\"username\" value=\"\(address)\""))
        \(field("password", words.password, "type=\"password\" autocomplete=\"current-password\""))
        <button class="btn btn-wide">\(words.submit)</button></form>
        <p><a href="\(Link.forgotten)">\(setting.words.newPassword.title)</a></p>
        \(passkey)
        \(ProviderButtons(setting, kept).html)<p class="soft">\(words.help)</p></div>
        """
    }

    /// Shown by its script, where the browser can.
    private var passkey: HTML {
        let words = setting.words.passkeys
        return PasskeyForm(
            setting: setting, action: "\(Link.signInPasskey)", ask: "\(Link.signInPasskey)", hidden: kept,
            problem: problems.first { $0.field == PasskeyForm.id }?.message, submit: words.signIn
        ).html
    }

    private var why: HTML {
        switch reason {
        case .asked: .none
        case .ended: notice(.sun, Icon("clock"), setting, HTML(text: words.ended), attributes: " role=\"status\"")
        case .kept: notice(.green, Icon("draft"), setting, HTML(text: words.kept), attributes: " role=\"status\"")
        case .newPassword: doneNotice(setting.words.newPassword.done, setting)
        case .signedOut: doneNotice(words.signedOut, setting)
        }
    }

    private func field(_ name: String, _ label: String, _ attributes: HTML) -> HTML {
        let message = problems.first { $0.field == name }?.message
        return """
            <div class="field\(message == nil ? HTML.none : " field-bad")"><label for="\(name)">\(label)</label>\
            \(message.map { FieldError(setting, name, $0).html })<input class="input" id="\(name)" name="\(name)" \(attributes) required\
            \(message == nil ? HTML.none : " aria-invalid=\"true\" aria-describedby=\"\(name)-fout\"")></div>
            """
    }
}
