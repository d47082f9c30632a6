/// "Bevestig met je code", or with a passkey: between an act that weighs and what it does.
package struct ConfirmPage: Sendable {
    /// A hidden field that says a form went through this page.
    static let mark = "bevestigd"

    private let setting: PageSetting
    private let isSetUp: Bool
    private let hasPasskey: Bool
    private let action: String
    private let returnsTo: String
    private let carried: [(name: String, value: String)]
    private let isRecovery: Bool
    private let problem: String?
    private let passkeyProblem: String?

    /// - Parameters:
    ///   - isSetUp: whether there is a second step to show a code of; without one and without a passkey the page says how
    ///     to get it.
    ///   - action: a path of this site that takes the code, and what was filled in.
    ///   - returnsTo: a path of this site to go back to.
    ///   - carried: what was filled in.
    package init(
        _ setting: PageSetting, isSetUp: Bool, hasPasskey: Bool = false, action: String = Link.confirm.path,
        returnsTo: String, carried: [(name: String, value: String)], isRecovery: Bool = false, problem: String? = nil,
        passkeyProblem: String? = nil
    ) {
        self.setting = setting
        self.isSetUp = isSetUp
        self.hasPasskey = hasPasskey
        self.passkeyProblem = passkeyProblem
        self.action = action
        self.returnsTo = returnsTo
        self.carried = carried
        self.isRecovery = isRecovery
        self.problem = problem
    }

    private var words: Words.SecondStep { setting.words.secondStep }

    package var html: HTML {
        let isWrong = problem != nil || passkeyProblem != nil
        return Page(
            setting, title: isWrong ? setting.words.common.errorTitle(["title": title]) : title, isNarrow: true,
            content: content
        ).html
    }

    private var title: String { hasPasskey ? setting.words.passkeys.confirmTitle : words.confirmTitle }

    private var content: HTML {
        """
        <div class="sign-in stack"><h1>\(title)</h1>\(isSetUp || hasPasskey ? asking : settingUp)</div>
        """
    }

    private var asking: HTML {
        let problems = [(CodeForm.field, problem), (PasskeyForm.id, passkeyProblem)].compactMap { field, message in
            message.map { (field, $0) }
        }
        return """
            \(ErrorSummary(setting, problems).html)<p class="lead">\(words.confirmLead)</p>
            \(isSetUp ? code : HTML.none)\(hasPasskey ? passkey : HTML.none)
            """
    }

    private var code: HTML {
        CodeForm(
            setting: setting, action: "\(action)", hidden: carried + [(Self.mark, "1")], isRecovery: isRecovery,
            problem: problem, submit: words.confirm
        ).html
    }

    private var passkey: HTML {
        let passkeys = setting.words.passkeys
        let form = PasskeyForm(
            setting: setting, action: "\(action)", ask: "\(Link.confirmPasskey)",
            hidden: carried + [(Self.mark, "1")], problem: passkeyProblem, submit: passkeys.confirmWith,
            lead: isSetUp ? passkeys.or : nil
        ).html
        guard !isSetUp else { return form }
        return """
            \(form)\(PasskeyForm.without(setting))<p class="soft">\(passkeys.confirmNoCode)</p>
            <p class="actions"><a class="btn btn-quiet" href="\(Link.factor)">\(words.setUp)</a></p>
            """
    }

    private var settingUp: HTML {
        """
        <p class="lead">\(words.confirmNeedsIt)</p>
        <p class="actions"><a class="btn" href="\(Link.factor)">\(words.setUp)</a></p>
        """
    }
}
