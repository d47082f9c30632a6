/// "Bevestig met je code": between an act that weighs and what it does.
package struct ConfirmPage: Sendable {
    /// A hidden field that says a form went through this page.
    static let mark = "bevestigd"

    private let setting: PageSetting
    private let isSetUp: Bool
    private let action: String
    private let returnsTo: String
    private let carried: [(name: String, value: String)]
    private let isRecovery: Bool
    private let problem: String?

    /// - Parameters:
    ///   - isSetUp: whether there is a second step to show a code of; without one the page says how to get it.
    ///   - action: a path of this site that takes the code, and what was filled in.
    ///   - returnsTo: a path of this site to go back to.
    ///   - carried: what was filled in.
    package init(
        _ setting: PageSetting, isSetUp: Bool, action: String = Link.confirm.path, returnsTo: String,
        carried: [(name: String, value: String)], isRecovery: Bool = false, problem: String? = nil
    ) {
        self.setting = setting
        self.isSetUp = isSetUp
        self.action = action
        self.returnsTo = returnsTo
        self.carried = carried
        self.isRecovery = isRecovery
        self.problem = problem
    }

    private var words: Words.SecondStep { setting.words.secondStep }

    package var html: HTML {
        let title = problem == nil ? words.confirmTitle : setting.words.common.errorTitle(["title": words.confirmTitle])
        return Page(setting, title: title, isNarrow: true, content: content).html
    }

    private var content: HTML {
        """
        <div class="sign-in stack"><h1>\(words.confirmTitle)</h1>\(isSetUp ? asking : settingUp)</div>
        """
    }

    private var asking: HTML {
        let form = CodeForm(
            setting: setting, action: "\(action)", hidden: carried + [(Self.mark, "1")], isRecovery: isRecovery,
            problem: problem, submit: words.confirm)
        return """
            \(ErrorSummary(setting, problem.map { [(CodeForm.field, $0)] } ?? []).html)<p class="lead">\(words.confirmLead)</p>
            \(form.html)
            """
    }

    private var settingUp: HTML {
        """
        <p class="lead">\(words.confirmNeedsIt)</p>
        <p class="actions"><a class="btn" href="\(Link.factor)">\(words.setUp)</a></p>
        """
    }
}
