/// The second page of signing in: the password was right, the code is asked. Words that were typed before the session
/// ended travel along here too.
package struct SecondStepPage: Sendable {
    private let setting: PageSetting
    private let isRecovery: Bool
    private let problem: String?
    private let kept: [(name: String, value: String)]

    package init(
        _ setting: PageSetting, isRecovery: Bool = false, problem: String? = nil,
        kept: [(name: String, value: String)] = []
    ) {
        self.setting = setting
        self.isRecovery = isRecovery
        self.problem = problem
        self.kept = kept
    }

    private var words: Words.SecondStep { setting.words.secondStep }

    package var html: HTML {
        let title = problem == nil ? words.signInTitle : setting.words.common.errorTitle(["title": words.signInTitle])
        return Page(setting, title: title, isNarrow: true, content: content).html
    }

    private var content: HTML {
        let form = CodeForm(
            setting: setting, action: "\(Link.signInCode)", hidden: kept, isRecovery: isRecovery, problem: problem,
            submit: setting.words.signIn.submit)
        return """
            <div class="sign-in stack"><p>\(Icon.mark(setting))</p><h1>\(words.signInTitle)</h1>
            \(ErrorSummary(setting, problem.map { [(CodeForm.field, $0)] } ?? []).html)\(form.html)
            <p><a href="\(Link.signIn)">\(words.startAgain)</a></p></div>
            """
    }
}
