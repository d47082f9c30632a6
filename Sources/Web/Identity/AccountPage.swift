import Dossier
import UseCases

/// "Mijn account": who I am here, how I sign in, and where I am signed in.
package struct AccountPage: Sendable {
    private let setting: PageSetting
    private let account: OwnAccount
    private let done: String?

    /// - Parameter done: what somebody did a moment ago, by its name in the address.
    package init(_ setting: PageSetting, _ account: OwnAccount, done: String?) {
        self.setting = setting
        self.account = account
        self.done = done
    }

    private var words: Words.Account { setting.words.account }

    package var html: HTML {
        Page(setting, title: words.title, place: .account, isNarrow: true, content: content).html
    }

    private var content: HTML {
        """
        <div class="page-head"><div><h1>\(words.title)</h1><p class="lead">\(words.lead)</p></div></div>
        \(note)
        <div class="stack">\(who)\(PasskeyCard(setting, account).html)\(factor)\(password)\(devices)</div>
        """
    }

    private var note: HTML {
        let text: String? =
            switch done {
            case "wachtwoord": words.passwordSaved
            case "apparaat": words.endedOne
            case "apparaten": words.endedOthers
            case "code-uit": setting.words.secondStep.turnedOff
            default: nil
            }
        return doneNotice(text, setting)
    }

    private var who: HTML {
        Card(
            "wie", words.who,
            """
            <dl class="facts"><dt>\(words.name)</dt><dd>\(account.visitor.name)</dd>\
            <dt>\(words.address)</dt><dd>\(account.visitor.address)</dd></dl><p class="soft more">\(words.whoHelp)</p>
            """
        ).html
    }

    private var factor: HTML {
        let steps = setting.words.secondStep
        let state: HTML
        let link: String
        switch account.factor {
        case .on(let since, let codesLeft):
            link = steps.manage
            let left = codesLeft == 0 ? steps.noCodes : steps.codesLeft(codesLeft)
            state = """
                <p>\(Pill(steps.isOn, icon: Icon("check"), .green).html(setting)) \
                \(steps.since(["date": setting.dates().date(since)]))</p><p class="soft">\(left)</p>
                """
        case .off, .settingUp:
            link = steps.setUp
            state = "<div class=\"stack-s\"><p>\(Pill(steps.isOff, .sun).html(setting))</p><p>\(steps.why)</p></div>"
        }
        return Card(
            "code", steps.title,
            """
            \(state)<p class="actions more"><a class="btn btn-quiet" href="\(Link.factor)">\(Icon("phone").html(setting))\
            \(link)</a></p>
            """
        ).html
    }

    private var password: HTML {
        Card(
            "wachtwoord", words.passwordTitle,
            """
            <p>\(words.passwordText)</p><p class="actions more"><a class="btn btn-quiet" href="\(Link.password)">\
            \(Icon("lock").html(setting))\(words.passwordChange)</a></p>
            """
        ).html
    }

    private var devices: HTML {
        let others = account.sessions.contains { !$0.isThis }
        let end: HTML =
            others
            ? """
            <form class="more" method="post" action="\(Link.devices)">\(setting.formFields)\
            <button class="btn btn-quiet" name="alle" value="1">\(words.endOthers)</button></form>
            """ : "<p class=\"soft more\">\(words.onlyThis)</p>"
        return Card(
            "apparaten", words.devicesTitle,
            """
            \(others ? "<p>\(words.devicesText)</p>" as HTML : .none)
            <ul class="list">\(account.sessions.map(device))</ul>\(end)
            """
        ).html
    }

    private func device(_ session: OwnSession) -> HTML {
        let name = session.device.map { DeviceName(userAgent: $0).text(words) } ?? words.systems.other.capitalisedFirst
        let dates = setting.dates()
        let started = session.isByPasskey ? setting.words.passkeys.started : words.started
        let end: HTML =
            session.isThis
            ? Pill(words.thisDevice, icon: Icon("check"), .green).html(setting)
            : """
            <form method="post" action="\(Link.devices)">\(setting.formFields)\
            <button class="btn btn-quiet btn-small" name="sessie" value="\(session.mark)" \
            aria-label="\(words.endOneNamed(["device": name]))">\(words.endOne)</button></form>
            """
        return """
            <li class="list-row list-tagged"><div class="grow"><strong>\(name)</strong>\
            <p class="soft">\(started(["when": dates.nearWithTime(session.startedAt)]))<br>\
            \(words.seen(["when": dates.nearWithTime(session.seenAt)]))</p></div>\(end)</li>
            """
    }
}
