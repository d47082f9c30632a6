/// The second page of signing in: the password was right, the code is asked. Words that were typed before the session
/// ended travel along here too.
package struct SecondStepPage: Sendable {
    private let setting: PageSetting
    private let isRecovery: Bool
    private let problem: String?
    private let kept: [(name: String, value: String)]
    private let hasPasskey: Bool
    private let passkeyProblem: String?

    /// - Parameter hasPasskey: whether one of their passkeys will do as well.
    package init(
        _ setting: PageSetting, isRecovery: Bool = false, problem: String? = nil,
        kept: [(name: String, value: String)] = [], hasPasskey: Bool = false, passkeyProblem: String? = nil
    ) {
        self.setting = setting
        self.isRecovery = isRecovery
        self.problem = problem
        self.kept = kept
        self.hasPasskey = hasPasskey
        self.passkeyProblem = passkeyProblem
    }

    private var words: Words.SecondStep { setting.words.secondStep }

    package var html: HTML {
        let title =
            problem ?? passkeyProblem == nil
            ? words.signInTitle : setting.words.common.errorTitle(["title": words.signInTitle])
        return Page(setting, title: title, isNarrow: true, content: content).html
    }

    private var problems: [(field: String, message: String)] {
        [(CodeForm.field, problem), (PasskeyForm.id, passkeyProblem)].compactMap { field, message in
            message.map { (field, $0) }
        }
    }

    private var passkey: HTML {
        guard hasPasskey else { return .none }
        let words = setting.words.passkeys
        return PasskeyForm(
            setting: setting, action: "\(Link.signInPasskey)", ask: "\(Link.signInPasskey)?stap=1",
            hidden: kept + [("stap", "1")], problem: passkeyProblem, submit: words.confirmWith, lead: words.or
        ).html
    }

    private var content: HTML {
        let form = CodeForm(
            setting: setting, action: "\(Link.signInCode)", hidden: kept, isRecovery: isRecovery, problem: problem,
            submit: setting.words.signIn.submit)
        return """
            <div class="sign-in stack"><p>\(Icon.mark(setting))</p><h1>\(words.signInTitle)</h1>
            \(ErrorSummary(setting, problems).html)\(form.html)\(passkey)
            <p><a href="\(Link.signIn)">\(words.startAgain)</a></p></div>
            """
    }
}
