import UseCases

/// Where somebody makes a passkey, gives it a name, and takes it away.
package struct PasskeysPage: Sendable {
    private let setting: PageSetting
    private let own: OwnPasskeys
    private let device: String
    private let done: String?
    private let problem: String?
    private let nameless: String?

    /// - Parameters:
    ///   - device: what a new one is called until somebody says otherwise.
    ///   - done: what somebody did a moment ago, by its name in the address.
    ///   - problem: why none was made.
    ///   - nameless: the mark of the one whose name was left empty.
    package init(
        _ setting: PageSetting, _ own: OwnPasskeys, device: String, done: String? = nil, problem: String? = nil,
        nameless: String? = nil
    ) {
        self.setting = setting
        self.own = own
        self.device = device
        self.done = done
        self.problem = problem
        self.nameless = nameless
    }

    private var words: Words.Passkeys { setting.words.passkeys }

    package var html: HTML {
        let isWrong = problem != nil || nameless != nil
        return Page(
            setting, title: isWrong ? setting.words.common.errorTitle(["title": words.title]) : words.title,
            place: .account, isNarrow: true, content: content
        ).html
    }

    /// What this device is called in a list of devices.
    static func device(_ visit: Visit, _ words: Words.Passkeys) -> String {
        words.devices.name(of: DeviceName(userAgent: visit.caller.device ?? "").system)
    }

    private var content: HTML {
        let problems =
            problem.map { [(PasskeyForm.id, $0)] } ?? nameless.map { [("naam-\($0)", words.nameMissing)] } ?? []
        return """
            <a class="back" href="\(Link.account)">\(Icon("arrow-left").html(setting))\(setting.words.account.title)</a>
            \(ErrorSummary(setting, problems).html)\(note)
            <div class="page-head"><div><h1>\(words.title)</h1><p class="lead">\(words.lead)</p></div></div>
            <div class="stack">\(own.passkeys.isEmpty ? HTML.none : list)\(adding)</div>
            """
    }

    private var note: HTML {
        let text: String? =
            switch done {
            case "nieuw": words.added
            case "naam": words.renamed
            case "weg": words.removed
            default: nil
            }
        return doneNotice(text, setting)
    }

    private var list: HTML {
        Card(
            "jouw", words.listTitle,
            "<p>\(words.listText)</p><ul class=\"list\">\(own.passkeys.map(row))</ul>"
        ).html
    }

    private func row(_ passkey: OwnPasskey) -> HTML {
        let dates = setting.dates()
        let used = passkey.usedAt.map { words.used(["when": dates.nearWithTime($0)]) } ?? words.neverUsed
        let cloud: HTML = passkey.isBackedUp ? Pill(words.backedUp, icon: Icon("check"), .green).html(setting) : .none
        return """
            <li class="list-row list-tagged"><div class="grow"><strong>\(passkey.name)</strong> \(cloud)\
            <p class="soft">\(words.made(["when": dates.nearWithTime(passkey.madeAt)]))<br>\(used)</p>\
            \(rename(passkey))</div>\(remove(passkey))</li>
            """
    }

    private func rename(_ passkey: OwnPasskey) -> HTML {
        let isWrong = nameless == passkey.mark
        let id = "naam-\(passkey.mark)"
        return """
            <details class="disclose"\(isWrong ? " open" : HTML.none)><summary>\(words.rename)\
            <span class="vh">: \(passkey.name)</span></summary>
            <form class="form more" method="post" action="\(Link.renamePasskey)" novalidate>\(setting.formFields)\
            <input type="hidden" name="passkey" value="\(passkey.mark)">
            \(field(id, words.nameNamed(["name": passkey.name]), isWrong ? "" : passkey.name, problem: isWrong ? words.nameMissing : nil))
            <button class="btn btn-quiet">\(words.nameSave)</button></form></details>
            """
    }

    /// Only where it will be taken away at once; the page says above how to come so far.
    private func remove(_ passkey: OwnPasskey) -> HTML {
        guard own.standing != .signInAgain else { return .none }
        return """
            <form method="post" action="\(Link.removePasskey)">\(setting.formFields)\
            <button class="btn btn-quiet btn-small" name="passkey" value="\(passkey.mark)" \
            aria-label="\(words.removeNamed(["name": passkey.name]))">\(words.remove)</button></form>
            """
    }

    private func field(
        _ id: String, _ label: String, _ value: String, hint: String? = nil, problem: String? = nil
    ) -> HTML {
        let named = [hint.map { _ in "\(id)-hint" }, problem.map { _ in "\(id)-fout" }].compactMap { $0 }
        let described: HTML = named.isEmpty ? .none : " aria-describedby=\"\(named.joined(separator: " "))\""
        return """
            <div class="field\(problem == nil ? HTML.none : " field-bad")"><label for="\(id)">\(label)</label>\
            \(hint.map { "<p class=\"hint\" id=\"\(id)-hint\">\($0)</p>" as HTML })\
            \(problem.map { FieldError(setting, id, $0).html })<input class="input" id="\(id)" name="naam" \
            autocomplete="off" maxlength="\(String(Workplace.longestPasskeyName))" value="\(value)"\(described)\
            \(problem == nil ? HTML.none : " aria-invalid=\"true\"")></div>
            """
    }

    private var adding: HTML {
        Card("nieuw", words.addTitle, own.party == nil ? "<p>\(words.unavailable)</p>" : added).html
    }

    private var added: HTML {
        guard own.hasRoom else { return "<p>\(words.full(["count": String(own.passkeys.count)]))</p>" }
        switch own.standing {
        case .may:
            let form = PasskeyForm(
                setting: setting, kind: .making, action: "\(Link.passkeys)", ask: "\(Link.newPasskey)",
                content: "<p>\(words.addText)</p>\(field("naam", words.name, device, hint: words.nameHint))",
                problem: problem, submit: words.add)
            return "\(form.html)\(PasskeyForm.without(setting))"
        case .confirmFirst:
            return """
                <p>\(words.confirmFirst)</p><p class="actions more"><a class="btn" \
                href="\(Link.confirm)?verder=\(Link.passkeys)">\(words.confirm)</a></p>
                """
        case .signInAgain:
            return """
                <p>\(words.later)</p><form class="more" method="post" action="\(Link.signOut)" data-signout>\
                \(setting.formFields)<button class="btn">\(words.signInAgain)</button></form>
                """
        }
    }
}

/// On the page of the account: whether somebody has passkeys.
struct PasskeyCard: Sendable {
    private let setting: PageSetting
    private let account: OwnAccount

    init(_ setting: PageSetting, _ account: OwnAccount) {
        self.setting = setting
        self.account = account
    }

    var html: HTML {
        guard let count = account.passkeys else { return .none }
        let words = setting.words.passkeys
        let state: HTML =
            count == 0
            ? "<p>\(words.why)</p>"
            : "<p>\(Pill(words.count(count), icon: Icon("check"), .green).html(setting))</p><p class=\"soft\">\(words.why)</p>"
        return Card(
            "passkeys", words.title,
            """
            <div class="stack-s">\(state)</div><p class="actions more"><a class="btn btn-quiet" href="\(Link.passkeys)">\
            \(Icon("lock").html(setting))\(count == 0 ? words.setUp : words.manage)</a></p>
            """
        ).html
    }
}
